"""Names of people taken apart, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.people.person_name import (
    PersonName,
    is_known_name,
    nominative,
    person_name,
    same_family,
    script_language,
)


def parts(text: str) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    name = person_name(text)
    assert name is not None
    return name.given, name.patronymic, name.surname


@pytest.mark.parametrize(
    ("text", "given", "patronymic", "surname"),
    [
        ("Рита", ("Рита",), None, ()),
        ("Рита Павлова", ("Рита",), None, ("Павлова",)),
        ("Павлова Рита", ("Рита",), None, ("Павлова",)),
        ("Павлова, Рита", ("Рита",), None, ("Павлова",)),
        ("Рита Львовна", ("Рита",), "Львовна", ()),
        ("Павлова Рита Львовна", ("Рита",), "Львовна", ("Павлова",)),
        ("Рита Львовна Павлова", ("Рита",), "Львовна", ("Павлова",)),
        ("Соломія Іванівна", ("Соломія",), "Іванівна", ()),
        ("Margaret (Peggy) Olson", ("Margaret", "Peggy"), None, ("Olson",)),
        ("George Hillman", ("George",), None, ("Hillman",)),
        ("ИП Рита Павлова", ("Рита",), None, ("Павлова",)),
        ("Р. Л. Павлова", (), None, ("Павлова",)),
    ],
)
def test_parts(text: str, given: tuple[str, ...], patronymic: str | None, surname: tuple[str, ...]) -> None:
    assert parts(text) == (given, patronymic, surname)


def test_two_words_that_may_both_be_first_names_are_both_kept() -> None:
    given, _, surname = parts("Jordan Taylor")
    assert set(given) == {"Jordan", "Taylor"}
    assert "Taylor" in surname


def test_titles_and_initials_are_no_part_of_the_name() -> None:
    name = person_name("Dr. Grace Hall")
    assert name is not None
    assert name.titles == ("Dr.",)
    assert name.given == ("Grace",)
    initials = person_name("Г. С. Холл")
    assert initials is not None
    assert initials.initials == ("Г.", "С.")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "ООО «Маяк»", "Mayak Ltd", "shop@example.com", "xX_dragon_Xx", "Zoe2004", "<b>Zoe</b>", "?"],
)
def test_what_is_no_persons_name(text: str) -> None:
    assert person_name(text) is None


def test_address_keeps_the_patronymic_unless_a_surname_is_there() -> None:
    def address(text: str) -> str:
        name = person_name(text)
        assert name is not None
        return name.address

    assert address("рита") == "Рита"
    assert address("РИТА ПАВЛОВА") == "Рита"
    assert address("Рита Львовна") == "Рита Львовна"
    assert address("Рита Львовна Павлова") == "Рита"


def test_known_names_are_nominatives() -> None:
    assert is_known_name("Марина")
    assert not is_known_name("Марине")
    assert nominative("Марине") == "Марина"
    assert nominative("Фыва") == "Фыва"


def test_same_family_across_languages() -> None:
    assert same_family("Рита", "Маргарита")
    assert same_family("Meg", "Margaret")
    assert not same_family("Рита", "Марина")


def test_script_language() -> None:
    assert script_language("Rita", "ru") == "en"
    assert script_language("Рита", "uk") == "uk"
    assert script_language("Рита", "en") == "ru"
    assert script_language("Соломія", "ru") == "uk"


@given(st.text(max_size=80))
def test_any_text_can_be_asked_about(text: str) -> None:
    name = person_name(text)
    assert name is None or isinstance(name, PersonName)
    if name is not None:
        assert name.address
