from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range
from pytest import mark

from replylint.lsp.positions import Encoding, Positions

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("aя́😀\u2028\u0085\x0b \r\n\t"), max_size=40) | st.text(max_size=40)


@mark.parametrize(
    ("encoding", "character"),
    [("utf-16", 9), ("utf-8", 15), ("utf-32", 8)],
)
def test_a_column_is_counted_in_the_units_that_were_agreed_on(encoding: Encoding, character: int) -> None:
    text = "Привет\n😀 Саша! сами"
    offset = text.index("!") + 2
    assert Positions(text, encoding).position(offset) == Position(1, character)
    assert Positions(text, encoding).offset(Position(1, character)) == offset


def test_only_lf_crlf_and_cr_end_a_line() -> None:
    text = "a\r\nb\rc\nd\u2028e\u0085f\x0bg"
    positions = Positions(text)
    assert positions.count == 4
    assert positions.position(text.index("g")) == Position(3, 6)


def test_a_combining_mark_is_a_character_of_its_own() -> None:
    text = "все́м"
    assert Positions(text).position(text.index("м")) == Position(0, 4)


def test_what_is_past_a_line_is_its_end_and_past_the_text_the_end_of_the_text() -> None:
    positions = Positions("ab\r\ncd")
    assert positions.offset(Position(0, 99)) == 2
    assert positions.offset(Position(9, 9)) == 6
    assert positions.position(99) == Position(1, 2)


def test_half_a_letter_is_its_start() -> None:
    assert Positions("😀a").offset(Position(0, 1)) == 0
    assert Positions("яa", "utf-8").offset(Position(0, 1)) == 0


def test_a_stretch_that_runs_backwards_is_turned_round() -> None:
    assert Positions("abc").offsets(Range(Position(0, 2), Position(0, 1))) == (1, 2)


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_every_offset_outside_a_break_comes_back(text: str, encoding: Encoding, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    inside = 0 < offset < len(text) and text[offset - 1 : offset + 1] == "\r\n"
    assert positions.offset(positions.position(offset)) == (offset - 1 if inside else offset)
