"""A directive put where a finding stands, with its reason; see docs/suppressions.md."""

from collections.abc import Callable, Iterator

from replylint.errors import ReplylintError
from replylint.lsp.positions import Positions
from replylint.readers.table import TEXT_ENDINGS, ending_of
from replylint.report import Edit, FileReport, Located

_ENCLOSED = {
    "markdown": ("<!-- ", " -->"),
    "html": ("<!-- ", " -->"),
    "liquid": ("{% comment %} ", " {% endcomment %}"),
}


def silencing(
    text: str, report: FileReport, located: Located, reason: str, check: Callable[[str], FileReport]
) -> Edit | None:
    """The change that puts the first directive in which silences this finding and nothing else; None if none does.

    `report` is that of `text`. `check` finds what is in a changed text: no comment is to end up where
    a customer would read it.
    """
    before = _seen(report)
    for edit in _candidates(text, report.path, located, reason):
        changed = text[: edit.start] + edit.text + text[edit.end :]
        try:
            after = _seen(check(changed))
        except ReplylintError:
            continue
        wanted = dict(before)
        key = _key(located)
        wanted[key] = wanted.get(key, 0) - 1
        if after == {key: count for key, count in wanted.items() if count}:
            return edit
    return None


def _seen(report: FileReport) -> dict[tuple[str, str], int]:
    seen: dict[tuple[str, str], int] = {}
    for one in report.findings:
        seen[_key(one)] = seen.get(_key(one), 0) + 1
    return seen


def _key(located: Located) -> tuple[str, str]:
    return located.finding.rule, located.excerpt


def _candidates(text: str, path: str, located: Located, reason: str) -> Iterator[Edit]:
    """Changes that may do, the best first."""
    ending = ending_of(path)
    reader = TEXT_ENDINGS.get(ending)
    positions = Positions(text)
    line = positions.line_of(located.finding.start)
    start, end = positions.bounds(line)
    words = text[start:end]
    indent = words[: len(words) - len(words.lstrip())]
    line_break = _break(text)
    rule = located.finding.rule

    def above(at: int, opening: str, closing: str, indent: str) -> Edit:
        directive = f"replylint-disable-next-line {rule} -- {reason}"
        return Edit(at, at, f"{indent}{opening}{directive}{closing}{line_break}")

    if reader in _ENCLOSED:
        opening, closing = _ENCLOSED[reader]
        beside = Edit(end, end, f" {opening}replylint-disable-line {rule} -- {reason}{closing}")
        # A comment in a line of its own would cut a paragraph of Markdown in two.
        first, second = above(start, opening, closing, indent), beside
        cuts = reader == "markdown" and line > 0 and bool(_line(text, positions, line - 1).strip())
        yield from (second, first) if cuts else (first, second)
    elif reader == "po":
        while line > 0 and _line(text, positions, line - 1).strip():
            line -= 1
        yield above(positions.bounds(line)[0], "# ", "", "")
    elif ending in (".yaml", ".yml", ".toml"):
        yield above(start, "# ", "", indent)


def _line(text: str, positions: Positions, line: int) -> str:
    start, end = positions.bounds(line)
    return text[start:end]


def _break(text: str) -> str:
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"
