"""The extension in a real VS Code: `code-server` (npm install -g code-server) in a browser, with the real server."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.hosts import PLUGINS, node

EXTENSION = PLUGINS / "vscode"
ARTICLE = (
    "# Возврат чайника\n\n"
    "Верните его за 14 дней. 😊 Денежные средства придут на карту.\n\n"
    "Упакуйте чайник так, как он был упакован!!!\n\nВсего доброго!\n"
)
RULE = """kind: phrase
level: warning
message: {ru: "«{match}» обязывает компанию."}
why: {ru: Клиент верит гарантии на слово.}
phrases: {ru: [~гарантировать]}
examples:
  ru:
    bad: ["Мы «гарантируем» доставку в пятницу."]
    good: ["Гарантийный талон в коробке.", "Мы не гарантируем места."]
"""
PATIENCE = 60_000


class Editor:
    """A VS Code with one folder. The number of the last server's process stands in the file `number`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "articles"
        self.folder.mkdir(parents=True)
        self.number = home / "number"
        program = home / "replylint"
        own = Path(sys.executable).parent / "replylint"
        program.write_text(f'#!/bin/sh\necho $$ > {self.number}\nexec {own} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        settings = home / "data" / "User" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(
            json.dumps(
                {
                    "replylint.path": str(program),
                    "replylint.interface": "ru",
                    "workbench.startupEditor": "none",
                    "telemetry.telemetryLevel": "off",
                    "extensions.autoCheckUpdates": False,
                    "editor.unicodeHighlight.ambiguousCharacters": False,
                }
            ),
            encoding="utf-8",
        )
        found = shutil.which("code-server")
        if found is None:
            pytest.skip("no code-server on this machine")
        node(EXTENSION, "run", "package")
        command = [found, "--user-data-dir", str(home / "data"), "--extensions-dir", str(home / "extensions")]
        environment = {**os.environ, "HOME": str(home)}
        package = EXTENSION / "dist" / "replylint.vsix"
        subprocess.run(
            [*command, "--install-extension", package], env=environment, check=True, capture_output=True
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        flags = [
            "--auth",
            "none",
            "--disable-telemetry",
            "--disable-update-check",
            "--disable-workspace-trust",
        ]
        self.process = subprocess.Popen(
            [*command, *flags, "--bind-addr", f"127.0.0.1:{port}", str(self.folder)],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        self.close()
        pytest.fail("code-server did not start")

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def open(self, browser: Any, name: str, text: str) -> Any:
        """A page in which this file is open."""
        (self.folder / name).write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1180, "height": 620})
        context.route(re.compile(r"^https?://(?!127\.0\.0\.1[:/])"), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{self.address}/?folder={self.folder}")
        page.get_by_role("treeitem", name=re.compile(re.escape(name))).click()
        return page

    @contextmanager
    def settled(self, settings: dict[str, Any]) -> Iterator[None]:
        """Settings of the folder."""
        path = self.folder / ".vscode" / "settings.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
        yield
        path.unlink()

    def written(self, page: Any, name: str, wanted: str) -> None:
        """Save the file; it then holds this text."""
        page.keyboard.press("Control+s")
        deadline = time.monotonic() + 20
        while (self.folder / name).read_text(encoding="utf-8") != wanted and time.monotonic() < deadline:
            time.sleep(0.1)
        assert (self.folder / name).read_text(encoding="utf-8") == wanted


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")
    running = Editor(tmp_path_factory.mktemp("vscode"))
    yield running
    running.close()


def status(page: Any) -> Any:
    return page.locator(".statusbar-item", has_text="replylint")


def run_command(page: Any, title: str) -> None:
    page.keyboard.press("F1")
    page.keyboard.type(title)
    page.get_by_role("option", name=re.compile(re.escape(title))).first.click()


def go_to(page: Any, place: str) -> None:
    """Put the cursor at a line and a column: "3:32"."""
    page.locator(".view-lines").click()
    page.keyboard.press("Control+g")
    page.locator(".quick-input-widget:visible").wait_for()
    page.keyboard.type(place)
    page.keyboard.press("Enter")
    page.locator(".quick-input-widget").wait_for(state="hidden")
    page.locator(".statusbar-item", has_text=f"Ln {place.split(':')[0]}, Col").wait_for()


def quick_fix(page: Any, place: str, title: str) -> None:
    """Put the cursor at a place, and choose from the menu."""
    go_to(page, place)
    page.keyboard.press("Control+.")
    page.locator(".action-widget").get_by_text(title).wait_for()
    # The menu takes no click before the pointer was moved.
    chosen = page.locator(".action-widget .monaco-list-row.focused", has_text=title)
    for _ in range(10):
        if chosen.count():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_words_are_underlined_and_a_fix_from_the_menu_is_written(editor: Editor, chromium: Any) -> None:
    page = editor.open(chromium, "return.md", ARTICLE)
    page.wait_for_selector(".squiggly-info")
    assert page.locator(".squiggly-warning").count() == 2
    status(page).get_by_text("replylint 3").wait_for()
    page.keyboard.press("Control+Shift+M")
    row = page.locator(".markers-panel .monaco-list-row", has_text="Денежные средства")
    assert "replylint\ntone/officialese" in row.inner_text()
    assert "Ln 3, Col 28" in row.inner_text()
    quick_fix(page, "3:32", "Заменить на «Деньги»")
    status(page).get_by_text("replylint 2").wait_for()
    editor.written(page, "return.md", ARTICLE.replace("Денежные средства", "Деньги"))
    page.context.close()


def test_all_safe_fixes_by_a_command_and_a_directive_with_the_reason_that_was_asked_for(
    editor: Editor, chromium: Any
) -> None:
    page = editor.open(chromium, "parcel.md", ARTICLE)
    status(page).get_by_text("replylint 3").wait_for()
    page.locator(".view-lines").get_by_text("Верните").first.click()
    run_command(page, "replylint: Make all safe fixes")
    status(page).get_by_text(re.compile("replylint 1$")).wait_for()
    fixed = ARTICLE.replace("Денежные средства", "Деньги").replace("!!!", "!")
    quick_fix(page, "7:3", "Не проверять здесь tone/cold-closing, с причиной")
    asked = page.locator(".quick-input-widget")
    asked.get_by_text("Why may this stay?").wait_for()
    page.keyboard.type("так просил юрист")
    page.keyboard.press("Enter")
    asked.wait_for(state="hidden")
    status(page).get_by_text(re.compile("replylint$")).wait_for()
    directive = "<!-- replylint-disable-next-line tone/cold-closing -- так просил юрист -->\n"
    editor.written(page, "parcel.md", fixed.replace("Всего", directive + "Всего"))
    page.context.close()


def test_the_pointer_shows_the_message_once_with_the_reason(editor: Editor, chromium: Any) -> None:
    page = editor.open(chromium, "hover.md", ARTICLE)
    status(page).get_by_text("replylint 3").wait_for()
    go_to(page, "3:32")
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+i")
    shown = page.locator(".monaco-hover:visible")
    shown.get_by_text("Почему: За казённым языком не слышно человека").wait_for()
    assert shown.first.inner_text().count("канцелярит") == 1
    page.context.close()


def test_settings_count_at_once_and_a_whole_folder_can_be_shown(editor: Editor, chromium: Any) -> None:
    (editor.folder / "closed.md").write_text("Всего доброго!\n", encoding="utf-8")
    page = editor.open(chromium, "settled.md", ARTICLE)
    status(page).get_by_text("replylint 3").wait_for()
    page.keyboard.press("Control+Shift+M")
    problems = page.locator(".markers-panel")
    problems.get_by_text("«Всего доброго» звучит").wait_for()
    assert problems.get_by_text("closed.md").count() == 0
    with editor.settled({"replylint.interface": "en", "replylint.ignore": ["tone/shouting"]}):
        problems.get_by_text("“Всего доброго” sounds like").wait_for()
        status(page).get_by_text("replylint 2").wait_for()
    with editor.settled({"replylint.scope": "workspace"}):
        problems.get_by_text("closed.md").wait_for()
    page.context.close()


def test_the_author_of_a_rule_sees_the_example_that_fails(editor: Editor, chromium: Any) -> None:
    (editor.folder / ".replylint.yaml").write_text("packs: [.]\n", encoding="utf-8")
    page = editor.open(chromium, "guarantee.yaml", RULE)
    page.keyboard.press("Control+Shift+M")
    page.locator(".markers-panel").get_by_text("good, but").wait_for()
    page.locator(".codelens-decoration").get_by_text(re.compile("2 из 3")).wait_for()
    page.context.close()
    (editor.folder / ".replylint.yaml").unlink()


def test_a_server_that_is_killed_comes_back(editor: Editor, chromium: Any) -> None:
    page = editor.open(chromium, "again.md", ARTICLE)
    status(page).get_by_text("replylint 3").wait_for()
    before = editor.number.read_text()
    os.kill(int(before), signal.SIGKILL)
    deadline = time.monotonic() + 20
    while editor.number.read_text() == before and time.monotonic() < deadline:
        time.sleep(0.1)
    page.locator(".view-lines").get_by_text("Верните").first.click()
    run_command(page, "replylint: Make all safe fixes")
    status(page).get_by_text(re.compile("replylint 1$")).wait_for()
    assert editor.number.read_text() != before
    page.context.close()


def test_a_program_that_does_not_run_is_told_in_its_own_words(editor: Editor, chromium: Any) -> None:
    said = "pygls is not installed"
    program = editor.home / "broken"
    program.write_text(f"#!/bin/sh\necho 'Error: {said}' >&2\nexit 2\n", encoding="utf-8")
    program.chmod(0o755)
    with editor.settled({"replylint.path": str(program)}):
        page = editor.open(chromium, "broken.md", ARTICLE)
        page.locator(".notifications-toasts").get_by_text(f"replylint does not run: Error: {said}").wait_for()
        assert page.locator(".notification-toast").count() == 1
        assert page.locator(".squiggly-info").count() == 0
        page.context.close()
