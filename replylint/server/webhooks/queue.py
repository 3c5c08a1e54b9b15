"""What is still to be checked, on disk: ids and times, never a text.

One server has the file to itself; it is freed when the server ends, however it ends.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.server.webhooks.calls import AuditState, Wanted
from replylint.server.webhooks.signature import Call

KEPT_SECONDS = 30 * 86400
"""How long is remembered what was done."""

_TABLES = """
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY,
    signature TEXT NOT NULL UNIQUE,
    invocation TEXT NOT NULL,
    ticket TEXT NOT NULL,
    wanted TEXT NOT NULL,
    sent_at REAL NOT NULL,
    taken_at REAL NOT NULL,
    due REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    reason TEXT
);
CREATE INDEX IF NOT EXISTS events_due ON events (state, due);
CREATE INDEX IF NOT EXISTS events_invocation ON events (invocation);
CREATE TABLE IF NOT EXISTS comments (
    ticket TEXT NOT NULL,
    comment TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (ticket, comment)
);
"""


class Event(Struct, frozen=True):
    """A ticket to look at. Times are in seconds since 1970, `attempts` those that failed."""

    id: int
    ticket: str
    wanted: Wanted
    sent_at: float
    taken_at: float
    attempts: int


class Queue:
    """The file. Raises `ReplylintError` if it can't be opened, `sqlite3.Error` if it can't be written later."""

    def __init__(self, path: str) -> None:
        self._lock = threading.Lock()
        try:
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            # Made by us first, so that nobody else on the machine can read it.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._store = sqlite3.connect(path, timeout=1, check_same_thread=False, isolation_level=None)
            self._store.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._store.execute("PRAGMA journal_mode=WAL")
            # A call that was answered must survive a power cut.
            self._store.execute("PRAGMA synchronous=FULL")
            self._store.executescript(_TABLES)
            self._forgot_at = 0.0
            self._forget(time.time())
        except (OSError, sqlite3.Error) as error:
            locked = "locked" in str(error)
            raise ReplylintError(
                "another server uses this queue" if locked else f"the queue can't be used: {error}",
                path=path,
                hint="Stop it, or give this one its own with --zendesk-queue." if locked else None,
            ) from None

    def _forget(self, now: float) -> None:
        """Once a day: let go of what was done long ago."""
        if now - self._forgot_at < 86400:
            return
        self._forgot_at = now
        self._store.execute(
            "DELETE FROM events WHERE state != 'waiting' AND taken_at < ?", (now - KEPT_SECONDS,)
        )
        self._store.execute("DELETE FROM comments WHERE at < ?", (now - KEPT_SECONDS,))

    def add(
        self, call: Call, ticket: str, wanted: Wanted, now: float, settle: float
    ) -> Literal["new", "known", "replayed"]:
        """Take an event on, due in `settle` seconds. When this returns it is on disk.

        "known": Zendesk made the call before and repeats itself, perhaps with a new time and signature;
        "replayed": the same signature with another invocation, which Zendesk does not send.
        """
        with self._lock:
            self._forget(now)
            row = self._store.execute(
                "SELECT invocation FROM events WHERE signature = ?", (call.signature,)
            ).fetchone()
            if row is not None:
                return "known" if row[0] == call.invocation else "replayed"
            repeated = self._store.execute(
                "SELECT 1 FROM events WHERE invocation = ? AND ticket = ? AND wanted = ? AND invocation != ''",
                (call.invocation, ticket, wanted),
            ).fetchone()
            if repeated is not None:
                return "known"
            self._store.execute(
                "INSERT INTO events (signature, invocation, ticket, wanted, sent_at, taken_at, due)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (call.signature, call.invocation, ticket, wanted, call.sent_at, now, now + settle),
            )
        return "new"

    def due(self, now: float, most: int, busy: Iterable[str]) -> list[Event]:
        """The oldest events whose time has come, one a ticket, none of the tickets that are worked on."""
        tickets = tuple(busy)
        marks = ", ".join("?" * len(tickets))
        with self._lock:
            rows = self._store.execute(
                "SELECT min(id), ticket, wanted, sent_at, taken_at, attempts FROM events"
                f" WHERE state = 'waiting' AND due <= ? AND ticket NOT IN ({marks})"
                " GROUP BY ticket ORDER BY min(id) LIMIT ?",
                (now, *tickets, most),
            ).fetchall()
        return [Event(*row) for row in rows]

    def next_due(self, busy: Iterable[str]) -> float | None:
        """When the next event of a ticket that nobody works on is due; None if there is none."""
        tickets = tuple(busy)
        marks = ", ".join("?" * len(tickets))
        with self._lock:
            row = self._store.execute(
                f"SELECT min(due) FROM events WHERE state = 'waiting' AND ticket NOT IN ({marks})", tickets
            ).fetchone()
        return None if row[0] is None else float(row[0])

    def checked(self, ticket: str) -> frozenset[str]:
        """The ids of the comments of a ticket that were checked."""
        with self._lock:
            rows = self._store.execute("SELECT comment FROM comments WHERE ticket = ?", (ticket,)).fetchall()
        return frozenset(row[0] for row in rows)

    def done(self, event: Event, comments: Iterable[str], now: float) -> None:
        """An event is through, and so are these comments."""
        with self._lock, self._store:
            self._store.execute("BEGIN")
            self._store.executemany(
                "INSERT OR IGNORE INTO comments VALUES (?, ?, ?)",
                [(event.ticket, comment, now) for comment in comments],
            )
            self._store.execute("UPDATE events SET state = 'done' WHERE id = ?", (event.id,))

    def later(self, event: Event, due: float, reason: str, *, counts: bool = True) -> None:
        """Try an event again; `counts`: this was one of its attempts."""
        with self._lock:
            self._store.execute(
                "UPDATE events SET due = ?, attempts = attempts + ?, reason = ? WHERE id = ?",
                (due, int(counts), reason, event.id),
            )

    def failed(self, event: Event, reason: str) -> None:
        """Give an event up."""
        with self._lock:
            self._store.execute(
                "UPDATE events SET state = 'failed', reason = ? WHERE id = ?", (reason, event.id)
            )

    def state(self) -> AuditState:
        """The figures."""
        with self._lock:
            rows = self._store.execute("SELECT state, count(*) FROM events GROUP BY state").fetchall()
        counts = dict(rows)
        return AuditState(counts.get("waiting", 0), counts.get("failed", 0))

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._store.close()
