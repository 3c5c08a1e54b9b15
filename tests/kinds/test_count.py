"""Kind count: how many are too many, where the finding stands, and what the fix leaves."""

from textwrap import dedent

import pytest

from replylint.compiler import compile_rules
from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.linter import lint
from replylint.model import Customer, Message, Ticket
from replylint.program import Program
from replylint.rulefile import read_rule
from replylint.settings import Settings
from tests.kinds.helpers import excerpts, fixed, program_of, report

SMILEYS = "kind: count\ncount: smileys\nmax: 1\nmax_if_complaint: 0"
CAPITALS = "kind: count\ncount: capitals\nmax: 1"
MARKS = "kind: count\ncount: exclamations\nmax: 0"
COMPLAINT = Ticket(messages=(Message("Посылка пришла разбитой! Это безобразие, верните мои деньги!"),))
QUESTION = Ticket(messages=(Message("Подскажите, пожалуйста, до скольких вы работаете?"),))


def test_one_smiley_is_fine_two_are_a_finding_from_first_to_last() -> None:
    assert excerpts(SMILEYS, "Спасибо :) Ждём вас завтра") == []
    assert excerpts(SMILEYS, "Спасибо :) Ждём вас 😊 завтра") == [":) Ждём вас 😊"]


def test_after_a_complaint_any_smiley_is_a_finding() -> None:
    assert excerpts(SMILEYS, "Вернём деньги завтра :)", ticket=COMPLAINT) == [" :)"]
    assert excerpts(SMILEYS, "Работаем до восьми :)", ticket=QUESTION) == []


def test_the_fix_keeps_as_many_smileys_as_are_fine() -> None:
    assert fixed(SMILEYS, "Спасибо :) Ждём вас 😊 И звоните)") == "Спасибо :) Ждём вас. И звоните."
    found = report(SMILEYS, "Вернём деньги :) завтра", ticket=COMPLAINT).findings[0]
    assert [(one.text, one.safe) for one in found.suggestions] == [("", True)]


def test_smileys_of_a_signature_or_a_quote_are_not_counted() -> None:
    assert excerpts(SMILEYS, "Спасибо :)\n\n> Привет :) Как дела 😊\n> Жду :)") == []


def test_capitals_become_small_letters_and_need_a_second_look() -> None:
    text = "Оплатите СЕГОДНЯ. ТОЛЬКО картой, чек из ОСАГО не нужен."
    found = report(CAPITALS, text).findings[0]
    assert text[found.start : found.end] == "СЕГОДНЯ. ТОЛЬКО"
    assert [(one.text, one.safe) for one in found.suggestions] == [("сегодня. Только", False)]


def test_a_text_all_in_capitals_is_one_finding() -> None:
    assert excerpts(CAPITALS, "ВАШ ЗАКАЗ ГОТОВ. ЗАБЕРИТЕ ЕГО ЗАВТРА.") == [
        "ВАШ ЗАКАЗ ГОТОВ. ЗАБЕРИТЕ ЕГО ЗАВТРА"
    ]


def test_names_that_the_ticket_writes_in_capitals_are_no_shouting() -> None:
    draft = "Тариф КОСМОС ПРЕМИУМ подключён."
    asked = Ticket(messages=(Message("Подключите мне, пожалуйста, тариф КОСМОС ПРЕМИУМ на этот номер"),))
    named = Ticket(customer=Customer(name="ИВАНОВА МАРИЯ"))
    assert excerpts(CAPITALS, draft) == ["КОСМОС ПРЕМИУМ"]
    assert excerpts(CAPITALS, draft, ticket=asked) == []
    assert excerpts(CAPITALS, "Получатель ИВАНОВА МАРИЯ", ticket=named) == []


def test_a_shouting_customer_gives_no_leave_to_shout_back() -> None:
    loud = Ticket(messages=(Message("КОГДА БУДЕТ МОЙ ВОЗВРАТ"),))
    assert excerpts(CAPITALS, "ВОЗВРАТ БУДЕТ завтра", ticket=loud) == ["ВОЗВРАТ БУДЕТ"]


@pytest.mark.parametrize(
    ("text", "found", "calm"),
    [
        ("Ждём вас!!!", ["!!!"], "Ждём вас!"),
        ("Где документы???? Пришлите!!!!", ["????", "!!!!"], "Где документы? Пришлите!"),
        ("Как же так?!?!", ["?!?!"], "Как же так?!"),
        ("Ура ‼‼", ["‼‼"], "Ура !"),
        ("Готово! ! !", ["! ! !"], "Готово!"),
    ],
)
def test_a_row_of_marks_becomes_one(text: str, found: list[str], calm: str) -> None:
    assert excerpts(MARKS, text) == found
    assert fixed(MARKS, text) == calm


@pytest.mark.parametrize(
    "text", ["Ждём вас!", "Правда?!", "Здравствуйте! Заказ готов! Ждём!", "Что?", "`a!!!b`"]
)
def test_single_marks_and_code_are_fine(text: str) -> None:
    assert excerpts(MARKS, text) == []


def test_phrases_are_counted() -> None:
    block = "kind: count\ncount: phrases\nmax: 1\nphrases: {ru: [к сожалению, увы]}"
    assert excerpts(block, "К сожалению, мест нет.") == []
    assert excerpts(block, "К сожалению, мест нет. Увы, и завтра нет.") == ["К сожалению, мест нет. Увы"]


def test_the_message_may_name_what_was_counted() -> None:
    rule = dedent(
        """
        kind: count
        count: smileys
        level: info
        message: {ru: "{count}: {found}"}
        why: {ru: w}
        examples: {ru: {bad: ["«x»"], good: [y, z]}}
        """
    )
    program = Program(compile_rules([read_rule(rule, "own/rule", "rule.yaml")], {}), Settings())
    found = lint(read_draft("Да :) Нет :) Ой 😊", language="ru"), None, program)
    assert [one.message for one in found] == ["3: :) 😊"]


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("kind: count\ncount: phrases", "phrases"),
        ("kind: count\ncount: smileys\nphrases: {ru: [увы]}", "takes no phrases"),
        ("kind: count\ncount: smileys\nmax: -1", "below 0"),
        ("kind: count\ncount: smileys\nmax_if_complaint: -1", "below 0"),
        ("kind: count\ncount: smilies", "smil"),
    ],
)
def test_mistakes_in_a_rule_are_explained(block: str, says: str) -> None:
    with pytest.raises(ReplylintError, match=says):
        program_of(block)
