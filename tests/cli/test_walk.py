"""What a walk finds, and what it leaves out as git and the config say."""

import os
from pathlib import Path

import pytest

from replylint.cli.inputs import Input, expand
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.settings import Section
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path_factory.mktemp("cache")))


def write(here: Path, *names: str, text: str = "x") -> None:
    for name in names:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str, gitignore: bool = True, force_exclude: bool = False) -> list[str]:
    """The files that these arguments mean; errors as «path: message»."""
    runner = Runner(Section())
    return [
        one.path if isinstance(one, Input) else f"{one.path}: {one.message}"
        for one in expand(paths, runner, gitignore=gitignore, force_exclude=force_exclude)
    ]


def test_files_come_folder_by_folder_in_order(here: Path) -> None:
    write(here, "b.md", "a/z.md", "a/b/c.md", "a.md", "ä.md", "c/1.txt", "skip.exe")
    assert found(".") == ["a.md", "b.md", "ä.md", "a/z.md", "a/b/c.md", "c/1.txt"]


def test_hidden_and_foreign_folders_are_left_out(here: Path) -> None:
    write(here, ".github/a.md", ".b.md", "node_modules/p/README.md", "x/__pycache__/d.txt", "x/e.md")
    write(here, "env/pyvenv.cfg", "env/lib/f.md", "target/CACHEDIR.TAG", "target/g.md", "target/h/i.md")
    assert found(".") == ["x/e.md"]
    assert found("env") == ["env/lib/f.md"]  # named itself
    assert found(".github") == [".github/a.md"]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("*.md\n!keep.md\n", ["a.txt", "keep.md", "sub/a.txt", "sub/keep.md"]),
        ("/a.txt\nsub/\n", ["a.md", "keep.md"]),
        ("sub/*\n!sub/keep.md\n# a.md\n\n", ["a.md", "a.txt", "keep.md", "sub/keep.md"]),
        ("!\n\\\n*.txt\r\n", ["a.md", "keep.md", "sub/a.md", "sub/keep.md"]),
    ],
)
def test_gitignore(here: Path, lines: str, left: list[str]) -> None:
    (here / ".git").mkdir()
    (here / ".gitignore").write_text(lines, newline="")
    write(here, *(f"{folder}{name}" for folder in ("", "sub/") for name in ("a.md", "a.txt", "keep.md")))
    assert found(".") == left
    assert len(found(".", gitignore=False)) == 6


def test_the_nearest_gitignore_decides(here: Path) -> None:
    (here / ".git/info").mkdir(parents=True)
    write(here, ".git/info/exclude", text="private.md\n")
    write(here, ".gitignore", text="drafts\n*.txt\n")
    write(here, "a/.gitignore", text="!*.txt\nb/\n")
    write(here, "private.md", "drafts/1.md", "1.txt", "a/2.txt", "a/b/3.md", "a/c/4.txt", "a/drafts/5.txt")
    assert found(".") == ["a/2.txt", "a/c/4.txt"]
    assert found("a") == ["a/2.txt", "a/c/4.txt"]
    assert found("drafts") == ["drafts/1.md"]  # named, although it is ignored
    assert found("a/b/3.md", "1.txt") == ["a/b/3.md", "1.txt"]


def test_without_git_a_gitignore_above_the_folder_says_nothing(here: Path) -> None:
    write(here, ".gitignore", text="*.md\n")
    write(here, "a/b.md")
    assert found("a") == ["a/b.md"]


def test_exclude_of_the_config(here: Path) -> None:
    write(here, ".replylint.yaml", text="exclude: [old, 'macros/*.txt', 'sub/**/x.md', tmp/]\n")
    write(here, "old/a.md", "macros/b.txt", "macros/c.md", "sub/d/x.md", "sub/y.md", "tmp/z.md", "tmp.md")
    assert found(".") == ["tmp.md", "macros/c.md", "sub/y.md"]
    assert found("macros") == ["macros/c.md"]
    assert found("old/a.md", "tmp.md") == ["old/a.md", "tmp.md"]
    assert found("old/a.md", "tmp.md", force_exclude=True) == ["tmp.md"]
    assert found("sub/d/x.md", "node_modules/a.md", "-", force_exclude=True) == ["-"]


def test_a_reader_named_in_the_config_makes_a_text(here: Path) -> None:
    write(here, ".replylint.yaml", text="paths:\n  - {glob: 'macros/*.dat', reader: text}\n")
    write(here, "macros/a.dat", "b.dat", "c.md")
    assert found(".") == ["c.md", "macros/a.dat"]


def test_the_nearest_config_alone_excludes(here: Path) -> None:
    write(here, ".replylint.yaml", text="exclude: ['*.txt']\n")
    write(here, "own/.replylint.yaml", text="exclude: ['*.md']\n")
    write(here, "1.txt", "2.md", "own/3.txt", "own/4.md")
    assert found(".") == ["2.md", "own/3.txt"]


def test_each_file_once(here: Path) -> None:
    write(here, "a/b.md", "a/c/d.md")
    assert found("a", "a/b.md", "./a/c", str(here / "a")) == ["a/b.md", "a/c/d.md"]
    assert found("a/b.md", "a") == ["a/b.md", "a/c/d.md"]
    assert found("-", "-") == ["-"]


def test_links(here: Path) -> None:
    write(here, "in/a.md", "in/.hidden/b.md", "out/c.md", "out/d.data")
    (here / "in/loop").symlink_to(here / "in", target_is_directory=True)
    (here / "in/again.md").symlink_to(here / "in/a.md")
    (here / "in/x1.md").symlink_to(here / "out/c.md")
    (here / "in/x2.md").symlink_to(here / "out/c.md")
    (here / "in/x3.md").symlink_to(here / "out/d.data")
    (here / "in/x4.md").symlink_to(here / "in/.hidden/b.md")
    (here / "in/x5.md").symlink_to(here / "in/x5.md")
    assert found("in") == ["in/a.md", "in/x1.md", "in/x3.md", "in/x4.md", "in/x5.md"]
    assert found("in", "out") == ["in/a.md", "in/x3.md", "in/x4.md", "in/x5.md", "out/c.md"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_with_odd_bytes(here: Path) -> None:
    names = [b"a\nb.md", b" c.md", b"\xff\xfe.md", "Возврат денег.md".encode()]
    for name in names:
        (here / os.fsdecode(name)).write_text("x")
    assert sorted(os.fsencode(path) for path in found(".")) == sorted(names)


def test_a_folder_without_texts_says_what_happened(here: Path) -> None:
    (here / ".git").mkdir()
    write(here, ".gitignore", text="*.md\n")
    write(here, "a.md", "data/x.exe")
    [message] = found(".")
    assert "leaves out all" in message
    [message] = found("data")
    assert "nothing in it ends in" in message


def test_a_folder_with_data_of_others_only_says_so(run: Run, here: Path) -> None:
    write(here, "a/package.json", text='{"name": "x"}')
    write(here, "b/macro.md", "b/package.json", text="{}")
    result = run("check", "a", "b")
    assert result.code == 2
    assert "a: a folder without texts: the data files in it are in none of the known formats" in result.out
    assert "b:" not in result.out
    assert run("check", "b").code == 0
    assert run("check", "a/package.json", "--skip-unknown").code == 0


def test_a_folder_that_can_not_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "a/1.md", "b/2.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if path == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(".") == ["a: a folder that can't be read: permission denied", "b/2.md"]


def test_walking_streams(here: Path) -> None:
    """The first file comes before the last folder is listed."""
    for number in range(30):
        write(here, f"{number:02}/a.md")
    runner = Runner(Section())
    inputs = expand((".",), runner)
    first = next(inputs)
    assert not isinstance(first, ReplylintError)
    assert first.path == "00/a.md"
    (here / "29/a.md").rename(here / "29/b.md")
    assert [one.path for one in inputs][-1] == "29/b.md"
