"""The report for people: the line, the excerpt underlined, the reason, what would be better.

Made for terminals of 80 columns and for eyes that have read two hundred letters today.
"""

from collections.abc import Iterator

from replylint.language.ui import (
    BETTER,
    COMPARE,
    LEAVE_OUT,
    LEVEL_NAMES,
    OR,
    SAME,
    WHY,
    evidence_line,
    fixed_line,
    left_out_line,
    nothing_to_check,
    silenced_line,
    verdict,
)
from replylint.lines import Lines
from replylint.model import Language, Level
from replylint.report import FileReport, Located, RunReport
from replylint.reporters.columns import Cell, cells, shown, wrap
from replylint.reporters.twins import with_twins
from replylint.reporters.wording import SUGGESTIONS, entry_place, problem_line, rule_name, spoken

WIDTH = 80
NEAR = 4 * WIDTH
"""Code points of a line that are looked at to each side of a finding."""
CUT = "…"

_COLOURS: dict[Level, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_BOLD, _DIM = "1", "2"


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The report, finding by finding, then what could not be checked, then the verdict.

    The reason of a rule is told once, and so is what stands in two fields of one entry.
    """
    reasons: set[tuple[str, str]] = set()
    for file in report.files:
        lines = Lines(file.text)
        for one, twins in with_twins(file.findings):
            reason = (one.finding.rule, one.finding.why)
            told = [
                *_finding(file, one, lines, colour, new=reason not in reasons),
                *_twins(file, twins, lines),
            ]
            yield "\n".join(told) + "\n\n"
            reasons.add(reason)
    yield from problem_lines(report)
    failed = report.failed
    code = "1;31" if failed else "1;33" if report.problems or report.summary.warnings else "1;32"
    yield _paint(closing_line(report), code, colour) + "\n"


def problem_lines(report: RunReport) -> Iterator[str]:
    """What could not be checked, with a blank line after it if there is any."""
    for problem in report.problems:
        yield shown(problem_line(problem)) + "\n"
    if report.problems:
        yield "\n"


def closing_line(report: RunReport) -> str:
    """How the run ended, in the language of the user."""
    language, summary = interface(report), report.summary
    if not report.files and not report.problems:
        return nothing_to_check(language)
    line = verdict(summary, language, failed=report.failed, unfinished=bool(report.problems))
    if report.fixed:
        left = summary.errors + summary.warnings + summary.infos
        line = f"{fixed_line(report.fixed, left, language)} {line}"
    silenced = silenced_line(report.known, report.suppressed, report.paid_off or 0, language)
    left_out = left_out_line(report.skipped, language)
    return " ".join(piece for piece in (line, silenced, left_out) if piece)


def interface(report: RunReport) -> Language:
    """The language in which to close the report."""
    if report.interface is not None:
        return report.interface
    telling = next((file for file in report.files if file.findings), None)
    if telling is None and report.files:
        telling = report.files[0]
    return telling.interface if telling else "en"


def _finding(file: FileReport, one: Located, lines: Lines, colour: bool, *, new: bool) -> Iterator[str]:
    language, finding = spoken(file, one), one.finding
    line, column = lines.place(finding.start)
    code = _COLOURS[finding.level]
    place = _paint(f"{shown(file.path)}:{line}:{column}:", _BOLD, colour)
    entry = shown(entry_place(one, language))
    level = _paint(LEVEL_NAMES[language][finding.level], code, colour)
    yield f"{place} {level}: {rule_name(one)}" + (f" ({entry})" if entry else "")
    context = one.context
    if context is None:
        yield from _excerpt(file.text, finding.start, finding.end, lines, code, colour)
    else:
        inner = Lines(context.text)
        yield from _excerpt(context.text, context.start, context.end, inner, code, colour, at=line)
    yield from wrap(finding.message, WIDTH, "  ", "  ")
    if finding.why and new:
        yield from _labelled(WHY[language], finding.why)
    for number, suggestion in enumerate(finding.suggestions[:SUGGESTIONS]):
        label = BETTER[language] if number == 0 else OR[language]
        yield from _labelled(label, suggestion.text.strip() or LEAVE_OUT[language])
    for evidence in finding.evidence:
        yield from _labelled(COMPARE[language], evidence_line(evidence, language))


def _twins(file: FileReport, twins: tuple[Located, ...], lines: Lines) -> Iterator[str]:
    """The places of the same words in other fields of the entry."""
    for one in twins:
        line, column = lines.place(one.finding.start)
        field = one.entry.field if one.entry is not None else None
        yield f"  {SAME[spoken(file, one)]}: {shown(file.path)}:{line}:{column} ({field})"


def _labelled(label: str, text: str) -> list[str]:
    return wrap(text, WIDTH, f"  {label}: ", "    ")


def _excerpt(
    text: str, begin: int, past: int, lines: Lines, code: str, colour: bool, *, at: int | None = None
) -> Iterator[str]:
    """The first and the last line of text[begin:past], underlined.

    `at` is the line of the file in which a text that the file writes in another form begins; its
    further lines have no numbers, as they need be no lines of the file.
    """
    first, _ = lines.place(begin)
    last, end_column = lines.place(past)
    if last > first and end_column == 1:
        # The excerpt takes the line end along: nothing of the next line is in it.
        last -= 1
    digits = len(str(last if at is None else at))
    numbers = [first] if first == last else [first, last]
    for number in numbers:
        if number == last and last > first + 1:
            yield _paint(f"  {CUT:>{digits}} │", _DIM, colour)
        start, end = lines.bounds(number)
        if end - start > 2 * NEAR:
            # No more of a long line can come into view.
            middle = begin if number == first else min(past, end)
            start, end = max(start, middle - NEAR), min(end, middle + NEAR)
        row = cells(text[start:end])
        marked_from = begin - start if number == first else 0
        marked_to = min(past, end) - start if number == last else end - start
        while number != first and marked_from < marked_to and text[start + marked_from].isspace():
            marked_from += 1
        while number != last and marked_to > marked_from and text[start + marked_to - 1].isspace():
            marked_to -= 1
        row, marked_from, marked_to = _window(row, marked_from, marked_to, WIDTH - digits - 5)
        shown_number = number if at is None else at if number == first else ""
        gutter = _paint(f"  {shown_number:>{digits}} │ ", _DIM, colour)
        yield gutter + "".join(cell.shown for cell in row)
        indent = sum(cell.width for cell in row[:marked_from])
        length = max(1, sum(cell.width for cell in row[marked_from:marked_to]))
        blank = _paint(f"  {'':>{digits}} │ ", _DIM, colour)
        yield blank + " " * indent + _paint("^" * length, code, colour)


def _window(row: list[Cell], start: int, end: int, columns: int) -> tuple[list[Cell], int, int]:
    """The piece of a line around the marked stretch that fits, and where the stretch is in it."""
    if sum(cell.width for cell in row) <= columns:
        return row, start, end
    room = columns - 2
    left, right = start, start
    used = 0
    # The excerpt first, from its beginning; then what stands around it, both sides in turn.
    while right < end and used + row[right].width <= room:
        used += row[right].width
        right += 1
    grown = True
    while grown:
        grown = False
        if left > 0 and used + row[left - 1].width <= room:
            left -= 1
            used += row[left].width
            grown = True
        if right >= end and right < len(row) and used + row[right].width <= room:
            used += row[right].width
            right += 1
            grown = True
    while right < len(row) and row[right].width == 0:
        right += 1
    while left > 0 and row[left].width == 0:
        left -= 1
    dots = Cell(CUT, 1)
    before, after = left > 0, right < len(row)
    piece = [dots] * before + row[left:right] + [dots] * after
    return piece, start - left + before, min(end, right) - left + before


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
