"""A bar for whoever looks at a terminal, nothing for anybody else."""

import io
import sys
from pathlib import Path

import pytest

import replylint.cli.progress as progress_module
from replylint.cli.progress import Progress
from tests.cli.conftest import Run


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress_module, "time", clock)
    return clock


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Somebody looks from here on; in a fixture pytest would take it back."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_what_is_over_soon_needs_no_bar(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    progress = Progress(10, "files")
    for _ in range(10):
        clock.now += 0.04
        progress.advance()
    progress.close()
    assert stream.getvalue() == ""


def test_a_bar_with_and_without_a_total(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    progress = Progress(4, "files")
    clock.now += 1.0
    progress.advance()
    progress.advance()  # too soon to draw again
    endless = Progress(None, "replies")
    clock.now += 2.0
    endless.advance(500)
    progress.close()
    drawn = stream.getvalue()
    assert drawn.count("files") == 1
    assert f"{'█' * 8}{'░' * 22}  25%  1 files, 1 a second" in drawn
    assert "\r\x1b[K1 replies, 0 a second" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_where_nobody_looks_nothing_is_drawn(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(4, "files")
    clock.now += 1.0
    progress.advance()
    progress.close()
    assert capsys.readouterr().err == ""


def test_a_check_of_a_folder_counts_its_files(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Progress] = []

    class Seen(Progress):
        def __init__(self, total: int | None, what: str) -> None:
            super().__init__(total, what)
            made.append(self)
            self.total = total

    monkeypatch.setattr(progress_module, "Progress", Seen)
    for number in range(3):
        (here / f"{number}.md").write_text("x")
    assert run("check", ".").err == ""
    assert [bar.total for bar in made] == [None]  # type: ignore[attr-defined]
    assert made[0]._count == 3
