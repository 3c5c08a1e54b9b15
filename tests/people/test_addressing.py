"""Whom the greeting of a draft addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import read_draft
from replylint.people.addressing import greeting_addressees


def greeted(text: str) -> list[str]:
    return [" ".join(word.text for word in person.words) for person in greeting_addressees(read_draft(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Привет, Рита!\n\nВсё готово.", ["Рита"]),
        ("Рита, привет!\n\nВсё готово.", ["Рита"]),
        ("Добрый день, уважаемая Рита Львовна!\n\nВсё готово.", ["Рита Львовна"]),
        ("Пані Рито, вітаю! Усе готове.", ["Рито"]),
        ("Dear Ms. Olson,\n\nAll done.", ["Olson"]),
        ("Hi Peggy,\n\nAll done.", ["Peggy"]),
        ("Здравствуйте, Рита и Глеб!\n\nВсё готово.", ["Рита", "Глеб"]),
        ("Здравствуйте!\n\nВсё готово.", []),
        ("Здравствуйте, уважаемый клиент!\n\nВсё готово.", []),
        ("Hi there,\n\nAll done.", []),
        ("Good morning,\n\nAll done.", []),
        ("Вітаю, друже!\n\nУсе готове.", []),
    ],
)
def test_greeting(text: str, names: list[str]) -> None:
    assert greeted(text) == names


def test_titles_stand_before_the_name() -> None:
    (person,) = greeting_addressees(read_draft("Уважаемая госпожа Павлова!\n\nВсё готово."))
    assert [word.text for word in person.before] == ["Уважаемая", "госпожа"]
    assert person.start < person.name_start


@given(st.text(max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    for person in greeting_addressees(read_draft(text)):
        assert 0 <= person.start <= person.name_start < person.end <= len(text)
        assert all(text[word.start : word.end] == word.text for word in person.words)
