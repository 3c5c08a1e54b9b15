"""What end-to-end tests start: the real server, a real browser. Where one is missing the test skips and says so."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OFFLINE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Served(Struct, frozen=True):
    """A running `replylint serve`: its address, its folder and the process."""

    address: str
    folder: Path
    process: "subprocess.Popen[str]"


@contextmanager
def serving(folder: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """Start `replylint serve` on a free port, with `folder` as its current one."""
    process = subprocess.Popen(
        [sys.executable, "-m", "replylint", "serve", "--port", "0", *arguments],
        cwd=folder,
        env={**os.environ, "XDG_DATA_HOME": str(folder / "data"), **environment},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://\S+?(?=/ )", line)
    if found is None:
        process.kill()
        pytest.fail(f"the server did not start: {line}{process.stderr.read()}")
    try:
        yield Served(found[0], folder, process)
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server with all rules, shared by the tests that change nothing in it."""
    pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")
    with serving(tmp_path_factory.mktemp("desk")) as served:
        yield served


# Not for the session: while it runs, playwright has an event loop in this thread, and others need one of their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless Chromium, the machine's own: none is ever downloaded."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=list(_OFFLINE))
        yield browser
        browser.close()


NewPage = Callable[..., Any]


@pytest.fixture
def new_page(chromium: Any) -> Iterator[NewPage]:
    """Open a page: `new_page(locale="ru")`. The test fails if the page reports an error or leaves the machine."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def opened(**options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda error: troubles.append(f"{error} {error.stack}"))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)

        def watch(request: Any) -> None:
            if not re.match(r"(?:https?://(?:127\.0\.0\.1|localhost)[:/]|data:|blob:|about:)", request.url):
                troubles.append(f"asked {request.url}")

        context.on("request", watch)
        page.troubles = troubles
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles
