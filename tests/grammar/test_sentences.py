"""Drafts in sentences."""

from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import read_draft
from replylint.grammar.sentences import LONGEST, sentences_of


def told(text: str) -> list[tuple[str, str]]:
    draft = read_draft(text)
    return [(draft.text[one.start : one.end], one.language) for one in sentences_of(draft)]


def test_each_sentence_with_its_marks_and_language() -> None:
    text = "Добрый день, Иван!\n\n«Курьер» приедет в 10. Ждите 😀\n\nThe courier will call you first, please wait."
    assert told(text) == [
        ("Добрый день, Иван!", "ru"),
        ("«Курьер» приедет в 10.", "ru"),
        ("Ждите 😀", "ru"),
        ("The courier will call you first, please wait.", "en"),
    ]


def test_smileys_are_hidden() -> None:
    (one,) = sentences_of(read_draft("Всё будет хорошо :) и завтра 😀 тоже."))
    read = "".join(piece.text if piece.read_as is None else piece.read_as for piece in one.pieces)
    assert read == "Всё будет хорошо  и завтра  тоже."


def test_quote_and_signature_are_not_asked_about() -> None:
    text = "Добрый день!\n\nЗаказ уже в пути.\n\nС уважением,\nАнна\n\n> Где мой зокас?\n"
    assert not any("зокас" in sentence or "Анна" in sentence for sentence, _ in told(text))


def test_a_stretch_without_words_is_no_sentence() -> None:
    assert told("… 😀 !!!") == []


def test_what_never_ends_is_cut_at_a_space() -> None:
    pieces = [sentence for sentence, _ in told("слово " * 2000)]
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST and not piece.startswith(" ") for piece in pieces[:1])
    assert all(set(piece.split()) == {"слово"} for piece in pieces)


@given(st.text(max_size=200))
def test_sentences_follow_each_other_and_hold_their_pieces(text: str) -> None:
    draft = read_draft(text)
    past = 0
    for one in sentences_of(draft):
        assert past <= one.start < one.end <= len(text)
        assert "".join(piece.text for piece in one.pieces) == text[one.start : one.end]
        past = one.end
