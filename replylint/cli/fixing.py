"""`check --fix` and `check --diff`: the fixes of each file, written back or shown."""

import os
import sys
from collections.abc import Iterable, Iterator

from replylint.cli.arguments import Arguments
from replylint.cli.fix_task import FixedFile, Fixing, fix_task, write_back
from replylint.cli.gathered import Gathered
from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.output import wants_colour
from replylint.cli.run import Runner
from replylint.cli.tasks import read_task
from replylint.errors import ReplylintError
from replylint.model import Ticket
from replylint.report import RunReport

__all__ = ["Fixing", "fix_files", "refuse_contradictions", "show_diffs"]

Inputs = Iterable[Input | ReplylintError]


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


def fix_files(runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing) -> tuple[RunReport, bool]:
    """Fix the files where they stand; the report of what is left, and whether something could not be done.

    Standard input goes to standard output, fixed. Raises `ReplylintError` for a fault of the config.
    """
    gathered = Gathered()
    for one in _fixed(runner, inputs, ticket, how, gathered):
        try:
            write_back(one)
        except ReplylintError as error:
            gathered.fail(error, one.path)
            gathered.add(one.before)
            continue
        gathered.add(one.fixed.report)
    return gathered.report(runner.flags.interface)


def show_diffs(runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing) -> int:
    """Print what `--fix` would change, and on standard error how much; 1 if anything, 2 for what can't be read."""
    from replylint.fixes.diffs import unified
    from replylint.language.ui import fixable_line
    from replylint.reporters.columns import shown
    from replylint.reporters.text import interface, problem_lines

    gathered = Gathered()
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
    report, unread = gathered.report(runner.flags.interface)
    sys.stderr.writelines(problem_lines(report))
    if changed or not unread:
        sys.stderr.write(fixable_line(report.fixed, changed, interface(report)) + "\n")
    return 2 if unread else int(changed > 0)


def _fixed(
    runner: Runner, inputs: Inputs, ticket: Ticket | None, how: Fixing, gathered: Gathered
) -> Iterator[FixedFile]:
    """The files with their fixes, one after the other: of two names of one file the second meets it fixed."""
    for one in inputs:
        if isinstance(one, ReplylintError):
            gathered.fail(one)
            continue
        file = None if one.path == STANDARD_INPUT else one.path
        settings = runner.settings(file)
        program = runner.program(settings, runner.config(file))
        try:
            fixed = fix_task(read_task(one, settings), ticket, program, how)
        except ReplylintError as error:
            gathered.fail(error, one.path)
            continue
        if fixed is not None:
            yield fixed


def _painted(piece: str) -> str:
    """A piece of a diff as terminals show it: removed lines red, added ones green."""
    colour = {"-": "31", "+": "32", "@": "36"}.get(piece[:1], "")
    return f"\x1b[{colour}m{piece.rstrip()}\x1b[0m\n" if colour else piece
