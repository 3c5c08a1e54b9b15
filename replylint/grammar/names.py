"""The names of grammar's findings: `grammar/` and a category of LanguageTool's, which no pack lists."""

import re

_RULE = re.compile(r"grammar(?:/[A-Z][A-Z0-9_]*)?", re.ASCII)


def is_rule_or_pack(name: str) -> bool:
    """May findings have this name? Which categories there are depends on the version of LanguageTool."""
    return _RULE.fullmatch(name) is not None
