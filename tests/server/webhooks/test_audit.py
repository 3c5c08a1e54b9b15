"""The audit on a local Zendesk: posted once, whatever goes wrong, or told."""

import asyncio
import re
import sqlite3
import time
from pathlib import Path

import pytest

from replylint.reporters.zendesk_html import TAG
from replylint.server.webhooks.audit import Audit, Pace
from tests.helpdesk_api.desk import AGENT, CUSTOMER, Desk
from tests.server.webhooks.conftest import Auditing

BLAME = "<p>Здравствуйте, Саша! Вы сами виноваты, что не прочли.</p>"
KIND = "<p>Здравствуйте, Саша! Давайте разберёмся вместе.</p>"


def now() -> float:
    return time.time() + 1


def with_reply(desk: Desk, reply: str = BLAME, number: int = 35) -> str:
    """A ticket with a question and an answer; the id of the answer."""
    ticket = desk.ticket(number)
    desk.say(ticket, "<p>Где мой заказ?</p>", CUSTOMER)
    return desk.say(ticket, reply, AGENT)


def test_a_reply_with_a_finding_gets_a_note_and_the_ticket_a_tag(auditing: Auditing, desk: Desk) -> None:
    reply = with_reply(desk)
    audited = auditing.take("35", at=now())
    (note,) = desk.notes()
    assert "Проверка отправленного ответа: 1 ошибка." in note
    assert "ошибка: calm/blame" in note
    assert "«Вы сами виноваты» звучит как упрёк." in note
    assert "Почему: Упрёк обижает." in note
    assert note.endswith(f"<p>replylint · {reply}</p>")
    assert desk.tickets["35"]["tags"] == ["vip", TAG]
    assert (audited.told, audited.state.waiting, audited.state.failed) == ([], 0, 0)
    assert desk.asked == [
        "GET /api/v2/tickets/35.json",
        "GET /api/v2/tickets/35/comments.json",
        "PUT /api/v2/tickets/35.json",
    ]


def test_a_clean_reply_gets_nothing(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk, KIND)
    assert auditing.take("35", at=now()).told == []
    assert desk.notes() == []
    assert desk.tickets["35"]["tags"] == ["vip"]
    assert all(asked.startswith("GET") for asked in desk.asked)


def test_hints_alone_are_no_reason_for_a_note(auditing: Auditing, desk: Desk) -> None:
    Path(".replylint.yaml").write_text("levels: {calm/blame: info}\n")
    auditing.engine.reload_if_changed()
    with_reply(desk)
    assert auditing.take("35", at=now()).checked == [BLAME]
    assert desk.notes() == []


def test_a_draft_in_a_note_is_always_answered(auditing: Auditing, desk: Desk) -> None:
    ticket = desk.ticket()
    desk.say(ticket, "<p>Где мой заказ?</p>", CUSTOMER)
    first = desk.say(ticket, BLAME, AGENT, public=False)
    auditing.take("35", at=now(), wanted="draft")
    second = desk.say(ticket, KIND, AGENT, public=False)
    auditing.take("35", at=now(), wanted="draft")
    bad, good = desk.notes()
    assert "Проверка черновика. Отправлять нельзя: 1 ошибка." in bad and bad.endswith(f"· {first}</p>")
    assert "Проверка черновика. Можно отправлять." in good and good.endswith(f"· {second}</p>")
    assert desk.tickets["35"]["tags"] == ["vip"]


def test_the_same_call_again_or_another_one_about_the_same_reply_changes_nothing(
    auditing: Auditing, desk: Desk
) -> None:
    with_reply(desk)
    auditing.take("35", "35", "35", at=now())
    audited = auditing.take("35", at=now())
    assert len(desk.notes()) == 1
    assert audited.checked == []


def test_each_reply_is_checked_though_calls_come_late(auditing: Auditing, desk: Desk) -> None:
    first = with_reply(desk)
    at = now()
    second = desk.say("35", BLAME, AGENT)
    auditing.take("35", "35", at=at)
    (note,) = desk.notes()
    assert re.findall(r"replylint · (\d+)", note) == [first, second]
    third = desk.say("35", BLAME, AGENT)
    auditing.take("35", at=now())
    assert desk.notes()[1].endswith(f"· {third}</p>")


