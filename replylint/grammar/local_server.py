"""The LanguageTool server of this machine, which `replylint grammar start` leaves running in the background.

It answers this machine only, writes no log, and is known by a small file in the cache folder.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import msgspec

from replylint import cache
from replylint.errors import ReplylintError
from replylint.grammar.annotation import Piece
from replylint.grammar.client import Client, ServerError
from replylint.grammar.processes import MAIN_CLASS, MEMORY, Running, answers, end, is_there

FOLDER = "languagetool"
"""Where in the cache folder LanguageTool and all about it is kept."""

STATE = "server.json"
LOCK = "starting.lock"
START = 90.0
"""Seconds that a server may take until it answers."""

WARMING = 60.0
"""Seconds that the first answer in a language may take."""

# With a slip in each, so that the dictionaries are loaded, too.
_SENTENCES = {
    "ru-RU": "Спасибо, что написали: заказ приедет завтро.",
    "uk-UA": "Дякуємо, що написали: замовлення приїде завтро.",
    "en-US": "Thank you for writing: the order will arrive tomorow.",
}
_QUIET = '<configuration><root level="OFF"/></configuration>\n'


def folder_in(cache_folder: str) -> str:
    """Where LanguageTool is kept."""
    return os.path.join(cache_folder, FOLDER)


def known_server(cache_folder: str) -> Running | None:
    """The server that was started last and not stopped, if its process is still there."""
    running = last_server(cache_folder)
    return running if running is not None and is_there(running) else None


def last_server(cache_folder: str) -> Running | None:
    """The server that was started last and not stopped; it may have died."""
    data = cache.read(folder_in(cache_folder), STATE)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=Running)
    except (msgspec.MsgspecError, ValueError):
        return None


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
        if running is not None and answers(running):
            return running, False
        if running is not None:
            end(running)
        return _started(cache_folder, _jars(cache_folder, jars), memory, ""), True


def restart_server(cache_folder: str, failed: Running, because: str) -> Running:
    """A server in the place of one that hangs or died; if somebody was faster, theirs. Raises `ReplylintError`."""
    with _alone(folder_in(cache_folder)):
        running = known_server(cache_folder)
        if running is not None and running != failed and answers(running):
            return running
        if running is not None:
            end(running)
        return _started(cache_folder, failed.jars, failed.memory, because)


def stop_server(cache_folder: str) -> Running | None:
    """End the server; None if there was none."""
    running = known_server(cache_folder)
    if running is not None:
        end(running)
    with suppress(OSError):
        os.unlink(os.path.join(folder_in(cache_folder), STATE))
    return running


def warm_up(url: str) -> None:
    """Have the server load our languages, which takes seconds each, before somebody waits for an answer."""
    client = Client(url, WARMING)
    for code in _SENTENCES:
        with suppress(ServerError):
            client.check([(Piece(_SENTENCES[code]),)], code, {})


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


def _started(cache_folder: str, jars: str, memory: str, because: str) -> Running:
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
    running = Running(process.pid, port, jars, time.time(), memory, because)
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
