"""A process of its own for long drafts, so that one of them makes nobody else wait.

It is started when the first one comes, and ended when a check takes too long.
"""

import asyncio
import multiprocessing
from multiprocessing.connection import Connection
from typing import Any

from replylint.server.answers import RefusedError

LONG = 30_000
"""Bytes of a body from which on it is checked in the other process; a shorter one takes some milliseconds."""

START_SECONDS = 60.0
"""How long the other process may take to get ready."""


class HeavyWorker:
    """Checks one body at a time, elsewhere."""

    def __init__(self, config_path: str | None, cache_folder: str | None, seconds: float) -> None:
        self._setup = (config_path, cache_folder)
        self._seconds = seconds
        self._process: Any = None
        self._pipe: Connection | None = None
        self._turn = asyncio.Lock()

    async def run(self, what: str, body: bytes) -> bytes:
        """The answer of `check` or `fix` to a body. Raises `RefusedError`, also if it takes too long."""
        async with self._turn:
            try:
                done, answer = await asyncio.to_thread(self._ask, what, body)
            except (EOFError, OSError):
                self.stop()
                raise RefusedError(413, "time", "this text could not be checked; split it") from None
        if not done:
            raise RefusedError(
                413, "time", f"this text takes longer than {self._seconds:g} s to check; split it"
            )
        status, result = answer
        if status != 200:
            refused = RefusedError(status, "", "")
            refused.body = result
            raise refused
        return result

    def _ask(self, what: str, body: bytes) -> tuple[bool, tuple[int, bytes]]:
        if self._pipe is None or not self._process.is_alive():
            self._start()
        assert self._pipe is not None
        self._pipe.send((what, body))
        if self._pipe.poll(self._seconds):
            return True, self._pipe.recv()
        self.stop()
        return False, (0, b"")

    def _start(self) -> None:
        self.stop()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *self._setup), daemon=True)
        self._process.start()
        theirs.close()
        # Rules may have to be compiled first, which is no fault of the text.
        if not self._pipe.poll(START_SECONDS):
            raise EOFError
        self._pipe.recv()

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def _work(pipe: Connection, config_path: str | None, cache_folder: str | None) -> None:
    """What the other process does until nobody asks any more."""
    import signal

    from replylint.server.engine import Engine

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    engine = Engine(config_path, cache_folder)
    pipe.send(None)
    while True:
        try:
            what, body = pipe.recv()
        except (EOFError, OSError):
            return
        engine.reload_if_changed()
        pipe.send(answer(what, body, engine))


def answer(what: str, body: bytes, engine: Any) -> tuple[int, bytes]:
    """Status and body of the answer to a `check` or a `fix`."""
    from replylint.server.checks import check
    from replylint.server.fixes import fix

    try:
        return 200, {"check": check, "fix": fix}[what](body, engine)
    except RefusedError as refused:
        return refused.status, refused.body
