from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Message, Ticket
from tests.kinds.helpers import excerpts, report

PHRASES = """
request: {ru: [прошу вас ..3 вежливо]}
demand: {ru: [прекратите ..2 (грубить | хамить)]}
manners: {ru: [не грубите]}
warning: {ru: ["если ..2 не прекратите ..5 (закрою | закрыть)"]}
end: {ru: ["(закрываю | закрою) чат"]}
polite: {ru: [пожалуйста]}
reason: {ru: [из-за грубости]}
except: {ru: [вы не отвечаете]}
abuse: {ru: [~идиот]}
harmless: {ru: [как идиот]}
person: {ru: [вы]}
"""
ABUSE = "Вы идиоты!"
REQUEST = "A: Прошу вас писать вежливо."
DEMAND = "A: Прекратите мне грубить."
WARNING = "A: Если вы не прекратите, я закрою чат."


def found(what: Literal["skipped", "soft", "unprovoked"], draft: str, *thread: str) -> list[str]:
    messages = tuple(
        Message(text.removeprefix("A: "), author="agent" if text.startswith("A: ") else "customer")
        for text in thread
    )
    return excerpts(f"kind: steps\nreport: {what}\n{PHRASES}", draft, ticket=Ticket(messages=messages))


def test_each_step_needs_the_one_before_in_an_earlier_public_message() -> None:
    demand, warning, end = DEMAND[3:], WARNING[3:], "Я закрываю чат."
    assert found("skipped", demand, ABUSE) == [demand]
    assert found("skipped", demand, ABUSE, REQUEST) == []
    assert found("skipped", warning, ABUSE, REQUEST) == [warning]
    assert found("skipped", warning, ABUSE, REQUEST, DEMAND) == []
    assert found("skipped", end, ABUSE, REQUEST, DEMAND) == [end]
    assert found("skipped", end, ABUSE, REQUEST, DEMAND, WARNING) == []


def test_an_internal_note_is_no_step() -> None:
    ticket = Ticket(messages=(Message(ABUSE), Message(REQUEST[3:], author="agent", public=False)))
    block = f"kind: steps\nreport: skipped\n{PHRASES}"
    assert excerpts(block, "Прекратите грубить.", ticket=ticket) == ["Прекратите грубить."]


def test_two_steps_at_once_skip() -> None:
    assert found("skipped", "Прошу вас писать вежливо. Прекратите хамить.", ABUSE) == ["Прекратите хамить."]


def test_the_first_step_skips_nothing() -> None:
    assert found("skipped", "Прошу вас писать вежливо.", ABUSE) == []


def test_closing_a_chat_is_no_step_without_abuse_or_when_the_customer_is_silent() -> None:
    assert found("skipped", "Закрываю чат.", "Спасибо!") == []
    assert found("skipped", "Вы не отвечаете. Закрываю чат.", ABUSE) == []
    assert found("unprovoked", "Закрываю чат.", "Спасибо!") == []
    assert found("unprovoked", "Закрываю чат из-за грубости.", "Чайник сломан!") != []


def test_a_step_needs_abuse_of_a_person() -> None:
    assert found("unprovoked", "Прошу вас писать вежливо.", "Ваш сервис дно!") != []
    assert found("unprovoked", "Прошу вас писать вежливо.", "Я как идиот ждал.") != []
    assert found("unprovoked", "Прошу вас писать вежливо.", ABUSE) == []
    assert found("unprovoked", "Прошу вас писать вежливо.", "Да пошли вы нахуй!") == []
    assert (
        found("unprovoked", "Прошу вас писать вежливо.", "Чайник снова нахуй сгорел на кухне сегодня!") != []
    )


def test_a_demand_with_please_is_soft() -> None:
    assert found("soft", "Прекратите грубить, пожалуйста.", ABUSE, REQUEST) != []
    assert found("soft", "Прекратите грубить. Пожалуйста, пришлите чек.", ABUSE, REQUEST) == []


def test_good_manners_with_please_are_a_request_at_first_and_a_soft_demand_later() -> None:
    draft = "Не грубите, пожалуйста."
    assert found("soft", draft, ABUSE) == []
    assert found("skipped", draft, ABUSE) == []
    assert found("soft", draft, ABUSE, REQUEST) == [draft]
    assert found("skipped", "Не грубите.", ABUSE) == ["Не грубите."]


def test_nothing_is_said_of_a_thread_nobody_knows() -> None:
    assert found("skipped", DEMAND[3:]) == []
    assert found("unprovoked", DEMAND[3:]) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_thread_and_draft_are_read(draft: str, said: str) -> None:
    ticket = Ticket(messages=(Message(said), Message(said, author="agent")))
    block = f"kind: steps\nreport: skipped\n{PHRASES}"
    assert all(
        0 <= one.start < one.end <= len(draft + DEMAND)
        for one in report(block, draft + DEMAND, ticket=ticket).findings
    )
