"""A diff says exactly what changed, to people and to `patch`."""

import difflib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.fixes.diffs import unified

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "d\n", "\n", "e"]), max_size=30).map("".join)


def test_a_small_diff_is_the_one_that_everybody_writes() -> None:
    old = "".join(f"{number}\n" for number in range(40))
    new = old.replace("5\n", "five\n", 1).replace("30\n", "").replace("33\n", "33\nand\n")
    expected = "".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "m.md", "m.md"))
    assert "".join(unified("m.md", old, new)) == expected


def test_lines_between_two_changes_stand_still() -> None:
    diff = "".join(unified("m.md", "a\r\n\r\nb\r\n", "A\r\n\r\nB\r\n"))
    assert diff.splitlines(True)[3:] == ["-a\r\n", "+A\r\n", " \r\n", "-b\r\n", "+B\r\n"]


def test_the_same_text_has_no_diff() -> None:
    assert list(unified("m.md", "a\nb", "a\nb")) == []


def test_a_missing_line_end_is_told() -> None:
    assert "".join(unified("m.md", "a\nb", "a\nb\n")).endswith("-b\n\\ No newline at end of file\n+b\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_patch_makes_the_new_text_of_the_old_one(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    diff = "".join(unified("m.md", old, new))
    assert bool(diff) == (old != new)
    if diff:
        assert patched(tmp_path_factory.mktemp("patch"), old, diff) == new


def patched(folder: Path, old: str, diff: str) -> str:
    """What `patch` makes of the old text."""
    (folder / "m.md").write_text(old, newline="")
    (folder / "m.diff").write_text(diff, newline="")
    subprocess.run(
        ["patch", "--binary", "--quiet", "--fuzz=0", "m.md", "m.diff"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    path = folder / "m.md"
    return path.read_bytes().decode() if path.exists() else ""


def test_many_changes_in_many_lines_take_linear_time() -> None:
    old = [f"line {number}\n" for number in range(100_000)]
    new = [line.replace("7\n", "seven\n") if number % 50 else "" for number, line in enumerate(old)]
    diff = list(unified("m.md", "".join(old), "".join(new)))
    assert sum(line.startswith("-line") for line in diff) > 10_000
