"""Which lines of which files a patch changes, and which findings stand on them.

Lines are those of git: they end with LF, whatever else breaks lines for people.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from replylint.lazy import pattern
from replylint.model import Entry, Finding

_HUNK = pattern(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, '"': 34, "\\": 92}


class Change(Struct, frozen=True):
    """What changed in a file: stretches of lines, first and last, from 1, in order; None: the whole file.

    `old_path` is that of its old version, None if there is none. Paths are bytes, relative to the repository.
    """

    lines: tuple[tuple[int, int], ...] | None
    old_path: bytes | None = None


def read_patch(patch: bytes) -> dict[bytes, Change]:
    """The changes in a patch of git's without context lines (`--unified=0`), by the path of the new version.

    Deleted files, files that only moved and binary ones are not in it.
    """
    changes: dict[bytes, Change] = {}
    old: bytes | None = None
    new: bytes | None = None
    lines: list[tuple[int, int]] = []
    body = 0

    def close() -> None:
        if new is not None:
            changes[new] = Change(tuple(lines), old)

    for line in patch.split(b"\n"):
        if body > 0:
            # The end of a file without a line break is told by a line that is none of the file's.
            body -= not line.startswith(b"\\")
        elif line.startswith(b"diff --git "):
            close()
            old = new = None
            lines = []
        elif line.startswith(b"--- "):
            old = _name(line[4:])
        elif line.startswith(b"+++ "):
            new = _name(line[4:])
        elif line.startswith(b"@@ ") and (hunk := _HUNK.match(line.decode("latin-1"))) is not None:
            removed, added = (int(hunk[group] or 1) if hunk[group] != "0" else 0 for group in (1, 3))
            if added:
                lines.append((int(hunk[2]), int(hunk[2]) + added - 1))
            body = removed + added
    close()
    return changes


def _name(field: bytes) -> bytes | None:
    """The path in a `---` or `+++` line, without its `a/` or `b/`; None for no file."""
    name = field.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = bytes(_unquoted(name.decode("latin-1")[1:-1]))
    return None if name == b"/dev/null" else name[2:]


def _unquoted(quoted: str) -> Iterator[int]:
    """The bytes of a name that git quotes as C does (`core.quotePath` in git's manual)."""
    rest = iter(quoted)
    for char in rest:
        if char != "\\":
            yield ord(char)
            continue
        escape = next(rest)
        if escape in _ESCAPES:
            yield _ESCAPES[escape]
        else:
            yield int(escape + next(rest) + next(rest), 8)


def read_numbers(listed: bytes) -> dict[bytes, Change]:
    """The binary files in the output of `git diff --numstat -z`, changed as a whole."""
    changes: dict[bytes, Change] = {}
    fields = iter(listed.split(b"\0"))
    for field in fields:
        if not field:
            continue
        added, _, path = field.split(b"\t", 2)
        old = path
        if not path:
            old, path = next(fields), next(fields)
        if added == b"-":
            changes[path] = Change(None, old)
    return changes


class LineMap:
    """The lines of a text as git counts them."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = text.find("\n")
        while place >= 0:
            self._starts.append(place + 1)
            place = text.find("\n", place + 1)

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last line, from 1, that text[start:end] touches."""
        return bisect_right(self._starts, start), bisect_right(self._starts, max(start, end - 1))


def touches(finding: Finding, change: Change, lines: LineMap) -> bool:
    """Does the finding touch a changed line?"""
    if change.lines is None:
        return True
    first, last = lines.of(finding.start, finding.end)
    after = bisect_left(change.lines, (first, 0))
    return (after > 0 and change.lines[after - 1][1] >= first) or (
        after < len(change.lines) and change.lines[after][0] <= last
    )


def carried(change: Change, before: str, after: str) -> Change:
    """A change of `before` as one of `after`: lines that are not in `before` count as changed, too."""
    if before == after or change.lines is None:
        return change
    from difflib import SequenceMatcher

    old, new = before.split("\n"), after.split("\n")
    was_changed = {line for first, last in change.lines for line in range(first, last + 1)}
    unchanged: set[int] = set()
    for at, at_new, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        unchanged |= {at_new + step + 1 for step in range(length) if at + step + 1 not in was_changed}
    lines = tuple((line, line) for line in range(1, len(new) + 1) if line not in unchanged)
    return Change(lines, change.old_path)


def shared_lines(places: Sequence[tuple[int, int, Entry | None]], lines: LineMap) -> frozenset[int]:
    """The lines, from 1, on which texts of several entries stand; `places` are start, end and entry of each text."""
    owner: dict[int, Entry] = {}
    shared: set[int] = set()
    for start, end, entry in places:
        known = Entry() if entry is None else Entry(entry.title, entry.id)
        first, last = lines.of(start, end)
        for line in {first, last}:
            if owner.setdefault(line, known) != known:
                shared.add(line)
    return frozenset(shared)
