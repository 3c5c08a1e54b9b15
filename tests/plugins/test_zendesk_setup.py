"""The definitions for Zendesk's admin: what the README says is run, and what Zendesk gets is what the server takes."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from replylint.server.webhooks.calls import PATH, WebhookCall

FOLDER = Path(__file__).parents[2] / "plugins" / "zendesk" / "setup"
LOGIN = "admin@shop.example/token:secret"
KEYS = {"webhooks": "webhook", "triggers": "trigger", "macros": "macro"}


class Admin(BaseHTTPRequestHandler):
    """Zendesk's side of the setup; `made` are the objects that were created."""

    made: dict[str, list[Any]]

    def do_GET(self) -> None:
        assert self.path == "/api/v2/webhooks/01HOOK/signing_secret"
        self._answer({"signing_secret": {"algorithm": "SHA256", "secret": "a-signing-secret"}})

    def do_POST(self) -> None:
        name = self.path.removeprefix("/api/v2/")
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))[KEYS[name]]
        self.made.setdefault(name, []).append(body)
        number = "01HOOK" if name == "webhooks" else len(self.made[name])
        self._answer({KEYS[name]: {**body, "id": number}}, 201)

    def _answer(self, data: Any, status: int = 200) -> None:
        right = self.headers["authorization"] == "Basic " + base64.b64encode(LOGIN.encode()).decode()
        body = json.dumps(data).encode()
        self.send_response(status if right else 401)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: Any) -> None:
        pass


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Any]]]:
    """What the commands of the README create, and under "said" what they print."""
    if shutil.which("curl") is None or sys.platform == "win32":
        pytest.skip("no curl, or no shell, on this machine")
    objects: dict[str, list[Any]] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Admin,), {"made": objects}))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    commands = [re.sub(r"(?m)^ +", "", one) for one in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
    names = (
        f"ZENDESK=http://127.0.0.1:{server.server_address[1]}\n"
        f"LOGIN={LOGIN}\nENDPOINT=https://desk.shop.example{PATH}\n"
    )
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        ["sh", "-eu", "-c", "\n".join([names, *commands[1:]])],
        cwd=FOLDER, env={**os.environ, "PATH": path}, capture_output=True, text=True,
    )  # fmt: skip
    server.shutdown()
    assert ran.returncode == 0, ran.stderr
    objects["said"] = ran.stdout.split()
    yield objects


def test_the_readme_sets_everything_up(made: dict[str, list[Any]]) -> None:
    assert made["said"] == ["a-signing-secret", "1", "2", "1"]
    assert [len(made[name]) for name in KEYS] == [1, 2, 1]
    files = {path.name for path in FOLDER.glob("*.json")}
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert files == set(re.findall(r"^\| `(\S+\.json)`", text, re.MULTILINE))


def test_the_webhook_leads_to_the_servers_path(made: dict[str, list[Any]]) -> None:
    (webhook,) = made["webhooks"]
    assert webhook["endpoint"] == "https://desk.shop.example/webhooks/zendesk"
    assert (webhook["http_method"], webhook["request_format"]) == ("POST", "json")
    assert webhook["subscriptions"] == ["conditional_ticket_events"]


def test_the_triggers_send_what_the_server_takes(made: dict[str, list[Any]]) -> None:
    wanted = []
    for trigger in made["triggers"]:
        (call,) = [one["value"] for one in trigger["actions"] if one["field"] == "notification_webhook"]
        assert call[0] == "01HOOK"
        body = call[1].replace("{{ticket.id}}", "35")
        assert "{{" not in body
        wanted.append(msgspec.json.decode(body, type=WebhookCall))
    assert wanted == [WebhookCall("35"), WebhookCall("35", "draft")]


def test_a_note_of_the_audit_calls_nobody(made: dict[str, list[Any]]) -> None:
    sent, draft = (
        {one["field"]: one for one in trigger["conditions"]["all"]} for trigger in made["triggers"]
    )
    assert sent["comment_is_public"] == {"field": "comment_is_public", "operator": "is", "value": "true"}
    tag = draft["current_tags"]["value"]
    assert {"field": "remove_tags", "value": tag} in made["triggers"][1]["actions"]
    (macro,) = made["macros"]
    assert {"field": "current_tags", "value": tag} in macro["actions"]
    assert {"field": "comment_mode_is_public", "value": False} in macro["actions"]
