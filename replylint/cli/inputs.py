"""Which files the arguments of `check` mean."""

import os
import stat
from collections.abc import Callable, Iterator

from msgspec import Struct

from replylint.cli.run import Runner
from replylint.config import Config, relative_path
from replylint.errors import ReplylintError
from replylint.globs import matches

STANDARD_INPUT = "-"

LARGE = 1_000_000
"""Bytes of a file from which on it is an export of many texts, whose check is worth some trouble."""


class Input(Struct, frozen=True):
    """A file to check: `folder` is the argument in which it was found, None if it was an argument itself.

    `named`: somebody meant this very file; a program that names every file means none.
    """

    path: str
    folder: str | None = None
    named: bool = True


def are_many(paths: tuple[str, ...]) -> bool:
    """May these arguments mean more than one file, or a large one, which is an export of many texts?"""
    if len(paths) != 1 or paths[0] == STANDARD_INPUT:
        return len(paths) > 1
    try:
        status = os.stat(paths[0])
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) or status.st_size >= LARGE


def expand(
    paths: tuple[str, ...],
    runner: Runner,
    *,
    gitignore: bool = True,
    force_exclude: bool = False,
    skip_unknown: bool = False,
) -> Iterator[Input | ReplylintError]:
    """Every file that is meant, in order and once; an error in the place of what gives no file.

    `gitignore` False: what git ignores is checked, too. `force_exclude`: files that are named
    are left out like those of a folder. `skip_unknown`: named files count as found. Raises
    `ReplylintError` for a fault of a config.
    """
    folders = tuple(path for path in paths if path != STANDARD_INPUT and os.path.isdir(path))
    seen: set[str] | None = set() if len(paths) > 1 else None
    for path in paths:
        if path in folders:
            yield from _in_folder(path, runner, folders, seen, gitignore)
        elif not _again(path, seen) and not (force_exclude and is_left_out(path, runner.config(path))):
            yield Input(path, named=not skip_unknown)


def _in_folder(
    folder: str, runner: Runner, folders: tuple[str, ...], seen: set[str] | None, gitignore: bool
) -> Iterator[Input | ReplylintError]:
    from replylint.cli.walk import Walk

    walk = Walk(runner.config, text_test(runner), folders, gitignore=gitignore)
    empty = True
    for path in walk.texts(folder):
        empty = False
        if isinstance(path, ReplylintError):
            yield path
        elif not _again(path, seen):
            yield Input(path, folder, named=False)
    if empty:
        yield _without_texts(folder, walk.left_out)


def _again(path: str, seen: set[str] | None) -> bool:
    """Was this file met before? Nothing is met twice where there is but one argument."""
    if seen is None:
        return False
    whole = os.path.abspath(path) if path != STANDARD_INPUT else path
    if whole in seen:
        return True
    seen.add(whole)
    return False


def text_test(runner: Runner) -> Callable[[str], bool]:
    """Tells of a file whether it has a reader: by the ending of its name, or because the config names one."""
    from replylint.readers import known_suffixes

    suffixes = known_suffixes()

    def is_text(path: str) -> bool:
        return path.lower().endswith(suffixes) or _has_reader(path, runner.config(path))

    return is_text


def _has_reader(path: str, config: Config | None) -> bool:
    for part in (config.section.paths if config is not None else None) or ():
        if (part.reader or part.fields) and config is not None:
            globs = (part.glob,) if isinstance(part.glob, str) else part.glob
            if any(matches(glob, relative_path(path, config)) for glob in globs):
                return True
    return False


def is_left_out(path: str, config: Config | None) -> bool:
    """Would a walk from the config's folder, or from here, leave this file out?"""
    from replylint.cli.walk import is_foreign
    from replylint.config import excludes

    if path == STANDARD_INPUT:
        return False
    top = config.folder if config is not None else os.getcwd()
    steps = os.path.relpath(os.path.abspath(path), top).split(os.sep)
    if steps[0] == os.pardir:
        return False
    above = top
    for number, step in enumerate(steps, 1):
        folder = number < len(steps)
        excluded = excludes(config, above)
        if (excluded is not None and excluded(step, folder)) or is_foreign(step, folder=folder):
            return True
        above = os.path.join(above, step)
    return False


def _without_texts(folder: str, left_out: int) -> ReplylintError:
    if left_out:
        return ReplylintError(
            "a folder without texts to check: .gitignore or the config's 'exclude' leaves out all there are",
            path=folder,
            hint="Name the files themselves, or see --no-gitignore.",
        )
    from replylint.readers import known_suffixes

    return ReplylintError(
        f"a folder without texts: nothing in it ends in {', '.join(known_suffixes())}",
        path=folder,
        hint="Name the files themselves if they are called otherwise.",
    )