def test_the_note_is_found_though_the_queue_is_lost(auditing: Auditing, desk: Desk, tmp_path: Path) -> None:
    with_reply(desk)
    auditing.take("35", at=now())
    auditing.queue_path = str(tmp_path / "new.sqlite")
    auditing.take("35", at=now())
    assert len(desk.notes()) == 1


def test_long_tickets_are_read_to_the_beginning(auditing: Auditing, desk: Desk) -> None:
    desk.page = 3
    ticket = desk.ticket()
    for number in range(7):
        desk.say(ticket, f"<p>Вопрос {number}</p>", CUSTOMER)
    desk.say(ticket, BLAME, AGENT)
    auditing.take("35", at=now())
    assert len(desk.notes()) == 1
    assert desk.asked.count("GET /api/v2/tickets/35/comments.json") == 3


@pytest.mark.parametrize(
    "answers",
    [
        [(500, {}), (502, {}), (503, {}), (504, {})],
        [(429, {"retry-after": "0"})] * 3,
        [(429, {})],
        [(503, {"retry-after": "0"})],
        [(429, {"retry-after": "Sun, 22 Nov 2026 10:00:00 GMT"}), (500, {}), (0, {}), (429, {"retry-after": "0"})],
        [(0, {})],
        [(302, {"location": "https://elsewhere.example/"})],
        [(401, {})],
    ],
)  # fmt: skip
def test_trouble_that_passes_is_waited_for(
    auditing: Auditing, desk: Desk, answers: list[tuple[int, dict[str, str]]]
) -> None:
    with_reply(desk)
    for place in range(3):
        desk.answers = []
        if place:
            desk.say("35", BLAME, AGENT)

        async def work(audit: Audit, place: int = place) -> None:
            await audit.take(auditing.call(now()), "35", "sent")
            while place and len(desk.asked) < place:
                await asyncio.sleep(0)
            desk.answers = list(answers)

        desk.asked.clear()
        audited = auditing.run(work)
        assert audited.state.failed == 0
        assert len(desk.notes()) == place + 1
        assert not any("виноваты" in line for line in audited.told)


def test_a_limit_holds_for_all_tickets_and_is_obeyed(auditing: Auditing, desk: Desk) -> None:
    for number in range(10):
        with_reply(desk, number=number)
    desk.answers = [(429, {"retry-after": "1"})] * 4
    began = time.monotonic()
    auditing.take(*map(str, range(10)), at=now())
    assert 1 <= time.monotonic() - began < 10
    assert len(desk.all_notes()) == 10


