"""Grammar's part of a check: a report with what LanguageTool found added to it."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from replylint.grammar.known_words import KnownWords
from replylint.grammar.matches import Match
from replylint.grammar.noise import worth_telling
from replylint.grammar.sentences import Sentence, sentences_of
from replylint.grammar.session import UnavailableError, session
from replylint.grammar.slips import is_slip
from replylint.grammar.wording import message_of, why_of
from replylint.model import Draft, Finding, Language, Level, Problem, Report, Suggestion, Ticket
from replylint.program import Program
from replylint.selection import decide_under

PACK = "grammar"
LEVEL: Level = "warning"
"""The level of all findings, unless `levels` says otherwise."""

MOST_SUGGESTIONS = 3
NEAR = 60
"""Code points of a finding of another rule at most that makes one of grammar's at its place superfluous."""


def with_grammar(report: Report, draft: Draft, ticket: Ticket | None, program: Program) -> Report:
    """The report with grammar's findings, or with a problem that says why there are none."""
    if not may_find(program):
        return report
    sentences = sentences_of(draft)
    if not sentences:
        return report
    grammar = program.settings.grammar
    try:
        answers = session(grammar).check(sentences, keep=is_kept(draft, ticket))
    except UnavailableError as error:
        problem = Problem(str(error), whole_run=error.whole_run)
        return replace(report, problems=(*report.problems, problem))
    channel = draft.channel or (ticket.channel if ticket is not None else None)
    known = KnownWords(draft, ticket, program.company)
    found = list(zip(sentences, answers, strict=True))
    told = worth_telling(found, draft, known, channel, grammar)
    findings = [*_findings(told, draft, program, report.findings)]
    if not findings:
        return report
    everything = sorted((*report.findings, *findings), key=lambda one: (one.start, one.end, one.rule))
    return replace(report, findings=tuple(everything))


def is_kept(draft: Draft, ticket: Ticket | None) -> bool:
    """May answers about the draft stay on the disk? Of a reply to a customer nothing does."""
    return draft.kind == "template" and ticket is None


def may_find(program: Program) -> bool:
    """Could a finding of grammar's be told at all, under `select` and `ignore`?"""
    settings = program.settings
    named = (*settings.select, *settings.levels)
    ids = [PACK, *(name for name in named if name.startswith(f"{PACK}/"))]
    return any(decide_under(settings, name, LEVEL, "stable").level is not None for name in ids)


def _findings(
    told: "Iterable[tuple[Sentence, Match]]", draft: Draft, program: Program, others: Sequence[Finding]
) -> Iterable[Finding]:
    past = -1
    for sentence, match in told:
        start, end = sentence.start + match.start, sentence.start + match.end
        rule = f"{PACK}/{match.category}"
        level = decide_under(program.settings, rule, LEVEL, "stable").level
        if level is None or start < past or _is_told(start, end, others):
            continue
        if not match.is_spelling and past >= 0 and draft.text[past:start].isspace():
            # «you're parcel»: what stands beside one mistake is taken for another.
            continue
        past = end
        written = draft.text[start:end]
        interface: Language = program.interface or draft.language
        yield Finding(
            rule,
            level,
            message_of(match, written, sentence.language, interface),
            why_of(match, sentence.language, interface),
            start,
            end,
            _suggestions(match, written),
            source=match.rule,
        )


def _is_told(start: int, end: int, others: Sequence[Finding]) -> bool:
    return any(one.start < end and start < one.end and one.end - one.start <= NEAR for one in others)


def _suggestions(match: Match, written: str) -> tuple[Suggestion, ...]:
    texts = list(dict.fromkeys(text for text in match.replacements if text != written))[:MOST_SUGGESTIONS]
    safe = match.is_spelling and len(match.replacements) == len(texts) == 1 and is_slip(written, texts[0])
    return tuple(Suggestion(text, safe=safe) for text in texts)
