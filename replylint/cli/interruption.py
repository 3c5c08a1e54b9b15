"""Ctrl-C between two lines, never within one: what was done stands in the output once and whole."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any


class Interruption:
    """Takes Ctrl-C while it is entered. `asked` tells that it came; a second one stops at once."""

    def __init__(self) -> None:
        self.asked = False
        self._welcome = False
        self._before: Any = None

    def __enter__(self) -> "Interruption":
        try:
            self._before = signal.signal(signal.SIGINT, self._take)
        except ValueError:
            # Only the main thread may do so, and only there Ctrl-C arrives.
            self._before = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def welcome(self) -> Iterator[None]:
        """Within this Ctrl-C stops at once, as in waiting for input."""
        if self.asked:
            raise KeyboardInterrupt
        self._welcome = True
        try:
            yield
        finally:
            self._welcome = False

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._welcome or self.asked:
            raise KeyboardInterrupt
        self.asked = True
