"""Fixes as a user meets them: files, standard input, diffs, and everything that keeps a file from being written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import replylint.cli.fix_task
import replylint.fixes.file_writing
from replylint.passage_check import Examined, examine_passage
from replylint.readers.passage import Passage
from tests.cli.conftest import Run

As = Callable[..., "subprocess.CompletedProcess[str]"]
RULE = """\
kind: phrase
level: {level}
state: stable
message: {{ru: Не так.}}
why: {{ru: Так нельзя.}}
phrases: {{{phrases}}}
suggest: {{{suggest}}}
safe: {safe}
examples:
  ru: {{bad: [{bad}], good: [Один., Два.]}}
"""


@pytest.fixture
def ours(here: Path) -> Path:
    """A pack of our own: a safe fix, a safe deletion, one answer, two answers."""
    rules = {
        "safe": ("ru: [осуществить возврат]", "ru: [вернуть]", "true", "«Осуществить возврат»"),
        "gone": ("ru: [на самом деле]", "ru: ['']", "true", "«На самом деле» да"),
        "one": ("ru: [ожидайте]", "ru: [подождите]", "false", "«Ожидайте»"),
        "two": ("ru: [невозможно]", "ru: [нельзя, трудно]", "false", "«Невозможно»"),
        "letters": ("ru: [смайл]", "ru: [🙂]", "true", "«Смайл»"),
    }
    folder = here / "ours" / "own"
    folder.mkdir(parents=True)
    for name, (phrases, suggest, safe, bad) in rules.items():
        text = RULE.format(level="warning", phrases=phrases, suggest=suggest, safe=safe, bad=f'"{bad}."')
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (here / ".replylint.yaml").write_text("packs: [ours]\nselect: [own]\nlanguage: ru\n")
    return here


def put(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a file with its line ends as they are."""
    path.write_bytes(text.encode(encoding))
    return path


def test_only_safe_fixes_are_put_in(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "На самом деле мы можем осуществить возврат. Ожидайте. Невозможно.\n")
    result = run("check", "m.md", "--fix")
    assert path.read_text() == "Мы можем вернуть. Ожидайте. Невозможно.\n"
    assert result.code == 0
    assert "Исправлено: 2, осталось: 2." in result.out
    assert result.out.count("m.md:1:") == 2


def test_unsafe_ones_have_exactly_one_answer(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "Ожидайте. Невозможно. Надо осуществить возврат.")
    assert run("check", "m.md", "--fix", "--unsafe", "--fail-on", "warning").code == 1
    assert path.read_text() == "Подождите. Невозможно. Надо вернуть."


def test_a_second_run_changes_nothing(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "На самом деле осуществить возврат, на самом деле, невозможно.\n")
    run("check", "m.md", "--fix", "--unsafe")
    once, stamp = path.read_bytes(), path.stat().st_mtime_ns
    result = run("check", "m.md", "--fix", "--unsafe")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (once, stamp)
    assert "Исправлено" not in result.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-u"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\n{}\n"])
def test_all_the_rest_stays_byte_for_byte(run: Run, ours: Path, encoding: str, ends: str) -> None:
    first, _, second = ends.partition("{}")
    text = f"Добрый день!{first}{second or first} Можем осуществить возврат \t{first}Пока"
    path = put(ours / "m.txt", text, encoding)
    options = ["--encoding", encoding] if encoding in ("windows-1251", "koi8-u") else []
    assert run("check", "m.txt", "--fix", *options).code == 0
    assert path.read_bytes() == text.replace("осуществить возврат", "вернуть").encode(encoding)


def test_standard_input_comes_out_fixed(run: Run, ours: Path) -> None:
    text = "\ufeffМожем осуществить возврат.\r\nНевозможно."
    result = run("check", "-", "--fix", stdin=text)
    assert result.out == "\ufeffМожем вернуть.\r\nНевозможно."
    assert "Исправлено: 1, осталось: 1." in result.err
    assert "-:2:1:" in result.err


def test_standard_input_without_a_fault_comes_out_as_it_was(run: Run, ours: Path) -> None:
    result = run("check", "--fix", "-", stdin="Спасибо!\r")
    assert (result.code, result.out) == (0, "Спасибо!\r")


