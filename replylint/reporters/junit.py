"""JUnit XML: a suite a file, a test case a finding, as GitLab, Jenkins and Azure show tests.

They show one failure of a test case, so each finding has a case of its own. What does not stop
the sending (findings below `--fail-on`) is a case that passes and says what it found; a clean
file is one case that passes; a file that could not be read is an error.
"""

from collections.abc import Iterator

from replylint.lines import Lines
from replylint.model import Problem
from replylint.report import FileReport, Located, RunReport
from replylint.reporters.places import relative
from replylint.reporters.wording import entry_place, rule_name, spoken, told
from replylint.reporters.xml import content, tag
from replylint.settings import blocks


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The document; `colour` changes nothing."""
    cases = sum(max(1, len(file.findings)) for file in report.files) + len(report.problems)
    failures = sum(_fails(file, one) for file in report.files for one in file.findings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tag("testsuites", {"name": "replylint", **_counts(cases, failures, len(report.problems))}) + "\n"
    for file in report.files:
        yield from _suite(file, relative(file.path, report))
    for problem in report.problems:
        yield from _problem(problem, relative(problem.path, report))
    yield "</testsuites>\n"


def _fails(file: FileReport, one: Located) -> bool:
    return blocks(one.finding.level, file.fail_on)


def _counts(tests: int, failures: int, errors: int) -> dict[str, str | int]:
    # Some readers insist on a time, which says nothing of a text.
    return {"tests": tests, "failures": failures, "errors": errors, "skipped": 0, "time": 0}


def _suite(file: FileReport, path: str) -> Iterator[str]:
    failures = sum(_fails(file, one) for one in file.findings)
    yield "  " + tag("testsuite", {"name": path, **_counts(max(1, len(file.findings)), failures, 0)}) + "\n"
    lines = Lines(file.text)
    for one in file.findings:
        yield from _case(file, one, path, lines)
    if not file.findings:
        yield "    " + tag("testcase", _named("no findings", path), closed=True) + "\n"
    yield "  </testsuite>\n"


def _case(file: FileReport, one: Located, path: str, lines: Lines) -> Iterator[str]:
    line, column = lines.place(one.finding.start)
    message, *more = told(file, one)
    place = entry_place(one, spoken(file, one))
    where = f"{path}:{line}:{column}" + (f" ({place})" if place else "")
    whole = content("\n".join([where, message, *more]))
    yield "    " + tag("testcase", {**_named(f"{rule_name(one)} {line}:{column}", path), "line": line}) + "\n"
    if _fails(file, one):
        yield f"      {tag('failure', {'message': message, 'type': one.finding.rule})}{whole}</failure>\n"
    else:
        yield f"      <system-out>{one.finding.level}: {whole}</system-out>\n"
    yield "    </testcase>\n"


def _problem(problem: Problem, path: str) -> Iterator[str]:
    yield "  " + tag("testsuite", {"name": path, **_counts(1, 0, 1)}) + "\n"
    yield "    " + tag("testcase", _named("read", path)) + "\n"
    failure: dict[str, str | int] = {"message": problem.message, "type": "replylint"}
    yield f"      {tag('error', failure)}{content(problem.message)}</error>\n"
    yield "    </testcase>\n  </testsuite>\n"


def _named(name: str, path: str) -> dict[str, str | int]:
    return {"name": name, "classname": path, "file": path, "time": 0}
