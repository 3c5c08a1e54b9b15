"""Files that nobody can read, in a folder with good ones: each is told, none hangs, and the good ones are checked."""

import codecs
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

BAD = "Здравствуйте!\n\nВы сами виноваты.\n"
ACTION = '{"field": "comment_value", "value": "Вы сами виноваты."}'
MACROS = f'{{"macros": [{{"id": 1, "title": "Возврат", "active": true, "actions": [{ACTION}]}}]}}'
Start = Callable[..., "subprocess.Popen[bytes]"]


def put(path: Path, content: str | bytes) -> Path:
    """Write a file as it is, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def checked(run: Run, *arguments: str) -> tuple[Result, list[str], list[str]]:
    """A run over files of which some are bad: its result, the files with findings, and what is told of the others."""
    result = run("check", "--format", "json", *arguments)
    assert "Traceback" not in result.out + result.err
    data = json.loads(result.out)
    found = [file["path"] for file in data["files"] if file["findings"]]
    told = [
        f"{one['path']}:{one.get('line', '')}:{one.get('column', '')}: {one['message']}"
        for one in data["problems"]
    ]
    return result, found, told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.json", MACROS[:-8], "cut.json:1:"),
        ("comma.json", MACROS[:-4] + ",}]}", "comma.json:1:"),
        ("twice.json", MACROS.replace('"title"', '"id": 2, "title"'), "the key 'id' is given twice"),
        ("rest.json", MACROS + "]", "rest.json:1:"),
        (
            "cut.yaml",
            '- isenabled: 1\n  title: a\n  response: "Да\n  lang: ru\n',
            "cut.yaml:5:1: not valid YAML",
        ),
        ("twice.yaml", "- isenabled: 1\n  response: а\n  response: б\n  title: a\n", "twice.yaml:3:"),
        ("cut.po", 'msgid "a"\nmsgstr "Да\n', "cut.po:2:8: not valid PO"),
        ("nul.md", b"a\0b", "a binary file, not a text"),
        ("wide.md", BAD.encode("utf-16-le"), "--encoding utf-16-le"),
        ("wide.md", BAD.encode("utf-16-be"), "--encoding utf-16-be"),
        ("half.md", codecs.BOM_UTF16_LE + BAD.encode("utf-16-le")[:-1], "not a text in utf-16"),
        ("cyrillic.md", BAD.encode("windows-1251"), "cyrillic.md:1:1: not UTF-8: byte 0xc7"),
        ("mixed.md", BAD.encode() + BAD.encode("koi8-r"), "mixed.md:4:1: not UTF-8"),
        ("surrogate.md", "a\n" + BAD.encode().decode("latin-1") + "\xed\xa0\x80", "surrogate.md:"),
    ],
)
def test_a_broken_file_among_good_ones(
    run: Run, here: Path, name: str, content: str | bytes, said: str
) -> None:
    put(here / "a.md", BAD)
    put(
        here / name,
        content.encode("latin-1") if name == "surrogate.md" and isinstance(content, str) else content,
    )
    put(here / "z.json", MACROS)
    result, found, told = checked(run, ".")
    assert result.code == 2
    assert found == ["a.md", "z.json"]
    (problem,) = told
    assert said in problem


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("data.toml", 'title = "a\n', "data.toml:1:"),
        ("data.csv", 'id;name\n1;"a;b\n', "data.csv:2:"),
        ("data.json", "[[[[", "data.json:1:"),
        ("data.jsonl", '{"a": 1}\n{"a":\n', "none of the formats that are known"),
        ("data.yaml", "a: [1\n", "data.yaml:2:1"),
        ("package.json", '{"name": "x"}', "none of the formats that are known"),
    ],
)
def test_data_of_other_programs_matters_only_if_it_was_named(
    run: Run, here: Path, name: str, content: str, said: str
) -> None:
    put(here / "a.md", BAD)
    put(here / name, content)
    assert checked(run, ".")[1:] == (["a.md"], [])
    result, found, (told,) = checked(run, name, "a.md")
    assert (result.code, found) == (2, ["a.md"])
    assert said in told


@pytest.mark.parametrize(
    "text", ["<p>Вы <b <i>сами</i> виноваты", "<" * 5000, "&" * 5000, "</b></p>Да", "a < b > c"]
)
def test_broken_html_is_read_as_browsers_do(run: Run, here: Path, text: str) -> None:
    put(here / "a.html", text)
    result, _, told = checked(run, "a.html")
    assert (result.code in (0, 1), told) == (True, [])


@pytest.mark.parametrize(
    ("end", "said"), [("<!-- Спасибо", "a.html:2:9: "), ("<p title='Спасибо", "a.html:2:9: ")]
)
def test_html_that_was_cut_off_is_told(run: Run, here: Path, end: str, said: str) -> None:
    put(here / "a.html", f"<p>Вы сами виноваты.</p>\n<p>Да.  {end}")
    result, found, (told,) = checked(run, "a.html")
    assert (result.code, found) == (2, ["a.html"])
    assert told.startswith(said)


def test_a_file_of_a_gigabyte_is_refused_unread(run: Run, here: Path) -> None:
    put(here / "a.md", BAD)
    with open(here / "huge.json", "wb") as file:
        file.truncate(1 << 30)
    _, found, told = checked(run, ".")
    assert found == ["a.md"]
    assert told == ["huge.json::: larger than 50 MB. Split it, or raise max_size in the config."]


def test_an_export_of_20_mb_is_read(run: Run, here: Path) -> None:
    put(here / "large.json", MACROS[:-1] + ', "filler": "' + "x" * 20_000_000 + '"}')
    assert checked(run, ".")[1:] == (["large.json"], [])


def test_a_text_that_nobody_can_read(run: Run, here: Path) -> None:
    put(here / "a.md", BAD)
    put(here / "long.md", "a" * 2_000_001)
    result, found, (told,) = checked(run, ".")
    assert (result.code, found) == (2, ["a.md"])
    assert told.startswith("long.md:1:1: a text of more than 2 million characters")


def test_a_line_of_a_megabyte(run: Run, here: Path) -> None:
    put(here / "a.md", "Спасибо, что написали нам. " * 20_000 + BAD)
    result = run("check", "a.md")
    assert result.code == 1
    assert max(map(len, result.out.splitlines())) < 400


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.liquid", "a.po"])
def test_a_text_without_anything_is_fine(run: Run, here: Path, name: str) -> None:
    put(here / name, b"")
    assert checked(run, name)[0].code == 0
    put(here / name, codecs.BOM_UTF8)
    assert checked(run, name)[0].code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_no_file_holds_nobody_up(start: Start, here: Path) -> None:
    put(here / "z.md", BAD)
    os.mkfifo(here / "pipe.md")
    (here / "folder.md").mkdir()
    (here / "a.md").symlink_to("b.md")
    (here / "b.md").symlink_to("a.md")
    (here / "gone.md").symlink_to("nowhere.md")
    (here / "loop").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("sock.md")
        process = start("check", "--format", "json", ".")
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, b"")
    data = json.loads(out)
    assert [file["path"] for file in data["files"]] == ["z.md"]
    told = {problem["path"]: problem["message"] for problem in data["problems"]}
    assert told.keys() == {"a.md", "b.md", "gone.md", "pipe.md", "sock.md"}
    assert "a pipe that nobody writes into" in told["pipe.md"]


@pytest.mark.parametrize(
    "name",
    ["с пробелом и ё.md", "a\nb.md", "-dash.md", "'quoted\".md", "100%.md", "a:1:2.md", " .md", "[a]*.md"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be there")
def test_names_of_all_kinds(run: Run, here: Path, name: str) -> None:
    path = put(here / "папка" / name, "Спасибо!")
    put(path, BAD)
    assert checked(run, ".")[1] == [f"папка/{name}"]
    path.rename(here / name)
    assert checked(run, "--", name)[1] == [name]
    assert checked(run, f"./{name}")[1] == [f"./{name}"]


def test_a_file_that_goes_while_others_are_checked(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here / "a.md", BAD)
    gone = put(here / "b.md", BAD)
    put(here / "c.md", BAD)
    opened = os.open

    def open_and_delete(path: str, *arguments: int, **options: int) -> int:
        if os.path.basename(path) == "a.md":
            gone.unlink()
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", open_and_delete)
    result, found, told = checked(run, ".")
    assert (result.code, found) == (2, ["a.md", "c.md"])
    assert told == ["b.md::: no such file"]


def test_files_and_folders_that_may_not_be_read(
    here: Path, process: dict[str, str], unprivileged: list[str]
) -> None:
    put(here / "a.md", BAD)
    put(here / "secret.md", BAD).chmod(0)
    put(here / "closed" / "b.md", BAD)
    (here / "closed").chmod(0)
    done = subprocess.run(
        [*unprivileged, sys.executable, "-m", "replylint", "check", "--format", "json", "."],
        cwd=here,
        env=process,
        capture_output=True,
        check=False,
    )
    (here / "closed").chmod(0o700)
    assert (done.returncode, done.stderr) == (2, b"")
    data = json.loads(done.stdout)
    assert [file["path"] for file in data["files"]] == ["a.md"]
    assert {problem["path"]: problem["message"] for problem in data["problems"]} == {
        "secret.md": "not allowed to read it",
        "closed": "a folder that can't be read: permission denied",
    }


def test_thousands_of_tiny_files_take_steady_work(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = {"read": 0, "stat": 0}
    opened, looked = os.open, os.stat

    def count_open(*arguments: object, **options: object) -> int:
        calls["read"] += 1
        return opened(*arguments, **options)  # type: ignore[arg-type]

    def count_stat(*arguments: object, **options: object) -> os.stat_result:
        calls["stat"] += 1
        return looked(*arguments, **options)  # type: ignore[arg-type]

    def cost(folder: str, number: int) -> dict[str, int]:
        for index in range(number):
            put(here / folder / f"{index % 7}" / f"{index}.md", "Да." if index % 50 else BAD)
        run("check", folder, "--no-cache", "--jobs", "1", "--format", "concise", "--ignore", "macro")
        calls.update(read=0, stat=0)
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", count_open)
            patch.setattr(os, "stat", count_stat)
            result = run(
                "check", folder, "--no-cache", "--jobs", "1", "--format", "concise", "--ignore", "macro"
            )
        assert len(result.out.splitlines()) == 1 + -(-number // 50)
        return dict(calls)

    small, large = cost("small", 200), cost("large", 2000)
    assert large["read"] - small["read"] == 1800
    assert large["stat"] - small["stat"] <= 2 * 1800


def shell(process: dict[str, str], here: Path, line: str) -> tuple[int, str, str]:
    """Run a line of shell in which `$REPLYLINT` is the command."""
    command = f"{sys.executable} -m replylint"
    done = subprocess.run(
        ["sh", "-c", line.replace("$REPLYLINT", command)],
        cwd=here,
        env=process,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("$REPLYLINT check - <&-", 2, "-: standard input is closed. Pipe a draft in, or name a file."),
        ("$REPLYLINT check <&-", 2, "-: standard input is closed."),
        ("$REPLYLINT check - --fix <&-", 2, "-: standard input is closed."),
        ("$REPLYLINT scan - <&-", 2, "standard input is closed"),
        ("$REPLYLINT check a.md --ticket - <&-", 2, "standard input is closed"),
        ("$REPLYLINT check a.md >&-", 1, ""),
        ("$REPLYLINT check a.md 2>&-", 1, "Вы сами виноваты"),
        ("$REPLYLINT check - --fix <a.md >&-", 1, "-:3:1:"),
        ("$REPLYLINT check a.md <&- >&- 2>&-", 1, ""),
        ("$REPLYLINT check a.md >/dev/full", 2, "replylint: stopped: No space left on device"),
        ("$REPLYLINT check - --fix <a.md >/dev/full", 2, "replylint: stopped: No space left on device"),
        ("mkdir x; cd x; rmdir ../x; $REPLYLINT check a.md", 2, "the current folder is no longer there"),
        ("mkdir x; cd x; rmdir ../x; $REPLYLINT check .", 2, "the current folder is no longer there"),
    ],
)
def test_streams_and_folders_that_are_gone(
    here: Path, process: dict[str, str], line: str, code: int, said: str
) -> None:
    if "/dev/full" in line and not os.path.exists("/dev/full"):
        pytest.skip("no device that is full here")
    put(here / "a.md", BAD)
    got, out, err = shell(process, here, line)
    assert "Traceback" not in out + err
    assert (got, said in out + err) == (code, True), out + err
