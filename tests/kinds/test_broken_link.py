import pytest

from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.model import Company, Message, Ticket
from replylint.settings import Settings
from tests.kinds.helpers import excerpts, program_of

BLOCK = """
kind: broken-link
sample_hosts: [example.com]
sample_words: [ссылка]
about: {ru: [замените, начинается]}
"""


@pytest.mark.parametrize(
    "link",
    [
        "[тут]()",
        "[тут](#)",
        "[тут](https://)",
        "[тут](https://…)",
        "[тут](ссылка)",
        "[тут](https://www.example.com/x)",
        "https://…",
        "https://...",
        "https://example.com/x",
        "example.com",
        '<a href="">тут</a>',
        "<a class='x' href='#'>тут</a>",
        "[my.bank.ru](https://my-bank.top/in)",
        '<a href="https://x1.biz">www.bank.ru</a>',
    ],
)
def test_broken(link: str) -> None:
    assert excerpts(BLOCK, f"Смотрите {link} и пишите.") == [link]


@pytest.mark.parametrize(
    "text",
    [
        "Смотрите [тут](https://bank.ru/x) и [тут](/help#faq) и [тут](#faq).",
        "Смотрите [bank.ru](https://www.bank.ru/x), [www.bank.ru](https://chat.bank.ru).",
        "Пишите [a@bank.ru](mailto:a@bank.ru) или на help@example.com.",
        "Замените example.com на свой домен.",
        "Адрес начинается с https:// всегда.",
        "В коде `https://example.com` так и стоит.",
        "Кнопка: [оплатить]({{order.url}}).",
        "Файл [report.pdf](https://disk.bank.ru/1).",
        "Подождите... Готово.",
    ],
)
def test_whole(text: str) -> None:
    assert excerpts(BLOCK, text) == []


def test_a_host_that_the_customer_wrote() -> None:
    ticket = Ticket(messages=(Message(text="У меня example.com"),))
    assert excerpts(BLOCK, "Сайт example.com открывается.", ticket=ticket) == []


def test_the_company_s_own_hosts() -> None:
    draft = read_draft("Вход: [my.bank.ru](https://go.partner.io/x)", language="ru")
    assert len(lint(draft, None, program_of(BLOCK))) == 1
    settings = Settings(company=Company(allowed_hosts=("partner.io",)))
    assert lint(draft, None, program_of(BLOCK, settings)) == []
