"""Whom a draft addresses, and of whom it only speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.address_position import body_addressees
from replylint.addressing import greeting_addressees
from replylint.drafts import read_draft


def greeted(text: str) -> list[str]:
    return [" ".join(word.text for word in person.words) for person in greeting_addressees(read_draft(text))]


def addressed(text: str) -> list[str]:
    return [" ".join(word.text for word in person.words) for person in body_addressees(read_draft(text))]


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


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день! Спасибо, Рита, что написали.",
        "Добрый день! Всё готово.\nХорошего вечера, Рита!",
        "Добрый день! Рита, мы нашли ваш заказ.",
        "Добрый день! Понимаю вас, Рита, и исправлю.",
        "Добрый день! Спасибо Рита! Исправлю.",
    ],
)
def test_address_in_the_text(text: str) -> None:
    assert "Рита" in addressed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день! Вам позвонит наш мастер, Рита, и всё расскажет.",
        "Добрый день! Рита, наш курьер, уже едет.",
        "Добрый день! Рита, которая вам звонила, уже едет.",
        "Добрый день! Придут Глеб, Рита, Тимур.",
        "Добрый день! Рита, Глеб и Тимур уже в пути.",
        "Добрый день! Книгу «Рита, беги!» отправили.",
        "Добрый день! Передайте Рите привет.",
        "Добрый день! Всё готово.\n\nС уважением, Рита",
    ],
)
def test_names_of_others_are_left_alone(text: str) -> None:
    assert "Рита" not in addressed(text)


@given(st.text(max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    draft = read_draft(text)
    for person in (*greeting_addressees(draft), *body_addressees(draft)):
        assert 0 <= person.start <= person.name_start < person.end <= len(text)
        assert all(text[word.start : word.end] == word.text for word in person.words)
