"""Writing to the terminal, to a pipe, to nobody."""

import io
import os
import sys
from collections.abc import Mapping
from typing import BinaryIO, TextIO

from replylint.errors import ReplylintError
from replylint.model import Problem

GATHERED = 1 << 16
"""Bytes that `Output` gathers before it writes."""


def prepare_streams() -> None:
    """Make standard output and error write UTF-8 whatever the locale, and never fail on a character.

    Streams that were closed (`>&-`) are there again: what is written goes nowhere, whoever reads gets an error.
    """
    if sys.stdin is None:
        # The lowest descriptor that is free, so that no file of ours comes to stand there.
        os.open(os.devnull, os.O_RDONLY)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_Closed()))
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Closed(io.RawIOBase):
    """Standard input that was closed before replylint began."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        raise ReplylintError("standard input is closed", hint="Pipe a draft in, or name a file.")


class Output:
    """Standard output for bytes: gathered until `flush`, even where Python was told to buffer nothing."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> None:
        """Gather; now and then what was gathered is written."""
        self._pieces.append(data)
        self._size += len(data)
        if self._size >= GATHERED:
            self.flush()

    def flush(self) -> None:
        """Write all that was gathered. Raises `BrokenPipeError` if nobody reads, and forgets it then."""
        rest = memoryview(b"".join(self._pieces))
        self._pieces, self._size = [], 0
        stream: BinaryIO = sys.stdout.buffer
        while rest:
            # Without a buffer of Python's, a stream may take a part and say so.
            rest = rest[stream.write(rest) :]
        stream.flush()


def leave_quietly() -> None:
    """After a closed pipe: let nothing that is still buffered complain on the way out."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None


def stopped(error: OSError) -> ReplylintError:
    """What to tell when the system refuses something that can't be done without."""
    try:
        os.getcwd()
    except OSError:
        return ReplylintError("the current folder is no longer there", hint="Change to another one.")
    return ReplylintError(f"stopped: {error.strerror or error}", path=error.filename)


def complain(error: ReplylintError) -> None:
    """Print an error and its hint to standard error."""
    hint = f"\n  {error.hint}" if error.hint else ""
    sys.stderr.write(f"replylint: {error}{hint}\n")


def unread_problem(error: ReplylintError, path: str | None = None) -> Problem:
    """The error as a problem of the report, its hint in the same line; `path` if the error names no file."""
    message = f"{error.message}. {error.hint}" if error.hint else error.message
    return Problem(message, error.path or path, error.line, error.column, unread=True)


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Colours only on a terminal; `NO_COLOR` and `FORCE_COLOR` decide against and for them."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"
