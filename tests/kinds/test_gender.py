"""The kind `gender`, as the shipped rule uses it."""

from functools import cache
from pathlib import Path

import pytest

from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.model import Customer, Gender, Message, Ticket
from replylint.packs import compile_files, rule_file
from replylint.program import Program
from replylint.settings import Settings

RULE = Path(__file__).parents[2] / "rules" / "names" / "gender.yaml"


@cache
def program() -> Program:
    return Program(compile_files(rule_file(str(RULE))), Settings())


def said(
    draft: str, text: str = "Где?", name: str | None = None, gender: Gender | None = None
) -> list[tuple[str, str]]:
    ticket = Ticket(customer=Customer(name=name, gender=gender), messages=(Message(text=text),))
    return [
        (draft[found.start : found.end], found.suggestions[0].text if found.suggestions else "")
        for found in lint(read_draft(draft), ticket, program())
    ]


@pytest.mark.parametrize(
    ("draft", "text", "name", "excerpt", "fix"),
    [
        ("Милый Саша!\n\nДа.", "Я оплатила вчера.", "Саша", "Милый Саша", "Милая Саша"),
        (
            "Уважаемая госпожа Ким!\n\nДа.",
            "Я оплатил вчера.",
            "Саша Ким",
            "Уважаемая госпожа Ким",
            "Уважаемый господин Ким",
        ),
        (
            "Добрый день! Вы ещё не обязана платить.",
            "Я жду счёт, сам оплатил.",
            None,
            "Вы ещё не обязана",
            "Вы ещё не обязаны",
        ),
        ("Добрый день! Вам самому решать.", "Я оплатила.", None, "Вам самому", "Вам самим"),
        ("Шановна Валю!\n\nТак.", "Я замовляв каву.", "Валя", "Шановна Валю", "Шановний Валю"),
        ("Вітаю! Тоді ви змогла б приїхати?", "Я замовляв каву.", None, "ви змогла", "ви змогли"),
    ],
)
def test_wrong_gender(draft: str, text: str, name: str | None, excerpt: str, fix: str) -> None:
    assert said(draft, text, name) == [(excerpt, fix)]


def test_ty_takes_the_other_gender() -> None:
    assert said("Привет! Ты заказал чай?", "Я просила чай.") == [("Ты заказал", "Ты заказала")]
    assert said("Привет! Ты должна ждать.", "Я просил чай.") == [("Ты должна", "Ты должен")]
    assert said("Привіт! Ти замовив чай?", "Я просила чаю, їй-богу.") == [("Ти замовив", "Ти замовила")]


@pytest.mark.parametrize(
    "draft",
    [
        "Уважаемая Саша!\n\nДа.",
        "Уважаемый клиент!\n\nДа.",
        "Уважаемый(ая) Саша!\n\nДа.",
        "Добрый день! Вы сами всё оплатили.",
        "Добрый день! Вы канал выбрали?",
        "Добрый день! У вас сам прибор исправен.",
        "Добрый день! Вы получил(а) письмо?",
        "Добрый день! Мастер сам приедет, он должен успеть.",
        "Добрый день! Вы пишете: «вы сам виноват». Так никто не говорил.",
        "Добрый день! Кто вы, мастер понял сразу.",
    ],
)
def test_silence(draft: str) -> None:
    assert said(draft, "Я оплатила вчера.", "Саша") == []


def test_silent_without_a_sign_of_gender() -> None:
    assert said("Уважаемый Саша!\n\nДа.", "Где?", "Саша") == []
    assert lint(read_draft("Уважаемый Саша!\n\nВы сам виноват."), None, program()) == []


def test_english_titles() -> None:
    draft = "Dear Mr. Hall,\n\nYes."
    assert said(draft, "Where?", "Robin Hall", "f") == [("Mr. Hall", "Ms. Hall")]
    assert said(draft, "Where?", "Robin Hall", "m") == []
    assert said("Dear Sir or Madam,\n\nYes.", "Where?", "Robin Hall", "f") == []
    assert said("Hello,\n\nYes, sir, it is.", "Where?", "Robin Hall", "f") == [("sir", "madam")]
