"""Reports and problems of a run, in the order of its files."""

from msgspec.structs import replace

from replylint.cli.output import unread_problem
from replylint.errors import ReplylintError
from replylint.model import Language, Problem
from replylint.report import FileReport, RunReport


class Gathered:
    """What came of the files so far; `unread` tells whether something could not be read or written."""

    def __init__(self) -> None:
        self._files: list[FileReport] = []
        self._problems: list[Problem] = []
        self.unread = False

    def fail(self, error: ReplylintError, path: str | None = None) -> None:
        """A file for which there is no report, and why."""
        self.unread = True
        self._problems.append(unread_problem(error, path))

    def add(self, file: FileReport) -> None:
        """A file that was checked."""
        self._files.append(file)
        self.unread = self.unread or any(problem.unread for problem in file.problems)
        self._problems += [replace(problem, path=problem.path or file.path) for problem in file.problems]

    def report(self, interface: Language | None) -> RunReport:
        """All of it; `interface` is the language that the user asked for."""
        return RunReport(tuple(self._files), tuple(self._problems), interface)
