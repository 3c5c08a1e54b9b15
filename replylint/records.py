"""Findings as JSON shows them, in `check --format json`, `scan` and everything else that speaks JSON.

Offsets are code points from 0, lines and columns count from 1, ends are exclusive.
"""

from typing import Any

import msgspec
from msgspec import Struct

from replylint.lines import Lines
from replylint.model import Evidence, Finding, Level, Suggestion


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
    suggestions: tuple[Suggestion, ...]
    evidence: tuple[Evidence, ...]
    source: str | None


def finding_records(findings: "list[Finding] | tuple[Finding, ...]", text: str) -> list[FindingRecord]:
    """The findings of one text, in the order given."""
    if not findings:
        return []
    lines = Lines(text)
    records = []
    for finding in findings:
        line, column = lines.place(finding.start)
        end_line, end_column = lines.place(finding.end)
        records.append(
            FindingRecord(
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
                text[finding.start : finding.end],
                finding.suggestions,
                finding.evidence,
                finding.source,
            )
        )
    return records


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
