"""`replylint serve` as a process: slow clients, changed rules, stopping, what it writes to the terminal."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Served, serving

pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")

BLAME = "Вы сами виноваты, что не прочли инструкцию."
HEADERS = {"Content-Type": "application/json"}


def ask(served: Served, body: object, path: str = "/v1/check") -> tuple[int, Any]:
    """Status and answer."""
    connection = http.client.HTTPConnection(served.address.removeprefix("http://"), timeout=20)
    try:
        connection.request("POST", path, json.dumps(body, ensure_ascii=False).encode(), HEADERS)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def connected(served: Served) -> socket.socket:
    host, _, port = served.address.removeprefix("http://").rpartition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def test_slow_and_large_requests_keep_nobody_waiting(server: Served) -> None:
    slow = [connected(server) for _ in range(30)]
    for one in slow:
        one.sendall(b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n")
    dripping = connected(server)
    dripping.sendall(
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b'Content-Length: 1000\r\n\r\n{"draft"'
    )
    large = threading.Thread(target=ask, args=(server, {"draft": BLAME * 12_000}))
    large.start()
    answered = 0
    while large.is_alive() and answered < 500:
        status, answer = ask(server, {"draft": f"{BLAME} {answered}"})
        assert (status, answer["blocked"]) == (200, True)
        answered += 1
    large.join()
    for one in (*slow, dripping):
        one.close()
    # The large one takes a second or more by itself; whoever had to wait for it would have been answered once.
    assert answered > 20


def test_a_body_that_does_not_come_is_given_up(tmp_path: Path) -> None:
    with serving(tmp_path) as served, connected(served) as connection:
        connection.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            b'Content-Length: 1000\r\n\r\n{"draft"'
        )
        answer = connection.recv(4000)
        assert answer.startswith(b"HTTP/1.1 408 ")


def test_rules_and_config_change_without_a_dropped_request(tmp_path: Path) -> None:
    config = tmp_path / ".replylint.yaml"
    config.write_text("fail_on: error\n", encoding="utf-8")
    seen: list[tuple[int, bool]] = []
    with serving(tmp_path) as served:
        deadline = time.monotonic() + 30
        changed = False
        while time.monotonic() < deadline:
            status, answer = ask(served, {"draft": f"{BLAME} {len(seen)}"})
            seen.append((status, answer["blocked"]))
            if not answer["blocked"]:
                break
            if not changed and len(seen) > 20:
                config.write_text("fail_on: never\n", encoding="utf-8")
                changed = True
    assert {status for status, _ in seen} == {200}
    assert seen[0][1] is True
    assert seen[-1][1] is False


def test_a_request_under_way_is_answered_before_the_server_stops(tmp_path: Path) -> None:
    answers: list[tuple[int, Any]] = []
    with serving(tmp_path) as served:
        ask(served, {"draft": BLAME * 1000})
        asking = threading.Thread(target=lambda: answers.append(ask(served, {"draft": BLAME * 4_000})))
        asking.start()
        time.sleep(0.2)
        served.process.send_signal(signal.SIGTERM)
        asking.join(30)
        assert served.process.wait(20) in (0, -signal.SIGTERM)
    assert [status for status, _ in answers] == [200]


def test_nothing_of_a_text_is_written_to_the_terminal(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        ask(served, {"draft": BLAME})
        ask(served, {"draft": 5, "x": "секрет"})
        ask(
            served,
            {"finding": {"rule": "tone/blame", "excerpt": "секрет"}, "reason": "потому"},
            "/v1/overrides",
        )
        served.process.send_signal(signal.SIGINT)
        served.process.wait(20)
        assert served.process.stderr is not None
        rest = served.process.stderr.read()
    assert "секрет" not in rest
    assert "виноваты" not in rest
    assert "Traceback" not in rest


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "replylint", "serve", *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=env)


def test_other_machines_are_served_only_with_a_token() -> None:
    refused = run("--host", "0.0.0.0", "--port", "0", REPLYLINT_TOKEN="")
    assert refused.returncode == 2
    assert "needs a token" in refused.stderr
    assert "REPLYLINT_TOKEN" in refused.stderr


def test_a_port_that_is_taken_is_told(server: Served) -> None:
    refused = run("--port", server.address.rpartition(":")[2])
    assert refused.returncode == 2
    assert "can't listen" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_config_with_a_mistake_is_told_at_the_start(tmp_path: Path) -> None:
    config = tmp_path / "c.yaml"
    config.write_text("fail_onn: never\n", encoding="utf-8")
    refused = run("--port", "0", "--config", str(config))
    assert refused.returncode == 2
    assert "fail_on" in refused.stderr
