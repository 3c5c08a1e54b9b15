"""The real django-helpdesk with the app in it: a reply with an error is not stored, whatever the browser does."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.e2e.conftest import NewPage, Served

pytest.importorskip("helpdesk", reason="django-helpdesk is not installed")

PLUGIN = Path(__file__).parent.parent.parent / "plugins" / "django-helpdesk"
FILL = """
from django.contrib.auth.models import User
from helpdesk.models import FollowUp, PreSetReply, Queue, Ticket
tasya = User.objects.create_superuser("tasya", "tasya@example.com", "tea", first_name="Тася")
queue = Queue.objects.create(title="Заказы", slug="orders")
for _ in range(8):
    ticket = Ticket.objects.create(
        title="Чайник не греет", queue=queue, submitter_email="sasha@example.com",
        description="Здравствуйте! Чайник не греет, пишу третий раз.\\nСаша")
    FollowUp.objects.create(ticket=ticket, user=tasya, public=False,
        comment="На складе опять перепутали коробки, и замену отправили не тому клиенту")
PreSetReply.objects.create(name="Cold", body="Уважаемый клиент! Вы сами виноваты. Всего доброго!")
PreSetReply.objects.create(name="Fine", body="Thank you for writing, we ship {{ ticket.title }} today.")
"""
BAD = (
    "Александр, здравствуйте!\n\nИзвините за задержку: на складе опять перепутали коробки, "
    "и замену отправили не тому клиенту. Новый чайник отправим завтра."
)


class Desk(Struct, frozen=True):
    """A running helpdesk."""

    address: str
    environment: dict[str, str]

    def manage(self, *arguments: str, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
        """Run one of its commands."""
        return subprocess.run(
            [sys.executable, "-m", "django", *arguments],
            cwd=PLUGIN, env=self.environment, input=stdin, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    def stored(self, ticket: int) -> list[str]:
        """The public follow-ups of a ticket."""
        code = (
            "from helpdesk.models import FollowUp\n"
            f"print('\\0'.join(FollowUp.objects.filter(ticket={ticket}, public=True)"
            ".values_list('comment', flat=True)), end='')"
        )
        done = self.manage("shell", "-v", "0", "-c", code)
        assert done.returncode == 0, done.stderr
        return [text for text in done.stdout.split("\0") if text]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def desk(server: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A helpdesk with an operator, some tickets and two pre-set replies."""
    folder = tmp_path_factory.mktemp("helpdesk")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "demo.settings",
        "PYTHONPATH": str(PLUGIN),
        "DEMO_FOLDER": str(folder),
        "REPLYLINT_URL": server.address,
        "PYTHONIOENCODING": "utf-8",
    }
    port = free_port()
    running = Desk(f"http://127.0.0.1:{port}", environment)
    migrated = running.manage("migrate", "-v", "0")
    assert migrated.returncode == 0, migrated.stderr
    filled = running.manage("shell", "-v", "0", "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"],
            cwd=PLUGIN, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_for(running.address + "/helpdesk/login/")
            yield running
        finally:
            process.terminate()
            process.wait(20)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


def respond(page: Any, desk: Desk, ticket: int, reply: str) -> None:
    """Log in, open the reply form of a ticket and type."""
    page.goto(f"{desk.address}/helpdesk/tickets/{ticket}/")
    if "login" in page.url:
        page.fill("input[name=username]", "tasya")
        page.fill("input[name=password]", "tea")
        page.click("form [type=submit]")
    page.click("#respond-tab")
    page.fill("#commentBox", reply)


def submit(page: Any) -> None:
    page.locator("#ticket-respond-form button[type=submit]").click()


def finding(page: Any, rule: str) -> Any:
    return page.locator("li.finding", has_text=rule).first


@pytest.fixture
def page(new_page: NewPage) -> Iterator[Any]:
    """A Russian browser; what the helpdesk's own scripts stumble over is not held against ours."""
    page = new_page(locale="ru", viewport={"width": 1300, "height": 1000})
    yield page
    forget_the_helpdesks_own(page)


def forget_the_helpdesks_own(page: Any) -> None:
    ours = [trouble for trouble in page.troubles if "replylint" in trouble or trouble.startswith("asked")]
    page.troubles[:] = ours