def test_a_diff_changes_nothing(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "Раз\nМожем осуществить возврат.\nДва")
    put(ours / "good.md", "Раз")
    before = path.read_bytes()
    result = run("check", ".", "--diff")
    assert result.code == 1
    assert result.out.endswith(
        "@@ -1,3 +1,3 @@\n Раз\n-Можем осуществить возврат.\n+Можем вернуть.\n Два\n\\ No newline at end of file\n"
    )
    assert result.err == "Можно исправить: 1, это изменит 1 файл.\n"
    assert run("check", ".", "--fix", "--diff") == result
    assert path.read_bytes() == before
    clean = run("check", "good.md", "--diff", "--interface", "en")
    assert (clean.code, clean.out, clean.err) == (0, "", "Nothing to fix.\n")


def test_a_diff_of_standard_input(run: Run, ours: Path) -> None:
    result = run("check", "-", "--diff", stdin="Осуществить возврат.\n")
    assert (result.code, result.out) == (1, "--- -\n+++ -\n@@ -1 +1 @@\n-Осуществить возврат.\n+Вернуть.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unsafe"], "--unsafe goes with --fix or --diff"),
        (["--diff", "--format", "json"], "Leave --format"),
        (["--fix", "--explain-silence", "own/safe"], "only explains"),
    ],
)
def test_options_that_do_not_go_together(run: Run, ours: Path, arguments: list[str], said: str) -> None:
    path = put(ours / "m.md", "Осуществить возврат.")
    result = run("check", "m.md", *arguments)
    assert result.code == 2
    assert said in result.out + result.err
    assert path.read_text() == "Осуществить возврат."


def test_the_report_in_json_is_that_of_what_is_left(run: Run, ours: Path) -> None:
    put(ours / "m.md", "Осуществить возврат. Невозможно.")
    result = run("check", "m.md", "--fix", "--format", "json")
    data = json.loads(result.out)
    (file,) = data["files"]
    assert data["fixed"] == 1
    assert [(one["rule"], one["start"]) for one in file["findings"]] == [("own/two", 9)]


def test_letters_that_the_encoding_lacks_are_left_and_told(run: Run, ours: Path) -> None:
    path = put(ours / "m.txt", "Раз.\nВот смайл. Осуществить возврат.", "windows-1251")
    result = run("check", "m.txt", "--fix", "--encoding", "windows-1251")
    assert path.read_bytes() == "Раз.\nВот смайл. Вернуть.".encode("windows-1251")
    assert "m.txt:2:5: own/letters: not fixed: “🙂” can't be written in cp1251" in result.out


def test_data_of_other_programs_is_left_alone(run: Run, ours: Path) -> None:
    put(ours / "m.md", "Осуществить возврат.")
    data = put(ours / "package.json", '{"name": "Осуществить возврат"}', "windows-1251").read_bytes()
    result = run("check", ".", "--fix")
    assert (result.code, (ours / "package.json").read_bytes()) == (0, data)
    assert run("check", "package.json", "--fix").code == 2


def test_two_names_of_one_file(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "Осуществить возврат.")
    (ours / "link.md").symlink_to("m.md")
    assert run("check", "link.md", "m.md", "--fix").code == 0
    assert path.read_text() == "Вернуть."


def test_a_fault_of_the_config_is_told_once_and_nothing_is_written(run: Run, ours: Path) -> None:
    path = put(ours / "m.md", "Осуществить возврат.")
    (ours / ".replylint.yaml").write_text("packs: [ours]\nselect: [nobody]\n")
    result = run("check", "m.md", "--fix")
    assert result.code == 2
    assert "nobody" in result.err
    assert path.read_text() == "Осуществить возврат."


