"""The texts in a folder, as a repository means them: what git ignores or the config excludes is left out."""

import os
from collections.abc import Callable, Iterator

from msgspec import Struct

from replylint.cli.gitignore import Ignored, holding_in, inside
from replylint.config import Config, excludes
from replylint.errors import ReplylintError

FOREIGN_FOLDERS = frozenset(
    {"node_modules", "bower_components", "site-packages", "__pycache__", "__pypackages__"}
)
"""Folders with the texts of other people's programs."""

MARKERS = frozenset({"pyvenv.cfg", "CACHEDIR.TAG"})
"""Files that say what their folder is: a virtual environment, or a cache (https://bford.info/cachedir)."""


class _Listing(Struct):
    """What is in a folder: names in order, and those of the files that are links."""

    files: list[str]
    folders: list[str]
    links: set[str]


class Walk:
    """The texts of the folders that a command names.

    `config` gives the config that holds for a file; `is_text` tells by the path of a file whether
    some reader takes it; `roots` are all folders that are walked. `left_out` counts the texts and
    folders that git or the config keeps from being checked.
    """

    def __init__(
        self,
        config: Callable[[str], Config | None],
        is_text: Callable[[str], bool],
        roots: tuple[str, ...],
        *,
        gitignore: bool = True,
    ) -> None:
        self._config = config
        self._is_text = is_text
        self._gitignore = gitignore
        self._roots = tuple(os.path.join(os.path.realpath(root), "") for root in roots)
        self._linked: set[str] = set()
        self.left_out = 0

    def texts(self, folder: str) -> Iterator[str | ReplylintError]:
        """The texts in a folder and below it: its own files by name, then folder by folder.

        Left out are hidden files and folders, `FOREIGN_FOLDERS`, folders with one of the `MARKERS`,
        and links to folders. A link to a text is followed, once, if the walk does not come to that
        text anyway. A folder that can't be read gives an error in its place.
        """
        folder = os.path.normpath(folder)
        above = holding_in(os.path.abspath(folder)) if self._gitignore else None
        waiting: list[tuple[str, Ignored | None]] = [(folder, above)]
        while waiting:
            here, ignored = waiting.pop()
            try:
                listing = self._listing(here, folder)
            except OSError as error:
                said = (error.strerror or str(error)).lower()
                yield ReplylintError(f"a folder that can't be read: {said}", path=here)
                continue
            start = os.path.abspath(here)
            if self._gitignore:
                ignored = inside(start, ignored)
            is_kept = self._keeper(here, start, ignored)
            for name in listing.files:
                if is_kept(name, False) and not (name in listing.links and self._is_known(here, name)):
                    yield _joined(here, name)
            inner = [name for name in listing.folders if is_kept(name, True)]
            waiting += [(_joined(here, name), ignored) for name in reversed(inner)]

    def _listing(self, here: str, root: str) -> _Listing:
        """Texts and folders; none in a folder that is marked as somebody else's. Raises `OSError`."""
        found = _Listing([], [], set())
        with os.scandir(here) as entries:
            for entry in entries:
                name = entry.name
                if name in MARKERS and here != root:
                    return _Listing([], [], set())
                folder = entry.is_dir(follow_symlinks=False)
                if is_foreign(name, folder=folder):
                    continue
                if folder:
                    found.folders.append(name)
                elif self._is_text(_joined(here, name)):
                    if entry.is_symlink():
                        if os.path.isdir(entry.path):
                            continue
                        found.links.add(name)
                    found.files.append(name)
        found.files.sort()
        found.folders.sort()
        return found

    def _keeper(self, here: str, start: str, ignored: Ignored | None) -> Callable[[str, bool], bool]:
        """Tells of a name in this folder, and whether it is a folder's, that nothing leaves it out."""
        excluded = excludes(self._config(_joined(here, "_")), here)

        def is_kept(name: str, folder: bool) -> bool:
            out = (excluded is not None and excluded(name, folder)) or (
                ignored is not None and ignored.leaves_out(os.path.join(start, name), folder=folder)
            )
            self.left_out += out
            return not out

        return is_kept

    def _is_known(self, here: str, name: str) -> bool:
        """Does this link lead to a text that is checked anyway?"""
        target = os.path.realpath(_joined(here, name))
        if target in self._linked:
            return True
        self._linked.add(target)
        root = next((root for root in self._roots if target.startswith(root)), None)
        if root is None or not os.path.exists(target) or not self._is_text(target):
            return False
        *folders, last = target[len(root) :].split(os.sep)
        return not is_foreign(last) and not any(is_foreign(name, folder=True) for name in folders)


def is_foreign(name: str, *, folder: bool = False) -> bool:
    """Is a file or folder of this name hidden, or one of `FOREIGN_FOLDERS`?"""
    return name.startswith(".") or (folder and name in FOREIGN_FOLDERS)


def _joined(folder: str, name: str) -> str:
    return name if folder == os.curdir else os.path.join(folder, name)
