"""The LanguageTool server of this machine, which `replylint grammar start` leaves running in the background.

It answers this machine only, writes no log, and is known by a small file in the cache folder.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import msgspec
from msgspec import Struct

from replylint import cache
from replylint.errors import ReplylintError
from replylint.grammar.annotation import Piece
from replylint.grammar.client import Client, ServerError

FOLDER = "languagetool"
"""Where in the cache folder LanguageTool and all about it is kept."""

MAIN_CLASS = "org.languagetool.server.HTTPServer"
STATE = "server.json"
LOCK = "starting.lock"
MEMORY = "1g"
"""What the JVM may take for its objects; three languages need half of it."""

START = 90.0
"""Seconds that a server may take until it answers."""

STOP = 5.0
"""Seconds that a server may take to end, before it is killed."""

WARMING = 60.0
"""Seconds that the first answer in a language may take."""

# With a slip in each, so that the dictionaries are loaded, too.
_SENTENCES = {
    "ru-RU": "Спасибо, что написали: заказ приедет завтро.",
    "uk-UA": "Дякуємо, що написали: замовлення приїде завтро.",
    "en-US": "Thank you for writing: the order will arrive tomorow.",
}
_QUIET = '<configuration><root level="OFF"/></configuration>\n'


class Running(Struct, frozen=True):
    """A server that was started: `jars` is the folder of its jars, `started` seconds since the epoch."""

    pid: int
    port: int
    jars: str
    started: float
    memory: str = MEMORY

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"


def folder_in(cache_folder: str) -> str:
    """Where LanguageTool is kept."""
    return os.path.join(cache_folder, FOLDER)


def known_server(cache_folder: str) -> Running | None:
    """The server that was started last and not stopped, if its process is still there."""
    data = cache.read(folder_in(cache_folder), STATE)
    if data is None:
        return None
    try:
        running = msgspec.json.decode(data, type=Running)
    except (msgspec.MsgspecError, ValueError):
        return None
    return running if _is_ours(running) else None


def find_jars(cache_folder: str) -> str | None:
    """The folder of the newest LanguageTool that was installed, None if there is none."""
    try:
        names = [entry.name for entry in os.scandir(folder_in(cache_folder)) if entry.is_dir()]
    except OSError:
        return None
    installed = [name for name in names if name.startswith("LanguageTool-")]
    if not installed:
        return None
    return os.path.join(folder_in(cache_folder), max(installed, key=_version))


def start_server(cache_folder: str, jars: str | None, memory: str = MEMORY) -> tuple[Running, bool]:
    """The server, and whether it was started just now; it answers when this is done.

    `jars` None: what `replylint grammar install` fetched. Raises `ReplylintError` if there is nothing to start,
    or it does not come up.
    """
    with _alone(folder_in(cache_folder)):
        running = known_server(cache_folder)
        if running is not None and _answers(running):
            return running, False
        if running is not None:
            _end(running)
        return _started(cache_folder, _jars(cache_folder, jars), memory), True


def restart_server(cache_folder: str, failed: Running) -> Running:
    """A server in the place of one that hangs or died; if somebody was faster, theirs. Raises `ReplylintError`."""
    with _alone(folder_in(cache_folder)):
        running = known_server(cache_folder)
        if running is not None and running != failed and _answers(running):
            return running
        if running is not None:
            _end(running)
        return _started(cache_folder, failed.jars, failed.memory)


def stop_server(cache_folder: str) -> Running | None:
    """End the server; None if there was none."""
    running = known_server(cache_folder)
    if running is not None:
        _end(running)
    with suppress(OSError):
        os.unlink(os.path.join(folder_in(cache_folder), STATE))
    return running


def warm_up(url: str) -> None:
    """Have the server load our languages, which takes seconds each, before somebody waits for an answer."""
    client = Client(url, WARMING)
    for code in _SENTENCES:
        with suppress(ServerError):
            client.check([(Piece(_SENTENCES[code]),)], code, {})


def memory_of(pid: int) -> int | None:
    """Bytes of memory that a process takes; None where the system does not say."""
    try:
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=5)
        return int(said.stdout) * 1024
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def _jars(cache_folder: str, given: str | None) -> str:
    folder = given if given is not None else find_jars(cache_folder)
    if folder is None:
        raise ReplylintError(
            "LanguageTool is not installed", hint="This fetches it: replylint grammar install"
        )
    if not any(name.endswith(".jar") for name in _names(folder)):
        raise ReplylintError(
            "there are no jars of LanguageTool here",
            path=folder,
            hint="--jars names a folder with languagetool-server and all it needs, or one that was unzipped.",
        )
    return os.path.abspath(folder)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _started(cache_folder: str, jars: str, memory: str) -> Running:
    java = shutil.which("java")
    if java is None:
        raise ReplylintError(
            "LanguageTool needs Java, version 17 or newer, and there is none",
            hint="Install it, and start again.",
        )
    folder = folder_in(cache_folder)
    cache.write(folder, "logback.xml", _QUIET.encode())
    port = _free_port()
    # The distribution keeps its jars in libs/, Maven puts them all into one folder.
    class_path = os.pathsep.join([jars, os.path.join(jars, "*"), os.path.join(jars, "libs", "*")])
    command = [
        java,
        f"-Xmx{memory}",
        f"-Dlogback.configurationFile={os.path.join(folder, 'logback.xml')}",
        "-cp",
        class_path,
        MAIN_CLASS,
        "--port",
        str(port),
    ]
    # What the server prints could hold sentences, so only the words of a JVM that does not come up are kept.
    log = os.path.join(folder, "start.log")
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=output,
            start_new_session=True,
        )
    running = Running(process.pid, port, jars, time.time(), memory)
    try:
        _wait_for(running, process, log)
    except BaseException:
        process.kill()
        process.wait()
        raise
    finally:
        with suppress(OSError):
            os.unlink(log)
    cache.write(folder, STATE, msgspec.json.encode(running))
    return running


def _wait_for(running: Running, process: "subprocess.Popen[bytes]", log: str) -> None:
    client = Client(running.url, WARMING)
    until = time.monotonic() + START
    while time.monotonic() < until:
        if process.poll() is not None:
            said = _last_line(log)
            raise ReplylintError(
                f"LanguageTool did not start: {said}" if said else "LanguageTool did not start",
                hint="It needs Java 17 or newer, and 1 GB of memory.",
            )
        try:
            client.version()
            return
        except ServerError:
            time.sleep(0.1)
    raise ReplylintError(f"LanguageTool did not answer within {START:g} seconds, and was stopped")


def _last_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = [line.strip() for line in file.read(10_000).splitlines() if line.strip()]
    except OSError:
        return ""
    return lines[0][:200] if lines else ""


def _answers(running: Running) -> bool:
    try:
        Client(running.url, WARMING).version()
    except ServerError:
        return False
    return True


def _end(running: Running) -> None:
    with suppress(OSError):
        os.kill(running.pid, signal.SIGTERM)
    until = time.monotonic() + STOP
    while _is_ours(running) and time.monotonic() < until:
        _reap(running.pid)
        time.sleep(0.05)
    if _is_ours(running):
        with suppress(OSError):
            os.kill(running.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        _reap(running.pid)


def _reap(pid: int) -> None:
    """Take note of the end of a process that this one started."""
    if hasattr(os, "waitpid") and os.name == "posix":
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def _is_ours(running: Running) -> bool:
    """Is the process still the server that was started? Its number may have gone to another program."""
    if sys.platform == "win32":
        # There, asking whether a process exists is the same call as ending it.
        return _answers(running)
    try:
        said = subprocess.run(
            ["ps", "-ww", "-o", "args=", "-p", str(running.pid)], capture_output=True, text=True, timeout=5
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return _answers(running)
    return MAIN_CLASS in said and f"--port {running.port}" in said


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.rpartition("-")[2].split(".") if part.isdigit())


@contextmanager
def _alone(folder: str) -> Iterator[None]:
    """One process at a time; who was killed in here leaves nothing behind that stops the others."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, LOCK), "a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
