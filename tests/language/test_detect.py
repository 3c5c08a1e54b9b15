import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.language.detect import SAMPLE, Votes, decide_surely, detect, detect_sure, is_unanimous, votes
from replylint.language.wordlists import ENGLISH, RUSSIAN, UKRAINIAN
from replylint.model import LANGUAGES, Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вітаю, Олено!", "uk"),
        ("Дякую!", "uk"),
        ("Вiтаю, Олено", "uk"),
        ("Замовлення вже в дорозі, чекайте на дзвінок кур'єра.", "uk"),
        ("Здравствуйте, Олена!", "ru"),
        ("Здравствуйте, Світлано Іванівно! Ваш заказ готов.", "ru"),
        ("торт приехал всмятку, праздник испорчен", "ru"),
        ("ПРИВЕТ, ГДЕ ЗАКАЗ", "ru"),
        ("Hi Olena, your order is on its way.", "en"),
        ("Закажите AirPods Pro Max через Bluetooth Low Energy", "ru"),
        ("Show the driver this address: вулиця Шевченка, 12", "en"),
        ("Фільм «Белое солнце пустыни» з каталогу прибрали.", "uk"),
        ('Песню "Ой у лузі червона калина" добавили в плейлист.', "ru"),
        ("Тут інструкція: https://example.com/how-to-get-the-order-on-time", "uk"),
    ],
)
def test_running_text_decides(text: str, language: Language) -> None:
    assert detect(text) == language
    other: Language = "en" if language != "en" else "ru"
    assert detect(text, other) == language


@pytest.mark.parametrize("text", ["", "ok", "👍", "12 400", "iPhone 15 Pro Max", "Nova Poshta", "\x00\ud800"])
def test_what_says_nothing_falls_back_to_the_hint(text: str) -> None:
    for hint in LANGUAGES:
        assert detect(text, hint) == hint


def test_a_weak_sign_does_not_overrule_the_hint() -> None:
    assert detect("Доброго дня") == "uk"
    assert detect("Доброго дня", "ru") == "ru"
    assert detect("Прошу вас", "uk") == "uk"
    assert detect("Прошу вас", "ru") == "ru"


def test_a_quote_that_is_all_there_is_counts() -> None:
    assert detect("«Коли повернете гроші?»") == "uk"


@pytest.mark.parametrize("text", ["ok", "thanks", "Спасибо!", "Рахунок?", "спасибо, thanks, дякую"])
def test_short_or_mixed_words_are_not_sure(text: str) -> None:
    assert detect_sure(text) is None


def test_a_sentence_is_sure() -> None:
    assert detect_sure("Коли привезуть моє замовлення?") == "uk"
    assert detect_sure("Когда привезут мой заказ?") == "ru"
    assert detect_sure("When will my order arrive?") == "en"


def test_unanimous_means_no_sign_of_a_second_language() -> None:
    assert is_unanimous(votes("Когда привезут мой заказ?"))
    assert not is_unanimous(votes("Когда привезут мой заказ? Where is it?"))
    assert not is_unanimous(votes("Когда привезут мой заказ? Дякую за відповідь"))


def test_votes_add_up() -> None:
    assert Votes(1, 2, 3, 4, 5) + Votes(5, 4, 3, 2, 1) == Votes(6, 6, 6, 6, 6)
    assert decide_surely(Votes()) is None


def test_word_lists_have_nothing_in_common() -> None:
    assert not RUSSIAN & UKRAINIAN
    assert not ENGLISH & (RUSSIAN | UKRAINIAN)


def test_only_a_sample_of_a_long_text_is_read() -> None:
    assert detect("Коли привезуть моє замовлення? " * (SAMPLE // 10) + "Где заказ? " * SAMPLE) == "uk"


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_has_a_language(text: str, hint: Language) -> None:
    assert detect(text, hint) in LANGUAGES
    sure = detect_sure(text)
    assert sure is None or sure == detect(text)
