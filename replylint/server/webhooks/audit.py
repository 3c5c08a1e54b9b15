"""The audit: events come in, and each of them ends as a note, as nothing to say, or as a line about why not."""

import asyncio
import random
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Literal

from msgspec import Struct

from replylint.helpdesk_api.zendesk import Zendesk, ZendeskError
from replylint.passage_check import fault
from replylint.records import decode, encode
from replylint.reporters.zendesk_html import TAG
from replylint.server.answers import RefusedError, converted
from replylint.server.checks import CheckAnswer
from replylint.server.webhooks.calls import AuditState, Wanted
from replylint.server.webhooks.conversation import Comment, identifier, request_for, to_check
from replylint.server.webhooks.note import Outcome, note
from replylint.server.webhooks.queue import Event, Queue
from replylint.server.webhooks.signature import Call

Check = Callable[[bytes], Awaitable[bytes]]
"""`POST /v1/check` without HTTP. Raises `RefusedError`."""


CHECKS = 3
"""How often a reply is checked that takes too long, before it is given up."""


class Pace(Struct, frozen=True):
    """How fast the audit works; times in seconds.

    `settle`: an event waits so long, as Zendesk may call before the comment can be read. `first` is
    the wait after a failed attempt, doubled each time up to `most`; `give_up`: the age at which an
    event is given up. `at_once`: tickets that are worked on together.
    """

    settle: float = 2.0
    first: float = 5.0
    most: float = 900.0
    give_up: float = 86400.0
    at_once: int = 4


PACE = Pace()


def to_stderr(line: str) -> None:
    """Tell the operator of the server. Ids and reasons only."""
    sys.stderr.write(f"replylint: {line}\n")
    sys.stderr.flush()


