"""The Zendesk app while a reply is written and saved, beside a page that speaks the framework's wire protocol."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.conftest import NewPage
from tests.e2e.hosts import quiet
from tests.e2e.hosts.zendesk import AGENT, BAD, GOOD, Desks, OpenTicket, opener, running


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with running(tmp_path_factory.mktemp("zendesk")) as started:
        yield started


@pytest.fixture
def open_ticket(desks: Desks, new_page: NewPage) -> Iterator[OpenTicket]:
    with opener(desks, new_page) as opened:
        yield opened


def test_a_leak_and_a_changed_name_stop_the_save_until_they_are_fixed(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    ticket.type(BAD)
    evidence = ticket.finding("leaks/internal-note").locator(".evidence")
    evidence.wait_for()
    assert "внутренняя заметка 1" in evidence.inner_text()
    assert ticket.verdict("error").startswith("Отправлять нельзя: 2 ошибки")
    ticket.submit()
    message = ticket.refused()
    assert message.startswith("Ответ не отправлен. Клиента зовут «Саша»")
    assert "внутренней заметки" in message
    assert ticket.saves == 0 and ticket.sent == []
    ticket.finding("names/changed").locator("[data-action=fix-0]").click()
    ticket.finding("names/changed").wait_for(state="detached")
    assert ticket.page.inner_text("#editor") == BAD.replace("Александр", "Саша")
    ticket.submit()
    ticket.page.locator("#notices p").nth(1).wait_for()
    assert "внутренней заметки" in ticket.refused() and "Саша" not in ticket.refused()
    ticket.page.locator("#editor").fill(GOOD)
    ticket.submit()
    ticket.saved()
    assert ticket.sent == [GOOD]


def test_what_holds_the_reply_back_comes_first(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    ticket.type("Саша, здравствуйте! Чайник отправим завтра. Ваша карта: 4111 1111 1111 1111.")
    ticket.finding("leaks/payment-card").wait_for()
    levels = ticket.app.locator("li.finding").evaluate_all("items => items.map(item => item.dataset.level)")
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert len(set(levels)) == 3


def test_an_internal_note_is_never_checked(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    asked: list[str] = []
    ticket.page.on("request", lambda request: asked.append(request.url) if "/v1/" in request.url else None)
    ticket.page.select_option("#type", "internalNote")
    ticket.type(BAD)
    ticket.app.locator(".verdict", has_text="Внутренняя заметка: не проверяется.").wait_for()
    ticket.submit()
    ticket.saved()
    assert asked == []
    assert ticket.app.locator("li.finding").count() == 0


def test_a_note_that_becomes_a_reply_is_checked_and_back_again(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    ticket.page.select_option("#type", "internalNote")
    ticket.type(BAD)
    ticket.page.select_option("#type", "publicReply")
    ticket.finding("names/changed").wait_for()
    ticket.page.select_option("#type", "internalNote")
    ticket.finding("names/changed").wait_for(state="detached")
    ticket.page.select_option("#type", "publicReply")
    ticket.submit()
    assert "Саша" in ticket.refused()


def test_a_save_without_a_comment_is_none_of_our_business(open_ticket: OpenTicket) -> None:
    ticket = open_ticket({"strict": True, "server_url": "http://127.0.0.1:9"})
    ticket.submit()
    ticket.saved()
    rich = open_ticket({"strict": True, "server_url": "http://127.0.0.1:9"}, rich=True)
    rich.page.evaluate("document.getElementById('editor').innerHTML = '<p><br></p>'")
    rich.submit()
    rich.saved()


def test_without_the_server_the_ticket_is_saved_and_the_operator_told(open_ticket: OpenTicket) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9"})
    ticket.type(BAD)
    assert ticket.verdict("problem") == (
        "Проверка недоступна: нет связи с сервером replylint. Ответ не проверен."
    )
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: нет связи с сервером replylint."
    ticket.saved()
    quiet(ticket.page, "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT")


def test_strict_holds_what_could_not_be_checked(open_ticket: OpenTicket) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9", "strict": True})
    ticket.type(GOOD)
    ticket.submit()
    assert ticket.refused().startswith("Ответ не отправлен, потому что его не удалось проверить")
    assert ticket.saves == 0
    quiet(ticket.page, "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT")


def test_a_reason_lets_the_reply_go_and_is_kept(open_ticket: OpenTicket, desks: Desks) -> None:
    ticket = open_ticket()
    ticket.type("Саша, здравствуйте! Ваша карта: 4111 1111 1111 1111. Чайник отправим завтра.")
    for rule in ("leaks/other-customer-data", "leaks/payment-card"):
        ticket.submit()
        finding = ticket.finding(rule)
        finding.locator("[data-action=override]").click()
        finding.locator("textarea").fill("Клиент сам просил повторить номер тестовой карты")
        finding.locator("[data-action=confirm]").click()
    ticket.app.locator(".verdict", has_text="Можно отправлять с указанной причиной.").wait_for()
    assert ticket.saves == 0
    ticket.submit()
    ticket.saved()
    with sqlite3.connect(desks.server.folder / "data" / "replylint" / "overrides.sqlite") as store:
        row = store.execute("SELECT rule, reason, who, ticket, excerpt FROM overrides").fetchall()[-1]
    reason = "Клиент сам просил повторить номер тестовой карты"
    assert row[:4] == ("leaks/payment-card", reason, "Марина", "48213")
    assert "4111" not in row[4]
    ticket.type("Саша, повторю: 4111 1111 1111 1111. Чайник отправим завтра.")
    ticket.submit()
    ticket.page.locator("#notices p").nth(2).wait_for()
    assert ticket.saves == 1, "a reason is for one reply"


def test_fixes_leave_the_markup_of_a_rich_reply_alone(open_ticket: OpenTicket) -> None:
    ticket = open_ticket(rich=True)
    html = (
        "<p><b>Александр</b>, здравствуйте!</p><p>Чайник &amp; крышку <i>отправим</i> завтра, "
        '<a href="https://shop.example/track?a=1&amp;b=2">вот трек</a>.</p><p>Всего доброго!</p>'
    )
    ticket.page.evaluate(
        "html => { editor.innerHTML = html; editor.dispatchEvent(new Event('input')) }", html
    )
    ticket.finding("names/changed").locator("[data-action=fix-0]").click()
    ticket.finding("names/changed").wait_for(state="detached")
    assert ticket.page.inner_html("#editor") == html.replace("Александр", "Саша")
    ticket.finding("tone/cold-closing").locator("[data-action=fix-0]").click()
    ticket.finding("tone/cold-closing").wait_for(state="detached")
    ticket.submit()
    ticket.saved()
    assert ticket.sent[0].startswith("Саша, здравствуйте!")
    assert "Всего доброго" not in ticket.sent[0]


def test_a_save_right_after_the_last_key_is_decided_by_the_newest_text(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    ticket.type(GOOD)
    ticket.verdict("clean")
    ticket.page.evaluate("""() => {
        const editor = document.getElementById("editor");
        editor.innerText = editor.innerText.replace("Саша", "Александр");
        editor.dispatchEvent(new Event("input"));
        document.getElementById("submit").click();
    }""")
    assert "Александр" in ticket.refused()
    assert ticket.saves == 0
    ticket.finding("names/changed").wait_for()


def test_a_text_that_changes_while_the_save_is_decided_is_checked_again(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    ticket.type(GOOD)
    ticket.verdict("clean")
    drafts: list[str] = []

    def slowly(route: Any) -> None:
        drafts.append(json.loads(route.request.post_data)["draft"])
        if len(drafts) == 1:
            ticket.page.evaluate("""() => {
                const editor = document.getElementById("editor");
                editor.innerText = editor.innerText.replace("Саша", "Александр");
            }""")
        route.continue_()

    ticket.page.route("**/v1/check", slowly)
    ticket.submit()
    assert "Александр" in ticket.refused()
    assert [draft.split(",")[0] for draft in drafts] == ["Саша", "Александр"]


def test_fast_typing_asks_once_and_shows_what_stands_there(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    asked: list[str] = []
    ticket.page.on(
        "request", lambda request: asked.append(request.post_data) if "/v1/check" in request.url else None
    )
    ticket.page.click("#editor")
    ticket.page.keyboard.type("Всего доброго, Саша! Чайник отправим завтра. Всего доброго!", delay=4)
    ticket.finding("tone/cold-closing").wait_for()
    assert len(asked) < 5
    assert json.loads(asked[-1])["draft"].endswith("завтра. Всего доброго!")


def test_an_answer_that_comes_late_changes_nothing(open_ticket: OpenTicket) -> None:
    ticket = open_ticket()
    held: list[Any] = []

    def hold_first(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    ticket.page.route("**/v1/check", hold_first)
    ticket.type(BAD)
    ticket.page.wait_for_function("() => true")
    with ticket.page.expect_request("**/v1/check"):
        pass
    ticket.page.locator("#editor").fill(GOOD)
    assert ticket.verdict("clean")
    with ticket.page.expect_response("**/v1/check"):
        held[0].continue_()
    ticket.page.wait_for_timeout(100)
    assert ticket.app.locator("li.finding").count() == 0


def test_an_editor_that_can_not_be_read_holds_nothing_back(open_ticket: OpenTicket) -> None:
    ticket = open_ticket(missing=["ticket.comment.text"])
    ticket.type(BAD)
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: No such Api."
    ticket.saved()


@pytest.mark.parametrize(
    ("locale", "begins"),
    [("uk", "Тут з’являться"), ("en-US", "Findings will"), ("ru", "Здесь появятся"), ("de", "Findings will")],
)
def test_the_app_speaks_the_operators_language(open_ticket: OpenTicket, locale: str, begins: str) -> None:
    ticket = open_ticket(currentUser={**AGENT, "locale": locale})
    assert ticket.verdict("note").startswith(begins)
