"""What only a process of its own shows: pipes, signals, locale, imports."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Start = Callable[..., "subprocess.Popen[bytes]"]
LINE = json.dumps({"id": 1, "draft": "Вы сами виноваты."}).encode() + b"\n"


def test_utf8_is_written_whatever_the_locale(start: Start) -> None:
    out, err = start("check", "-").communicate("Вы сами виноваты. \U0001f600".encode())
    assert "Вы сами виноваты" in out.decode("utf-8")
    assert err == b""


def test_a_closed_pipe_is_silent(start: Start) -> None:
    process = start("scan", "-")
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    process.stdin.write(LINE)
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    try:
        for _ in range(5000):
            process.stdin.write(LINE)
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.wait(timeout=30) == 141
    assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for other processes there")
def test_ctrl_c_in_a_scan_keeps_what_was_done(start: Start) -> None:
    process = start("scan", "-")
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    process.stdin.write(LINE * 3)
    process.stdin.flush()
    first = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    assert process.wait(timeout=30) == 130
    assert [json.loads(line)["id"] for line in [*first, *rest.splitlines()]] == [1, 1, 1]
    assert process.stderr.read() == b""


def test_a_check_imports_nothing_heavy(here: Path, process: dict[str, str]) -> None:
    (here / ".replylint.yaml").write_text("language: ru\n")
    (here / "draft.txt").write_text("Вы сами виноваты.", encoding="utf-8")
    (here / "ticket.json").write_text('{"messages": [{"text": "Где деньги?"}]}', encoding="utf-8")
    code = (
        "import sys\n"
        "from replylint.cli import main\n"
        "sys.argv = ['replylint', 'check', 'draft.txt', '--ticket', 'ticket.json']\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    for _ in range(2):  # the first run fills the cache
        done = subprocess.run(
            [sys.executable, "-c", code], env=process, cwd=here, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    loaded = set(done.stderr.split())
    heavy = {"spacy", "pymorphy3", "rich", "numpy", "yaml", "regex", "asyncio", "tomllib", "json", "difflib"}
    assert loaded & heavy == set()
    assert not {
        name for name in loaded if (name.startswith("replylint.cli.") and "scan" in name) or "rules" in name
    }


def test_python_m_and_version(start: Start) -> None:
    out, _ = start("--version").communicate()
    assert out.decode().startswith("replylint ")
