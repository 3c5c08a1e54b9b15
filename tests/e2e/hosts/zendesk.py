"""Zendesk as the tests have it: a ticket that is open, with the built app beside it."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.e2e.conftest import NewPage, Served, serving
from tests.e2e.hosts import PLUGINS, Site, node, site

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


@contextmanager
def running(folder: Path) -> Iterator[Desks]:
    """Build the app and start everything it needs; skips where that can't be had."""
    pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")
    node(APP, "run", "package")
    node(APP, "run", "sdk")
    sdk = (APP / "dist" / "zaf_sdk.js").read_text(encoding="utf-8")
    with (
        site(unpacked(folder / "app")) as pages,
        serving(folder, "--allow-origin", pages.app) as served,
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


OpenTicket = Callable[..., Ticket]


@contextmanager
def opener(desks: Desks, new_page: NewPage) -> Iterator[OpenTicket]:
    """Opens tickets: `open_ticket({"strict": True}, rich=True)`. All that is asked for elsewhere is the SDK."""
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
        page.troubles[:] = [trouble for trouble in page.troubles if trouble != f"asked {SDK_ADDRESS}"]
