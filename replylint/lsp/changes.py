"""Changes of a text as an editor makes them: line by line where that is little work."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol.types import TextEdit

from replylint.lsp.positions import Positions

_MOST_LINES = 3000
"""Lines of a text up to which only the lines that differ are changed; a longer one is changed in one piece."""


def edits_between(old: str, new: str, positions: Positions) -> list[TextEdit]:
    """The edits that make `new` of `old`, whose `positions` these are; none if they are the same."""
    return [TextEdit(positions.range(start, end), text) for start, end, text in _pieces(old, new)]


def _pieces(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if max(len(before), len(after)) > _MOST_LINES:
        yield from _narrowed(old, new, 0)
        return
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, first, past, new_first, new_past in matcher.get_opcodes():
        if operation != "equal":
            start = starts[first]
            yield from _narrowed(old[start : starts[past]], "".join(after[new_first:new_past]), start)


def _narrowed(old: str, new: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The one change between two texts, without what stays at its beginning and its end."""
    if old == new:
        return
    shorter = min(len(old), len(new))
    same = 0
    while same < shorter and old[same] == new[same]:
        same += 1
    end = 0
    while end < shorter - same and old[-1 - end] == new[-1 - end]:
        end += 1
    # The two halves of a line's break go together.
    same -= any(text[same - 1 : same + 1] == "\r\n" for text in (old, new) if same)
    end -= any(text[len(text) - end - 1 : len(text) - end + 1] == "\r\n" for text in (old, new) if end)
    yield at + same, at + len(old) - end, new[same : len(new) - end]