def test_a_reply_that_leaks_a_note_is_stopped_fixed_and_sent(page: Any, desk: Desk) -> None:
    respond(page, desk, 1, BAD)
    finding(page, "names/changed").wait_for()
    finding(page, "leaks/internal-note").wait_for()
    submit(page)
    page.wait_for_timeout(700)
    assert page.url.endswith("/tickets/1/")
    assert desk.stored(1) == []
    finding(page, "names/changed").locator("button.main").click()
    page.locator("li.finding", has_text="names/changed").wait_for(state="detached")
    clean = page.input_value("#commentBox").replace(
        "на складе опять перепутали коробки, и замену отправили не тому клиенту", "замену отправили не туда"
    )
    page.fill("#commentBox", clean)
    page.locator("li.finding", has_text="leaks/internal-note").wait_for(state="detached")
    with page.expect_navigation():
        submit(page)
    (stored,) = desk.stored(1)
    assert stored.startswith("Саша, здравствуйте!")
    assert "перепутали" not in stored


def test_an_override_with_a_reason_lets_it_pass_and_is_kept(page: Any, desk: Desk, server: Served) -> None:
    respond(page, desk, 2, "Саша, здравствуйте! Вы сами виноваты, что не прочли инструкцию, но мы поможем.")
    stopped = finding(page, "tone/blame")
    stopped.locator("[data-action=override]").click()
    page.keyboard.type("Это шутка, мы с Сашей давно знакомы")
    stopped.locator("[data-action=confirm]").click()
    with page.expect_navigation():
        submit(page)
    assert len(desk.stored(2)) == 1
    with sqlite3.connect(server.folder / "data" / "replylint" / "overrides.sqlite") as store:
        rows = store.execute("SELECT rule, reason, who, ticket FROM overrides").fetchall()
    assert ("tone/blame", "Это шутка, мы с Сашей давно знакомы", "tasya", "2") in rows


def test_without_the_script_the_server_stops_it_and_keeps_the_text(new_page: NewPage, desk: Desk) -> None:
    page = new_page(locale="ru", java_script_enabled=False)
    page.goto(f"{desk.address}/helpdesk/tickets/3/")
    page.fill("input[name=username]", "tasya")
    page.fill("input[name=password]", "tea")
    page.click("form [type=submit]")
    page.locator("#commentBox").evaluate("(box, text) => { box.value = text }", BAD)
    page.evaluate("document.getElementById('ticket-respond-form').submit()")
    page.wait_for_url("**/update/")
    assert "Клиента зовут «Саша»" in page.locator(".errorlist").first.inner_text()
    assert page.locator("#commentBox").input_value() == BAD
    assert desk.stored(3) == []
    forget_the_helpdesks_own(page)


def test_private_follow_ups_are_left_alone(page: Any, desk: Desk) -> None:
    respond(page, desk, 4, BAD)
    finding(page, "names/changed").wait_for()
    page.locator("#id_public").uncheck()
    page.locator("li.finding").first.wait_for(state="detached")
    with page.expect_navigation():
        submit(page)
    assert desk.stored(4) == []
    code = (
        "from helpdesk.models import FollowUp; print(FollowUp.objects.filter(ticket=4, public=False).count())"
    )
    assert desk.manage("shell", "-v", "0", "-c", code).stdout.strip() == "2"


def test_a_clean_reply_is_simply_sent(page: Any, desk: Desk) -> None:
    respond(page, desk, 5, "Саша, здравствуйте! Простите, что так вышло. Новый чайник отправим завтра.")
    with page.expect_navigation():
        submit(page)
    assert len(desk.stored(5)) == 1


def test_without_the_check_a_reply_is_sent_and_the_operator_told(
    new_page: NewPage, desk: Desk, tmp_path: Path
) -> None:
    page = new_page(locale="ru")
    port = free_port()
    environment = {**desk.environment, "REPLYLINT_URL": "http://127.0.0.1:9"}
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=PLUGIN, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        alone = Desk(f"http://127.0.0.1:{port}", environment)
        wait_for(alone.address + "/helpdesk/login/")
        respond(page, alone, 6, BAD)
        page.locator(".verdict[data-tone=problem]").wait_for()
        with page.expect_navigation():
            submit(page)
        assert len(desk.stored(6)) == 1
        assert re.search("отправлен без проверки", page.inner_text("body"))
    finally:
        process.terminate()
        process.wait(20)
    page.troubles.clear()


def test_the_command_checks_every_pre_set_reply(desk: Desk) -> None:
    done = desk.manage("check_preset_replies")
    assert done.returncode == 1
    assert re.search(r"^Cold \(id 1\):1:\d+: error: tone/blame: ", done.stdout, re.MULTILINE)
    assert "Fine" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 pre-set replies, ")
    assert desk.manage("check_preset_replies", "--fail-on", "never").returncode == 0
