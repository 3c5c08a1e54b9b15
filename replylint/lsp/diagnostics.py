"""Findings as an editor shows them."""

from collections.abc import Iterator, Mapping
from zlib import crc32

import msgspec
from lsprotocol import types

from replylint.errors import ReplylintError
from replylint.lsp.faults import Fault
from replylint.lsp.outcomes import Outcome
from replylint.lsp.places import uri_of
from replylint.lsp.positions import Positions
from replylint.model import Level, Problem
from replylint.report import Located
from replylint.suppressions.meta import UNUSED

SOURCE = "replylint"

_SEVERITY: Mapping[Level, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics_of(outcome: Outcome, positions: Positions) -> list[types.Diagnostic]:
    """All that an editor is to show of a text, in its order."""
    shown = [_of_error(error, outcome.path, positions) for error in outcome.errors]
    shown += [_of_fault(fault, positions) for fault in outcome.faults]
    if outcome.report is not None:
        shown += [_of_problem(problem, positions) for problem in outcome.report.problems]
        shown += [of_finding(one, positions, outcome.links) for one in outcome.report.findings]
    return shown


def of_finding(located: Located, positions: Positions, links: Mapping[str, str] = {}) -> types.Diagnostic:
    """One finding. Its code is the rule, which leads to the page that the rule names."""
    finding = located.finding
    link = links.get(finding.rule)
    return types.Diagnostic(
        positions.range(finding.start, finding.end),
        finding.message,
        severity=_SEVERITY[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule == UNUSED else None,
    )


def _of_problem(problem: Problem, positions: Positions) -> types.Diagnostic:
    return types.Diagnostic(
        _line(positions, problem.line, problem.column),
        problem.message,
        severity=types.DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def _of_error(error: ReplylintError, path: str, positions: Positions) -> types.Diagnostic:
    here = error.path is None or uri_of(error.path) == uri_of(path)
    message = error.message if here else f"{error.where}: {error.message}"
    related = None
    if not here and error.path is not None:
        place = types.Position((error.line or 1) - 1, (error.column or 1) - 1)
        location = types.Location(uri_of(error.path), types.Range(place, place))
        related = [types.DiagnosticRelatedInformation(location, error.message)]
    return types.Diagnostic(
        _line(positions, error.line, error.column) if here else positions.range(0, 0),
        _with_hint(message, error.hint),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
        related_information=related,
    )


def _of_fault(fault: Fault, positions: Positions) -> types.Diagnostic:
    severity = types.DiagnosticSeverity.Warning if fault.warning else types.DiagnosticSeverity.Error
    return types.Diagnostic(
        positions.range(fault.start, fault.end),
        _with_hint(fault.message, fault.hint),
        severity=severity,
        source=SOURCE,
    )


def _with_hint(message: str, hint: str | None) -> str:
    return f"{message}\n{hint}" if hint else message


def _line(positions: Positions, line: int | None, column: int | None) -> types.Range:
    """The rest of a line from a column on, both from 1; None: the beginning of the text."""
    if line is None:
        return positions.range(0, 0)
    start, end = positions.bounds(min(line, positions.count) - 1)
    return positions.range(min(start + (column or 1) - 1, end), end)


def result_id(diagnostics: list[types.Diagnostic]) -> str:
    """The name of what was shown: the same for the same diagnostics."""
    return f"{crc32(msgspec.json.encode(list(_facts(diagnostics)))):08x}-{len(diagnostics)}"


def _facts(diagnostics: list[types.Diagnostic]) -> Iterator[tuple[object, ...]]:
    for one in diagnostics:
        start, end = one.range.start, one.range.end
        yield (
            (start.line, start.character, end.line, end.character),
            one.message,
            one.code,
            int(one.severity or 0),
            one.code_description.href if one.code_description is not None else None,
        )
