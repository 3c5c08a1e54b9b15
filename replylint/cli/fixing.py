"""`check --fix` and `check --diff`: the fixes of each file, written back or shown."""

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from replylint.cli.arguments import Arguments
from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.output import unread_problem, wants_colour
from replylint.cli.run import Runner
from replylint.errors import ReplylintError, UnknownFormat
from replylint.file_check import check_file
from replylint.fix_safety import Items
from replylint.fixing import Fixed, Reading, fix
from replylint.model import Problem, Ticket
from replylint.readers import Source, read_texts
from replylint.readers.recognise import is_foreign, syntax_error
from replylint.report import FileReport, RunReport
from replylint.text_files import TextFile, decoded, read_bytes, read_file


class Fixing(Struct, frozen=True):
    """How to fix: `unsafe` also what has but one answer; `encoding` of the files, None to guess.

    `keep` gives the report of a file without the findings that are not to be fixed (a baseline).
    """

    unsafe: bool = False
    encoding: str | None = None
    keep: Callable[[FileReport, str], FileReport] | None = None


def refuse_contradictions(arguments: Arguments) -> None:
    """Raises `ReplylintError` for options that don't go together."""
    if arguments.unsafe and not (arguments.fix or arguments.diff):
        raise ReplylintError("--unsafe goes with --fix or --diff")
    if arguments.diff and (arguments.format_name != "text" or arguments.outputs):
        raise ReplylintError(
            "--diff prints a diff in the place of the report", hint="Leave --format and --output away."
        )
    if arguments.explain_silence is not None:
        raise ReplylintError("--explain-silence only explains: it goes without --fix and --diff")


Inputs = Iterable[Input | ReplylintError]


def fix_files(runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing) -> tuple[RunReport, bool]:
    """Fix the files where they stand; the report of what is left, and whether something could not be done.

    Standard input goes to standard output, fixed. Raises `ReplylintError` for a fault of the config.
    """
    gathered = _Gathered()
    for one in _fixed(runner, inputs, ticket, how, gathered):
        try:
            _write(one)
        except ReplylintError as error:
            gathered.fail(error, one.path)
            gathered.add(one.before)
            continue
        gathered.add(one.fixed.report)
    return gathered.report(runner)


def show_diffs(runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing) -> int:
    """Print what `--fix` would change, and on standard error how much; 1 if anything, 2 for what can't be read."""
    from replylint.diffs import unified
    from replylint.language.ui import fixable_line
    from replylint.reporters.columns import shown
    from replylint.reporters.text import interface, problem_lines

    gathered = _Gathered()
    changed = 0
    paint = _painted if wants_colour(sys.stdout, os.environ) else str
    for one in _fixed(runner, inputs, ticket, how, gathered):
        changed += one.fixed.text != one.file.text
        # Part of the first line, for whoever gives the diff to patch.
        mark = "\ufeff" if one.file.mark else ""
        for piece in unified(shown(one.path), mark + one.file.text, mark + one.fixed.text):
            sys.stdout.write(paint(piece))
        gathered.add(one.fixed.report)
    sys.stdout.flush()
    report, unread = gathered.report(runner)
    sys.stderr.writelines(problem_lines(report))
    if changed or not unread:
        sys.stderr.write(fixable_line(report.fixed, changed, interface(report)) + "\n")
    return 2 if unread else int(changed > 0)


class _One(Struct, frozen=True):
    """A file and what became of it; `before` is its report without any fix."""

    path: str
    file: TextFile
    fixed: Fixed
    before: FileReport


class _Gathered:
    """Reports and problems of the files, in order."""

    def __init__(self) -> None:
        self._files: list[FileReport] = []
        self._problems: list[Problem] = []
        self._unread = False

    def fail(self, error: ReplylintError, path: str | None = None) -> None:
        self._unread = True
        self._problems.append(unread_problem(error, path))

    def add(self, file: FileReport) -> None:
        self._files.append(file)
        self._unread = self._unread or any(problem.unread for problem in file.problems)
        self._problems += [replace(problem, path=problem.path or file.path) for problem in file.problems]

    def report(self, runner: Runner) -> tuple[RunReport, bool]:
        run = RunReport(tuple(self._files), tuple(self._problems), runner.flags.interface)
        return run, self._unread


def _fixed(
    runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing, gathered: _Gathered
) -> Iterator[_One]:
    for one in inputs:
        if isinstance(one, ReplylintError):
            gathered.fail(one)
            continue
        try:
            fixed = _fix_one(one, runner, ticket, how)
        except ReplylintError as error:
            gathered.fail(error, one.path)
            continue
        if fixed is not None:
            yield fixed


def _fix_one(one: Input, runner: Runner, ticket: Ticket | None, how: Fixing) -> _One | None:
    """None for data of other programs in a folder; whoever names such a file wants it checked."""
    path = None if one.path == STANDARD_INPUT else one.path
    settings = runner.settings(path)
    try:
        file = _read(path, how.encoding, settings.max_size)
    except ReplylintError:
        if not one.named and is_foreign(read_bytes(one.path, max_size=settings.max_size), one.path, settings):
            return None
        raise
    program = runner.program(settings, runner.config(path))

    def check(text: str) -> FileReport:
        report = check_file(text, path, settings, ticket, program)
        report = replace(report, marked=file.mark == BOM_UTF8)
        return report if how.keep is None else how.keep(report, text)

    def read(text: str) -> Items:
        return tuple(read_texts(Source(text, one.path, settings.draft_kind(path)), settings))

    try:
        before = check(file.text)
        return _One(
            one.path,
            file,
            fix(file.text, before, Reading(check, read, file.encoding), unsafe=how.unsafe),
            before,
        )
    except UnknownFormat as error:
        if one.named:
            raise (syntax_error(Source(file.text, one.path)) or error) from None
        return None


def _read(path: str | None, encoding: str | None, max_size: int) -> TextFile:
    if path is not None:
        return read_file(path, encoding=encoding, max_size=max_size)
    return decoded(sys.stdin.buffer.read(max_size + 1), "-", encoding=encoding, max_size=max_size)


def _write(one: _One) -> None:
    """Put the fixed text where it belongs. Raises `ReplylintError` if it can't be; nothing is changed then."""
    from replylint.file_writing import replace_file

    if one.path == STANDARD_INPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(one.file.encoded(one.fixed.text))
        sys.stdout.buffer.flush()
        return
    if one.fixed.text == one.file.text:
        return
    if one.file.encoded(one.file.text) != one.file.data:
        raise ReplylintError(
            f"not fixed: {one.file.encoding} can write the same text in several ways",
            path=one.path,
            hint="Save it as UTF-8.",
        )
    replace_file(one.path, one.file.data, one.file.encoded(one.fixed.text))


def _painted(piece: str) -> str:
    """A piece of a diff as terminals show it: removed lines red, added ones green."""
    colour = {"-": "31", "+": "32", "@": "36"}.get(piece[:1], "")
    return f"\x1b[{colour}m{piece.rstrip()}\x1b[0m\n" if colour else piece
