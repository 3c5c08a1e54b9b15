"""Editors that misbehave: the server neither dies nor blocks, nor does it write what it was sent anywhere."""

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")

from tests.lsp.conftest import COMMAND, prepared

SECRET = "Придёт завтра точно"


class Wire:
    """The server, spoken to in bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder)
        self._number = 0
        self.heard: list[dict[str, Any]] = []
        self._errors: list[bytes] = []
        assert self.process.stderr is not None
        self._reader = Thread(target=lambda: self._errors.append(self.process.stderr.read()), daemon=True)
        self._reader.start()

    def raw(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message: object) -> None:
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def note(self, method: str, **params: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> int:
        self._number += 1
        self.send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        return self._number

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            assert line, "the server is gone"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        self.heard.append(message)
        return message

    def answer(self, number: int) -> dict[str, Any]:
        while True:
            message = self.hear()
            if message.get("id") == number and "method" not in message:
                return message

    def begin(self, **capabilities: Any) -> None:
        number = self.ask(
            "initialize", processId=None, rootUri=self.folder.as_uri(), capabilities=capabilities
        )
        assert "result" in self.answer(number)
        self.note("initialized")

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        uri = self.uri(name)
        self.note("textDocument/didOpen", textDocument=item(uri, text))
        return uri

    def pull(self, uri: str) -> list[dict[str, Any]]:
        found = self.answer(self.ask("textDocument/diagnostic", textDocument={"uri": uri}))
        items: list[dict[str, Any]] = found["result"]["items"]
        return items

    def end(self) -> int:
        self.answer(self.ask("shutdown"))
        self.note("exit")
        return self.process.wait(20)

    def errors(self) -> bytes:
        self.process.wait(20)
        self._reader.join(20)
        return b"".join(self._errors)


def export(size: int) -> str:
    """Macros in so many letters, no two of them alike."""
    macros: list[dict[str, Any]] = []
    for number in range(size // 1100):
        value = f"<p>{number}. " + "Ваш заказ уже в пути, мы написали вам на почту. " * 20 + "</p>"
        macros.append(
            {"id": number, "active": True, "actions": [{"field": "comment_value_html", "value": value}]}
        )
    return json.dumps({"macros": macros}, ensure_ascii=False)


def item(uri: str, text: str) -> dict[str, Any]:
    return {"uri": uri, "languageId": "markdown", "version": 1, "text": text}


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    wire = Wire(prepared(tmp_path))
    yield wire
    if wire.process.poll() is None:
        wire.process.kill()
    wire.process.wait()
    for stream in (wire.process.stdin, wire.process.stdout):
        if stream is not None:
            with contextlib.suppress(BrokenPipeError):
                stream.close()


def test_rubbish_is_passed_over_and_never_written_anywhere(wire: Wire) -> None:
    wire.begin()
    for body in (
        b"{",
        b"[1, 2]",
        b"null",
        b'"a"',
        b"\xff\xfe",
        b"{}",
        b'{"jsonrpc": "2.0"}',
        b'{"jsonrpc": 1}',
    ):
        wire.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    wire.raw(b"Content-Type: x\r\nNonsense\r\n\r\nContent-Length: abc\r\n\r\n")
    wire.note("textDocument/didOpen", textDocument={"text": SECRET})
    wire.note(
        "textDocument/didChange",
        textDocument={"uri": "file:///never/opened.md", "version": 3},
        contentChanges=[{"text": SECRET}],
    )
    wire.note("textDocument/didClose", textDocument={"uri": "file:///never/opened.md"})
    wire.note("nobody/knows", text=SECRET)
    uri = wire.open("a.md", SECRET)
    assert len(wire.pull(uri)) == 1
    assert wire.end() == 0
    assert SECRET.encode() not in wire.errors()
    assert not [one for one in wire.heard if one.get("method") in ("window/showMessage", "window/logMessage")]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/diagnostic", {"nothing": 1}),
        ("textDocument/hover", {"textDocument": 5, "position": "x"}),
        ("textDocument/codeAction", {}),
        ("workspace/executeCommand", {"command": "replylint.disableHere", "arguments": [1]}),
        ("workspace/executeCommand", {"command": "rm", "arguments": []}),
        ("nobody/knows", {}),
    ],
)
def test_a_request_that_makes_no_sense_gets_an_error(wire: Wire, method: str, params: dict[str, Any]) -> None:
    wire.begin()
    assert "error" in wire.answer(wire.ask(method, **params))
    assert wire.end() == 0


def test_places_outside_the_text_harm_nobody(wire: Wire) -> None:
    wire.begin()
    uri = wire.open("a.md", f"{SECRET}.\n")
    far = {"line": 900, "character": 900}
    for start, end in (({"line": 0, "character": 900}, far), (far, {"line": 0, "character": 0})):
        change = {"range": {"start": start, "end": end}, "text": ""}
        wire.note("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=[change])
    for method in ("textDocument/hover", "textDocument/definition", "textDocument/completion"):
        assert "result" in wire.answer(wire.ask(method, textDocument={"uri": uri}, position=far))
    assert wire.pull(uri) == []
    assert wire.end() == 0


def test_a_text_that_is_not_open_has_nothing_to_show(wire: Wire) -> None:
    wire.begin()
    uri = wire.uri("nowhere.md")
    assert wire.pull(uri) == []
    assert (
        wire.answer(
            wire.ask("textDocument/hover", textDocument={"uri": uri}, position={"line": 0, "character": 0})
        )["result"]
        is None
    )
    assert (
        wire.answer(
            wire.ask(
                "textDocument/codeAction",
                textDocument={"uri": uri},
                range={"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
                context={"diagnostics": []},
            )
        )["result"]
        == []
    )
    assert wire.end() == 0


def test_an_editor_that_goes_away_takes_the_server_with_it(wire: Wire) -> None:
    wire.begin()
    wire.ask("textDocument/diagnostic", textDocument={"uri": wire.open("a.json", export(2_000_000))})
    assert wire.process.stdin is not None
    wire.process.stdin.close()
    assert wire.process.wait(20) == 1


def test_an_editor_that_leaves_without_saying_so_is_told_by_the_exit_code(wire: Wire) -> None:
    wire.begin()
    wire.note("exit")
    assert wire.process.wait(20) == 1


def test_a_large_text_keeps_no_small_one_waiting(wire: Wire) -> None:
    wire.begin()
    small = wire.open("small.md", f"{SECRET}.\n")
    wire.pull(small)
    large = wire.open("large.json", export(10_000_000))
    slow = wire.ask("textDocument/diagnostic", textDocument={"uri": large})
    for version in range(2, 6):
        change = {"text": f"{SECRET}, {version}.\n"}
        wire.note(
            "textDocument/didChange", textDocument={"uri": small, "version": version}, contentChanges=[change]
        )
        assert len(wire.pull(small)) == 1
    assert not [one for one in wire.heard if one.get("id") == slow]
    wire.note("$/cancelRequest", id=slow)
    assert wire.answer(slow)["error"]["code"] == -32800
    wire.note("textDocument/didClose", textDocument={"uri": large})
    assert wire.end() == 0


def test_a_hundred_edits_a_second_are_all_in_the_text(wire: Wire) -> None:
    wire.begin()
    uri = wire.open("a.md", "Вот.\n")
    for number in range(300):
        change = {
            "range": {"start": {"line": 0, "character": number}, "end": {"line": 0, "character": number}},
            "text": "й",
        }
        wire.note(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": number + 2},
            contentChanges=[change],
        )
    tail = {
        "range": {"start": {"line": 0, "character": 300}, "end": {"line": 0, "character": 304}},
        "text": f" {SECRET}",
    }
    wire.note("textDocument/didChange", textDocument={"uri": uri, "version": 400}, contentChanges=[tail])
    (one,) = wire.pull(uri)
    assert one["range"] == {"start": {"line": 0, "character": 308}, "end": {"line": 0, "character": 320}}
    assert wire.end() == 0
    shown = [one["params"] for one in wire.heard if one.get("method") == "textDocument/publishDiagnostics"]
    assert 0 < len(shown) < 300
    assert shown[-1]["version"] == 400 and len(shown[-1]["diagnostics"]) == 1


def test_a_text_that_is_renamed_is_another_text(wire: Wire) -> None:
    wire.begin()
    old = wire.open("a.md", f"{SECRET}.")
    assert len(wire.pull(old)) == 1
    wire.note("textDocument/didClose", textDocument={"uri": old})
    new = wire.open("b с пробелом.md", f"{SECRET}.")
    assert len(wire.pull(new)) == 1
    assert wire.pull(old) == []
    assert wire.end() == 0


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="memory is read from /proc")
def test_memory_does_not_grow_with_edits(wire: Wire) -> None:
    wire.begin(textDocument={"diagnostic": {}})
    paragraph = "Ваш заказ уже в пути, мы написали вам на почту. "
    uri = wire.open("a.md", f"{paragraph * 20}\n\n" * 5)

    def edit(first: int, count: int) -> None:
        for version in range(first, first + count):
            change = {
                "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": version % 2}},
                "text": f"{version % 10}",
            }
            wire.note(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[change],
            )
            wire.pull(uri)

    edit(2, 100)
    before = resident(wire.process.pid)
    edit(102, 300)
    assert resident(wire.process.pid) - before < 6
    assert wire.end() == 0


def resident(process: int) -> float:
    """Memory of a process in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
