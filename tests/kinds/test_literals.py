"""Literals of regular expressions: what every match holds, or nothing."""

import pytest
import regex

from replylint.kinds.literals import required_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("abc", {"abc"}),
        ("(?<hit>внутр|служебн)ий", {"внутр", "служебн"}),
        ("(?-i)(?m)^(?<hit>INTERNAL|ДСП):", {"internal", "дсп"}),
        (r"(?<![\w.])@(?:all|here)\b", {"@"}),
        (r"(?:ab|[cd])e?", None),
        (r"\d+", None),
        (r"(?:abc)?x", None),
        ("(?<=xyz)abc", {"abc"}),
        (r"\p{L}+abc", None),
    ],
)
def test_literals(pattern: str, literals: set[str] | None) -> None:
    assert required_literals(pattern) == (None if literals is None else frozenset(literals))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\(?<hit>ab", "<hit>ab"),
        ("(?<hit>[<(]внутр[^>)]*[>)])", "Добрый день (ВНУТР. заметка)"),
        ("(?-i)(?m)^(?<hit>INTERNAL)", "да\nINTERNAL: нет"),
    ],
)
def test_no_match_without_a_literal(pattern: str, text: str) -> None:
    assert regex.search(pattern, text, regex.IGNORECASE | regex.VERSION1)
    literals = required_literals(pattern)
    assert literals is None or any(literal in text.lower() for literal in literals)
