"""Config and rules are read once, and anew when they change."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import write_rule
from tests.server.conftest import Asked

BLAME = "Вы сами виноваты."


def touched(path: Path) -> None:
    """Give a file another time, as an editor would a second later."""
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000_000))


def test_nothing_changed_is_nothing_read(asked: Asked) -> None:
    before = asked.engine.loaded
    assert not asked.engine.reload_if_changed()
    assert asked.engine.loaded is before


def test_a_changed_config_is_in_force_without_a_restart(start: Callable[..., Asked]) -> None:
    asked = start("fail_on: error\n")
    assert asked.check(BLAME)["blocked"]
    config = asked.folder / ".replylint.yaml"
    config.write_text("fail_on: never\n", encoding="utf-8")
    touched(config)
    assert asked.engine.reload_if_changed()
    assert not asked.check(BLAME + " ")["blocked"]


def test_a_changed_rule_of_an_own_pack_is_in_force(start: Callable[..., Asked], tmp_path: Path) -> None:
    packs = tmp_path / "own"
    write_rule(packs, "house/blame", level="info")
    asked = start(f"packs: ['{packs}']\n")
    rules = {one["rule"]: one["level"] for one in asked.check(BLAME)["findings"]}
    assert rules == {"calm/blame": "error", "house/blame": "info"}
    write_rule(packs, "house/blame", level="warning")
    touched(packs / "house" / "blame.yaml")
    assert asked.engine.reload_if_changed()
    rules = {one["rule"]: one["level"] for one in asked.check(BLAME + " ")["findings"]}
    assert rules["house/blame"] == "warning"


def test_a_broken_config_leaves_the_old_one_in_force_and_is_told(start: Callable[..., Asked]) -> None:
    asked = start("fail_on: error\n")
    config = asked.folder / ".replylint.yaml"
    config.write_text("fail_onn: never\n", encoding="utf-8")
    touched(config)
    assert not asked.engine.reload_if_changed()
    assert asked.check(BLAME)["blocked"]
    problem = asked.client.get("/healthz").json()["problem"]
    assert "fail_onn" in problem
    config.write_text("fail_on: never\n", encoding="utf-8")
    assert asked.engine.reload_if_changed()
    assert asked.client.get("/healthz").json()["problem"] is None


def test_a_new_config_is_found(asked: Asked) -> None:
    assert asked.check(BLAME)["blocked"]
    (asked.folder / ".replylint.yaml").write_text("ignore: [calm]\n", encoding="utf-8")
    assert asked.engine.reload_if_changed()
    assert not asked.check(BLAME + " ")["findings"]
