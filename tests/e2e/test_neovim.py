"""A session of Neovim set up as docs/editors.md says: findings in place, a fix from the menu, the file written."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
DRIVER = Path(__file__).parent / "neovim.lua"
ARTICLE = (
    "# Возврат чайника\n\n"
    "Верните его за 14 дней. 😊 Денежные средства придут на карту.\n\n"
    "Упакуйте чайник так, как он был упакован!!!\n\nВсего доброго!\n"
)
BOX = "Упакуйте чайник так, как он был упакован"


def snippets() -> list[str]:
    """The Lua of the page: for new Neovims, for old ones, for fixes when a file is saved."""
    section = PAGE[PAGE.index("\n## Neovim") : PAGE.index("\n## Helix")]
    return re.findall(r"```lua\n(.*?)```", section, re.DOTALL)


def session(folder: Path, name: str, text: str, **environment: str) -> dict[str, Any]:
    """What a session saw that opens this text, takes the first fix for its first finding, and writes it."""
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("no Neovim on this machine")
    pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")
    version = subprocess.run([nvim, "--version"], capture_output=True, text=True).stdout
    numbers = tuple(map(int, re.findall(r"\d+", version)[:2]))
    (folder / name).write_bytes(text.encode())
    init = folder / "init.lua"
    init.write_text(snippets()[0 if numbers >= (0, 11) else 1], encoding="utf-8")
    said = folder / "said.json"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    home = {f"XDG_{one}_HOME": str(folder / one.lower()) for one in ("CONFIG", "DATA", "STATE")}
    ran = subprocess.run(
        [nvim, "--headless", "-n", "-i", "NONE", "-u", init, name, "+luafile " + str(DRIVER)],
        cwd=folder, timeout=120, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **home, "PATH": path, "NEOVIM_SAID": str(said), **environment},
    )  # fmt: skip
    seen: dict[str, Any] = json.loads(said.read_text(encoding="utf-8"))
    assert "trouble" not in seen, ran.stderr
    return seen


def test_a_finding_stands_where_its_words_are_and_a_fix_from_the_menu_is_written(tmp_path: Path) -> None:
    seen = session(tmp_path, "return.md", ARTICLE)
    assert [(one["line"], one["code"], one["words"]) for one in seen["findings"]] == [
        (3, "tone/officialese", "Денежные средства"),
        (5, "tone/shouting", "!!!"),
        (7, "tone/cold-closing", "Всего доброго"),
    ]
    assert {one["source"] for one in seen["findings"]} == {"replylint"}
    assert seen["findings"][0]["message"].startswith("«Денежные средства» — канцелярит")
    assert seen["menus"][0][0] == "Заменить на «Деньги»"
    assert seen["line"] == "Верните его за 14 дней. 😊 Деньги придут на карту."
    written = (tmp_path / "return.md").read_text(encoding="utf-8")
    assert written == ARTICLE.replace("Денежные средства", "Деньги")


def test_all_safe_fixes_leave_line_ends_and_what_needs_a_second_look(tmp_path: Path) -> None:
    text = ARTICLE.replace("\n", "\r\n")
    session(tmp_path, "return.md", text, NEOVIM_FIX_ALL="1")
    fixed = text.replace("Денежные средства", "Деньги").replace(BOX + "!!!", BOX + "!")
    assert (tmp_path / "return.md").read_bytes() == fixed.encode()


def test_a_macro_in_an_export_is_fixed_in_the_syntax_of_its_file(tmp_path: Path) -> None:
    value = "<p>Здравствуйте!</p>\\n<p>Денежные средства придут <b>завтра</b>.</p>"
    text = (
        '{"macros": [{"id": 12, "title": "Возврат", "active": true, "actions": '
        f'[{{"field": "comment_value_html", "value": "{value}"}}]}}]}}\n'
    )
    seen = session(tmp_path, "macros.json", text)
    assert seen["findings"][0]["words"] == "Денежные средства"
    written = (tmp_path / "macros.json").read_text(encoding="utf-8")
    assert written == text.replace("Денежные средства", "Деньги")
