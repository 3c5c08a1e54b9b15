"""Which files the arguments of `check` mean."""

import os
from collections.abc import Iterator

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.readers import known_suffixes

STANDARD_INPUT = "-"


class Input(Struct, frozen=True):
    """A file to check; `named` on the command line itself, or found in a folder that was."""

    path: str
    named: bool = True


def expand(paths: tuple[str, ...]) -> Iterator[Input | ReplylintError]:
    """Every file that is meant, in order and once; an error in the place of what gives no file."""
    seen: set[str] = set()
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            found = False
            for inner in walk(path):
                found = True
                if inner not in seen:
                    seen.add(inner)
                    yield Input(inner, named=False)
            if not found:
                names = ", ".join(known_suffixes())
                yield ReplylintError(
                    f"a folder without texts: nothing in it ends in {names}",
                    path=path,
                    hint="Name the files themselves if they are called otherwise.",
                )
        elif path not in seen:
            seen.add(path)
            yield Input(path)


def walk(folder: str) -> Iterator[str]:
    """The texts in a folder and below it, sorted; hidden folders and links to folders are left out."""
    suffixes = known_suffixes()
    for root, folders, files in os.walk(os.path.normpath(folder)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield os.path.join(root, name)
