"""A server on the small pack of the command line's tests, asked in this process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from msgspec import Struct

import replylint.packs
from tests.cli.conftest import write_rule

pytest.importorskip("starlette", reason="the extra 'server' is not installed")
pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")

from starlette.testclient import TestClient

from replylint.server.app import application
from replylint.server.engine import Engine
from replylint.server.heavy import HeavyWorker
from replylint.server.options import ServerOptions

SENT_TO = "http://127.0.0.1:8350"


class Asked(Struct, frozen=True):
    """A running application and where its files are."""

    client: TestClient
    engine: Engine
    folder: Path

    def post(self, path: str, body: Any, **more: Any) -> httpx.Response:
        """Send JSON."""
        return self.client.post(path, json=body, **more)

    def check(self, draft: str, **more: Any) -> Any:
        """The answer to a check that must work."""
        response = self.post("/v1/check", {"draft": draft, **more})
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small rules, taken for those that come with replylint."""
    folder = tmp_path / "bundled"
    write_rule(folder, "calm/blame")
    write_rule(folder, "calm/hint", level="warning", state="preview")
    monkeypatch.setattr(replylint.packs, "bundled_folder", lambda: str(folder))
    return folder


@pytest.fixture
def start(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Asked]]:
    """Start an application: `start(token="…", config="fail_on: warning")`."""
    opened: list[TestClient] = []
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def started(config: str = "", **options: Any) -> Asked:
        if config:
            (folder / ".replylint.yaml").write_text(config, encoding="utf-8")
        options.setdefault("overrides_path", str(folder / "overrides.sqlite"))
        settled = ServerOptions(**options)
        cache = str(tmp_path / "cache")
        engine = Engine(None, cache)
        worker = HeavyWorker(None, cache, settled.check_seconds)
        client = TestClient(application(engine, settled, worker), base_url=SENT_TO)
        client.__enter__()
        opened.append(client)
        return Asked(client, engine, folder)

    yield started
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def asked(start: Callable[..., Asked]) -> Asked:
    """A server as it is without any options."""
    return start()


def error_of(response: httpx.Response) -> dict[str, Any]:
    """The error in an answer."""
    error = json.loads(response.content)["error"]
    assert isinstance(error, dict)
    return error
