"""Results kept between runs: what a file came to, found again by a hash of all that it depends on.

One SQLite file in the cache folder, which only its owner may read. It is never needed: where
it can't be opened, is locked or broken, everything is a miss, and a broken one is made anew.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

NAME = "results.sqlite3"
FORMAT = 1
"""The version of the table; a file with another one is emptied."""

KEEP_DAYS = 30
"""Results that nobody asked for in this time are deleted."""

MAX_SIZE = 200_000_000
"""Bytes that the file may take; above it, the half that was not used for longest is deleted."""

WAIT = 2.0
"""Seconds to wait for another run that writes."""

_TRIES = 10
_GATHERED = 500
"""Results that are written at once."""
_DAY = 86_400
_Result = TypeVar("_Result")


class ResultCache:
    """Bytes by key. Two runs may use it at once; what one writes the other sees sooner or later."""

    def __init__(self, folder: str, *, now: float | None = None) -> None:
        self._path = os.path.join(folder, NAME)
        self._today = int((time.time() if now is None else now) // _DAY)
        self._new: dict[bytes, bytes] = {}
        self._met: list[bytes] = []
        self._base: sqlite3.Connection | None = None
        try:
            self._base = _opened_patiently(self._path)
        except (OSError, sqlite3.OperationalError):
            self._base = None
        except sqlite3.DatabaseError:
            self._renew()

    def get(self, key: bytes) -> bytes | None:
        """What is kept under this key."""
        if key in self._new:
            return self._new[key]
        row = self._tried(
            lambda base: base.execute("SELECT value, used FROM results WHERE key = ?", (key,)).fetchone()
        )
        if row is None:
            return None
        value, used = row
        if used != self._today:
            self._met.append(key)
        return bytes(value)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep this value; written with others, at `close` at the latest."""
        self._new[key] = value
        if len(self._new) >= _GATHERED:
            self._write()

    def close(self) -> None:
        """Write what is new, and delete what is old."""
        grown = bool(self._new)
        self._write()
        if grown:
            self._tried(self._prune)
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def _write(self) -> None:
        new, met = self._new, self._met
        self._new, self._met = {}, []
        if not new and not met:
            return

        def write(base: sqlite3.Connection) -> None:
            with base:
                base.execute("BEGIN IMMEDIATE")
                rows = ((key, value, self._today) for key, value in new.items())
                base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                base.executemany(
                    "UPDATE results SET used = ? WHERE key = ?", ((self._today, key) for key in met)
                )

        self._tried(write)

    def _prune(self, base: sqlite3.Connection) -> None:
        with base:
            base.execute("BEGIN IMMEDIATE")
            base.execute("DELETE FROM results WHERE used < ?", (self._today - KEEP_DAYS,))
            if _size(base) > MAX_SIZE:
                base.execute(
                    "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, rowid"
                    " LIMIT (SELECT (count(*) + 1) / 2 FROM results))"
                )
        base.execute("PRAGMA incremental_vacuum")

    def _tried(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """What the work gives; None where the cache can't be used, which it then is no more in this run."""
        if self._base is None:
            return None
        try:
            return work(self._base)
        except sqlite3.OperationalError:
            # Locked by another run, or no space left: this run goes on without.
            self._base = None
        except sqlite3.DatabaseError:
            self._renew()
        return None

    def _renew(self) -> None:
        """Begin with an empty file in the place of a broken one."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._path + ending)
        with suppress(OSError, sqlite3.Error):
            self._base = _opened(self._path)


def _opened_patiently(path: str) -> sqlite3.Connection:
    """As `_opened`; when two runs make the file at once, SQLite tells one of them at once that it is locked."""
    for _ in range(_TRIES):
        try:
            return _opened(path)
        except sqlite3.OperationalError:
            time.sleep(WAIT / 100)
    return _opened(path)


def _opened(path: str) -> sqlite3.Connection:
    """Raises `OSError` or `sqlite3.Error`."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    # SQLite gives the files beside it the same rights.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    base = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        base.execute("PRAGMA synchronous = NORMAL")
        if not _is_laid_out(base):
            _lay_out(base)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _lay_out(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA auto_vacuum = INCREMENTAL")
    base.execute("PRAGMA journal_mode = WAL")
    with base:
        base.execute("BEGIN IMMEDIATE")
        if _is_laid_out(base):
            return
        base.execute("DROP TABLE IF EXISTS results")
        base.execute(
            "CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
        )
        base.execute(f"PRAGMA user_version = {FORMAT}")


def _is_laid_out(base: sqlite3.Connection) -> bool:
    return bool(base.execute("PRAGMA user_version").fetchone() == (FORMAT,))


def _size(base: sqlite3.Connection) -> int:
    used, free, page = (
        base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((used - free) * page)
