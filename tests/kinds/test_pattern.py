import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.kinds.literals import required_literals
from tests.kinds.helpers import excerpts, program_of, report


def test_a_pattern_finds_its_hit() -> None:
    assert excerpts(r"""
    kind: pattern
    pattern: {any: ['заказ\s+№\s*(?P<hit>\d+)']}
    """, "Ваш ЗАКАЗ № 17 и заказ № 18") == ["17", "18"]  # fmt: skip


def test_exceptions_and_masks() -> None:
    block = r"""
    kind: pattern
    pattern: {any: ['\b[A-Z]{2}-\d+\b']}
    except: {any: ['UA-\d+']}
    """
    assert excerpts(block, "AB-1, UA-2, https://x.org/AB-3") == ["AB-1"]


def test_a_pattern_of_one_language() -> None:
    block = "kind: pattern\npattern: {uk: ['щось']}"
    assert excerpts(block, "щось") == []
    assert excerpts(block, "щось", "uk") == ["щось"]


def test_a_catastrophic_pattern_is_cut_off_and_the_rest_is_reported() -> None:
    block = """
    checks:
      - {kind: pattern, pattern: {any: ['(a|aa)+b', '(x+x+)+y']}}
      - {kind: phrase, phrases: {ru: [сами виноваты]}}
    """
    text = "Вы сами виноваты. " + "x" * 60 + " y " + "a" * 5000 + " b"
    found = report(block, text)
    assert [text[one.start : one.end] for one in found.findings] == ["сами виноваты"]
    assert len(found.problems) == 1
    assert "took longer" in found.problems[0].message and "own/rule" in found.problems[0].message


@pytest.mark.parametrize(("pattern", "says"), [("(", "not a regular expression"), ("a*", "everywhere")])
def test_mistakes(pattern: str, says: str) -> None:
    with pytest.raises(ReplylintError) as error:
        program_of(f"kind: pattern\npattern: {{any: ['{pattern}']}}")
    assert says in error.value.message
    assert error.value.line == 2


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("foo(bar|baz)+x", {"foo"}),
        ("(?:sk|pk)_live_[a-z]{10,}", {"_live_"}),
        (r"\d+", None),
        ("ab|cd", {"ab", "cd"}),
        ("(?-i)(?m)^(?:INTERNAL|ДСП):", {"internal", "дсп"}),
        ("(abc)?de", {"de"}),
        ("(abc)?d", None),
    ],
)
def test_literals_that_every_match_holds(pattern: str, literals: set[str] | None) -> None:
    assert required_literals(pattern) == literals


PATTERNS = st.sampled_from(["abb+c", "(ab|cd)e?", "a[bc]d|bcd", "ſt", "(?:K|k)elvin", "ab.*cd", "é?ab"])


@given(PATTERNS, st.text(alphabet="abcdeſstKk elvinéAB", max_size=20))
def test_a_match_always_holds_one_of_the_literals(pattern: str, text: str) -> None:
    import regex

    literals = required_literals(pattern)
    if literals is not None and regex.search(pattern, text, regex.IGNORECASE | regex.VERSION1):
        assert any(literal in text.casefold() for literal in literals)
