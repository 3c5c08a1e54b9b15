"""The JSON report: the contract with every program that calls replylint."""

from collections.abc import Iterator

from msgspec import UNSET, Struct, UnsetType

from replylint.model import Language, Problem
from replylint.records import FindingRecord, encode, located_records
from replylint.report import RunReport, Summary

VERSION = 1


class FileRecord(Struct, frozen=True):
    """One file and its findings."""

    path: str
    language: Language
    findings: list[FindingRecord]


class ProblemRecord(Struct, frozen=True):
    """Something that could not be checked."""

    path: str | None
    message: str
    line: int | UnsetType = UNSET
    column: int | UnsetType = UNSET


class BaselineRecord(Struct, frozen=True):
    """Findings that the baseline knows, and those of it that are gone from the files that were checked."""

    known: int
    paid_off: int


class ReportRecord(Struct, frozen=True):
    """The whole JSON report; `suppressed`, `fixed` and `baseline` are there only if there is something of the kind."""

    version: int
    files: list[FileRecord]
    summary: Summary
    problems: list[ProblemRecord]
    suppressed: int | UnsetType = UNSET
    baseline: BaselineRecord | UnsetType = UNSET
    fixed: int | UnsetType = UNSET


def record(report: RunReport) -> ReportRecord:
    """The report as it is written."""
    return ReportRecord(
        VERSION,
        [
            FileRecord(file.path, file.language, located_records(file.findings, file.text))
            for file in report.files
        ],
        report.summary,
        [problem_record(problem) for problem in report.problems],
        report.suppressed or UNSET,
        BaselineRecord(report.known, report.paid_off) if report.paid_off is not None else UNSET,
        report.fixed or UNSET,
    )


def problem_record(problem: Problem) -> ProblemRecord:
    """A problem as it is written."""
    return ProblemRecord(problem.path, problem.message, problem.line or UNSET, problem.column or UNSET)


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The report as one line of JSON; `colour` changes nothing."""
    yield encode(record(report)).decode("utf-8") + "\n"
