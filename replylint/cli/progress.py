"""A bar on standard error that says how far a long run has come; only where somebody can see it."""

import sys
import time

WIDTH = 30
PATIENCE = 0.5
"""Seconds before the first drawing: a run that is over by then needs no bar."""
EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """Counts what is done («replies»), and draws it now and then.

    `total` is the amount of all that is to be done, such as the bytes of the input, None when
    it is not known.
    """

    def __init__(self, total: int | None, what: str) -> None:
        self._total = total
        self._what = what
        self._shown = sys.stderr.isatty()
        self._started = time.monotonic()
        self._due = self._started + PATIENCE
        self._drawn = False
        self._count = 0
        self._amount = 0

    def advance(self, amount: int = 1) -> None:
        """One more is done, of this amount."""
        self._count += 1
        if not self._shown:
            return
        self._amount += amount
        now = time.monotonic()
        if now >= self._due:
            self._due = now + EVERY
            self._draw(now)

    def close(self) -> None:
        """Wipe the bar away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, now: float) -> None:
        self._drawn = True
        rate = self._count / max(now - self._started, 0.001)
        text = f"{self._count:,} {self._what}, {rate:,.0f} a second"
        if self._total:
            share = min(1.0, self._amount / self._total)
            done = round(share * WIDTH)
            text = f"{'█' * done}{'░' * (WIDTH - done)} {share:4.0%}  {text}"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
