"""Regular expressions that are compiled when first used: a check must start fast."""

import re
from functools import cache


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern; the same object on every call."""
    return re.compile(source, flags)