class Audit:
    """Works off the queue until it is stopped. `secret` names the rules whose finds are not repeated in a note."""

    def __init__(
        self,
        queue: Queue,
        zendesk: Zendesk,
        check: Check,
        secret: Callable[[], frozenset[str]],
        pace: Pace = PACE,
        tell: Callable[[str], None] = to_stderr,
    ) -> None:
        self._queue = queue
        self._zendesk = zendesk
        self._check = check
        self._secret = secret
        self._pace = pace
        self._tell = tell
        self._woken = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._resting_until = 0.0
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with what an earlier run left in the queue."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End. What is under way stays in the queue."""
        tasks = [task for task in (self._running, *self._busy.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._zendesk.close()
        self._queue.close()

    async def take(self, call: Call, ticket: str, wanted: Wanted) -> Literal["new", "known", "replayed"]:
        """Take an event on; when this returns it is on disk. Raises `RefusedError` if it could not be kept."""
        settle = self._pace.settle
        try:
            took = await asyncio.to_thread(self._queue.add, call, ticket, wanted, time.time(), settle)
        except sqlite3.Error as error:
            self._tell(
                f"a call of Zendesk could not be kept ({type(error).__name__}); it is asked to call again"
            )
            raise RefusedError(503, "queue", "the event could not be kept; call again") from None
        self._woken.set()
        return took

    async def state(self) -> AuditState:
        """The figures of the queue."""
        return await asyncio.to_thread(self._queue.state)

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                pause = await self._hand_out()
            except sqlite3.Error as error:
                self._tell(f"the queue of the audit can't be read ({error})")
                pause = self._pace.first
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), pause)

    async def _hand_out(self) -> float | None:
        """Begin with what is due; the seconds until there is more to do, None if nothing is known of."""
        now = time.time()
        if now < self._resting_until:
            return self._resting_until - now
        room = self._pace.at_once - len(self._busy)
        if room <= 0:
            return None
        for event in await asyncio.to_thread(self._queue.due, now, room, tuple(self._busy)):
            self._busy[event.ticket] = asyncio.create_task(self._work(event))
        if len(self._busy) >= self._pace.at_once:
            return None
        due = await asyncio.to_thread(self._queue.next_due, tuple(self._busy))
        return None if due is None else max(0.01, due - time.time())

    async def _work(self, event: Event) -> None:
        try:
            try:
                checked = await self._look_at(event)
                await asyncio.to_thread(self._queue.done, event, checked, time.time())
            except ZendeskError as error:
                await self._after(event, error)
            except RefusedError as error:
                await self._not_checked(event, decode(error.body)["error"]["code"])
            except Exception as error:
                # A fault of replylint's own, told without its words, which may hold the customer's.
                await self._try_later(event, fault(error).message)
        except sqlite3.Error as error:
            self._tell(f"ticket {event.ticket}: the queue can't be written ({error})")
            await asyncio.sleep(self._pace.first)
        finally:
            self._busy.pop(event.ticket, None)
            self._woken.set()

    async def _look_at(self, event: Event) -> list[str]:
        """Check what the event asks for and post what is found; the ids of the comments that are through."""
        conversation = await self._zendesk.ticket(event.ticket)
        known = await asyncio.to_thread(self._queue.checked, event.ticket)
        comments = to_check(conversation, event, known)
        outcomes = [Outcome(identifier(one), await self._checked(conversation, one)) for one in comments]
        told = [one for one in outcomes if event.wanted == "draft" or one.worth_telling]
        for one in outcomes:
            if one not in told and one.answer.problems:
                self._tell(f"ticket {event.ticket}: of reply {one.comment} not everything could be checked")
        if told:
            found = any(one.worth_telling for one in told)
            tag = TAG if found and event.wanted == "sent" else None
            await self._zendesk.add_note(
                conversation["ticket"], note(told, event.wanted, self._secret()), tag
            )
        return [one.comment for one in outcomes]

    async def _checked(self, conversation: dict[str, Any], comment: Comment) -> CheckAnswer:
        body = encode(request_for(conversation, comment))
        return converted(decode(await self._check(body)), CheckAnswer)

    async def _not_checked(self, event: Event, code: str) -> None:
        reason = f"the reply can't be checked ({code})"
        # On a busy machine the next time may do; a text that can't be read never will.
        if code == "time" and event.attempts + 1 < CHECKS:
            await self._try_later(event, reason)
        else:
            await self._give_up(event, reason)

    async def _after(self, event: Event, error: ZendeskError) -> None:
        if error.trouble == "refused":
            await self._give_up(event, error.reason)
        elif error.trouble == "changed":
            # Somebody wrote in the meantime, or our note is there already: that is seen at the next reading.
            await self._try_later(event, error.reason, wait=self._pace.first, quietly=True)
        elif error.trouble == "limit":
            wait = self._wait(event) if error.seconds is None else error.seconds
            self._resting_until = max(self._resting_until, time.time() + wait)
            await self._try_later(event, error.reason, wait=wait, quietly=True, counts=False)
        else:
            wait = max(error.seconds or 0.0, self._wait(event))
            hint = ", look at e-mail address and API token" if error.trouble == "login" else ""
            await self._try_later(event, error.reason + hint, wait=wait)

    def _wait(self, event: Event) -> float:
        """Longer with each attempt, and never the same, so that not all come back at once."""
        wait = min(self._pace.most, self._pace.first * 2.0 ** min(event.attempts, 30))
        return wait * random.uniform(0.75, 1.25)

    async def _try_later(
        self,
        event: Event,
        reason: str,
        *,
        wait: float | None = None,
        quietly: bool = False,
        counts: bool = True,
    ) -> None:
        now = time.time()
        if now - event.taken_at >= self._pace.give_up:
            await self._give_up(event, reason)
            return
        wait = self._wait(event) if wait is None else wait
        if not quietly and event.attempts == 0:
            self._tell(f"ticket {event.ticket}: {reason}; it is tried again for a day")
        await asyncio.to_thread(self._queue.later, event, now + wait, reason, counts=counts)

    async def _give_up(self, event: Event, reason: str) -> None:
        self._tell(f"ticket {event.ticket}: given up: {reason}")
        await asyncio.to_thread(self._queue.failed, event, reason)
