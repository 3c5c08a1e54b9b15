"""Findings as JSON shows them, in `check --format json`, `scan` and everything else that speaks JSON.

Offsets are code points from 0, lines and columns count from 1, ends are exclusive.
"""

from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from replylint.lines import Lines
from replylint.model import Entry, Evidence, Finding, Level
from replylint.report import Edit, Located, located


class SuggestionRecord(Struct, frozen=True):
    """A suggestion. `edit` is there only if the file holds the text in another form: the change of the file itself.

    None: it can't be written there without a look at the markup around it.
    """

    text: str
    safe: bool
    edit: Edit | UnsetType | None = UNSET


class FindingRecord(Struct, frozen=True):
    """A finding and its place in the text."""

    rule: str
    level: Level
    message: str
    why: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    suggestions: tuple[SuggestionRecord, ...]
    evidence: tuple[Evidence, ...]
    source: str | None
    entry: Entry | UnsetType = UNSET


def finding_records(findings: "list[Finding] | tuple[Finding, ...]", text: str) -> list[FindingRecord]:
    """The findings of a text that stands by itself, in the order given."""
    return located_records([located(finding, text) for finding in findings], text)


def located_records(found: "list[Located] | tuple[Located, ...]", text: str) -> list[FindingRecord]:
    """The findings of a file with this text, in the order given."""
    if not found:
        return []
    lines = Lines(text)
    return [_record(one, lines) for one in found]


def _record(one: Located, lines: Lines) -> FindingRecord:
    finding = one.finding
    line, column = lines.place(finding.start)
    end_line, end_column = lines.place(finding.end)
    return FindingRecord(
        finding.rule,
        finding.level,
        finding.message,
        finding.why,
        finding.start,
        finding.end,
        line,
        column,
        end_line,
        end_column,
        one.excerpt,
        _suggestions(one),
        finding.evidence,
        finding.source,
        one.entry if one.entry is not None else UNSET,
    )


def _suggestions(one: Located) -> tuple[SuggestionRecord, ...]:
    if one.context is None:
        return tuple(
            SuggestionRecord(suggestion.text, suggestion.safe) for suggestion in one.finding.suggestions
        )
    return tuple(
        SuggestionRecord(suggestion.text, suggestion.safe, edit)
        for suggestion, edit in zip(one.finding.suggestions, one.edits, strict=True)
    )


def encode(record: Any) -> bytes:
    """JSON in UTF-8. Lone surrogates, which UTF-8 can't hold, become escapes, so that nothing is lost."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        import json

        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode("ascii")


def decode(line: bytes | str) -> Any:
    """Plain data of a JSON text, lone surrogates allowed. Raises ValueError with what is wrong and where."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        import json

        try:
            return json.loads(line)
        except RecursionError:
            raise ValueError("nested too deeply") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
