"""The process of a LanguageTool server that was started here: is it there, how large is it, end it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from msgspec import Struct

from replylint.grammar.client import Client, ServerError

MAIN_CLASS = "org.languagetool.server.HTTPServer"
MEMORY = "1g"
"""What the JVM may take for its objects; three languages need half of it."""

STOP = 5.0
"""Seconds that a server may take to end, before it is killed."""

_ASKING = 5.0


class Running(Struct, frozen=True):
    """A server that was started: `jars` is the folder of its jars, `started` seconds since the epoch.

    `because` tells why it stands in the place of another one; empty if a person started it.
    """

    pid: int
    port: int
    jars: str
    started: float
    memory: str = MEMORY
    because: str = ""

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"


def is_there(running: Running) -> bool:
    """Is the process still the server that was started? Its number may have gone to another program."""
    if sys.platform == "win32":
        # There, asking whether a process exists is the same call as ending it.
        return answers(running)
    arguments = _arguments(running.pid)
    if arguments is None:
        return answers(running)
    return MAIN_CLASS in arguments and f"--port {running.port}" in arguments


def _arguments(pid: int) -> str | None:
    """The command of a process, empty if there is none; None where the system does not say."""
    if os.path.isdir("/proc/self"):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                return file.read().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return ""
    return _said_by_ps("args=", pid)


def _said_by_ps(what: str, pid: int) -> str | None:
    command = ["ps", "-ww", "-o", what, "-p", str(pid)]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_ASKING).stdout
    except (OSError, subprocess.SubprocessError):
        return None


def answers(running: Running) -> bool:
    """Does it answer on its port?"""
    try:
        Client(running.url, _ASKING).version()
    except ServerError:
        return False
    return True


def end(running: Running) -> None:
    """End it; killed if it does not end by itself. One that is gone already is left alone."""
    if not is_there(running):
        return
    with suppress(OSError):
        os.kill(running.pid, signal.SIGTERM)
    if not _is_gone_within(STOP, running):
        with suppress(OSError):
            os.kill(running.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        _is_gone_within(STOP, running)


def _is_gone_within(seconds: float, running: Running) -> bool:
    until = time.monotonic() + seconds
    while is_there(running):
        if time.monotonic() > until:
            return False
        _reap(running.pid)
        time.sleep(0.02)
    return True


def _reap(pid: int) -> None:
    """Take note of the end of a process that this one started."""
    if hasattr(os, "waitpid") and os.name == "posix":
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def memory_of(pid: int) -> int | None:
    """Bytes of memory that a process takes; None where the system does not say."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            said = next((line.split()[1] for line in file if line.startswith("VmRSS:")), None)
    except OSError:
        said = _said_by_ps("rss=", pid)
    return int(said) * 1024 if said is not None and said.strip().isdigit() else None
