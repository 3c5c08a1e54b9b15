"""What is told of a finding under the pointer: what, why, the proof, what to say instead."""

from collections.abc import Iterator, Sequence

from replylint.language.ui import BETTER, WHY, evidence_line
from replylint.lazy import pattern
from replylint.lsp.outcomes import Outcome
from replylint.lsp.rule_pages import good_example
from replylint.lsp.wording import example_word
from replylint.model import Language
from replylint.report import Located
from replylint.rulefile import RuleFile

_MARKS = pattern(r"([\\`*_\[\]<>~&])")
_SHOWN = 3
"""Suggestions and pieces of evidence that are shown."""


def at(outcome: Outcome, offset: int) -> list[Located]:
    """The findings in which an offset stands, the shortest first."""
    report = outcome.report
    found = [
        one
        for one in (report.findings if report is not None else ())
        if one.finding.start <= offset <= one.finding.end
    ]
    return sorted(found, key=lambda one: one.finding.end - one.finding.start)


def markdown(found: Sequence[Located], outcome: Outcome, pages: dict[str, RuleFile]) -> str:
    """The findings, in Markdown; `pages` are the files of their rules."""
    language = outcome.interface
    return "\n\n---\n\n".join(
        "\n\n".join(_lines(one, language, outcome, pages.get(one.finding.rule))) for one in found
    )


def _lines(one: Located, language: Language, outcome: Outcome, page: RuleFile | None) -> Iterator[str]:
    finding = one.finding
    yield f"**{_plain(finding.message)}**"
    yield f"{WHY[language]}: {_plain(finding.why)}"
    if finding.evidence:
        shown = [_plain(evidence_line(one, language)) for one in finding.evidence[:_SHOWN]]
        yield "\n".join(f"- {line}" for line in shown)
    texts = [" ".join(one.text.split()) for one in finding.suggestions[:_SHOWN]]
    if any(texts):
        yield f"{BETTER[language]}: " + " / ".join(f"*{_plain(text)}*" for text in texts if text)
    written = outcome.report.language if outcome.report is not None else language
    example = good_example(page, written) if page is not None else None
    if example is not None:
        yield f"{example_word(language)}: *{_plain(' '.join(example.split()))}*"
    link = page.common.link if page is not None else None
    yield f"[{finding.rule}]({link})" if link else f"`{finding.rule}`"


def _plain(text: str) -> str:
    """Text as Markdown that shows just this text."""
    return _MARKS.sub(r"\\\1", text)
