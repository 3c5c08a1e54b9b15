"""JSON for other people's programs, some of which (reviewdog) refuse a report with half a surrogate pair."""

from typing import Any

import msgspec

from replylint.lazy import pattern

_HALVES = pattern(r"[\ud800-\udfff]")


def strict(record: Any) -> str:
    """One line of JSON; what Unicode has no letter for is U+FFFD."""
    try:
        return msgspec.json.encode(record).decode() + "\n"
    except UnicodeEncodeError:
        import json

        whole = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        return _HALVES.sub("\ufffd", whole) + "\n"
