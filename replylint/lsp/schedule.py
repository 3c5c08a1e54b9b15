"""When texts are checked: at once, one state after the other, in threads of their own.

A text that is edited while it is checked is checked again afterwards, in the state that it has then; so
however fast somebody types, there is never more than one check of a text under way and one to come.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from replylint.lsp.checker import Checker, SupersededError
from replylint.lsp.documents import Document, Documents
from replylint.lsp.outcomes import Outcome

LARGE = 100_000
"""Code points from which on a text waits with others of its kind, so that no small one waits for it."""

PATIENCE = 0.3
"""Seconds after which the check of a state that is no longer the current one may be given up."""


class Schedule:
    """Checks open texts and remembers what they came to, as long as they stay as they are."""

    def __init__(self, documents: Documents, checker: Checker) -> None:
        self._documents = documents
        self._checker = checker
        self._small = ThreadPoolExecutor(1, "replylint-small")
        self._large = ThreadPoolExecutor(1, "replylint-large")
        self._done: dict[str, Outcome] = {}
        self._running: dict[str, tuple[Document, asyncio.Future[Outcome]]] = {}

    @property
    def background(self) -> ThreadPoolExecutor:
        """The thread for what nobody types in."""
        return self._large

    def pool_for(self, document: Document) -> ThreadPoolExecutor:
        """The thread in which work on a text is done."""
        # The examples of a rule are many texts.
        slow = len(document.text) > LARGE or document.uri.endswith((".yaml", ".yml"))
        return self._large if slow else self._small

    def last(self, uri: str) -> Outcome | None:
        """What a text came to the last time that it was checked, in whatever state."""
        return self._done.get(uri)

    def forget(self, uri: str | None = None) -> None:
        """Check this text anew when next asked for; None: all of them."""
        if uri is None:
            self._done.clear()
            self._running.clear()
        else:
            self._done.pop(uri, None)
            self._running.pop(uri, None)

    async def outcome(self, uri: str) -> Outcome | None:
        """What a text comes to as it is now; None if it is not open, or no longer."""
        while (document := self._documents.get(uri)) is not None:
            done = self._done.get(uri)
            if done is not None and done.document is document:
                return done
            running = self._running.get(uri)
            if running is None:
                running = document, asyncio.ensure_future(self._check(document))
                self._running[uri] = running
            try:
                # Who no longer wants an answer does not take it from the others.
                await asyncio.shield(running[1])
            except SupersededError:
                continue
        return None

    async def _check(self, document: Document) -> Outcome:
        uri, started = document.uri, time.monotonic()

        def is_superseded() -> bool:
            late = time.monotonic() - started > PATIENCE
            return late and not self._documents.is_current(document)

        loop = asyncio.get_running_loop()
        me = asyncio.current_task()
        try:
            check = self._checker.check
            outcome = await loop.run_in_executor(self.pool_for(document), check, document, is_superseded)
            running = self._running.get(uri)
            if self._documents.get(uri) is not None and running is not None and running[1] is me:
                self._done[uri] = outcome
            return outcome
        finally:
            running = self._running.get(uri)
            if running is not None and running[1] is me:
                del self._running[uri]

    def close(self) -> None:
        """Start nothing new."""
        self._small.shutdown(wait=False, cancel_futures=True)
        self._large.shutdown(wait=False, cancel_futures=True)
