"""Reading a draft: its parts, what in it is no prose, its paragraphs and their language."""

from collections.abc import Iterable

from replylint.language.detect import Votes, decide, is_unanimous, votes
from replylint.lazy import compiled
from replylint.model import Channel, Draft, DraftKind, Language, Mask, Paragraph, Part, PartKind, Span
from replylint.parts.disclaimer import find_disclaimer
from replylint.parts.ending import find_ending
from replylint.parts.greeting import find_greeting
from replylint.parts.masks import find_masks
from replylint.parts.quotes import find_quotes

WRITTEN: frozenset[PartKind] = frozenset(["greeting", "body", "closing"])
"""The parts that the operator wrote for this customer."""

MOST_PARAGRAPHS = 500
"""Paragraphs whose language is told one by one; in a longer text the rest has the draft's."""

_BLANK_LINES = r"\n[ \t\r]*\n\s*"
_BREAKING_TAG = r"(?i)<br\b|</?(?:p|div|li|ul|ol|table|tr|h[1-6]|blockquote|section|article|header|footer)\b"
_MIXED = 3


def read_draft(
    text: str,
    *,
    language: Language | None = None,
    kind: DraftKind = "reply",
    channel: Channel | None = None,
    subject: str | None = None,
    hint: Language | None = None,
    given: tuple[Mask, ...] = (),
    helpdesk: str | None = None,
) -> Draft:
    """Take a reply or a template apart.

    `language` overrides what the text itself says, in every paragraph; `hint`
    (the language of the ticket) decides only where the text is too short to
    tell. `given` are stretches that are known to be no prose. Any string can be read; nothing is raised.
    """
    masks = find_masks(text, given)
    plain = _without_markup(text, masks)
    parts = _parts(plain, find_quotes(text, kind))
    stretches = [span for run in _written(parts) for span in _split(plain, run)]
    if language is not None:
        paragraphs = _all_in(stretches, language)
        return Draft(text, language, kind, channel, subject, parts, masks, paragraphs, given, helpdesk)
    whole = votes("\n".join([plain[span.start : span.end] for span in stretches]))
    found = decide(whole, hint)
    if is_unanimous(whole):
        paragraphs = _all_in(stretches, found)
    else:
        paragraphs = tuple(_told_apart(plain, stretches, found))
    return Draft(text, found, kind, channel, subject, parts, masks, paragraphs, given, helpdesk)


def _without_markup(text: str, masks: tuple[Mask, ...]) -> str:
    """The text, as long as before, with markup and code blank and placeholders as NULs.

    A placeholder mostly stands for a name; greeting and signature take a NUL for one.
    """
    if not masks:
        return text
    pieces: list[str] = []
    at = 0
    for mask in masks:
        if mask.kind in ("url", "email"):
            continue
        pieces.append(text[at : mask.start])
        if mask.kind == "placeholder":
            pieces.append("\0" * (mask.end - mask.start))
        else:
            pieces.append(_blanked(text[mask.start : mask.end]))
        at = mask.end
    pieces.append(text[at:])
    return "".join(pieces)


def _blanked(markup: str) -> str:
    """As much white space, broken where a browser would break the line; line breaks inside stay."""
    breaks = compiled(_BREAKING_TAG).match(markup)
    if breaks is None:
        return compiled(r"[^\n]").sub(" ", markup)
    lines = "\n" if breaks.group().lower() == "<br" else "\n\n"
    return lines.ljust(len(markup))


def _parts(plain: str, quotes: list[Span]) -> tuple[Part, ...]:
    """Parts that cover the text from its start to its end."""
    stretches = _outside(plain, quotes)
    starts: list[tuple[int, PartKind]] = []
    ending_found = False
    for index in range(len(stretches) - 1, -1, -1):
        span = stretches[index]
        starts.append((span.start, "body"))
        body = find_greeting(plain, span.start, span.end) if index == 0 else span.start
        if body > span.start:
            starts[-1] = (span.start, "greeting")
            starts.append((body, "body"))
        if ending_found:
            continue
        disclaimer = find_disclaimer(plain, body, span.end)
        ending = find_ending(plain, body, disclaimer, greeted=body > span.start)
        starts.append((ending.closing, "closing"))
        starts.append((ending.signature, "signature"))
        starts.append((ending.rest, "body"))
        starts.append((disclaimer, "disclaimer"))
        # Under the quoted mail there may be the signature alone; the farewell then stands above it.
        ending_found = bool(plain[body : ending.closing].strip())
    starts.extend((quote.start, "quote") for quote in quotes)
    return _contiguous(starts, plain)


