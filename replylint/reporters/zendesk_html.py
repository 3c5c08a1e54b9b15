"""HTML for comments of Zendesk: what stands in it is shown as it is, and nothing in it is carried out.

Zendesk fills placeholders of comments in (`{{ticket.requester.name}}`), also in a quotation of them.
"""

import html
from collections.abc import Iterable, Iterator

from msgspec import Struct

from replylint.language.ui import (
    BETTER,
    COMPARE,
    LEAVE_OUT,
    LEVEL_NAMES,
    QUOTES,
    WHY,
    evidence_line,
)
from replylint.lazy import pattern
from replylint.model import Finding, Language
from replylint.records import FindingRecord
from replylint.reporters.wording import EXCERPT, SUGGESTIONS, single_line

TAG = "replylint_findings"
"""The tag that tickets with findings get, for views and reports."""

HIDDEN = "•••"
"""What stands in a note where the text has a password or a card number."""

MORE: dict[Language, str] = {"ru": "И ещё находок: {}.", "uk": "І ще знахідок: {}.", "en": "And {} more."}

LONGEST = 60_000
"""Bytes of a comment at most; Zendesk takes 64 KB."""

_UNSHOWN = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LIQUID = pattern(r"\{(?=[{%])")
_BREAK_APART = "{\u200b"
"""A space without width between the signs: it looks the same, and is no placeholder."""


def inert(text: str) -> str:
    """The text as HTML that shows it."""
    return html.escape(_LIQUID.sub(_BREAK_APART, _UNSHOWN.sub("\ufffd", text)), quote=False)


def paragraph(text: str, *, strong: bool = False) -> str:
    """A paragraph."""
    return f"<p><strong>{inert(text)}</strong></p>" if strong else f"<p>{inert(text)}</p>"


class Told(Struct, frozen=True):
    """A finding that is to be told, the words it is about, in which language, and where it is."""

    finding: Finding | FindingRecord
    excerpt: str
    language: Language
    place: str = ""


def finding_items(found: Iterable[Told], secrets: frozenset[str]) -> list[str]:
    """The items of a list. The reason of a rule is told once; what the rules of `secrets` found is not repeated."""
    told = list(found)
    hidden = {one.excerpt for one in told if one.finding.rule in secrets and one.excerpt.strip()}
    hidden |= {single_line(one) for one in hidden}
    reasons: set[tuple[str, str]] = set()
    items = []
    for one in told:
        reason = (one.finding.rule, one.finding.why)
        items.append(_finding_item(one, sorted(hidden, key=len, reverse=True), new=reason not in reasons))
        reasons.add(reason)
    return items


def _finding_item(one: Told, hidden: list[str], *, new: bool) -> str:
    finding, language = one.finding, one.language
    opening, closing = QUOTES[language]
    message = single_line(finding.message)
    words = single_line(one.excerpt)
    secret = any(text in words for text in hidden)
    lines = [message]
    if words and words not in message and words not in hidden:
        # What is to be hidden must not be cut before it is found.
        lines.insert(0, f"{opening}{words if secret else _cut(words)}{closing}")
    if finding.why and new:
        lines.append(f"{WHY[language]}: {single_line(finding.why)}")
    better = dict.fromkeys(
        f"{opening}{text}{closing}" if (text := single_line(suggestion.text)) else LEAVE_OUT[language]
        for suggestion in finding.suggestions[:SUGGESTIONS]
    )
    if better:
        lines.append(f"{BETTER[language]}: {', '.join(better)}")
    lines += [f"{COMPARE[language]}: {evidence_line(proof, language)}" for proof in finding.evidence]
    for text in hidden:
        lines = [line.replace(text, HIDDEN) for line in lines]
    name = finding.rule if finding.source is None else f"{finding.rule} ({finding.source})"
    head = f"{LEVEL_NAMES[language][finding.level]}: {name}"
    return item(f"{head}, {one.place}" if one.place else head, lines)


def _cut(words: str) -> str:
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"


def item(head: str, lines: Iterable[str]) -> str:
    """An item of a list: what it is, and what there is to say."""
    return f"<li>{'<br>'.join([f'<strong>{inert(head)}</strong>', *map(inert, lines)])}</li>"


def size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def fitting(pieces: Iterable[str], room: int) -> Iterator[str]:
    """The pieces from the first one on that fit into so many bytes."""
    for piece in pieces:
        room -= size(piece)
        if room < 0:
            return
        yield piece
