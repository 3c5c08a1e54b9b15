"""Where the reports of a run go: standard output, and the files of `--output`."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.output import wants_colour
from replylint.errors import ReplylintError, nearest
from replylint.report import RunReport
from replylint.reporters import FORMATS, reporter

_ENDINGS = {".sarif": "sarif", ".sarif.json": "sarif", ".json": "json", ".jsonl": "jsonl", ".txt": "text"}
_PATHS_AS_GIVEN = ("text", "concise", "statistics", "json", "jsonl")
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which GitHub and GitLab name the folder of the repository."""


class Target(Struct, frozen=True):
    """A file of `--output` and the format that it gets."""

    path: str
    format_name: str


def targets(given: Iterable[str], inputs: Iterable[str]) -> tuple[Target, ...]:
    """What the values of `--output` mean, `FORMAT=FILE` or `FILE`.

    Raises `ReplylintError` if one of them can't be written as it is, so that nobody waits for a
    check whose report is lost; `inputs` are the files to check, none of which may be overwritten.
    """
    found: list[Target] = []
    sources = {os.path.realpath(path) for path in inputs if path != STANDARD_INPUT}
    for value in given:
        target = _target(value)
        if any(os.path.realpath(other.path) == os.path.realpath(target.path) for other in found):
            raise ReplylintError("two reports for one file", path=target.path, hint="Name another file.")
        if os.path.realpath(target.path) in sources:
            raise ReplylintError(
                "the report would overwrite what is to be checked",
                path=target.path,
                hint="Name another file.",
            )
        _writable(target.path)
        found.append(target)
    return tuple(found)


def without_reports(
    inputs: Iterable[Input | ReplylintError], wanted: Iterable[Target]
) -> Iterator[Input | ReplylintError]:
    """What is to be checked without the reports that an earlier run left in the same folder."""
    reports = {os.path.realpath(target.path) for target in wanted}
    names = {os.path.basename(path) for path in reports}
    for one in inputs:
        if (
            isinstance(one, ReplylintError)
            or os.path.basename(one.path) not in names
            or os.path.realpath(one.path) not in reports
        ):
            yield one


def _target(value: str) -> Target:
    name, equals, path = value.partition("=")
    if not equals:
        name, path = "", value
    if path in ("", STANDARD_INPUT):
        raise ReplylintError(
            f"--output {value}: which file?", hint="Standard output gets the report of --format."
        )
    if name in FORMATS:
        return Target(path, name)
    valid = ", ".join(FORMATS)
    if equals:
        near = nearest(name, tuple(FORMATS))
        hint = f"Did you mean '{near}'?" if near else f"The formats are {valid}."
        raise ReplylintError(f"--output {value}: there is no format '{name}'", hint=hint)
    for ending, of_ending in _ENDINGS.items():
        if path.lower().endswith(ending):
            return Target(path, of_ending)
    raise ReplylintError(
        f"--output {value}: the ending does not tell the format",
        hint=f"Say --output FORMAT={value}, with one of {valid}.",
    )


def _writable(path: str) -> None:
    folder = os.path.dirname(path) or os.curdir
    if os.path.isdir(path):
        raise ReplylintError("a folder, not a file to write a report to", path=path)
    if not os.path.isdir(folder):
        raise ReplylintError("there is no such folder to write the report to", path=folder)
    if not os.access(folder, os.W_OK):
        raise ReplylintError("not allowed to write the report here", path=folder)


def placed(report: RunReport, environment: Mapping[str, str]) -> RunReport:
    """The report with the folders from which CI formats write their paths: that of the repository."""
    folder = os.path.realpath(os.curdir)
    for name in _ROOTS:
        root = os.path.realpath(environment[name]) if environment.get(name) else ""
        if root and (folder == root or folder.startswith(os.path.join(root, ""))):
            return replace(report, folder=folder, root=root)
    return replace(report, folder=folder, root=folder)


def print_report(report: RunReport, format_name: str, stream: TextIO, *, quiet: bool) -> None:
    """Write the report to a stream of standard output or error; if `quiet`, only what could not be checked."""
    if quiet:
        from replylint.reporters.text import problem_lines

        pieces = problem_lines(report)
    else:
        if format_name not in _PATHS_AS_GIVEN:
            report = placed(report, os.environ)
        pieces = reporter(format_name).render(report, colour=wants_colour(stream, os.environ))
    stream.writelines(pieces)
    stream.flush()


def write_reports(report: RunReport, wanted: Iterable[Target]) -> None:
    """Write the files of `--output`, each whole or not at all. Raises `ReplylintError`."""
    for target in wanted:
        given = report if target.format_name in _PATHS_AS_GIVEN else placed(report, os.environ)
        pieces = reporter(target.format_name).render(given, colour=False)
        try:
            write_whole(os.path.realpath(target.path), pieces)
        except OSError as error:
            raise ReplylintError(
                f"the report can't be written: {error.strerror or error}", path=target.path
            ) from None


def write_whole(path: str, pieces: Iterable[str]) -> None:
    """Write a text file whole or not at all. Raises `OSError`."""
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        # A pipe or a device is written to; only a file can be replaced.
        _fill(path, pieces)
        return
    draft = f"{path}.{os.getpid()}.tmp"
    try:
        _fill(draft, pieces)
        os.replace(draft, path)
    finally:
        if os.path.exists(draft):
            os.unlink(draft)


def _fill(path: str, pieces: Iterable[str]) -> None:
    with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(pieces)
