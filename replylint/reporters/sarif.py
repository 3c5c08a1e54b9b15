"""SARIF 2.1.0, the format of code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

Columns are code points. An empty string stands nowhere: GitHub refuses it.
"""

from collections.abc import Iterator
from typing import Any

from replylint.lines import Lines
from replylint.model import Finding, Level, Problem
from replylint.report import FileReport, Located, RunReport
from replylint.reporters.fingerprints import fingerprints
from replylint.reporters.places import relative, uri
from replylint.reporters.strict_json import strict
from replylint.reporters.wording import entry_name, single_line, spoken, suggested, told
from replylint.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "replylintFinding/v1"

_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The log with one run; `colour` changes nothing."""
    rules = _rules(report)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "replylint", "version": __version__, "rules": rules}},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [result for file in report.files for result in _results(file, report, numbers)],
    }
    yield strict({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(report: RunReport) -> list[dict[str, Any]]:
    """The rules that found something, in the order of their ids, each as its first finding explains it."""
    found: dict[str, Located] = {}
    for file in report.files:
        for one in file.findings:
            found.setdefault(one.finding.rule, one)
    rules = []
    for rule, one in sorted(found.items(), key=lambda item: item[0]):
        link = {"helpUri": report.links[rule]} if rule in report.links else {}
        rules.append({**_rule(one), **link})
    return rules


def _rule(one: Located) -> dict[str, Any]:
    finding = one.finding
    why = single_line(finding.why) or finding.rule
    explained = f"replylint rules explain {finding.rule}"
    return {
        "id": finding.rule,
        "name": "".join(word.title() for word in finding.rule.replace("/", "-").split("-")),
        "shortDescription": {"text": f"{finding.rule}: {why}" if why != finding.rule else why},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{explained}", "markdown": f"{why}\n\n`{explained}`"},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
        "properties": {"tags": [finding.rule.partition("/")[0]]},
    }


def _invocation(report: RunReport) -> dict[str, Any]:
    notifications = [_notification(problem, report) for problem in report.problems]
    found: dict[str, Any] = {"executionSuccessful": not any(problem.unread for problem in report.problems)}
    return {**found, "toolExecutionNotifications": notifications} if notifications else found


def _notification(problem: Problem, report: RunReport) -> dict[str, Any]:
    found: dict[str, Any] = {
        "level": "error" if problem.unread else "warning",
        "message": {"text": problem.message},
    }
    if problem.path is not None:
        place: dict[str, Any] = {"artifactLocation": {"uri": uri(relative(problem.path, report))}}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line, "startColumn": problem.column or 1}
        found["locations"] = [{"physicalLocation": place}]
    return found


def _results(file: FileReport, report: RunReport, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    lines = Lines(file.text)
    path = relative(file.path, report)
    artifact = {"uri": uri(path)}
    crowded = _crowded(file, lines)
    for one, fingerprint in zip(file.findings, fingerprints(file, path), strict=True):
        finding = one.finding
        location: dict[str, Any] = {
            "physicalLocation": {"artifactLocation": artifact, "region": _region(finding, file.text, lines)}
        }
        if logical := _logical(file, one):
            location["logicalLocations"] = [logical]
        marks = {FINGERPRINT: fingerprint}
        if (finding.rule, lines.place(finding.start)[0]) in crowded:
            # GitHub makes this one of the line alone, and would take findings of one line for one.
            marks["primaryLocationLineHash"] = f"{fingerprint}:1"
        found: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": _LEVELS[finding.level],
            "message": {"text": "\n".join(told(file, one))},
            "locations": [location],
            "partialFingerprints": marks,
            "properties": _properties(one),
        }
        if fixes := list(_fixes(file, one, artifact, lines)):
            found["fixes"] = fixes
        yield found


def _crowded(file: FileReport, lines: Lines) -> set[tuple[str, int]]:
    """Rules and lines where a rule found more than one thing."""
    seen: set[tuple[str, int]] = set()
    crowded: set[tuple[str, int]] = set()
    for one in file.findings:
        place = (one.finding.rule, lines.place(one.finding.start)[0])
        (crowded if place in seen else seen).add(place)
    return crowded


def _place(start: int, end: int, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _region(finding: Finding, text: str, lines: Lines) -> dict[str, Any]:
    region = _place(finding.start, finding.end, lines)
    region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    snippet = text[finding.start : finding.end]
    return {**region, "snippet": {"text": snippet}} if snippet else region


def _logical(file: FileReport, one: Located) -> dict[str, Any]:
    """The entry as a place of its own, as far as it is known."""
    if one.entry is None:
        return {}
    name = entry_name(one, spoken(file, one))
    whole = "/".join(part for part in (one.entry.id, one.entry.field) if part)
    found = {"name": name, "fullyQualifiedName": whole, "kind": "resource"}
    return {key: value for key, value in found.items() if value} if name or whole else {}


def _fixes(
    file: FileReport, one: Located, artifact: dict[str, str], lines: Lines
) -> Iterator[dict[str, Any]]:
    """The suggestions that can be written into the file, each of them once."""
    changes = {
        edit: suggestion
        for edit, suggestion in zip(one.edits, one.finding.suggestions, strict=False)
        if edit is not None
    }
    for edit, suggestion in changes.items():
        replacement: dict[str, Any] = {"deletedRegion": _place(edit.start, edit.end, lines)}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        yield {
            "description": {"text": suggested(suggestion, spoken(file, one))},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
        }


def _properties(one: Located) -> dict[str, Any]:
    """What SARIF has no place for: the reason, the words as the customer reads them, suggestions and evidence."""
    finding = one.finding
    found: dict[str, Any] = {
        "why": single_line(finding.why),
        "excerpt": one.excerpt,
        "source": finding.source,
        "suggestions": [suggestion.text for suggestion in finding.suggestions if suggestion.text],
        "evidence": [f"{evidence.text} ({evidence.where})" for evidence in finding.evidence],
    }
    return {key: value for key, value in found.items() if value}