def _outside(plain: str, quotes: list[Span]) -> list[Span]:
    """What is no quote and not blank."""
    stretches: list[Span] = []
    at = 0
    for quote in [*quotes, Span(len(plain), len(plain))]:
        if quote.start > at and not plain[at : quote.start].isspace():
            stretches.append(Span(at, quote.start))
        at = max(at, quote.end)
    return stretches


def _contiguous(starts: list[tuple[int, PartKind]], plain: str) -> tuple[Part, ...]:
    """Parts from where each begins; a blank one goes to the part before it (or after it, at the start)."""
    # Of several that begin at one place the last one named is not empty.
    begins: dict[int, PartKind] = dict(sorted(starts, key=_offset))
    parts: list[Part] = []
    bounds = [*begins, len(plain)]
    for (start, kind), past in zip(begins.items(), bounds[1:], strict=True):
        if past <= start:
            continue
        blank = plain[start:past].isspace()
        if parts and (blank or parts[-1].kind == kind):
            parts[-1] = Part(parts[-1].kind, parts[-1].start, past)
        else:
            parts.append(Part(kind, 0 if not parts else start, past))
    if not parts and plain:
        return (Part("body", 0, len(plain)),)
    return tuple(parts)


def _offset(start: tuple[int, PartKind]) -> int:
    return start[0]


def _written(parts: Iterable[Part]) -> list[Span]:
    """The stretches that the operator wrote, neighbouring parts together."""
    runs: list[Span] = []
    for part in parts:
        if part.kind not in WRITTEN:
            continue
        if runs and runs[-1].end == part.start:
            runs[-1] = Span(runs[-1].start, part.end)
        else:
            runs.append(Span(part.start, part.end))
    return runs


def _split(plain: str, run: Span) -> list[Span]:
    """The paragraphs of a stretch, without the white space around them."""
    spans: list[Span] = []
    at = run.start
    for gap in compiled(_BLANK_LINES).finditer(plain, run.start, run.end):
        _add_trimmed(plain, at, gap.start(), spans)
        at = gap.end()
    _add_trimmed(plain, at, run.end, spans)
    return spans


def _add_trimmed(plain: str, start: int, end: int, spans: list[Span]) -> None:
    piece = plain[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        spans.append(Span(begin, begin + len(bare)))


def _all_in(stretches: list[Span], language: Language) -> tuple[Paragraph, ...]:
    return tuple([Paragraph(span.start, span.end, language) for span in stretches])


def _told_apart(plain: str, stretches: list[Span], language: Language) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for span in stretches[:MOST_PARAGRAPHS]:
        found = votes(plain[span.start : span.end])
        if _is_mixed(found) and "\n" in plain[span.start : span.end]:
            _by_lines(plain, span, language, paragraphs)
        else:
            paragraphs.append(Paragraph(span.start, span.end, decide(found, language)))
    paragraphs.extend(_all_in(stretches[MOST_PARAGRAPHS:], language))
    return paragraphs


def _is_mixed(found: Votes) -> bool:
    slavic = min(found.russian, found.ukrainian) >= _MIXED
    return slavic or min(found.english, found.russian + found.ukrainian) >= _MIXED


def _by_lines(plain: str, span: Span, language: Language, paragraphs: list[Paragraph]) -> None:
    """Lines of a paragraph in which languages meet; neighbours in one language stay together."""
    lines: list[Span] = []
    at = span.start
    for line in plain[span.start : span.end].split("\n"):
        _add_trimmed(plain, at, at + len(line), lines)
        at += len(line) + 1
    first = len(paragraphs)
    for line_span in lines[:MOST_PARAGRAPHS]:
        last = paragraphs[-1] if len(paragraphs) > first else None
        own = decide(votes(plain[line_span.start : line_span.end]), last.language if last else language)
        if last and last.language == own:
            paragraphs[-1] = Paragraph(last.start, line_span.end, own)
        else:
            paragraphs.append(Paragraph(line_span.start, line_span.end, own))
    if len(lines) > MOST_PARAGRAPHS:
        paragraphs.append(Paragraph(lines[MOST_PARAGRAPHS].start, span.end, language))
