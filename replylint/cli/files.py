"""The files of a run, one after the other: read, checked, gathered into one report."""

from collections.abc import Iterable

from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.output import unread_problem
from replylint.cli.run import Runner, read_input
from replylint.errors import ReplylintError, UnknownFormat
from replylint.file_check import check_file
from replylint.model import Problem, Ticket
from replylint.readers.passage import Source
from replylint.readers.recognise import syntax_error
from replylint.report import FileReport, RunReport


def check_files(
    runner: Runner, inputs: Iterable[Input | ReplylintError], ticket: Ticket | None, encoding: str | None
) -> tuple[RunReport, bool]:
    """The report, and whether something could not be read. Raises `ReplylintError` for a fault of the config."""
    files: list[FileReport] = []
    problems: list[Problem] = []
    unread = False
    for one in inputs:
        if isinstance(one, ReplylintError):
            unread = True
            problems.append(unread_problem(one))
            continue
        file = None if one.path == STANDARD_INPUT else one.path
        settings = runner.settings(file)
        try:
            text = read_input(one.path, encoding=encoding, max_size=settings.max_size)
        except ReplylintError as error:
            unread = True
            problems.append(unread_problem(error, one.path))
            continue
        program = runner.program(settings, runner.config(file))
        try:
            found = check_file(text, file, settings, ticket, program)
        except UnknownFormat as error:
            # Folders hold data of many programs; whoever names a file wants it checked.
            if one.named:
                unread = True
                problems.append(unread_problem(syntax_error(Source(text, one.path)) or error, one.path))
            continue
        except ReplylintError as error:
            unread = True
            problems.append(unread_problem(error, one.path))
            continue
        files.append(found)
        unread = unread or any(problem.unread for problem in found.problems)
        problems += [replace(problem, path=problem.path or found.path) for problem in found.problems]
    return RunReport(tuple(files), tuple(problems), runner.flags.interface), unread
