"""Annotations of GitHub Actions: workflow commands that show each finding at its line of a pull request.

`::error file=…,line=…::message`, escaped as the toolkit of GitHub does it
(https://github.com/actions/toolkit, packages/core/src/command.ts). GitHub shows ten errors,
ten warnings and ten notices of a step; all of them are in its log.
"""

from collections.abc import Iterator

from replylint.lines import Lines
from replylint.model import Level
from replylint.report import RunReport
from replylint.reporters.places import relative
from replylint.reporters.text import closing_line
from replylint.reporters.wording import entry_name, rule_name, spoken, told

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """A command for every finding and problem, and how it ended, for the log."""
    for file in report.files:
        lines = Lines(file.text)
        path = relative(file.path, report)
        for one in file.findings:
            line, column = lines.place(one.finding.start)
            end_line, end_column = lines.place(one.finding.end)
            entry = entry_name(one, spoken(file, one))
            title = f"{rule_name(one)}: {entry}" if entry else rule_name(one)
            # The log shows the message alone, so it says the place once more.
            message = "\n".join([*told(file, one, name_entry=False), f"{path}:{line}:{column}"])
            place: dict[str, str | int] = {"file": path, "line": line, "endLine": end_line}
            if line == end_line:
                # GitHub takes columns only for what stands in one line.
                place |= {"col": column, "endColumn": end_column}
            yield _command(_COMMANDS[one.finding.level], message, {**place, "title": title})
    for problem in report.problems:
        properties: dict[str, str | int] = {"title": "replylint"}
        if problem.path is not None:
            properties["file"] = relative(problem.path, report)
        if problem.line is not None:
            properties["line"] = problem.line
        where = f"{properties['file']}: " if "file" in properties else ""
        yield _command("error" if problem.unread else "warning", f"{where}{problem.message}", properties)
    yield closing_line(report) + "\n"


def _command(name: str, message: str, properties: dict[str, str | int]) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
