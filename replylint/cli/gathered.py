"""Reports and problems of a run, in the order of its files."""

from msgspec.structs import replace

from replylint.cli.output import unread_problem
from replylint.errors import ReplylintError
from replylint.model import Language, Problem
from replylint.report import FileReport, RunReport


class Gathered:
    """What came of the files so far."""

    def __init__(self) -> None:
        self._files: list[FileReport] = []
        self._problems: list[Problem] = []
        self._unread = False

    def fail(self, error: ReplylintError, path: str | None = None) -> None:
        """A file for which there is no report, and why."""
        self._unread = True
        self._problems.append(unread_problem(error, path))

    def add(self, file: FileReport) -> None:
        """A file that was checked."""
        self._files.append(file)
        self._unread = self._unread or any(problem.unread for problem in file.problems)
        for problem in file.problems:
            if not problem.whole_run:
                self._problems.append(replace(problem, path=problem.path or file.path))
            elif problem not in self._problems:
                self._problems.append(problem)

    def report(self, interface: Language | None) -> tuple[RunReport, bool]:
        """All of it, and whether something could not be read or written; `interface` is the language asked for."""
        return RunReport(tuple(self._files), tuple(self._problems), interface), self._unread
