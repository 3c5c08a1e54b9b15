"""Drafts against tickets: which name is wrong, how, and what to write instead."""

import pytest

from replylint.drafts import read_draft
from replylint.model import Agent, Customer, Message, Ticket
from replylint.people.naming import remarks


def said(
    profile: str | None, text: str, draft: str, agent: str | None = None
) -> list[tuple[str, str, str | None]]:
    ticket = Ticket(customer=Customer(name=profile), agent=Agent(agent), messages=(Message(text=text),))
    return [
        (remark.problem, draft[remark.start : remark.end], remark.fix)
        for remark in remarks(read_draft(draft), ticket)
    ]


@pytest.mark.parametrize(
    ("profile", "text", "draft", "problem", "excerpt", "fix"),
    [
        ("Рита", "Где? Рита", "Маргарита, добрый день! Едет.", "changed", "Маргарита", "Рита"),
        ("Маргарита", "Где?\nРита", "Добрый день, Маргарита! Едет.", "changed", "Маргарита", "Рита"),
        ("Маргарита", "Где? Маргарита", "Добрый день! Рады помочь, Рита!", "changed", "Рита", "Маргарита"),
        ("Глеб Львович", "Где?\nГлеб Львович", "Глеб, добрый день! Едет.", "changed", "Глеб", "Глеб Львович"),
        ("Маргарита", "Где?", "Рита, добрый день! Едет.", "changed", "Рита", "Маргарита"),
        ("Мишко", "Де? Мишко", "Вітаю, Михайле! Їде.", "changed", "Михайле", "Мишку"),
        ("Дмитро", "Де? Дмитро", "Вітаю, Дмитрий! Їде.", "changed", "Дмитрий", "Дмитре"),
        ("Margaret Olson", "Where?\nPeggy", "Hi Margaret,\n\nHere.", "changed", "Margaret", "Peggy"),
        ("Глеб Ильин", "Где?", "Добрый день, Тимур! Едет.", "wrong-person", "Тимур", "Глеб"),
        (
            "Глеб Ильич",
            "Где?",
            "Добрый день, Глеб Маратович! Едет.",
            "wrong-person",
            "Глеб Маратович",
            "Глеб Ильич",
        ),
        ("Рита Павлова", "С почты жены.\nГлеб", "Рита, добрый день! Едет.", "wrong-person", "Рита", "Глеб"),
        ("Peggy Olson", "Where?\nPeggy", "Dear Mr. Draper,\n\nHere.", "wrong-person", "Mr. Draper", "Peggy"),
        ("Маргарита", "Где?", "Маргарета, добрый день! Едет.", "misspelled", "Маргарета", "Маргарита"),
        ("Peggy Olson", "Where?\nPeggy", "Dear Ms. Olsson,\n\nHere.", "misspelled", "Olsson", "Olson"),
        ("Ростислав", "Де?", "Вітаю, Ростислве! Їде.", "misspelled", "Ростислве", "Ростиславе"),
    ],
)
def test_one_problem_one_remark(
    profile: str, text: str, draft: str, problem: str, excerpt: str, fix: str
) -> None:
    assert said(profile, text, draft) == [(problem, excerpt, fix)]


@pytest.mark.parametrize(
    ("profile", "text", "draft"),
    [
        ("Рита", "Где? Рита", "Рит, привет! Едет."),
        ("Маргарита", "Рита, заказ 12. Где он?", "Рита, добрый день! Едет."),
        ("Рита", "Где? Рита", "Пани Рита, добрый день! Едет."),
        ("Маргарита Павлова", "Где?\nМаргарита Павлова", "Уважаемая госпожа Павлова!\n\nЕдет."),
        ("Павлова Маргарита Львовна", "Где?", "Маргарита, добрый день! Едет."),
        ("Павлова Маргарита Львовна", "Где?", "Маргарита Львовна, добрый день! Едет."),
        ("Р. Л. Павлова", "Где?\nР. Л. Павлова", "Рита Львовна, здравствуйте! Едет."),
        ("Рита", "Где? Рита", "Здравствуйте, Рита и Глеб! Едет."),
        ("Рита", "Где? Рита", "Добрый день! Вам позвонит Маргарита."),
        ("Рита", "Где? Рита", "Добрый день! Ваш курьер, Маргарита, едет."),
        ("Рита", "Подарок для Маргариты. Рита", "Добрый день! Едет.\nХорошего дня!"),
        ("ООО Маяк", "Где?", "Глеб, добрый день! Едет."),
        (None, "Где?", "Глеб, добрый день! Едет."),
        ("Peggy", "Where? Peggy", "Hi all,\n\nHere."),
        ("Peggy", "Where? Peggy", "Hi Peggy, this is Margaret from support. Here."),
        ("Yaroslav Boyko", "Де?", "Вітаю, Ярославе! Їде."),
        ("Ростислав", "Де?", "Пане Бойку, вітаю! Їде."),
    ],
)
def test_silence(profile: str | None, text: str, draft: str) -> None:
    assert said(profile, text, draft) == []


def test_the_operator_may_be_called_as_the_customer() -> None:
    draft = "Добрый день! Готово.\nВсегда на связи, Маргарита!"
    assert said("Рита", "Где? Рита", draft, agent="Маргарита") == []
    assert said("Рита", "Где? Рита", draft) != []


def test_whom_the_customer_writes_about_is_no_other_form_of_them() -> None:
    draft = "Добрый день! Конечно, Маргарита, тоже может прийти."
    assert said("Рита", "Можно с подругой? Её зовут Маргарита.\nРита", draft) == []


def test_whoever_wrote_in_the_thread_may_be_greeted() -> None:
    messages = (Message(text="Где заказ?\nТимур"), Message(text="Отвечу за мужа: ждём.\nРита"))
    ticket = Ticket(customer=Customer(name="Рита"), messages=messages)
    assert remarks(read_draft("Тимур, добрый день! Едет."), ticket) == ()
    assert remarks(read_draft("Глеб, добрый день! Едет."), ticket) != ()
