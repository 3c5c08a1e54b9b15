"""Offsets in UTF-16 units, as Java counts, and code points."""

from hypothesis import given
from hypothesis import strategies as st

from replylint.grammar.matches import CodePoints, Match


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_place_is_found_again(text: str) -> None:
    points = CodePoints(text)
    for at in range(len(text) + 1):
        assert points.at(units(text[:at])) == at


def test_emoji_count_twice_and_combining_marks_once() -> None:
    text = "😀и\u0306👨‍👩‍👧 завтро"
    points = CodePoints(text)
    assert points.at(units(text[: text.index("завтро")])) == text.index("завтро")


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert CodePoints("да").at(99) == 2


def test_spelling_is_told_by_the_rule_and_its_kind() -> None:
    assert Match(0, 1, "MORFOLOGIK_RULE_RU_RU", "TYPOS", "misspelling", "").is_spelling
    assert not Match(0, 1, "EN_CONTRACTION_SPELLING", "TYPOS", "misspelling", "").is_spelling
