"""How customers sign, introduce themselves and ask to be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Agent, Customer, Message, Ticket
from replylint.people.customer import customer_names


def called(name: str | None, *texts: str, agent: str | None = None) -> str | None:
    messages = tuple(Message(text=text) for text in texts)
    found = customer_names(Ticket(customer=Customer(name=name), agent=Agent(agent), messages=messages)).called
    return found.address if found else None


@pytest.mark.parametrize(
    ("profile", "text", "address"),
    [
        ("Маргарита Павлова", "Не работает кнопка.\nРита", "Рита"),
        ("Маргарита Павлова", "Не работает кнопка. Рита", "Рита"),
        ("Маргарита Павлова", "Не работает кнопка\n— Рита", "Рита"),
        (
            "Маргарита Павлова",
            "Не работает кнопка.\n\nС уважением,\nРита Павлова\nдиректор\n+7 900 000-00-00",
            "Рита",
        ),
        ("Маргарита Павлова", "Не работает кнопка.\nСпасибо, Рита", "Рита"),
        ("Маргарита", "Не работает кнопка.\nМаргарита Львовна", "Маргарита Львовна"),
        ("Margaret Olson", "The button is broken.\n\nThanks,\nPeggy\n\nSent from my iPhone", "Peggy"),
        ("Margaret Olson", "The button is broken.\nBest regards, Peggy Olson", "Peggy"),
        ("Маргарита Павлова", "Кнопка не працює.\nЗ повагою, Рита", "Рита"),
        ("рита", "не работает кнопка. рита", "Рита"),
        (None, "Не работает кнопка.\nРита", "Рита"),
        ("rita_p", "не работает кнопка. Рита", "Рита"),
        ("Павлова", "Кнопка сломана.\nР. Павлова", "Павлова"),
        ("Рита Павлова", "Кнопка сломана.\nР. Л. Павлова", "Рита"),
        ("Margaret Olson", "Please call me Peggy. The button is broken.\nMargaret Olson", "Peggy"),
        ("Маргарита Павлова", "Зовите меня Ритой. Кнопка не работает.", "Рита"),
        ("Маргарита", "Добрый день, это Рита. Кнопка не работает.", "Рита"),
        ("Павло", "Мене звати Павлик, кнопка не працює", "Павлик"),
    ],
)
def test_the_form_signed_last_counts(profile: str | None, text: str, address: str) -> None:
    assert called(profile, text) == address


def test_an_older_signature_counts_if_the_last_message_has_none() -> None:
    assert called("Маргарита", "Где заказ?\nРита", "ок, жду") == "Рита"
    assert called("Маргарита", "Где заказ?\nРита", "Ау!\nМаргарита") == "Маргарита"


def test_who_writes_from_another_account_is_who_signs() -> None:
    assert called("Рита Павлова", "Пишу с почты жены, отмените её заказ.\nГеоргий") == "Георгий"


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо, Глеб!",
        "Хорошо, жду Глеба.",
        "Всё пришло. Спасибо большое, Глеб!",
        "Подарок для мужа Глеба",
        "Едут двое:\nРита Павлова\nГлеб Павлов",
        "Срочно",
        "Кнопка не работает",
    ],
)
def test_other_peoples_names_are_no_signature(text: str) -> None:
    assert called("Рита Павлова", text, agent="Глеб") == "Рита"


def test_internal_notes_and_operators_sign_nothing() -> None:
    messages = (
        Message(text="Скажи ей.\nМаргарита", public=False),
        Message(text="Ждём.\nМаргарита", author="agent"),
    )
    ticket = Ticket(customer=Customer(name="Рита"), messages=messages)
    found = customer_names(ticket)
    assert found.called is not None
    assert found.called.address == "Рита"
    assert not found.signed


def test_quoted_mail_under_the_signature_is_left_out() -> None:
    text = "Не приехал.\nРита\n\n12 ноября Глеб писал(а):\n> Приедет завтра.\n> Глеб"
    assert called("Маргарита", text) == "Рита"


def test_nobody_is_called_by_a_company_or_an_address() -> None:
    assert called("ООО «Маяк»", "Где счёт?") is None
    assert called("office@example.com", "Где счёт?") is None
    assert called(None) is None


def test_evidence_names_the_place() -> None:
    ticket = Ticket(customer=Customer(name="Маргарита"), messages=(Message(text="Где?\nРита"),))
    found = customer_names(ticket)
    assert found.source is not None
    assert (found.source.text, found.source.where) == ("Рита", "message 1")


@given(st.text(max_size=60), st.lists(st.text(max_size=120), max_size=3))
def test_any_ticket_can_be_read(name: str, texts: list[str]) -> None:
    ticket = Ticket(customer=Customer(name=name), messages=tuple(Message(text=text) for text in texts))
    found = customer_names(ticket)
    assert found.called is None or found.source is not None
