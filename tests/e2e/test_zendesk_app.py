"""The Zendesk app in a page that speaks the wire protocol of Zendesk's framework, with Zendesk's own SDK."""

import json
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.e2e.conftest import NewPage, Served, serving
from tests.e2e.hosts import PLUGINS, SECRET, Site, node, quiet, site

APP = PLUGINS / "zendesk"
SDK_ADDRESS = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"
LEAK = "на складе опять перепутали коробки, и замену отправили не тому клиенту"
BAD = f"Александр, здравствуйте! Извините за задержку: {LEAK}. Новый чайник отправим завтра."
GOOD = (
    "Саша, здравствуйте! Простите, что пришлось писать трижды. Чайник не греет из-за брака, и это наша вина. "
    "Новый отправим завтра, трек-номер придёт в SMS."
)
TICKET: dict[str, Any] = {
    "id": 48213,
    "subject": "Чайник не греет",
    "requester": {"id": 7, "name": "Александра Ким", "email": "sasha.kim@example.com"},
    "conversation": [
        {
            "author": {"id": 7, "name": "Александра Ким", "role": "end-user"},
            "channel": {"name": "email"},
            "message": {
                "content": "<p>Здравствуйте! Я купила чайник, а он не греет.<br>Пишу третий раз!</p>Саша"
            },
            "timestamp": "2026-11-19T10:02:00Z",
        },
        {
            "author": {"id": 3, "name": "Игорь", "role": "agent"},
            "channel": {"name": "internal"},
            "message": {"content": f"<p>Н{LEAK[1:]}</p>"},
            "timestamp": "2026-11-19T10:20:00Z",
        },
    ],
}
IMPATIENT = """
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (patience) => timeout(patience / 50);
"""
AGENT = {"id": 9, "name": "Марина", "email": "marina@shop.example", "locale": "ru"}


class Desks(Struct, frozen=True):
    """The site with the helpdesk, the server that the app asks, and Zendesk's SDK."""

    site: Site
    server: Served
    sdk: str


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")
    node(APP, "run", "package")
    node(APP, "run", "sdk")
    sdk = (APP / "dist" / "zaf_sdk.js").read_text(encoding="utf-8")
    with (
        site(unpacked(tmp_path_factory.mktemp("app"))) as pages,
        serving(tmp_path_factory.mktemp("served"), "--allow-origin", pages.app) as served,
    ):
        yield Desks(pages, served, sdk)


def unpacked(folder: Path) -> Path:
    """What Zendesk serves: the package's files."""
    with zipfile.ZipFile(APP / "dist" / "replylint-zendesk.zip") as package:
        package.extractall(folder)
    return folder


