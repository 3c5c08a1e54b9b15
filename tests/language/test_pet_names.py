"""Affectionate forms that no list has."""

import pytest

from replylint.language.name_gender import gender_by_ending
from replylint.language.name_stems import possible_nominatives
from replylint.language.pet_names import pet_name_bases
from replylint.model import Gender, Language


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("светланушка", "ru", "Светлана"),
        ("тимурчик", "ru", "Тимур"),
        ("настюшенька", "ru", "Настюша"),
        ("ярославонько", "uk", "Ярослав"),
        ("поліночка", "uk", "Поліна"),
    ],
)
def test_bases_of_pet_names(word: str, language: Language, base: str) -> None:
    assert base in {entry.form for entry in pet_name_bases(word, language)}


@pytest.mark.parametrize(
    ("word", "language"), [("модуль", "ru"), ("лампочка", "ru"), ("katie", "en"), ("", "uk")]
)
def test_other_words_have_none(word: str, language: Language) -> None:
    assert list(pet_name_bases(word, language)) == []


@pytest.mark.parametrize(
    ("word", "language", "nominative"),
    [
        ("павла", "ru", "павел"),
        ("санька", "ru", "санек"),
        ("льва", "ru", "лев"),
        ("марии", "ru", "мария"),
        ("зой", "ru", "зоя"),
        ("ользі", "uk", "ольга"),
        ("олеже", "uk", "олег"),
        ("антона", "uk", "антін"),
        ("рахіллю", "uk", "рахіль"),
    ],
)
def test_the_nominative_is_among_the_guesses(word: str, language: Language, nominative: str) -> None:
    guesses = list(possible_nominatives(word, language))
    assert guesses[0] == word
    assert nominative in guesses


@pytest.mark.parametrize(
    ("name", "language", "gender"),
    [
        ("гюзалия", "ru", "f"),
        ("бахтовар", "ru", "m"),
        ("кеша", "ru", None),
        ("айгуль", "ru", "f"),
        ("ян", "ru", None),
        ("святояр", "uk", "m"),
        ("blake", "en", None),
        ("marietta", "en", "f"),
    ],
)
def test_gender_by_ending(name: str, language: Language, gender: Gender | None) -> None:
    assert gender_by_ending(name, language) == gender
