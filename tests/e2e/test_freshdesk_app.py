"""The Freshdesk app in a page that plays the client API which Freshworks documents."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.e2e.conftest import NewPage, Served, serving
from tests.e2e.hosts import HERE, PLUGINS, SECRET, Site, node, quiet, site

APP = PLUGINS / "freshdesk"
LEAK = "на складе опять перепутали коробки, и замену отправили не тому клиенту"
BAD = (
    f"<div>Александр, здравствуйте!</div><div>Извините за задержку: {LEAK}. "
    "Новый <b>чайник</b> отправим завтра.</div>"
)
GOOD = (
    "<div>Саша, здравствуйте! Простите, что пришлось писать трижды. Чайник не греет из-за брака, и это наша вина. "
    "Новый отправим завтра, трек-номер придёт в SMS.</div>"
)
CARD = "<div>Саша, простите за путаницу! Ваша карта: 4111 1111 1111 1111.</div>"
TICKET = {
    "id": 512,
    "subject": "Чайник не греет",
    "description": "<p>Здравствуйте! Я купила чайник, а он не греет. Пишу третий раз!</p><p>Саша</p>",
    "source": 1,
    "created_at": "2026-11-19T10:02:00Z",
}
NOTE = {
    "body": f"<p>Н{LEAK[1:]}</p>",
    "body_text": f"Н{LEAK[1:]}",
    "incoming": False,
    "private": True,
    "created_at": "2026-11-19T10:20:00Z",
}


class Desks(Struct, frozen=True):
    """The site with the helpdesk, and the server that the app asks."""

    site: Site
    server: Served


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")
    node(APP, "run", "build")
    with (
        site(served_as_freshworks_does(tmp_path_factory.mktemp("app"))) as pages,
        serving(tmp_path_factory.mktemp("served"), "--allow-origin", pages.app) as served,
    ):
        yield Desks(pages, served)


def served_as_freshworks_does(folder: Path) -> Path:
    """The app's pages with the client in the place of its placeholder."""
    shutil.copytree(APP / "dist" / "app", folder, dirs_exist_ok=True)
    shutil.copy(HERE / "freshdesk_client.js", folder)
    for page in folder.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("{{{appclient}}}", "freshdesk_client.js"), encoding="utf-8")
    return folder


