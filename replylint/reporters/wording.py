"""What the formats say of a finding in words: its entry, its reason, what would be better."""

from replylint.language.ui import BETTER, LEAVE_OUT, QUOTES, WHY
from replylint.model import Entry, Problem, Suggestion
from replylint.report import FileReport, Located

SUGGESTIONS = 3
"""How many suggestions are told of one finding."""


def single_line(text: str) -> str:
    """The text without line breaks and rows of spaces."""
    return " ".join(text.split())


def entry_name(entry: Entry | None) -> str:
    """The macro or article by title and id, as far as they are known; empty if neither is."""
    if entry is None:
        return ""
    title = f"“{single_line(entry.title)}”" if entry.title and entry.title.strip() else ""
    return ", ".join(part for part in (title, entry.id) if part)


def entry_place(entry: Entry | None) -> str:
    """The entry and its field, as far as they are known."""
    field = entry.field if entry is not None else None
    return ", ".join(part for part in (entry_name(entry), field) if part)


def rule_name(one: Located) -> str:
    """The rule, with the id that another program gave the finding."""
    finding = one.finding
    return finding.rule if finding.source is None else f"{finding.rule} ({finding.source})"


def reason(file: FileReport, one: Located) -> str:
    """«Why: …», empty if the rule gives no reason."""
    return f"{WHY[file.interface]}: {single_line(one.finding.why)}" if one.finding.why.strip() else ""


def better(file: FileReport, one: Located) -> str:
    """«Better: …» with the suggestions quoted, empty if there are none."""
    told = [suggested(file, suggestion) for suggestion in one.finding.suggestions[:SUGGESTIONS]]
    return f"{BETTER[file.interface]}: {', '.join(dict.fromkeys(told))}" if told else ""


def suggested(file: FileReport, suggestion: Suggestion) -> str:
    """The text of a suggestion quoted, or that something is to be left out."""
    opening, closing = QUOTES[file.interface]
    text = single_line(suggestion.text)
    return f"{opening}{text}{closing}" if text else LEAVE_OUT[file.interface]


def told(file: FileReport, one: Located, *, name_entry: bool = True) -> list[str]:
    """All that there is to say of a finding, in lines: the message after its entry, the reason, the suggestions."""
    entry = entry_name(one.entry) if name_entry else ""
    message = single_line(one.finding.message) or one.finding.rule
    lines = [f"{entry}: {message}" if entry else message, reason(file, one), better(file, one)]
    return [line for line in lines if line]


def problem_line(problem: Problem) -> str:
    """`path:line:column: message`, as much of it as is known."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    return f"{place}: {problem.message}" if place else problem.message