def test_what_a_round_leaves_alone_is_examined_once(
    run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined = []

    def examine(passage: Passage, *rest: Any) -> Examined:
        examined.append(passage.text)
        return examine_passage(passage, *rest)

    monkeypatch.setattr(replylint.cli.fix_task, "examine_passage", examine)
    texts = ["Осуществить возврат.", "Невозможно.", "Спасибо."]
    macros = [{"title": "M", "actions": [{"field": "comment_value", "value": text}]} for text in texts]
    put(ours / "m.json", json.dumps({"macros": macros}))
    assert run("check", "m.json", "--fix").code == 0
    assert examined == [*texts, "Вернуть."]


def test_a_broken_file_is_told_and_the_others_are_fixed(run: Run, ours: Path) -> None:
    broken = (ours / "a.md", "Осуществить возврат \xff".encode("latin-1", "replace"))
    broken[0].write_bytes(b"\xff\xfe\xff")
    path = put(ours / "b.md", "Осуществить возврат.")
    result = run("check", "a.md", "b.md", "--fix")
    assert result.code == 2
    assert "a.md: not a text in utf-16" in result.out
    assert path.read_text() == "Вернуть."
    assert broken[0].read_bytes() == b"\xff\xfe\xff"


def test_permissions_and_links_stay(run: Run, ours: Path) -> None:
    (ours / "folder").mkdir()
    path = put(ours / "folder" / "m.md", "Осуществить возврат.")
    path.chmod(0o640)
    link = ours / "link.md"
    link.symlink_to("folder/m.md")
    assert run("check", "link.md", "--fix").code == 0
    assert os.readlink(link) == "folder/m.md"
    assert path.read_text() == "Вернуть."
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in (ours / "folder").iterdir()] == ["m.md"]


def test_a_file_that_changed_meanwhile_is_left(run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(ours / "m.md", "Осуществить возврат.")
    write = replylint.fixes.file_writing._written_beside

    def written_late(target: str, data: bytes) -> str:
        beside = write(target, data)
        put(path, "Осуществить возврат!")
        return beside

    monkeypatch.setattr(replylint.fixes.file_writing, "_written_beside", written_late)
    result = run("check", "m.md", "--fix")
    assert result.code == 2
    assert "m.md: not fixed: the file changed while it was checked. Run the check again." in result.out
    assert "Исправлено" not in result.out
    assert path.read_text() == "Осуществить возврат!"
    assert sorted(one.name for one in ours.iterdir()) == [".replylint.yaml", "m.md", "ours"]


@pytest.fixture
def somebody(process: dict[str, str], ours: Path, unprivileged: list[str]) -> As:
    """Run a command as somebody whom permissions hold for; it may write files of `limit` bytes."""

    def run_as(*arguments: str, limit: int | None = None) -> "subprocess.CompletedProcess[str]":
        def restrict() -> None:
            if limit is not None:
                import resource

                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return subprocess.run(
            [*unprivileged, sys.executable, "-m", "replylint", *arguments],
            cwd=ours,
            env={**process, "REPLYLINT_CACHE": str(ours / "none")},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=restrict,
        )

    return run_as


def test_a_file_that_may_not_be_written(somebody: As, ours: Path) -> None:
    put(ours / "m.md", "Осуществить возврат.").chmod(0o444)
    done = somebody("check", "m.md", "--fix")
    assert done.returncode == 2
    assert "m.md: not fixed: not allowed to write it. Make it writable, or use --diff." in done.stdout
    assert (ours / "m.md").read_text() == "Осуществить возврат."


def test_a_folder_that_may_not_be_written(somebody: As, ours: Path) -> None:
    put(ours / "m.md", "Осуществить возврат.")
    ours.chmod(0o555)
    done = somebody("check", "m.md", "--fix")
    ours.chmod(0o755)
    assert done.returncode == 2
    assert "m.md: not fixed: not allowed to write in its folder" in done.stdout
    assert (ours / "m.md").read_text() == "Осуществить возврат."


def test_a_full_disk_leaves_the_file_whole(somebody: As, ours: Path) -> None:
    text = "Осуществить возврат. " + "Слово. " * 1000
    put(ours / "m.md", text)
    done = somebody("check", "m.md", "--fix", limit=4096)
    assert done.returncode == 2
    assert "m.md: not fixed: File too large" in done.stdout
    assert (ours / "m.md").read_text() == text
    assert not [one for one in ours.iterdir() if one.name.endswith(".tmp")]
