"""A bar on standard error that says how far a scan has come; only where somebody can see it."""

import sys
import time

WIDTH = 30
EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """Counts lines, and draws them now and then.

    `total` is the size of the input in bytes, None when it is not known.
    """

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._shown = sys.stderr.isatty()
        self._started = self._drawn = time.monotonic()
        self._lines = 0
        self._bytes = 0

    def advance(self, size: int) -> None:
        """One more line of `size` bytes is done."""
        self._lines += 1
        if not self._shown:
            return
        self._bytes += size
        now = time.monotonic()
        if now - self._drawn >= EVERY:
            self._drawn = now
            self._draw(now)

    def close(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, now: float) -> None:
        rate = self._lines / max(now - self._started, 0.001)
        text = f"{self._lines:,} replies, {rate:,.0f} a second"
        if self._total:
            share = min(1.0, self._bytes / self._total)
            done = round(share * WIDTH)
            text = f"{'█' * done}{'░' * (WIDTH - done)} {share:4.0%}  {text}"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
