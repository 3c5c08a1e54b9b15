"""An audit that works on a local Zendesk, in this process, without the waits."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

pytest.importorskip("httpx2", reason="the extra 'server' is not installed")

from replylint.helpdesk_api.account import ZendeskAccount
from replylint.helpdesk_api.zendesk import Zendesk
from replylint.server.answers import RefusedError
from replylint.server.checks import check
from replylint.server.engine import Engine
from replylint.server.webhooks.audit import Audit, Pace
from replylint.server.webhooks.calls import AuditState, Wanted
from replylint.server.webhooks.queue import Queue
from replylint.server.webhooks.signature import Call
from tests.helpdesk_api import desk as fake
from tests.server.conftest import rules

__all__ = ["rules"]

QUICK = Pace(settle=0.0, first=0.01, most=0.05, give_up=5.0)


class Audited(Struct, frozen=True):
    """What is left after an audit: lines that were told, and the queue's figures."""

    told: list[str]
    state: AuditState
    checked: list[str]


Work = Callable[[Audit], Awaitable[None]]


class Auditing:
    """Runs audits, each until nothing is waiting, or as long as `work` takes."""

    def __init__(self, desk: fake.Desk, queue_path: str, engine: Engine) -> None:
        self.desk = desk
        self.queue_path = queue_path
        self.engine = engine
        self.token = fake.TOKEN
        self.calls = 0
        self.too_slow = 0
        """How many checks of a run take too long."""

    def call(self, at: float) -> Call:
        """A call of Zendesk's that is like no other."""
        self.calls += 1
        return Call(f"signature {self.calls}", at, str(self.calls))

    def run(self, work: Work, pace: Pace = QUICK, *, wait: bool = True) -> Audited:
        """Start an audit on the queue, do `work`, wait until nothing is waiting, and stop it."""
        told: list[str] = []
        checked: list[str] = []

        async def checking(body: bytes) -> bytes:
            checked.append(json.loads(body)["draft"])
            if len(checked) <= self.too_slow:
                raise RefusedError(413, "time", "this text takes longer than 10 s to check; split it")
            return await asyncio.to_thread(check, body, self.engine)

        async def running() -> Audited:
            account = ZendeskAccount(self.desk.address, fake.EMAIL, self.token)
            audit = Audit(
                Queue(self.queue_path),
                Zendesk(account),
                checking,
                self.engine.secret_rules,
                pace,
                told.append,
            )
            audit.start()
            try:
                await work(audit)
                while wait and (await audit.state()).waiting:
                    await asyncio.sleep(0.01)
                return Audited(told, await audit.state(), checked)
            finally:
                await audit.stop()

        return asyncio.run(asyncio.wait_for(running(), 60))

    def take(self, *tickets: str, at: float, wanted: Wanted = "sent", pace: Pace = QUICK) -> Audited:
        """Let calls about these tickets come in, and wait until they are worked on."""

        async def work(audit: Audit) -> None:
            for ticket in tickets:
                await audit.take(self.call(at), ticket, wanted)

        return self.run(work, pace)


@pytest.fixture
def desk() -> Iterator[fake.Desk]:
    with fake.opened() as opened:
        yield opened


@pytest.fixture
def auditing(desk: fake.Desk, rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Auditing:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Auditing(desk, str(tmp_path / "queue.sqlite"), Engine(None, str(tmp_path / "cache")))
