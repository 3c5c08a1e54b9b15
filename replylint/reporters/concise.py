"""One line a finding, `path:line:column: level rule message`: for editors' lists of places, for grep."""

from collections.abc import Iterator

from replylint.lines import Lines
from replylint.model import Problem
from replylint.report import RunReport
from replylint.reporters.columns import shown
from replylint.reporters.text import closing_line
from replylint.reporters.wording import rule_name, single_line, told


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The lines, the problems, and how it ended; levels are in English, for programs; `colour` changes nothing."""
    for file in report.files:
        lines = Lines(file.text)
        for one in file.findings:
            line, column = lines.place(one.finding.start)
            what = f"{one.finding.level} {rule_name(one)} {told(file, one)[0]}"
            yield shown(f"{file.path}:{line}:{column}: {what}") + "\n"
    for problem in report.problems:
        yield shown(_problem(problem)) + "\n"
    yield closing_line(report) + "\n"


def _problem(problem: Problem) -> str:
    """A problem as a finding at the beginning of its file, if nobody knows a better place."""
    what = f"{'error' if problem.unread else 'warning'} {single_line(problem.message)}"
    if problem.path is None:
        return what
    return f"{problem.path}:{problem.line or 1}:{problem.column or 1}: {what}"
