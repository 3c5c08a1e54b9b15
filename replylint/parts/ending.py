"""How a reply ends: farewell, signature, and what may stand under it."""

from msgspec import Struct

from replylint.lazy import compiled
from replylint.model import Span
from replylint.parts.farewell import is_farewell, is_valediction, valediction_before_name
from replylint.parts.signature import is_name_line, is_signature_line

WINDOW = 4000
"""Characters at the end of a reply in which its ending is looked for."""

LINES = 24
"""Lines at the end of a reply in which its ending is looked for."""

LONGEST_FAREWELL = 200
"""Characters at the end of a line in which a farewell is looked for."""

SIGNATURE_LINES = 8
"""Lines that a signature has at most, unless a line of dashes opens it."""

_DELIMITER = r"(?:-{2,}|—|–|_{3,}|={3,}|\*{3,})\s*\Z"
_POSTSCRIPT = r"(?i)(?:p\.? ?(?:p\.? ?)?s\b|п\. ?с\.|з\. ?і\.|n\.?b\b|[¹²³†‡]|\*(?![*\s]))"
_SENTENCE_START = r"(?:[.!?…]+[)»\"”]*|[)]+)\s+(?=[^\s.!?…)])"


class Ending(Struct, frozen=True):
    """Offsets: the farewell runs from `closing` to `signature`, the signature to `rest`.

    What follows from `rest` on (a postscript) is body again.
    """

    closing: int
    signature: int
    rest: int


def find_ending(text: str, start: int, end: int, greeted: bool = False) -> Ending:
    """Find farewell and signature at the end of `text[start:end]`.

    `greeted`: a greeting stands before `start`, so that a name may follow it at once.
    """
    lines = _last_lines(text, start, end)
    count, rest = len(lines), end
    postscript = _postscript(text, lines)
    if postscript:
        count, rest = postscript, lines[postscript].start
    signature = _signature(text, lines[:count], rest, start, greeted)
    closing = _closing(text, lines[:count], signature, signature < rest)
    if closing == signature == rest:
        return Ending(end, end, end)
    return Ending(closing, signature, rest)


def _last_lines(text: str, start: int, end: int) -> list[Span]:
    at = max(start, end - WINDOW)
    lines: list[Span] = []
    for line in text[at:end].split("\n"):
        bare = line.strip()
        if bare:
            begin = at + line.index(bare[0])
            lines.append(Span(begin, begin + len(bare)))
        at += len(line) + 1
    return lines[-LINES:]


def _postscript(text: str, lines: list[Span]) -> int:
    """The index of the line with which a postscript or a footnote begins; 0 if there is none."""
    for index in range(len(lines) - 1, max(0, len(lines) - 8), -1):
        if compiled(_POSTSCRIPT).match(text, lines[index].start) and _blank_between(text, lines, index):
            return index
    return 0


def _blank_between(text: str, lines: list[Span], index: int) -> bool:
    """Does an empty line stand before this line?"""
    return index > 0 and _blank(text, lines[index - 1].end, lines[index].start)


def _blank(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1


def _signature(text: str, lines: list[Span], rest: int, start: int, greeted: bool) -> int:
    """Where the signature begins; `rest` if there is none."""
    found = rest
    delimiter = _delimiter(text, lines)
    if delimiter is not None:
        found = lines[delimiter].start
        lines = lines[:delimiter]
    if not lines or _is_sentence(text[lines[-1].start : lines[-1].end]):
        return found
    announced = _after_valediction(text, lines)
    if announced is not None:
        return min(announced, found)
    beside = _name_beside_farewell(text, lines)
    if beside is not None:
        return beside
    first = _name_block(text, lines)
    if first is None or not (greeted or text[start : lines[first].start].strip()):
        return found
    return lines[first].start


def _is_sentence(line: str) -> bool:
    """Can no signature end with this line?"""
    return line[-1] in ".!?…:;" and not is_signature_line(line)


def _delimiter(text: str, lines: list[Span]) -> int | None:
    for index in range(len(lines) - 1, max(0, len(lines) - 12) - 1, -1):
        if text[lines[index].start] not in "-—–_=*":
            continue
        line = text[lines[index].start : lines[index].end]
        if compiled(_DELIMITER).match(line) is None:
            continue
        below = lines[index + 1 :]
        if line == "--" or all(is_signature_line(text[span.start : span.end]) for span in below):
            return index
        return None
    return None


def _after_valediction(text: str, lines: list[Span]) -> int | None:
    """Where the signature under «С уважением,» begins (the end of that line if nothing follows)."""
    index = len(lines)
    while index and len(lines) - index <= SIGNATURE_LINES:
        span = lines[index - 1]
        line = text[span.start : span.end]
        if is_valediction(line) and not _is_plain_thanks(line):
            return lines[index].start if index < len(lines) else None
        name = valediction_before_name(line)
        if name and is_signature_line(line[name:]):
            return span.start + name
        if not is_signature_line(line):
            return None
        index -= 1
    return None


def _is_plain_thanks(line: str) -> bool:
    """Is it a sentence of thanks, under which the reply may go on?"""
    return line[-1] in ".!" and line[:5].lower() == "thank"


def _name_beside_farewell(text: str, lines: list[Span]) -> int | None:
    """Where in «… Хорошего дня! Ирина» the name begins."""
    span = lines[-1]
    if text[span.end - 1] in ".!?…):;,":
        return None
    line = text[span.start : span.end]
    sentences = _sentences(line)
    if len(sentences) < 2:
        return None
    before, last = sentences[-2], sentences[-1]
    if is_name_line(line[last:]) and is_farewell(line[before:last]):
        return span.start + last
    return None


def _name_block(text: str, lines: list[Span]) -> int | None:
    """The first line of a last paragraph, or of the end of one, that is nothing but names."""
    first: int | None = None
    for index in range(len(lines) - 1, max(0, len(lines) - SIGNATURE_LINES) - 1, -1):
        line = text[lines[index].start : lines[index].end]
        if is_farewell(line) or not is_signature_line(line):
            break
        if is_name_line(line):
            first = index
        if _blank_between(text, lines, index):
            break
    if first is None or (first and text[lines[first - 1].end - 1] == ":"):
        return None
    return first


def _closing(text: str, lines: list[Span], end: int, signed: bool) -> int:
    """Where the farewell before `end` begins; `end` if there is none."""
    closing = end
    index = len(lines) - 1
    while index >= 0 and lines[index].start >= end:
        index -= 1
    for _ in range(3):
        if index < 0:
            break
        span = lines[index]
        line = text[span.start : min(span.end, closing)].rstrip()
        last = _sentences(line, max(0, len(line) - LONGEST_FAREWELL))[-1]
        if last or len(line) > LONGEST_FAREWELL:
            if not last or not is_farewell(line[last:]):
                break
            closing = span.start + last
            continue
        above_name = (
            signed and closing == end and "\n" in text[span.end : end] and not _blank(text, span.end, end)
        )
        if not is_farewell(line, last_line=True) and not (
            above_name and _blank_between(text, lines, index) and _is_short(line)
        ):
            break
        closing = span.start
        index -= 1
    return closing


def _sentences(line: str, start: int = 0) -> list[int]:
    """Where the sentences of the line begin: the first one, and those after `start`."""
    return [0, *[match.end() for match in compiled(_SENTENCE_START).finditer(line, start)]]


def _is_short(line: str) -> bool:
    return len(line) <= 90 and "?" not in line and line.count(" ") < 12
