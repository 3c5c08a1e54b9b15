from hypothesis import given
from hypothesis import strategies as st

from replylint.words import Words, normalise


def sentences(text: str) -> list[list[str]]:
    words = Words(text)
    return [words.norm[first:past] for first, past in words.sentences]


def test_case_yo_and_apostrophes_do_not_matter() -> None:
    assert normalise("Ещё") == normalise("еще") == "еще"
    assert normalise("об’єкт") == normalise("Обʼєкт") == "об'єкт"
    assert normalise("DON’T") == "don't"


def test_stress_marks_and_invisible_characters_do_not_matter() -> None:
    assert normalise("до\u0301ма") == "дома"
    assert normalise("по\u00adчта") == normalise("по\u200bчта") == "почта"


def test_decomposed_letters_stay_letters() -> None:
    assert normalise("и\u0306од") == "йод"
    assert normalise("і\u0308жак") == "їжак"


def test_letters_of_the_other_alphabet_are_seen_through() -> None:
    assert normalise("cкидкa") == "скидка"
    assert normalise("рassword") == "password"


def test_words_with_hyphen_and_apostrophe_are_one() -> None:
    assert sentences("из-за вас, don't, об'єкт, e-mail") == [["из-за", "вас", "don't", "об'єкт", "e-mail"]]


def test_sentences_end_at_marks_and_empty_lines() -> None:
    assert sentences("Готово! Ждём вас. Пишите\n\nМарина") == [
        ["готово"],
        ["ждем", "вас"],
        ["пишите"],
        ["марина"],
    ]


def test_abbreviations_initials_and_decimals_end_nothing() -> None:
    assert sentences("Это 10.5 руб. за шт., ул. Мира, А. С. Пушкин") == [
        ["это", "10", "5", "руб", "за", "шт", "ул", "мира", "а", "с", "пушкин"]
    ]


def test_a_chat_sentence_may_begin_with_a_small_letter() -> None:
    assert sentences("ок. сейчас проверю") == [["ок"], ["сейчас", "проверю"]]


def test_a_wrapped_line_goes_on_and_a_list_does_not() -> None:
    assert sentences("мы получили\nваше письмо") == [["мы", "получили", "ваше", "письмо"]]
    assert sentences("- первый\n- второй") == [["первый"], ["второй"]]


def test_only_the_given_stretches_are_read() -> None:
    words = Words("раз два три", [(4, 7)])
    assert words.norm == ["два"]
    assert words.span(0, 1) == (4, 7)


@given(st.text())
def test_offsets_lead_back_to_the_words(text: str) -> None:
    words = Words(text)
    for word, start, end in zip(words.norm, words.start, words.end, strict=True):
        assert 0 <= start < end <= len(text)
        assert normalise(text[start:end]) == word
    assert words.start == sorted(words.start)


@given(st.text())
def test_sentences_cover_all_words_once(text: str) -> None:
    words = Words(text)
    assert [i for first, past in words.sentences for i in range(first, past)] == list(range(len(words)))
    assert len(words.sentence_of) == len(words)


def test_a_cell_of_a_table_is_a_sentence() -> None:
    text = "Да | нет\n\n| Срок | три дня |\n|a b | c |"
    words = Words(text)
    sentences = [words.norm[first:past] for first, past in words.sentences]
    assert sentences == [["да", "нет"], ["срок"], ["три", "дня"], ["a", "b"], ["c"]]
