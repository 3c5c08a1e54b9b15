"""Names in address position, and names of which the text only speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import read_draft
from replylint.people.address_position import body_addressees


def addressed(text: str) -> list[str]:
    return [" ".join(word.text for word in person.words) for person in body_addressees(read_draft(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день! Спасибо, Рита, что написали.",
        "Добрый день! Всё готово.\nХорошего вечера, Рита!",
        "Добрый день! Рита, мы нашли ваш заказ.",
        "Добрый день! Понимаю вас, Рита, и исправлю.",
        "Добрый день! Спасибо Рита! Исправлю.",
        "Добрый день! Рита 🌷, мы нашли ваш заказ.",
        "Добрый день! Рита, ваш заказ, к сожалению, задержан.",
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
        "Добрый день! Рита, из соседнего отдела, позвонит.",
        "Добрый день! Всё готово.\n\nС уважением, Рита",
    ],
)
def test_names_of_others_are_left_alone(text: str) -> None:
    assert "Рита" not in addressed(text)


@given(st.text(max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    for person in body_addressees(read_draft(text)):
        assert 0 <= person.start <= person.name_start < person.end <= len(text)
        assert all(text[word.start : word.end] == word.text for word in person.words)
