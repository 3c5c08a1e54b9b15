"""The edition is another one as soon as anything that makes results is."""

import importlib.metadata
import os
from pathlib import Path
from typing import Any

import pytest

import replylint.edition
from replylint.edition import edition


def test_it_stays_while_nothing_changes() -> None:
    assert edition() == edition()
    assert replylint.edition.__version__ in edition()


def test_an_added_package_and_its_version_count(monkeypatch: pytest.MonkeyPatch) -> None:
    class Distribution:
        version = "1.0"

    class Entry:
        name, value, dist = "tickets", "house.tickets", Distribution()

    def entry_points(*, group: str) -> list[Any]:
        return [Entry()] if group == "replylint.readers" else []

    without = edition()
    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    first = edition()
    Distribution.version = "1.1"
    assert len({without, first, edition()}) == 3


def test_code_counts_in_a_checkout_and_not_once_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "replylint"
    (package / "kinds").mkdir(parents=True)
    (package / "edition.py").write_text("x")
    (package / "kinds/phrase.py").write_text("x")
    monkeypatch.setattr(replylint.edition, "__file__", str(package / "edition.py"))
    before = edition()
    os.utime(package / "kinds/phrase.py", (1, 1))
    assert edition() != before
    (package / "rules").mkdir()
    installed = edition()
    os.utime(package / "kinds/phrase.py", (2, 2))
    assert edition() == installed