def test_a_note_whose_answer_is_lost_is_not_posted_again(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    desk.lost_notes = 1
    audited = auditing.take("35", at=now())
    assert len(desk.notes()) == 1
    assert audited.state.waiting == audited.state.failed == 0


def test_somebody_who_writes_at_the_same_moment_is_not_written_over(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    desk.delay = 0.05

    async def work(audit: Audit) -> None:
        await audit.take(auditing.call(now()), "35", "sent")
        while "GET /api/v2/tickets/35/comments.json" not in desk.asked:
            await asyncio.sleep(0.005)
        desk.tickets["35"]["tags"] = ["vip", "angry"]
        desk.say("35", "<p>Ау?</p>", CUSTOMER)

    auditing.run(work)
    assert len(desk.notes()) == 1
    assert desk.tickets["35"]["tags"] == ["vip", "angry", TAG]
    assert desk.asked.count("PUT /api/v2/tickets/35.json") == 2


def test_what_can_never_be_done_is_told_and_the_rest_goes_on(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk, number=35)
    desk.tickets["35"]["status"] = "closed"
    with_reply(desk, number=36)
    audited = auditing.take("404", "35", "36", at=now())
    assert sorted(audited.told) == [
        "ticket 35: given up: Zendesk answered 422",
        "ticket 404: given up: Zendesk answered 404",
    ]
    assert (audited.state.failed, len(desk.notes("36"))) == (2, 1)


def test_a_wrong_login_is_told_and_tried_until_it_is_right(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    auditing.token = "wrong"

    async def work(audit: Audit) -> None:
        await audit.take(auditing.call(now()), "35", "sent")
        while len(desk.asked) < 3:
            await asyncio.sleep(0.01)

    audited = auditing.run(work, wait=False)
    assert "look at e-mail address and API token" in audited.told[0]
    assert audited.state.waiting == 1
    auditing.token = "an-api-token"
    auditing.take(at=now())
    assert len(desk.notes()) == 1


def test_after_its_time_an_event_is_given_up_and_told(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    desk.answers = [(500, {})] * 1000
    audited = auditing.take("35", at=now(), pace=Pace(settle=0, first=0.01, most=0.02, give_up=0.2))
    assert audited.told[-1] == "ticket 35: given up: Zendesk answered 500"
    assert audited.state.failed == 1


def test_a_burst_is_worked_off_with_few_requests_at_a_time(auditing: Auditing, desk: Desk) -> None:
    numbers = [str(number) for number in range(150)]
    for number in numbers:
        with_reply(desk, BLAME if int(number) % 3 == 0 else KIND, int(number))
    audited = auditing.take(*numbers, *numbers, at=now())
    assert len(desk.all_notes()) == 50
    assert (audited.state.waiting, audited.state.failed, audited.told) == (0, 0, [])


def test_what_waits_goes_on_in_the_next_run(auditing: Auditing, desk: Desk) -> None:
    for number in range(20):
        with_reply(desk, number=number)
    desk.delay = 0.02

    async def work(audit: Audit) -> None:
        for number in range(20):
            await audit.take(auditing.call(now()), str(number), "sent")
        while len(desk.all_notes()) < 5:
            await asyncio.sleep(0.005)

    stopped = auditing.run(work, wait=False)
    assert stopped.state.waiting > 0
    auditing.take(at=now())
    assert all(len(desk.notes(str(number))) == 1 for number in range(20))


def test_a_fault_of_the_check_is_told_without_words_of_the_reply(
    auditing: Auditing, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise ValueError("Вы сами виноваты")

    monkeypatch.setattr("replylint.server.webhooks.audit.to_check", broken)
    with_reply(desk)
    audited = auditing.take("35", at=now(), pace=Pace(settle=0, first=0.01, most=0.02, give_up=0.1))
    assert re.fullmatch(
        r"ticket 35: given up: not checked: ValueError in test_audit\.py, line \d+", audited.told[-1]
    )


@pytest.mark.parametrize(("too_slow", "notes"), [(2, 1), (3, 0)])
def test_a_reply_that_takes_too_long_is_checked_again_but_not_for_ever(
    auditing: Auditing, desk: Desk, too_slow: int, notes: int
) -> None:
    with_reply(desk)
    auditing.too_slow = too_slow
    audited = auditing.take("35", at=now())
    assert (len(audited.checked), len(desk.notes()), audited.state.failed) == (3, notes, 1 - notes)
    assert audited.told[-1].startswith("ticket 35: ")
    assert ("given up" in audited.told[-1]) == (notes == 0)


def test_a_reply_that_can_not_be_read_is_given_up_and_told(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    desk.tickets["35"]["subject"] = ["not", "a", "text"]
    assert auditing.take("35", at=now()).told == ["ticket 35: given up: the reply can't be checked (ticket)"]


def test_the_queue_holds_no_words(auditing: Auditing, desk: Desk) -> None:
    with_reply(desk)
    desk.answers = [(500, {})]
    auditing.take("35", at=now())
    files = [path.read_bytes() for path in Path(auditing.queue_path).parent.glob("queue.sqlite*")]
    assert files and not any("виноваты".encode() in content or b"Petrenko" in content for content in files)
    store = sqlite3.connect(auditing.queue_path)
    rows = [*store.execute("SELECT * FROM events"), *store.execute("SELECT * FROM comments")]
    store.close()
    assert rows and all(re.fullmatch(r"[\x20-\x7e]*", str(value)) for row in rows for value in row)
