"""The words around a stretch of text, for kinds that look at marks and numbers instead of words."""

from collections.abc import Iterable, Iterator

from replylint.lazy import pattern

# A stop, white space and then something that looks like a beginning: «тел. +7» and «стр. 5» go on.
_SPACE = pattern(r"\s")
_END = pattern(r"\n|[.!?…][)\]»”\"']*\s+(?=[«\"“(\[]*[A-ZА-ЯЁІЇЄҐ])")


def sentence_around(text: str, start: int, end: int, reach: int = 300) -> tuple[int, int]:
    """Offsets of the sentence that holds the stretch, cut off after `reach` characters to each side."""
    low = max(0, start - reach)
    for stop in _END.finditer(text, low, start):
        low = stop.end()
    high = min(len(text), end + reach)
    stop_after = _END.search(text, end, high)
    if stop_after is not None:
        high = stop_after.start() + len(stop_after.group().rstrip())
    return low, high


def unbroken(text: str, places: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] without white space that hold one of these places, which are in order.

    What can have no white space in it (a link, an address) is looked for there
    by an expression that would be slow on the whole text.
    """
    past = start
    for place in places:
        if place >= past:
            first = place
            while first > past and not text[first - 1].isspace():
                first -= 1
            space = _SPACE.search(text, place, end)
            past = space.start() if space else end
            yield first, past


def shorten(text: str, longest: int = 80) -> str:
    """The text in one line of at most `longest` characters, cut between words, with … if it was cut."""
    line = " ".join(text[: 4 * longest].split())
    if len(line) <= longest and len(text) <= 4 * longest:
        return line
    cut = line[: longest - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:—–-") + "…"


def lead_in(text: str, low: int, start: int) -> str:
    """The words that lead to a number at `start`: since the last number in text[low:start], or all of it."""
    words = text[low:start]
    for place in range(len(words) - 1, -1, -1):
        if words[place].isdigit():
            return words[place + 1 :]
    return words
