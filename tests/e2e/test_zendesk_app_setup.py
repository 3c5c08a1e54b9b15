"""The Zendesk app: what it tells the server and how it gets there, its settings, its package."""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import NewPage, serving
from tests.e2e.hosts import SECRET, node, quiet
from tests.e2e.hosts.zendesk import (
    APP,
    BAD,
    GOOD,
    IMPATIENT,
    LEAK,
    TICKET,
    Desks,
    OpenTicket,
    opener,
    running,
)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with running(tmp_path_factory.mktemp("zendesk")) as started:
        yield started


@pytest.fixture
def open_ticket(desks: Desks, new_page: NewPage) -> Iterator[OpenTicket]:
    with opener(desks, new_page) as opened:
        yield opened


@pytest.mark.parametrize("settings", [{}, {"through_zendesk": True}])
def test_a_server_that_does_not_answer_is_not_waited_for_forever(
    open_ticket: OpenTicket, settings: dict[str, Any]
) -> None:
    ticket = open_ticket(settings, script=IMPATIENT)
    ticket.page.route(re.compile("/v1/check|/proxy"), lambda route: None)
    ticket.type(GOOD)
    ticket.submit()
    assert ticket.told() == "Ответ ушёл без проверки: сервер replylint не ответил вовремя."
    ticket.saved()


def test_what_the_server_is_told_of_the_ticket(open_ticket: OpenTicket) -> None:
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


def test_a_new_ticket_has_no_conversation_and_is_checked_all_the_same(open_ticket: OpenTicket) -> None:
    ticket = open_ticket(missing=["ticket.conversation", "ticket.id"])
    ticket.type("Здравствуйте! Ваша карта: 4111 1111 1111 1111.")
    ticket.finding("leaks/payment-card").wait_for()
    ticket.submit()
    assert ticket.refused()


def test_of_an_endless_conversation_the_newest_part_is_the_context(open_ticket: OpenTicket) -> None:
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


def test_the_app_is_as_light_or_dark_as_zendesk(open_ticket: OpenTicket) -> None:
    ticket = open_ticket(colorScheme="dark")
    background = "document.body && getComputedStyle(document.body).backgroundColor"
    assert ticket.app.locator("body").evaluate(background) == "rgb(21, 25, 28)"
    ticket.page.evaluate("fire('colorScheme.changed', 'light')")
    ticket.app.locator("html[style='color-scheme: light;']").wait_for()
    assert ticket.app.locator("body").evaluate(background) == "rgb(255, 255, 255)"


def test_through_zendesk_the_browser_never_sees_the_token_nor_asks_the_server(
    open_ticket: OpenTicket, tmp_path: Path
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


def test_a_wrong_token_is_named(open_ticket: OpenTicket, desks: Desks, tmp_path: Path) -> None:
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
