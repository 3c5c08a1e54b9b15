"""Columns on the terminal: what is wide, what is nothing, what is dangerous."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.reporters import columns
from replylint.reporters.columns import cells, shown, width, wrap


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("reply", 5),
        ("Привет", 6),
        ("漢字", 4),
        ("ﾊﾝ", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("и\u0306и", 2),
        ("😀", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("🇺🇦", 2),
        ("🇺🇦🇵🇱", 4),
        ("a\tb", 5),
        ("abcd\tb", 9),
        ("a\u200bb", 2),
        ("a\u202eb", 2),
        ("\u00ad", 0),
        ("\x1b[31m", 5),
        ("\ud800", 1),
        ("\u2028", 1),
    ],
)
def test_width(text: str, wide: int) -> None:
    assert width(text) == wide


def test_nothing_reaches_the_terminal_that_it_would_obey() -> None:
    line = shown("a\x1b[31m\x07\x00\x9b\u202e\u2066b\ud800")
    assert line == "a␛[31m␇␀�b�"


def test_there_is_a_cell_for_every_code_point() -> None:
    text = "👩\u200d👧\tа\u0301"
    assert len(cells(text)) == len(text)


def test_what_is_taken_for_plain_is_one_column_and_harmless() -> None:
    plain = [chr(code) for code in range(0x3000) if columns._PLAIN.fullmatch(chr(code))]
    assert {"a", "ж", "ї", "«", "—", "№", "₴"} <= set(plain)
    # A letter that joins nothing takes the text off the short way.
    for char in plain:
        if category(char) == "Cn":
            # Python takes some places that have no letter yet for wide ones.
            continue
        (cell, _) = cells(char + "\u200b")
        assert (cell.shown, cell.width) == (char, 1)


def test_wrapping_keeps_the_words_and_the_width() -> None:
    text = "Последние слова запоминаются, и от холодного прощания остаётся обида на весь день."
    lines = wrap(text, 30, "  Почему: ", "    ")
    assert all(width(line) <= 30 for line in lines)
    assert lines[0].startswith("  Почему: Последние")
    assert " ".join(" ".join(lines).split()) == f"Почему: {text}"


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    line = shown(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in line)
    assert width(text) >= 0
    line.encode("utf-8")


@given(st.text(alphabet="абв 漢", max_size=80), st.integers(5, 40))
def test_no_line_is_wider_than_asked_unless_a_word_is(text: str, most: int) -> None:
    for line in wrap(text, most):
        assert width(line) <= most or " " not in line
