"""The lines of a `.gitignore`, understood as git understands them (https://git-scm.com/docs/gitignore).

A library for this takes a file in a folder for matched where only the folder is, so that `!a` would bring
back all that is in `a`. Here each name is matched by itself: whoever walks has asked for the folders above.
Names are bytes, as they are for git: `?` is one byte.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

_CLASSES = {
    b"alnum": rb"0-9A-Za-z",
    b"alpha": rb"A-Za-z",
    b"blank": rb" \t",
    b"cntrl": rb"\x00-\x1f\x7f",
    b"digit": rb"0-9",
    b"graph": rb"!-~",
    b"lower": rb"a-z",
    b"print": rb" -~",
    b"punct": rb"!-/:-@\[-`{-~",
    b"space": rb"\t-\r ",
    b"upper": rb"A-Z",
    b"xdigit": rb"0-9A-Fa-f",
}
_STARS = re.compile(rb"\*+")
_NEVER = rb"(?!)"


class Line(Struct, frozen=True):
    """One line: names that match are ignored, or, `negated`, not ignored after all.

    `of_path` False: the last name of a path alone must match, in whatever folder it is.
    """

    matches: re.Pattern[bytes]
    negated: bool
    folders_only: bool
    of_path: bool


def lines_of(source: bytes) -> tuple[Line, ...]:
    """The lines of a file, the last one first, as that one decides."""
    lines = source.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(_line(line) for line in reversed(lines) if line not in (b"", b"\r") and line[:1] != b"#")


def is_ignored(lines: Sequence[Line], path: bytes, *, folder: bool) -> bool | None:
    """Do the lines ignore this path, relative to their folder, with slashes? None: they don't speak of it."""
    name = path.rpartition(b"/")[2]
    for line in lines:
        if (folder or not line.folders_only) and line.matches.fullmatch(path if line.of_path else name):
            return not line.negated
    return None


def _line(source: bytes) -> Line:
    pattern = _without_end(source.removesuffix(b"\r"))
    negated = pattern.startswith(b"!")
    pattern = pattern[negated:]
    folders_only = pattern.endswith(b"/")
    pattern = pattern[: len(pattern) - folders_only]
    of_path = b"/" in pattern
    expression = _expression(pattern.removeprefix(b"/"))
    return Line(re.compile(expression, re.DOTALL), negated, folders_only, of_path)


def _without_end(line: bytes) -> bytes:
    """The line without the blanks at its end, but for one that a backslash keeps."""
    bare = line.rstrip(b" ")
    kept = (len(bare) - len(bare.rstrip(b"\\"))) % 2 == 1 and len(bare) < len(line)
    return bare + b" " if kept else bare


def _expression(pattern: bytes) -> bytes:
    """The pattern as a regular expression; one that never matches for what git gives up on."""
    out: list[bytes] = []
    at = 0
    while at < len(pattern):
        char = pattern[at : at + 1]
        if char == b"*":
            end = _STARS.match(pattern, at).end()  # type: ignore[union-attr]
            alone = (at == 0 or pattern[at - 1 : at] == b"/") and pattern[end : end + 1] in (b"", b"/")
            if end - at < 2 or not alone:
                out.append(rb"[^/]*")
            elif end == len(pattern):
                out.append(rb".*")
            else:
                out.append(rb"(?:.*/)?")
                end += 1
            at = end
        elif char == b"?":
            out.append(rb"[^/]")
            at += 1
        elif char == b"[":
            found = _bracket(pattern, at + 1)
            if found is None:
                return _NEVER
            expression, at = found
            out.append(expression)
        elif char == b"\\":
            if at + 1 == len(pattern):
                return _NEVER
            out.append(re.escape(pattern[at + 1 : at + 2]))
            at += 2
        else:
            out.append(re.escape(char))
            at += 1
    return b"".join(out)


def _bracket(pattern: bytes, at: int) -> tuple[bytes, int] | None:
    """The expression of a set of letters that begins before `at`, and where it ends; None if it does not."""
    negated = pattern[at : at + 1] in (b"!", b"^")
    at += negated
    ranges: list[bytes] = []
    first = True
    while first or pattern[at : at + 1] != b"]":
        first = False
        if pattern.startswith(b"[:", at):
            end = pattern.find(b":]", at + 2)
            name = pattern[at + 2 : end] if end >= 0 else b""
            if name not in _CLASSES:
                return None
            ranges.append(_CLASSES[name])
            at = end + 2
            continue
        low, at = _letter(pattern, at)
        high = low
        if pattern[at : at + 1] == b"-" and pattern[at + 1 : at + 2] not in (b"", b"]"):
            high, at = _letter(pattern, at + 1)
        if not low or not high:
            return None
        # Of a range that runs backwards its beginning alone counts.
        ranges.append(re.escape(low) + b"-" + re.escape(max(low, high)))
    inner = b"".join(ranges)
    return (b"[^/" if negated else b"(?!/)[") + inner + b"]", at + 1


def _letter(pattern: bytes, at: int) -> tuple[bytes, int]:
    """A letter of a set, and where it ends; none at the end of the pattern."""
    at += pattern[at : at + 1] == b"\\"
    return pattern[at : at + 1], at + 1
