"""What git is told to leave alone in a work tree: its `.gitignore` files and `.git/info/exclude`.

`core.excludesFile` of the user's own git is not asked, so that a check finds the same on every machine.
"""

import os

from replylint.gitignore import Line, is_ignored, lines_of

NAME = ".gitignore"
MAX_SIZE = 1_000_000
"""Bytes of a `.gitignore` that are read."""


class Ignored:
    """The lines that hold in a folder: its own and those of the folders above it."""

    def __init__(self, folder: str, lines: tuple[Line, ...], above: "Ignored | None") -> None:
        self._start = len(folder.rstrip(os.sep)) + 1
        self._lines = lines
        self._above = above

    def leaves_out(self, path: str, *, folder: bool = False) -> bool:
        """Is this file or folder ignored? `path` is absolute, and no folder above it is ignored.

        The nearest file of lines decides.
        """
        asked: Ignored | None = self
        while asked is not None:
            inner = os.fsencode(path[asked._start :].replace(os.sep, "/"))
            answer = is_ignored(asked._lines, inner, folder=folder)
            if answer is not None:
                return answer
            asked = asked._above
        return False


def inside(folder: str, above: Ignored | None) -> Ignored | None:
    """What is ignored in a folder (absolute) that may have a `.gitignore`, with what `above` says."""
    return _added(os.path.join(folder, NAME), folder, above)


def holding_in(folder: str) -> Ignored | None:
    """What the folders above an absolute path say of what is in it; None outside of a work tree.

    A folder that is ignored itself was named all the same: what left it out no longer counts.
    """
    top = _work_tree(folder)
    if top is None:
        return None
    ignored = _added(os.path.join(top, ".git", "info", "exclude"), top, None)
    inner = os.path.relpath(folder, top)
    steps = [] if inner == os.curdir else inner.split(os.sep)
    above = top
    for step in steps:
        ignored = inside(above, ignored)
        above = os.path.join(above, step)
        if ignored is not None and ignored.leaves_out(above, folder=True):
            ignored = None
    return ignored


def _work_tree(folder: str) -> str | None:
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _added(path: str, folder: str, above: Ignored | None) -> Ignored | None:
    try:
        with open(path, "rb") as file:
            lines = lines_of(file.read(MAX_SIZE))
    except OSError:
        return above
    return Ignored(folder, lines, above) if lines else above
