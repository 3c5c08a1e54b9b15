import pytest

from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.model import Message, Ticket
from replylint.settings import Settings
from tests.kinds.helpers import excerpts, program_of

BLOCK = """
kind: stale-date
term: {ru: [скидка, действует]}
appointment: {ru: [пройдёт, будет]}
history: {ru: [закончилась, купленные]}
"""
TICKET = Ticket(date="2026-11-20")


def _found(text: str, ticket: Ticket | None = TICKET) -> list[str]:
    return excerpts(BLOCK, text, ticket=ticket)


def test_terms_and_appointments() -> None:
    assert _found("Скидка до 1 марта 2021.") == ["Скидка до 1 марта 2021"]
    assert _found("Вебинар пройдёт 14 мая 2025 года в семь.") == ["пройдёт 14 мая 2025 года"]
    assert _found("Скидка с 1 по 15 сентября 2025 года!") == ["Скидка с 1 по 15 сентября 2025 года"]


@pytest.mark.parametrize(
    "text",
    [
        "Скидка до 1 марта 2027.",
        "Скидка до 20 ноября 2026.",
        "Скидка закончилась, она была до 1 марта 2021.",
        "Скидка на вещи, купленные до 1 марта 2021.",
        "Тариф действует с 1 марта 2021.",
        "Заказ от 1 марта 2021 будет завтра.",
        "Мы познакомились 1 марта 2021, скидка ваша.",
        "Скидка до 1 марта.",
    ],
)
def test_what_is_not_stale(text: str) -> None:
    assert _found(text) == []


def test_without_a_year_only_lately_and_only_if_the_ticket_is_dated() -> None:
    assert _found("Скидка до 10 ноября.") == ["Скидка до 10 ноября"]
    assert _found("Скидка до 10 августа.") == []
    assert _found("Скидка до 10 ноября.", Ticket()) == []


def test_the_last_message_may_be_later_than_the_ticket() -> None:
    ticket = Ticket(date="2026-11-01", messages=(Message(text="?", at="2026-11-20T10:00:00Z"),))
    assert _found("Скидка до 10 ноября 2026.", ticket) == ["Скидка до 10 ноября 2026"]
    assert _found("Скидка до 10 ноября 2026.", Ticket(date="2026-11-01")) == []


def test_a_date_that_the_customer_wrote() -> None:
    ticket = Ticket(date="2026-11-20", messages=(Message(text="На купоне 01.10.2026, годится?"),))
    assert _found("Скидка действует до 1 октября 2026.", ticket) == []


def test_today_comes_from_outside() -> None:
    draft = read_draft("Скидка до 1 марта 2021.", language="ru")
    assert lint(draft, None, program_of(BLOCK)) == []
    assert lint(draft, None, program_of(BLOCK, Settings(today="2021-02-01"))) == []
    assert len(lint(draft, None, program_of(BLOCK, Settings(today="2021-03-02")))) == 1
    assert lint(draft, Ticket(date="2021-02-01"), program_of(BLOCK, Settings(today="2026-11-20"))) == []
