"""Patronymics in all cases, and words that only look like them."""

import pytest

from replylint.language.patronymics import patronymic, surname_ending
from replylint.model import Gender, Language


@pytest.mark.parametrize(
    ("word", "language", "gender"),
    [
        ("Иванович", "ru", "m"),
        ("Ивановичу", "ru", "m"),
        ("Иваныч", "ru", "m"),
        ("Палыча", "ru", "m"),
        ("Ильич", "ru", "m"),
        ("Кузьмичом", "ru", None),
        ("Кузьмичем", "ru", "m"),
        ("Сергеич", "ru", "m"),
        ("Юрьевичем", "ru", "m"),
        ("Рустамович", "ru", "m"),
        ("Ивановна", "ru", "f"),
        ("Ильиничне", "ru", "f"),
        ("Никитичну", "ru", "f"),
        ("Львовной", "ru", "f"),
        ("Сергевна", "ru", "f"),
        ("Іванович", "uk", "m"),
        ("Миколайовичу", "uk", "m"),
        ("Ілліч", "uk", "m"),
        ("Іванівно", "uk", "f"),
        ("Іллівни", "uk", "f"),
        ("Андріївною", "uk", "f"),
        ("Яківна", "uk", "f"),
        ("Johnson", "en", None),
    ],
)
def test_patronymics(word: str, language: Language, gender: Gender | None) -> None:
    assert patronymic(word, language) == gender


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("основной", "ru"),
        ("отлично", "ru"),
        ("условно", "ru"),
        ("хладнокровна", "ru"),
        ("Мицкевич", "ru"),
        ("Гершкович", "ru"),
        ("Иванна", "ru"),
        ("Марина", "ru"),
        ("кирпич", "ru"),
        ("чарівна", "uk"),
        ("королівна", "uk"),
        ("рівна", "uk"),
    ],
)
def test_words_that_look_like_patronymics(word: str, language: Language) -> None:
    assert patronymic(word, language) is None


def test_the_father_may_be_unknown_if_the_word_is_capitalised() -> None:
    assert patronymic("Зурбановна", "ru") == "f"
    assert patronymic("зурбановна", "ru") is None


@pytest.mark.parametrize(
    ("word", "language", "surname"),
    [
        ("петров", "ru", True),
        ("бондаренко", "ru", True),
        ("левицький", "uk", True),
        ("макгрегор", "ru", False),
        ("mcgregor", "en", True),
        ("blue", "en", False),
    ],
)
def test_endings_of_surnames(word: str, language: Language, surname: bool) -> None:
    assert surname_ending(word, language) is surname
