"""Helpdesks to try the apps in: pages that play what a helpdesk's framework says to an app and does for it."""

import json
import shutil
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from msgspec import Struct

HERE = Path(__file__).parent
PLUGINS = HERE.parent.parent.parent / "plugins"
SECRET = "a-token-that-only-the-proxy-knows"
"""What the helpdesk's proxy puts in the place of the setting `proxy_token`."""


class Site(Struct, frozen=True):
    """A site with the helpdesk's page at one origin and the app at another, as helpdesks have it."""

    host: str
    app: str

    def page(self, name: str, setup: dict[str, Any]) -> str:
        """The address of a helpdesk's page, set up for a test."""
        return f"{self.host}/{name}#{quote(json.dumps(setup, ensure_ascii=False))}"


class _Handler(SimpleHTTPRequestHandler):
    app_folder: Path

    def translate_path(self, path: str) -> str:
        """The page's own files at 127.0.0.1, the app's at localhost."""
        of_app = self.headers.get("Host", "").startswith("localhost")
        return str((self.app_folder if of_app else HERE) / urlsplit(path).path.lstrip("/"))

    def do_POST(self) -> None:
        """What the helpdesk's proxy does: the secret settings are put in, and the server is asked."""
        wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {
            name: value.replace("{{setting.proxy_token}}", SECRET)
            for name, value in wanted["headers"].items()
        }
        headers["Content-Type"] = wanted["contentType"]
        request = urllib.request.Request(
            wanted["url"], wanted["data"].encode(), headers, method=wanted["type"]
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, body = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read().decode()
        except OSError:
            status, body = 502, ""
        said = json.dumps({"status": status, "body": body}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""


@contextmanager
def site(app_folder: Path) -> Iterator[Site]:
    """Serve the pages of this folder, and an app."""
    handler = type("Handler", (_Handler,), {"app_folder": app_folder})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", f"http://localhost:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def node(folder: Path, *command: str) -> str:
    """Run a command of an app's npm project and give what it printed; skips where there is no Node or no registry."""
    npm = shutil.which("npm")
    if shutil.which("node") is None or npm is None:
        pytest.skip("no Node.js on this machine")
    if (folder / "package-lock.json").exists() and not (folder / "node_modules").exists():
        installed = subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True)
        if installed.returncode:
            pytest.skip(f"npm ci can't install what {folder.name} needs")
    done = subprocess.run([npm, *command], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def quiet(page: Any, *expected: str) -> None:
    """Take what the browser says of requests that had to fail off the list of troubles."""
    page.troubles[:] = [said for said in page.troubles if not any(part in said for part in expected)]
