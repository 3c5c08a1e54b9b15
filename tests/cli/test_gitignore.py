"""The walk leaves out what git itself leaves out."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replylint.cli.inputs import Input, expand
from replylint.cli.run import Runner
from replylint.settings import Section

NAMES = ("a.md", "b.md", " b.md", "[.md", "a/a.md", "a/b.md", "ab/a.md", "a/b/a.md", "b/a/ж.md", "b/\\.md")

PIECE = st.sampled_from(
    [
        "a",
        "b",
        "*",
        "**",
        "?",
        "/",
        "/**/",
        ".md",
        "[ab]",
        "[!a]",
        "[b-a]",
        "[]",
        "[[:alpha:]]",
        "\\",
        " ",
        "[",
        "ж",
    ]
)
LINE = st.builds(
    "{}{}".format, st.sampled_from(["", "", "!", "/", "**/"]), st.lists(PIECE, max_size=4).map("".join)
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q", str(here)], check=True)
    for name in NAMES:
        (here / name).parent.mkdir(exist_ok=True, parents=True)
        (here / name).write_text("x")
    return here


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINE, max_size=4), st.lists(LINE, max_size=2), st.sampled_from(["\n", "\r\n"]))
def test_git_itself_agrees(
    tree: Path, monkeypatch: pytest.MonkeyPatch, top: list[str], inner: list[str], end: str
) -> None:
    monkeypatch.chdir(tree)
    (tree / ".gitignore").write_text("".join(line + end for line in top), newline="", encoding="utf-8")
    (tree / "a/.gitignore").write_text("".join(line + end for line in inner), newline="", encoding="utf-8")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"], cwd=tree, capture_output=True, check=True
    )
    known = {os.fsdecode(name) for name in listing.stdout.split(b"\0") if name.endswith(b".md")}
    found = {one.path for one in expand((".",), Runner(Section())) if isinstance(one, Input)}
    assert found == known
