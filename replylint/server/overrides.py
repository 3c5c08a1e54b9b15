"""What was sent although a finding stood: rule, hash of the excerpt, reason, who, when. Never the text.

The store is one SQLite file to which rows are only ever added; the tables refuse anything else.
"""

import hashlib
import os
import secrets
import sqlite3
import time
from contextlib import closing

from msgspec import Struct

from replylint.errors import ReplylintError

LONGEST_REASON = 1000

_TABLES = """
CREATE TABLE IF NOT EXISTS overrides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    rule TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT,
    ticket TEXT
);
CREATE TABLE IF NOT EXISTS secret (salt BLOB NOT NULL);
CREATE TRIGGER IF NOT EXISTS overrides_stay BEFORE UPDATE ON overrides
    BEGIN SELECT RAISE(ABORT, 'overrides are only ever added'); END;
CREATE TRIGGER IF NOT EXISTS overrides_remain BEFORE DELETE ON overrides
    BEGIN SELECT RAISE(ABORT, 'overrides are only ever added'); END;
"""


class OverriddenFinding(Struct, frozen=True):
    """The finding that was overridden; of the excerpt only a hash is kept."""

    rule: str
    excerpt: str = ""


class OverrideRequest(Struct, frozen=True):
    """The body of `POST /v1/overrides`: `who` is the operator, `ticket` its number."""

    finding: OverriddenFinding
    reason: str
    who: str | None = None
    ticket: str | None = None


class OverrideAnswer(Struct, frozen=True):
    """That an override was written down; `at` is UTC."""

    id: int
    at: str


class Overrides:
    """The store. Raises `ReplylintError` if the file can't be opened or written."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            # Made by us first, so that nobody else on the machine can read it.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(self._open()) as store, store:
                store.execute("PRAGMA journal_mode=WAL")
                store.executescript(_TABLES)
                row = store.execute("SELECT salt FROM secret").fetchone()
                if row is None:
                    row = (secrets.token_bytes(16),)
                    store.execute("INSERT INTO secret VALUES (?)", row)
                self._salt: bytes = row[0]
        except (OSError, sqlite3.Error) as error:
            raise ReplylintError(f"the store of overrides can't be used: {error}", path=path) from None

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5)

    def add(self, request: OverrideRequest) -> OverrideAnswer:
        """Write one down."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        row = (
            at,
            request.finding.rule,
            self.hash_of(request.finding.excerpt),
            request.reason,
            request.who,
            request.ticket,
        )
        try:
            with closing(self._open()) as store, store:
                cursor = store.execute(
                    "INSERT INTO overrides (at, rule, excerpt, reason, who, ticket) VALUES (?, ?, ?, ?, ?, ?)",
                    row,
                )
                return OverrideAnswer(cursor.lastrowid or 0, at)
        except sqlite3.Error as error:
            raise ReplylintError(f"the override was not kept: {error}", path=self._path) from None

    def hash_of(self, excerpt: str) -> str:
        """The same excerpt gives the same hash in this store, and in no other: short ones can't be guessed back."""
        words = " ".join(excerpt.casefold().split())
        return hashlib.blake2b(
            words.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=12
        ).hexdigest()
