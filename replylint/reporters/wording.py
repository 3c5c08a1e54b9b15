"""What the formats say of a finding in words: its entry, its reason, what would be better."""

from replylint.language.ui import BETTER, LEAVE_OUT, QUOTES, WHY
from replylint.model import Language, Problem, Suggestion
from replylint.report import FileReport, Located

EXCERPT = 160
"""Code points of an excerpt that are quoted at most."""
SUGGESTIONS = 3
"""How many suggestions are told of one finding."""


def single_line(text: str) -> str:
    """The text without line breaks and rows of spaces."""
    return " ".join(text.split())


def spoken(file: FileReport, one: Located) -> Language:
    """The language in which to speak of a finding."""
    return one.interface or file.interface


def entry_name(one: Located, language: Language) -> str:
    """The macro or article by title and id, as far as they are known; empty if neither is."""
    if one.entry is None:
        return ""
    opening, closing = QUOTES[language]
    title = single_line(one.entry.title or "")
    return ", ".join(part for part in (title and f"{opening}{title}{closing}", one.entry.id) if part)


def entry_place(one: Located, language: Language) -> str:
    """The entry and its field, as far as they are known."""
    field = one.entry.field if one.entry is not None else None
    return ", ".join(part for part in (entry_name(one, language), field) if part)


def rule_name(one: Located) -> str:
    """The rule, with the id that another program gave the finding."""
    finding = one.finding
    return finding.rule if finding.source is None else f"{finding.rule} ({finding.source})"


def suggested(suggestion: Suggestion, language: Language) -> str:
    """The text of a suggestion quoted, or that something is to be left out."""
    opening, closing = QUOTES[language]
    text = single_line(suggestion.text)
    return f"{opening}{text}{closing}" if text else LEAVE_OUT[language]


def told(file: FileReport, one: Located, *, name_entry: bool = True) -> list[str]:
    """All that there is to say of a finding, in lines: the message after its entry, the reason, the suggestions.

    Where the file writes the text in another form, the words as the customer reads them stand
    below the message.
    """
    language, finding = spoken(file, one), one.finding
    entry = entry_name(one, language) if name_entry else ""
    message = single_line(finding.message) or finding.rule
    lines = [f"{entry}: {message}" if entry else message]
    words = single_line(one.excerpt)
    if one.context is not None and words and words not in message:
        opening, closing = QUOTES[language]
        lines.append(f"{opening}{_cut(words)}{closing}")
    if why := single_line(finding.why):
        lines.append(f"{WHY[language]}: {why}")
    if better := dict.fromkeys(suggested(one, language) for one in finding.suggestions[:SUGGESTIONS]):
        lines.append(f"{BETTER[language]}: {', '.join(better)}")
    return lines


def _cut(words: str) -> str:
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"


def problem_line(problem: Problem) -> str:
    """`path:line:column: message`, as much of it as is known."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    return f"{place}: {problem.message}" if place else problem.message
