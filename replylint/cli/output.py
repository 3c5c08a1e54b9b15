"""Writing to the terminal, to a pipe, to nobody."""

import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from replylint.errors import ReplylintError


def prepare_streams() -> None:
    """Make standard output and error write UTF-8 whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def leave_quietly() -> None:
    """After a closed pipe: let nothing that is still buffered complain on the way out."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None


def complain(error: ReplylintError) -> None:
    """Print an error and its hint to standard error."""
    hint = f"\n  {error.hint}" if error.hint else ""
    sys.stderr.write(f"replylint: {error}{hint}\n")


def one_line(error: ReplylintError) -> str:
    """The error's message and hint in one line, without its path."""
    place = ":".join(str(part) for part in (error.line, error.column) if part is not None)
    message = f"{place}: {error.message}" if place else error.message
    return f"{message}. {error.hint}" if error.hint else message


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Colours only on a terminal; `NO_COLOR` and `FORCE_COLOR` decide against and for them."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"