class Ticket:
    """A ticket that is open in Zendesk, with the app beside it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.app = page.frame_locator("#app")

    def type(self, text: str) -> None:
        """Type into the reply, after what stands there."""
        self.page.click("#editor")
        self.page.keyboard.insert_text(text)

    def submit(self) -> None:
        self.page.click("#submit")

    def finding(self, rule: str) -> Any:
        return self.app.locator("li.finding", has_text=rule).first

    def verdict(self, tone: str) -> str:
        """The sentence above the findings, once it has this tone."""
        place = self.app.locator(f".verdict[data-tone={tone}]")
        place.wait_for()
        return str(place.inner_text())

    def refused(self) -> str:
        """What Zendesk shows when the app holds the ticket back."""
        place = self.page.locator("#notices [data-kind=error]").last
        place.wait_for()
        return str(place.inner_text())

    def told(self) -> str:
        place = self.page.locator("#notices [data-kind=alert]").last
        place.wait_for()
        return str(place.inner_text())

    def saved(self, times: int = 1) -> None:
        self.page.locator(f"body[data-saves='{times}']").wait_for()

    @property
    def saves(self) -> int:
        return int(self.page.get_attribute("body", "data-saves") or 0)

    @property
    def sent(self) -> list[str]:
        """What stands in the conversation after the two messages that were there."""
        return [str(text) for text in self.page.locator("#conversation > li > div").all_inner_texts()[2:]]


@pytest.fixture
def open_ticket(desks: Desks, new_page: NewPage) -> Iterator[Any]:
    """Open a ticket: `open_ticket(rich=True)`. At the end, the SDK is all that was asked for elsewhere."""
    pages: list[Any] = []

    def opened(settings: dict[str, Any] | None = None, script: str = "", **setup: Any) -> Ticket:
        page = new_page(locale="en", viewport={"width": 1180, "height": 760})
        page.add_init_script(script)
        pages.append(page)
        page.route(SDK_ADDRESS, lambda route: route.fulfill(body=desks.sdk, content_type="text/javascript"))
        whole = {
            "app": f"{desks.site.app}/assets/index.html",
            "settings": {"server_url": desks.server.address, **(settings or {})},
            "ticket": TICKET,
            "currentUser": AGENT,
            **setup,
        }
        page.goto(desks.site.page("zendesk.html", whole))
        ticket = Ticket(page)
        ticket.app.locator(".verdict").wait_for()
        return ticket

    yield opened
    for page in pages:
        left = [trouble for trouble in page.troubles if trouble != f"asked {SDK_ADDRESS}"]
        page.troubles[:] = left


def test_a_leak_and_a_changed_name_stop_the_save_until_they_are_fixed(open_ticket: Any) -> None:
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


def test_what_holds_the_reply_back_comes_first(open_ticket: Any) -> None:
    ticket = open_ticket()
    ticket.type("Саша, здравствуйте! Чайник отправим завтра. Ваша карта: 4111 1111 1111 1111.")
    ticket.finding("leaks/payment-card").wait_for()
    levels = ticket.app.locator("li.finding").evaluate_all("items => items.map(item => item.dataset.level)")
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert len(set(levels)) == 3


def test_an_internal_note_is_never_checked(open_ticket: Any) -> None:
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


def test_a_note_that_becomes_a_reply_is_checked_and_back_again(open_ticket: Any) -> None:
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


def test_a_save_without_a_comment_is_none_of_our_business(open_ticket: Any) -> None:
    ticket = open_ticket({"strict": True, "server_url": "http://127.0.0.1:9"})
    ticket.submit()
    ticket.saved()
    rich = open_ticket({"strict": True, "server_url": "http://127.0.0.1:9"}, rich=True)
    rich.page.evaluate("document.getElementById('editor').innerHTML = '<p><br></p>'")
    rich.submit()
    rich.saved()


def test_without_the_server_the_ticket_is_saved_and_the_operator_told(open_ticket: Any) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9"})
    ticket.type(BAD)
    assert ticket.verdict("problem") == (
        "Проверка недоступна: нет связи с сервером replylint. Ответ не проверен."
    )
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: нет связи с сервером replylint."
    ticket.saved()
    quiet(ticket.page, "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT")


@pytest.mark.parametrize("settings", [{}, {"through_zendesk": True}])
def test_a_server_that_does_not_answer_is_not_waited_for_forever(
    open_ticket: Any, settings: dict[str, Any]
) -> None:
    ticket = open_ticket(settings, script=IMPATIENT)
    ticket.page.route(re.compile("/v1/check|/proxy"), lambda route: None)
    ticket.type(GOOD)
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: сервер replylint не ответил вовремя."
    ticket.saved()


def test_strict_holds_what_could_not_be_checked(open_ticket: Any) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9", "strict": True})
    ticket.type(GOOD)
    ticket.submit()
    assert ticket.refused().startswith("Ответ не отправлен, потому что его не удалось проверить")
    assert ticket.saves == 0
    quiet(ticket.page, "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT")


def test_a_reason_lets_the_reply_go_and_is_kept(open_ticket: Any, desks: Desks) -> None:
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


def test_fixes_leave_the_markup_of_a_rich_reply_alone(open_ticket: Any) -> None:
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


def test_a_save_right_after_the_last_key_is_decided_by_the_newest_text(open_ticket: Any) -> None:
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


def test_a_text_that_changes_while_the_save_is_decided_is_checked_again(open_ticket: Any) -> None:
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


def test_fast_typing_asks_once_and_shows_what_stands_there(open_ticket: Any) -> None:
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


def test_an_answer_that_comes_late_changes_nothing(open_ticket: Any) -> None:
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


def test_what_the_server_is_told_of_the_ticket(open_ticket: Any) -> None:
    ticket = open_ticket(ticket={**TICKET, "files": [{"filename": "счёт.pdf"}]})
    with ticket.page.expect_request("**/v1/check") as asked:
        ticket.type(GOOD)
    body = json.loads(asked.value.post_data)
    assert body["as"] == "reply"
    assert body["options"] == {"interface": "ru", "markup": "plain"}
    assert body["ticket"] == {
        "id": "48213",
        "channel": "email",
        "subject": "Чайник не греет",
        "customer": {"name": "Александра Ким", "email": "sasha.kim@example.com"},
        "agent": {"name": "Марина"},
        "messages": [
            {
                "author": "customer",
                "public": True,
                "text": "Здравствуйте! Я купила чайник, а он не греет.\nПишу третий раз!\nСаша",
                "at": "2026-11-19T10:02:00Z",
            },
            {
                "author": "agent",
                "public": False,
                "text": "Н" + LEAK[1:],
                "at": "2026-11-19T10:20:00Z",
            },
        ],
        "attachments": ["счёт.pdf"],
    }


def test_a_new_ticket_has_no_conversation_and_is_checked_all_the_same(open_ticket: Any) -> None:
    ticket = open_ticket(missing=["ticket.conversation", "ticket.id"])
    ticket.type("Здравствуйте! Ваша карта: 4111 1111 1111 1111.")
    ticket.finding("leaks/payment-card").wait_for()
    ticket.submit()
    assert ticket.refused()


def test_of_an_endless_conversation_the_newest_part_is_the_context(open_ticket: Any) -> None:
    ticket = open_ticket()
    ticket.page.evaluate("""() => {
        const old = { ...ticket.conversation[0], message: { content: `<p>${"Давно. ".repeat(9000)}</p>` } };
        ticket.conversation.unshift(...Array(30).fill(old));
    }""")
    with ticket.page.expect_request("**/v1/check") as asked:
        ticket.type(BAD)
    ticket.finding("leaks/internal-note").wait_for()
    told = json.loads(asked.value.post_data)["ticket"]["messages"]
    assert len(told) == 8
    assert len(asked.value.post_data.encode()) < 1_000_000


def test_an_editor_that_can_not_be_read_holds_nothing_back(open_ticket: Any) -> None:
    ticket = open_ticket(missing=["ticket.comment.text"])
    ticket.type(BAD)
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: No such Api."
    ticket.saved()


@pytest.mark.parametrize(
    ("locale", "begins"),
    [("uk", "Тут з’являться"), ("en-US", "Findings will"), ("ru", "Здесь появятся"), ("de", "Findings will")],
)
def test_the_app_speaks_the_operators_language(open_ticket: Any, locale: str, begins: str) -> None:
    ticket = open_ticket(currentUser={**AGENT, "locale": locale})
    assert ticket.verdict("note").startswith(begins)


def test_the_app_is_as_light_or_dark_as_zendesk(open_ticket: Any) -> None:
    ticket = open_ticket(colorScheme="dark")
    background = "document.body && getComputedStyle(document.body).backgroundColor"
    assert ticket.app.locator("body").evaluate(background) == "rgb(21, 25, 28)"
    ticket.page.evaluate("fire('colorScheme.changed', 'light')")
    ticket.app.locator("html[style='color-scheme: light;']").wait_for()
    assert ticket.app.locator("body").evaluate(background) == "rgb(255, 255, 255)"


def test_through_zendesk_the_browser_never_sees_the_token_nor_asks_the_server(
    open_ticket: Any, tmp_path: Path
) -> None:
    with serving(tmp_path, REPLYLINT_TOKEN=SECRET) as served:
        ticket = open_ticket({"through_zendesk": True, "server_url": served.address + "/"})
        asked: list[str] = []
        ticket.page.on("request", lambda request: asked.append(request.url))
        ticket.type(BAD)
        ticket.finding("names/changed").wait_for()
        ticket.submit()
        assert "Саша" in ticket.refused()
        ticket.finding("names/changed").locator("[data-action=fix-0]").click()
        ticket.finding("names/changed").wait_for(state="detached")
        options = ticket.page.evaluate("asked[0]")
    assert options["secure"] is True
    assert options["headers"] == {"X-Replylint-Token": "{{setting.proxy_token}}"}
    assert {url for url in asked if served.address in url} == set()
    ticket.page.locator("#editor").fill(GOOD)
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: нет связи с сервером replylint."
    ticket.saved()


def test_a_wrong_token_is_named(open_ticket: Any, desks: Desks, tmp_path: Path) -> None:
    with serving(tmp_path, "--allow-origin", desks.site.app, REPLYLINT_TOKEN="x" * 20) as served:
        ticket = open_ticket({"server_url": served.address, "token": "another"})
        ticket.type(GOOD)
        assert "не принял токен" in ticket.verdict("problem")
        right = open_ticket({"server_url": served.address, "token": "x" * 20})
        right.type(GOOD)
        right.verdict("clean")
    quiet(ticket.page, "401")


def test_the_host_that_zendesks_proxy_may_ask_is_built_in(desks: Desks) -> None:
    package = APP / "dist" / "replylint-zendesk.zip"
    node(APP, "run", "package")
    plain = package.read_bytes()
    try:
        node(APP, "run", "package", "--", "--server", "replies.example.com")
        with zipfile.ZipFile(package) as files:
            assert json.loads(files.read("manifest.json"))["domainWhitelist"] == ["replies.example.com"]
        wrong = subprocess.run(
            ["node", "build.mjs", "--server", "https://replies.example.com/"],
            cwd=APP, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert wrong.returncode == 1
        assert "takes host names without scheme and port, not https://replies.example.com/" in wrong.stderr
    finally:
        node(APP, "run", "package")
    assert package.read_bytes() == plain


def test_the_package_keeps_zendesks_rules() -> None:
    assert "pass" in node(APP, "test")


def test_the_types_are_right() -> None:
    node(APP, "run", "check")
