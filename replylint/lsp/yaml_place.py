"""Where in a YAML file under edit the cursor stands, by the indentation alone: such a file seldom parses."""

from msgspec import Struct

from replylint.lazy import pattern

_KEY = pattern(r"([\w./-]+|\"[^\"]*\"|'[^']*')[ \t]*:(?=[ \t]|$)")
_ITEM = pattern(r"-(?:[ \t]+|$)")


class Place(Struct, frozen=True):
    """A place in a YAML file.

    `path` leads to the mapping or the list in which it is, items of lists are `None`; `key` is the key
    whose value is being written, None where a key or an item is; `begun` the word before the cursor;
    `item`: it stands after the dash of a list; `present` are the other keys of the mapping and what
    stands after each in its line.
    """

    path: tuple[str | None, ...]
    key: str | None
    begun: str
    item: bool = False
    present: dict[str, str] = {}


class _Line(Struct):
    """A line taken apart: the columns of its dashes, of what stands after them, and its key."""

    dashes: list[int]
    indent: int
    key: str | None
    rest: str


def place_in(text: str, offset: int) -> Place | None:
    """The place of an offset; None inside a comment, or in quotes, brackets or braces."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    before = text[start:offset]
    here = _read(before)
    words = here.rest
    if "#" in words or any(sign in words for sign in "[]{}\"'"):
        return None
    above = [_read(line) for line in text[:start].splitlines() if line.strip() and line.lstrip()[0] != "#"]
    path = _path(above, here)
    present = {} if here.key is not None else _present(text, start, here, above)
    return Place(path, here.key, words.strip(), bool(here.dashes) and here.key is None, present)


def _read(line: str) -> _Line:
    dashes: list[int] = []
    at = len(line) - len(line.lstrip(" "))
    while (dash := _ITEM.match(line, at)) is not None:
        dashes.append(at)
        at = dash.end()
    found = _KEY.match(line, at)
    if found is None:
        return _Line(dashes, at, None, line[at:])
    return _Line(dashes, at, found[1].strip("\"'"), line[found.end() :])


def _path(above: list[_Line], here: _Line) -> tuple[str | None, ...]:
    """The keys and items around a line, the outermost first."""
    path: list[str | None] = []
    limit = here.indent
    for column in reversed(here.dashes):
        path.append(None)
        limit = column
    # A list may begin in the column of its key.
    in_list = bool(here.dashes)
    for line in reversed(above):
        for column in reversed(line.dashes):
            if line.key is not None and line.indent < limit:
                path.append(line.key)
                limit, in_list = line.indent, False
            if column < limit:
                path.append(None)
                limit, in_list = column, True
        holds = line.indent < limit or (in_list and line.indent == limit)
        if line.key is not None and not line.dashes and holds:
            path.append(line.key)
            limit, in_list = line.indent, False
        if limit == 0 and not in_list:
            break
    return tuple(reversed(path))


def _present(text: str, start: int, here: _Line, above: list[_Line]) -> dict[str, str]:
    """The keys of the mapping in which a line stands, above it and below."""
    found: dict[str, str] = {}
    if not here.dashes:
        for line in reversed(above):
            if line.indent < here.indent:
                break
            if line.indent == here.indent and line.key is not None:
                found[line.key] = line.rest.strip()
                if line.dashes:
                    break
    below = text[start:].splitlines()[1:]
    for raw in below:
        line = _read(raw)
        if not raw.strip():
            continue
        if line.indent < here.indent or line.dashes:
            break
        if line.indent == here.indent and line.key is not None:
            found[line.key] = line.rest.strip()
    return found
