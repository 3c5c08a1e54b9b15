"""The kind `name`, as the shipped rules use it."""

from functools import cache
from pathlib import Path

import pytest

from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.model import Customer, Message, Ticket
from replylint.packs import compile_files, pack_files
from replylint.program import Program
from replylint.settings import Settings

PACK = Path(__file__).parents[2] / "rules" / "names"


@cache
def program() -> Program:
    return Program(compile_files(pack_files(str(PACK))), Settings(select=("names", "names/unaddressed")))


def said(draft: str, name: str | None, *texts: str) -> list[tuple[str, str]]:
    ticket = Ticket(
        customer=Customer(name=name), messages=tuple(Message(text=text) for text in texts or ("?",))
    )
    return [
        (found.rule[6:], draft[found.start : found.end])
        for found in lint(read_draft(draft), ticket, program())
    ]


def fixed(draft: str, name: str) -> str:
    ticket = Ticket(customer=Customer(name=name), messages=(Message(text="?"),))
    for found in reversed(lint(read_draft(draft), ticket, program())):
        draft = draft[: found.start] + found.suggestions[0].text + draft[found.end :]
    return draft


@pytest.mark.parametrize(
    ("draft", "greeting"),
    [
        ("Здравствуйте, Мудак! Да.", "Здравствуйте! Да."),
        ("Мудак, добрый вечер! Да.", "Добрый вечер! Да."),
        ("Здравствуйте! Спасибо, Мудак, что написали.", "Здравствуйте! Спасибо, что написали."),
    ],
)
def test_an_obscene_name_goes_and_the_greeting_stays(draft: str, greeting: str) -> None:
    assert fixed(draft, "Мудак") == greeting


def test_a_greeting_of_nothing_but_the_name_becomes_a_plain_one() -> None:
    assert fixed("Dear Shithead,\n\nYes.", "Shithead") == "Hello,\n\nYes."


def test_an_obscene_name_is_one_finding() -> None:
    assert [rule for rule, _ in said("Здравствуйте, Иван! Да.", "Мудак")] == []
    assert [rule for rule, _ in said("Здравствуйте, Мудак! Да.", "Мудак")] == ["obscene"]


def test_jokes() -> None:
    assert said("Здравствуйте, Король Пиццы! Да.", "Король Пиццы") == [("joke", "Король Пиццы")]
    assert said("Здравствуйте, Король Пиццы! Как к вам обращаться?", "Король Пиццы") == []
    assert said("Здравствуйте! Да.", "Король Пиццы") == []
    assert said("Dear Lord of Socks,\n\nYes.", "Lord of Socks") == [("joke", "Lord of Socks")]
    assert said("Вітаю, Ваша Світлосте! Так.", "Ваша Світлість") == [("joke", "Ваша Світлосте")]


def test_ranks_beside_a_first_name_are_surnames() -> None:
    assert said("Добрый день, Ирина Принцесса! Да.", "Ирина Принцесса") == []
    assert said("Dear Captain Grace Bell,\n\nYes.", "Captain Grace Bell") == []


def test_a_joke_is_not_also_a_wrong_name() -> None:
    assert said("Здравствуйте, Глеб! Да.", "Король Пиццы") == []


def test_unaddressed_only_in_the_first_reply_to_a_known_name() -> None:
    assert said("Добрый день! Да.", "Рита", "Можно?\nРита") == [("unaddressed", "Добрый день")]
    assert said("Добрый день! Да.", None, "Можно?") == []
    answered = Ticket(
        customer=Customer(name="Рита"), messages=(Message(text="Можно?"), Message(text="Да.", author="agent"))
    )
    assert lint(read_draft("Добрый день! Да."), answered, program()) == []


def test_a_delegate_is_no_wrong_person() -> None:
    assert said("Глеб, добрый день! Да.", "Рита", "Ответьте, пожалуйста, моему мужу Глебу.\nРита") == []
    assert said("Глеб, добрый день! Да.", "Рита", "Можно?\nРита") == [("wrong-person", "Глеб")]
