"""What is known of the server of this machine, without starting one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from replylint import cache
from replylint.errors import ReplylintError
from replylint.grammar.local_server import (
    STATE,
    find_jars,
    folder_in,
    known_server,
    last_server,
    start_server,
    stop_server,
)
from replylint.grammar.processes import MAIN_CLASS, Running, end, is_there, memory_of


def remembered(folder: str, running: Running) -> None:
    cache.write(folder_in(folder), STATE, msgspec.json.encode(running))


def test_the_newest_version_is_taken(empty_cache: str) -> None:
    assert find_jars(empty_cache) is None
    for name in ("LanguageTool-6.9", "LanguageTool-6.10", "other"):
        os.makedirs(os.path.join(folder_in(empty_cache), name))
    found = find_jars(empty_cache)
    assert found is not None
    assert found.endswith("LanguageTool-6.10")


@pytest.mark.parametrize("data", [b"", b"{", b'{"pid": "x"}', b"[]"])
def test_a_broken_file_is_no_server(empty_cache: str, data: bytes) -> None:
    cache.write(folder_in(empty_cache), STATE, data)
    assert last_server(empty_cache) is None
    assert stop_server(empty_cache) is None


@pytest.mark.skipif(os.name != "posix", reason="asks ps or /proc")
def test_the_number_of_another_process_is_no_server_and_is_left_alone(empty_cache: str) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as other:
        try:
            running = Running(other.pid, 4711, "jars", time.time())
            remembered(empty_cache, running)
            assert last_server(empty_cache) == running
            assert known_server(empty_cache) is None
            assert stop_server(empty_cache) is None
            assert other.poll() is None
        finally:
            other.kill()


@pytest.mark.skipif(os.name != "posix", reason="asks ps or /proc")
def test_one_that_does_not_end_by_itself_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replylint.grammar.processes.STOP", 1.0)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('x', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", deaf, MAIN_CLASS, "--port", "4711"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        running = Running(process.pid, 4711, "jars", time.time())
        assert is_there(running)
        assert (memory_of(process.pid) or 0) > 1_000_000
        end(running)
        assert not is_there(running)


def test_a_folder_without_jars_can_not_be_started(empty_cache: str, tmp_path: Path) -> None:
    with pytest.raises(ReplylintError, match="no jars"):
        start_server(empty_cache, str(tmp_path))
    with pytest.raises(ReplylintError, match="not installed"):
        start_server(empty_cache, None)


def test_without_java_it_says_so(empty_cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReplylintError, match="needs Java"):
        start_server(empty_cache, str(tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for Java")
def test_a_java_that_fails_is_quoted_and_leaves_nothing(
    empty_cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'Error: UnsupportedClassVersionError' >&2\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ReplylintError, match="UnsupportedClassVersionError"):
        start_server(empty_cache, str(tmp_path))
    assert last_server(empty_cache) is None
    assert not [name for name in os.listdir(folder_in(empty_cache)) if name.endswith(".log")]
