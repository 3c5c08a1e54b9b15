"""What LanguageTool is given of a text: nothing is lost, and what is no prose is hidden."""

from hypothesis import given
from hypothesis import strategies as st

from replylint.grammar.annotation import FILLER, Piece, annotation, is_logic, pieces_of
from replylint.model import Mask
from replylint.parts.masks import find_masks


def read(text: str) -> str:
    """What LanguageTool reads of it."""
    pieces = pieces_of(text, 0, len(text), find_masks(text))
    return "".join(piece.text if piece.read_as is None else piece.read_as for piece in pieces)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4))
def test_the_pieces_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    masks, past = [], 0
    for start, length in sorted(places):
        if start >= past and start + length <= len(text):
            masks.append(Mask("code", start, start + length))
            past = start + length
    assert "".join(piece.text for piece in pieces_of(text, 0, len(text), masks)) == text


def test_placeholders_and_addresses_are_a_word_of_their_own() -> None:
    assert read("Привет, {{name}}! Пишите на help@example.com.") == f"Привет, {FILLER}! Пишите на {FILLER}."


def test_tags_are_nothing_and_entities_are_what_they_mean() -> None:
    assert read("до <b>10</b>&nbsp;часов &amp; позже") == "до 10\u00a0часов & позже"


def test_a_tag_that_breaks_the_line_ends_the_sentence() -> None:
    assert read("Ждём вас<br>Анна") == "Ждём вас\n\nАнна"


def test_tags_of_logic_leave_no_word() -> None:
    assert read("У вас {% if one %}заказ{% else %}заказы{% endif %}.") == "У вас заказзаказы."
    assert is_logic("{%- elsif x %}")
    assert not is_logic("{%customer.firstName,fallback=there%}")


def test_combining_marks_are_read_as_dictionaries_spell_them() -> None:
    assert read("мои\u0306 за\u0301мок, до\u00adставка") == "мой замок, доставка"


def test_a_mask_that_reaches_beyond_the_stretch_is_cut() -> None:
    text = "abc {{name}} def"
    pieces = pieces_of(text, 6, 10, find_masks(text))
    assert pieces == (Piece("name", FILLER),)


def test_the_form_that_languagetool_wants() -> None:
    said = annotation([Piece("Hi "), Piece("{{x}}", "X")])
    assert said == [{"text": "Hi "}, {"markup": "{{x}}", "interpretAs": "X"}]
