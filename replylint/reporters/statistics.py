"""How often each rule found something, the busiest first: where to begin in an old repository."""

from collections.abc import Iterator

from replylint.model import Level
from replylint.report import RunReport
from replylint.reporters.text import closing_line, problem_lines


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """A line a rule: findings, files, level, rule; `colour` changes nothing."""
    counts: dict[tuple[str, Level], int] = {}
    files: dict[tuple[str, Level], int] = {}
    for file in report.files:
        for key in (keys := [(one.finding.rule, one.finding.level) for one in file.findings]):
            counts[key] = counts.get(key, 0) + 1
        for key in dict.fromkeys(keys):
            files[key] = files.get(key, 0) + 1
    rows = [
        (str(count), str(files[rule, level]), level, rule)
        for (rule, level), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if rows:
        head = ("findings", "files", "level", "rule")
        widths = [max(len(row[at]) for row in [head, *rows]) for at in range(3)]
        for row in [head, *rows]:
            numbers = " ".join(row[at].rjust(widths[at]) for at in range(2))
            yield f"{numbers}  {row[2].ljust(widths[2])} {row[3]}\n"
        yield "\n"
    yield from problem_lines(report)
    yield closing_line(report) + "\n"
