"""JSON Lines: a finding a line, as soon as somebody wants to read line by line."""

from collections.abc import Iterator

import msgspec

from replylint.records import encode, located_records
from replylint.report import RunReport
from replylint.reporters.json import problem_record


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """A line for every finding, with the path of its file, then a line for every problem."""
    for file in report.files:
        for record in located_records(file.findings, file.text):
            yield _line({"path": file.path, "language": file.language, **msgspec.structs.asdict(record)})
    for problem in report.problems:
        yield _line({"problem": problem_record(problem)})


def _line(record: dict[str, object]) -> str:
    return encode({key: value for key, value in record.items() if value is not msgspec.UNSET}).decode() + "\n"
