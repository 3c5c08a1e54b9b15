"""What changed between two texts, as a unified diff that `patch` and people read."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

CONTEXT = 3
"""Lines shown around a change."""
_WINDOW = 40
"""So many lines on, both texts are looked through for the place where they run alike again."""
_ALIKE = 2
"""So many equal lines in a row are such a place; one is enough if as many lines were taken as put."""


class _Change(Struct, frozen=True):
    """Lines old[start:end] became new[new_start:new_end]."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified(path: str, old: str, new: str) -> Iterator[str]:
    """The diff, piece by piece, with the line ends of the texts; nothing if they are the same.

    Linear in the texts, unlike `difflib`: a fix changes few lines of many.
    """
    before, after = _lines(old), _lines(new)
    changes = list(_changes(before, after))
    if not changes:
        return
    yield f"--- {path}\n+++ {path}\n"
    for group in _grouped(changes):
        yield from _hunk(group, before, after)


def _lines(text: str) -> list[str]:
    """Lines as `patch` sees them: they end with LF, whatever stands before it."""
    lines = text.split("\n")
    ended = [line + "\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    at = new_at = 0
    while at < len(old) or new_at < len(new):
        if at < len(old) and new_at < len(new) and old[at] == new[new_at]:
            at, new_at = at + 1, new_at + 1
            continue
        over, new_over = _meeting(old, new, at, new_at)
        yield _Change(at, over, new_at, new_over)
        at, new_at = over, new_over


def _meeting(old: Sequence[str], new: Sequence[str], at: int, new_at: int) -> tuple[int, int]:
    """The nearest lines from which on both run alike; the ends of both if there are none."""
    for distance in range(1, 2 * _WINDOW):
        for ahead in range(max(0, distance - _WINDOW), min(distance, _WINDOW) + 1):
            over, new_over = at + ahead, new_at + distance - ahead
            if over > len(old) or new_over > len(new):
                continue
            length = 1 if over - at == new_over - new_at else _ALIKE
            if old[over : over + length] == new[new_over : new_over + length]:
                return over, new_over
    return len(old), len(new)


def _grouped(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes so near to each other that their surroundings meet stand together."""
    group = [changes[0]]
    for change in changes[1:]:
        if change.start - group[-1].end > 2 * CONTEXT:
            yield group
            group = []
        group.append(change)
    yield group


def _hunk(group: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = group[0], group[-1]
    above = min(CONTEXT, first.start)
    below = min(CONTEXT, len(old) - last.end)
    start, end = first.start - above, last.end + below
    new_start, new_end = first.new_start - above, last.new_end + below
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"
    at = start
    for change in group:
        yield from _marked(" ", old[at : change.start])
        yield from _marked("-", old[change.start : change.end])
        yield from _marked("+", new[change.new_start : change.new_end])
        at = change.end
    yield from _marked(" ", old[at:end])


def _range(start: int, end: int) -> str:
    """A stretch of lines as diffs count them: from 1, an empty one from the line before it."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + (length > 0)},{length}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