class Ticket:
    """A ticket that is open in Freshdesk, with the app behind it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.app = page.frame_locator("#findings")

    def send(self, html: str | None = None) -> None:
        """Press "Send", with this in the editor."""
        if html is not None:
            self.page.evaluate("html => { document.getElementById('editor').innerHTML = html }", html)
        self.page.click("#submit")

    def finding(self, rule: str) -> Any:
        return self.app.locator("li.finding", has_text=rule).first

    def notice(self, kind: str, number: int = 0) -> str:
        place = self.page.locator(f"#notices [data-kind={kind}]").nth(number)
        place.wait_for()
        return str(place.inner_text())

    def close(self) -> None:
        """Close the dialog."""
        self.page.evaluate("document.getElementById('modal').close()")

    def sent(self, times: int = 1) -> str:
        """The reply that was sent last."""
        self.page.locator(f"body[data-sent='{times}']").wait_for()
        return str(self.page.locator("#conversation > li > div").last.inner_html())

    @property
    def is_held(self) -> bool:
        return self.page.get_attribute("body", "data-sent") is None


@pytest.fixture
def open_ticket(desks: Desks, new_page: NewPage) -> Any:
    """Open a ticket: `open_ticket({"strict": True})`."""

    def opened(iparams: dict[str, Any] | None = None, **setup: Any) -> Ticket:
        page = new_page(locale="en", viewport={"width": 1100, "height": 800})
        whole = {
            "app": desks.site.app,
            "iparams": {
                "server_url": desks.server.address,
                "freshdesk_domain": "shop.freshdesk.com",
                **(iparams or {}),
            },
            "ticket": TICKET,
            "contact": {"name": "Александра Ким", "email": "sasha.kim@example.com"},
            "user": {"contact": {"name": "Марина", "language": "ru"}},
            "conversations": [NOTE],
            **setup,
        }
        page.goto(desks.site.page("freshdesk.html", whole))
        page.locator("body[data-ready]").wait_for()
        return Ticket(page)

    return opened


def test_a_leak_and_a_changed_name_stop_the_reply_until_they_are_fixed(open_ticket: Any) -> None:
    ticket = open_ticket()
    ticket.send(BAD)
    message = ticket.notice("error")
    assert message.startswith("Ответ не отправлен. Клиента зовут «Саша»")
    assert f"«{LEAK}»: Это слова из внутренней заметки" in message
    assert "внутренняя заметка 1" in ticket.finding("leaks/internal-note").locator(".evidence").inner_text()
    ticket.finding("names/changed").locator("[data-action=fix-0]").click()
    ticket.finding("names/changed").wait_for(state="detached")
    ticket.page.wait_for_function("!document.getElementById('editor').innerText.includes('Александр')")
    assert ticket.page.inner_html("#editor") == BAD.replace("Александр", "Саша")
    ticket.close()
    assert ticket.is_held
    ticket.send(GOOD)
    assert ticket.sent() == GOOD


def test_a_good_reply_leaves_without_a_word(open_ticket: Any) -> None:
    ticket = open_ticket({"strict": True})
    ticket.send(GOOD)
    assert ticket.sent() == GOOD
    assert ticket.page.locator("#notices p, dialog[open]").count() == 0


def test_a_reason_lets_the_reply_go_and_is_kept(open_ticket: Any, desks: Desks) -> None:
    ticket = open_ticket()
    ticket.send(CARD)
    for rule in ("leaks/other-customer-data", "leaks/payment-card"):
        finding = ticket.finding(rule)
        finding.locator("[data-action=override]").click()
        finding.locator("textarea").fill("Номер тестовый, клиент просил повторить")
        with ticket.app.locator("body").page.expect_response("**/v1/overrides"):
            finding.locator("[data-action=confirm]").click()
    ticket.close()
    ticket.send()
    ticket.sent()
    with sqlite3.connect(desks.server.folder / "data" / "replylint" / "overrides.sqlite") as store:
        rows = store.execute("SELECT rule, who, ticket FROM overrides").fetchall()
    assert ("leaks/payment-card", "Марина", "512") in rows
    ticket.send(CARD.replace("путаницу", "задержку"))
    ticket.notice("error", 1)


def test_a_reason_can_be_taken_back(open_ticket: Any) -> None:
    ticket = open_ticket()
    ticket.send("<div>Александр, здравствуйте! Простите за путаницу, разбираемся в причинах.</div>")
    finding = ticket.finding("names/changed")
    finding.locator("[data-action=override]").click()
    finding.locator("textarea").fill("Так просили")
    finding.locator("[data-action=confirm]").click()
    finding.locator("[data-action=restore]").click()
    ticket.close()
    ticket.send()
    ticket.notice("error", 1)
    assert ticket.is_held


def test_without_the_server_the_reply_is_sent_and_the_operator_told(open_ticket: Any) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9"})
    ticket.send(BAD)
    assert ticket.notice("warning") == "Ответ ушёл без проверки: нет связи с сервером replylint."
    ticket.sent()
    quiet(ticket.page, "ERR_UNSAFE_PORT", "ERR_CONNECTION_REFUSED")


def test_strict_holds_what_could_not_be_checked(open_ticket: Any) -> None:
    ticket = open_ticket({"server_url": "http://127.0.0.1:9", "strict": True})
    ticket.send(GOOD)
    assert ticket.notice("error").startswith("Ответ не отправлен, потому что его не удалось проверить")
    assert ticket.is_held
    assert ticket.page.locator("dialog[open]").count() == 0
    quiet(ticket.page, "ERR_UNSAFE_PORT", "ERR_CONNECTION_REFUSED")


def test_a_conversation_that_can_not_be_read_is_told(open_ticket: Any) -> None:
    ticket = open_ticket(conversations=None)
    ticket.send(BAD)
    assert ticket.notice("warning") == "Переписку прочитать не удалось, ответ проверен без неё."
    assert "Саша" in ticket.notice("error")


def test_what_the_server_is_told_of_the_ticket(open_ticket: Any) -> None:
    many = [{**NOTE, "body_text": f"Заметка {number}"} for number in range(130)]
    ticket = open_ticket(conversations=many, ticket={**TICKET, "files": [{"name": "счёт.pdf"}]})
    with ticket.page.expect_request("**/v1/check") as asked:
        ticket.send(GOOD)
    body = json.loads(asked.value.post_data)
    assert body["draft"] == GOOD
    assert body["options"] == {"interface": "ru", "markup": "html"}
    told = body["ticket"]
    assert (told["id"], told["channel"], told["subject"]) == ("512", "email", "Чайник не греет")
    assert told["customer"] == {"name": "Александра Ким", "email": "sasha.kim@example.com"}
    assert told["agent"] == {"name": "Марина"}
    assert told["attachments"] == ["счёт.pdf"]
    assert len(told["messages"]) == 131
    assert told["messages"][0]["text"].endswith("Пишу третий раз!\n\nСаша")
    assert told["messages"][130] == {
        "author": "agent", "public": False, "text": "Заметка 129", "at": "2026-11-19T10:20:00Z",
    }  # fmt: skip


def test_without_a_domain_no_conversation_is_asked_for(open_ticket: Any) -> None:
    ticket = open_ticket({"freshdesk_domain": None})
    ticket.send("<div>Александр, здравствуйте!</div>")
    ticket.notice("error")
    assert "conversations" not in [name for name, _ in ticket.page.evaluate("asked")]


def test_through_freshworks_the_browser_never_asks_the_server(open_ticket: Any, tmp_path: Path) -> None:
    with serving(tmp_path, REPLYLINT_TOKEN=SECRET) as served:
        ticket = open_ticket({"through_freshworks": True, "server_url": None}, server=served.address)
        asked: list[str] = []
        ticket.page.on("request", lambda request: asked.append(request.url))
        ticket.send(BAD)
        ticket.finding("names/changed").locator("[data-action=fix-0]").click()
        ticket.finding("names/changed").wait_for(state="detached")
        ticket.close()
    assert not [url for url in asked if served.address in url]
    ticket.send(GOOD)
    assert ticket.notice("warning") == "Ответ ушёл без проверки: нет связи с сервером replylint."


@pytest.mark.parametrize(("language", "title"), [("uk", "Перевірка відповіді"), ("en", "Reply check")])
def test_the_app_speaks_the_agents_language(open_ticket: Any, language: str, title: str) -> None:
    ticket = open_ticket(user={"contact": {"name": "Марина", "language": language}})
    ticket.send(BAD)
    ticket.finding("names/changed").wait_for()
    assert ticket.page.inner_text("#modal h2") == title


def test_the_project_keeps_freshworks_rules() -> None:
    assert "pass" in node(APP, "test")


def test_the_types_are_right() -> None:
    node(APP, "run", "check")
