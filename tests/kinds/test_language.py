import pytest

from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.model import Company, Message, Ticket
from replylint.settings import Settings
from tests.kinds.helpers import program_of

RULE = """
kind: language
ask_for: {ru: [російською, по-русски], en: [на английском, in english]}
not_spoken: [не розмовляю, don't speak]
"""


def found(
    draft: str, *messages: str, language: str | None = None, allowed: tuple[str, ...] = ()
) -> list[str]:
    ticket = Ticket(language=language, messages=tuple(Message(text) for text in messages))
    program = program_of(RULE, Settings(company=Company(languages=allowed)))
    report = examine(read_draft(draft), ticket, program)
    return [draft[finding.start : finding.end] for finding in report.findings]


RUSSIAN = "Здравствуйте, Олена!\n\nВаш заказ уже в пути, курьер позвонит завтра утром.\n\nС уважением,\nИнна"
UKRAINIAN_QUESTION = "Доброго дня! Коли привезуть моє замовлення? Олена"


def test_covers_what_the_operator_wrote_in_the_other_language() -> None:
    assert found(RUSSIAN, UKRAINIAN_QUESTION) == [RUSSIAN.removesuffix("\nИнна")]


def test_same_language_is_fine() -> None:
    assert not found(RUSSIAN, "Когда привезут мой заказ?")


def test_the_last_message_that_tells_decides() -> None:
    assert found(RUSSIAN, "Когда привезут мой заказ?", UKRAINIAN_QUESTION, "ok")
    assert not found(RUSSIAN, UKRAINIAN_QUESTION, "Когда привезут мой заказ?", "дякую")


def test_without_words_the_language_of_the_ticket_decides() -> None:
    assert found(RUSSIAN, "ok", language="uk-UA")
    assert found(RUSSIAN, "ok", language="ua")
    assert not found(RUSSIAN, "ok", language="ru")
    assert not found(RUSSIAN, "ok", language="pl")
    assert not found(RUSSIAN, "ok")


def test_quoted_mail_of_the_operator_is_not_the_customer() -> None:
    quoted = "> Здравствуйте! Ваш заказ принят, мы сообщим, когда он будет готов."
    message = f"Коли привезуть моє замовлення?\n\n{quoted}"
    assert found(RUSSIAN, message)


def test_the_config_allows_languages() -> None:
    assert not found(RUSSIAN, UKRAINIAN_QUESTION, allowed=("ru", "uk"))
    assert found(RUSSIAN, UKRAINIAN_QUESTION, allowed=("uk", "en"))


def test_the_customer_may_ask_for_a_language() -> None:
    assert not found(RUSSIAN, UKRAINIAN_QUESTION + " Можна відповісти російською.")
    assert found(RUSSIAN, UKRAINIAN_QUESTION + " Я не розмовляю російською.")


def test_a_reply_in_both_languages_is_fine() -> None:
    ukrainian = "Ваше замовлення вже в дорозі, кур'єр подзвонить завтра."
    russian = "Ваш заказ уже в пути, курьер позвонит завтра."
    assert not found(f"{ukrainian}\n\n{russian}", UKRAINIAN_QUESTION)


@pytest.mark.parametrize("draft", ["Ок", "12 400 ₴", "iPhone 15 Pro"])
def test_a_draft_too_short_to_tell_is_fine(draft: str) -> None:
    assert not found(draft, UKRAINIAN_QUESTION)


def test_no_ticket_no_finding() -> None:
    assert not examine(read_draft(RUSSIAN), None, program_of(RULE)).findings
