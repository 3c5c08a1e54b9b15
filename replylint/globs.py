"""Which files a glob of the config means: `*` stays within a folder, `**` doesn't."""

import re
from functools import cache


def matches(glob: str, path: str) -> bool:
    """Does the glob mean this file? `path` is relative to the config's folder, with slashes.

    A glob without a slash means files of that name in any folder; one that
    ends in a slash means everything in that folder.
    """
    return _compile(glob).fullmatch(path) is not None


@cache
def _compile(glob: str) -> re.Pattern[str]:
    pattern = glob.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    elif "/" not in pattern:
        pattern = "**/" + pattern
    pattern = pattern.removeprefix("/")
    out: list[str] = []
    index = 0
    while index < len(pattern):
        rest = pattern[index:]
        if rest.startswith("**/"):
            out.append("(?:.*/)?")
            index += 3
        elif rest.startswith("**"):
            out.append(".*")
            index += 2
        elif rest[0] == "*":
            out.append("[^/]*")
            index += 1
        elif rest[0] == "?":
            out.append("[^/]")
            index += 1
        elif (chars := re.match(r"\[([!^]?)([^\]/]+)\]", rest)) is not None:
            out.append(f"[{'^/' if chars[1] else ''}{re.escape(chars[2]).replace(chr(92) + '-', '-')}]")
            index += chars.end()
        else:
            out.append(re.escape(rest[0]))
            index += 1
    return re.compile("".join(out), re.DOTALL)
