"""What people get wrong, and what is out to hurt: every one ends in a plain sentence and a known exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_rule

BAD = "Здравствуйте!\n\nВы сами виноваты.\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = "a: " + "[" * 5000 + "]" * 5000 + "\n"
PATTERN = """\
kind: pattern
level: warning
message: {{ru: Нашлось., uk: Знайшлося., en: Found.}}
why: {{ru: Так нельзя., uk: Так не можна., en: Not so.}}
pattern: {{any: ['{pattern}']}}
examples:
  ru: {{bad: ["«{bad}» тут"], good: [Один., Два.]}}
  uk: {{bad: ["«{bad}» тут"], good: [Один., Два.]}}
  en: {{bad: ["«{bad}» here"], good: [One., Two.]}}
"""


def own_pack(here: Path, name: str, text: str) -> None:
    """Write a rule of the user's own, and a config that uses it."""
    (here / "ours" / "acme").mkdir(parents=True, exist_ok=True)
    (here / "ours" / "acme" / name).write_text(text, encoding="utf-8")
    (here / ".replylint.yaml").write_text("packs: [ours]\n")


def refused(run: Run, *arguments: str, stdin: str = BAD) -> str:
    """What a run that ends with code 2 and without a traceback says on stderr."""
    result = run(*arguments, stdin=stdin)
    assert result.code == 2
    assert "Traceback" not in result.out + result.err
    return result.err


def test_a_draft_of_100_mb_is_refused_with_the_limit(run: Run, here: Path) -> None:
    with open(here / "large.txt", "wb") as file:
        file.truncate(100_000_000)
    result = run("check", "large.txt")
    assert result.code == 2
    assert "large.txt: larger than 50 MB" in result.out
    assert "max_size" in result.out


@pytest.mark.parametrize("name", ["", "folder", "folder/draft.txt/x", "a\nb.txt", "\x1b[31m.txt"])
def test_a_name_that_is_no_file(run: Run, here: Path, name: str) -> None:
    (here / "folder").mkdir()
    (here / "folder" / "draft.png").write_bytes(b"")
    result = run("check", name)
    assert result.code == 2
    assert "Traceback" not in result.out + result.err
    assert "\x1b" not in result.out + result.err


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_name_that_is_no_text(here: Path, start: Callable[..., "subprocess.Popen[bytes]"]) -> None:
    name = os.fsdecode(b"\xff.txt")
    (here / name).write_text(BAD, encoding="utf-8")
    for arguments in (("check", "."), ("check", name)):
        process = start(*arguments)
        out, err = process.communicate()
        assert (process.returncode, err) == (1, b"")
        assert "Вы сами виноваты" in out.decode("utf-8")
    out, _ = start("check", "--format", "json", ".").communicate()
    (file,) = json.loads(out)["files"]
    assert os.path.basename(file["path"]) == name
    assert file["findings"][0]["excerpt"] == "Вы сами виноваты"


def test_what_is_no_config(run: Run, here: Path) -> None:
    (here / "folder").mkdir()
    (here / "image.yaml").write_bytes(b"\x89PNG\x00")
    (here / "cp1251.yaml").write_bytes("company: {words: [Пиксель]}".encode("windows-1251"))
    (here / "list.yaml").write_text("[1, 2]\n")
    (here / "broken.yaml").write_text("ignore: [calm\n")
    assert "missing.yaml: no such config file" in refused(run, "check", "-", "--config", "missing.yaml")
    assert "can't be read" in refused(run, "check", "-", "--config", "folder")
    assert "a binary file" in refused(run, "check", "-", "--config", "image.yaml")
    assert "not UTF-8" in refused(run, "check", "-", "--config", "cp1251.yaml")
    assert "list.yaml:1:1" in refused(run, "check", "-", "--config", "list.yaml")
    assert "broken.yaml:2:1: not valid YAML" in refused(run, "check", "-", "--config", "broken.yaml")


def test_what_is_no_toml_config(run: Run, here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.replylint]\nignore = [\n")
    assert "pyproject.toml" in refused(run, "check", "-")
    (here / "pyproject.toml").write_text('[tool.replylint]\nignroe = ["calm"]\n')
    assert "Did you mean 'ignore'?" in refused(run, "check", "-")


@pytest.mark.parametrize(("text", "said"), [(BOMB, "aliases are unfolded"), (DEEP, "nested deeper than 50")])
def test_bombs_are_refused_in_configs_and_rules(run: Run, here: Path, text: str, said: str) -> None:
    (here / ".replylint.yaml").write_text(text)
    assert said in refused(run, "check", "-")
    own_pack(here, "bomb.yaml", text)
    error = refused(run, "check", "-")
    assert said in error
    assert "bomb.yaml:" in error


@pytest.mark.parametrize("command", [("check", "draft.txt"), ("rules", "explain", "calm/blame")])
def test_a_closed_pipe_is_no_fault(
    here: Path, start: Callable[..., "subprocess.Popen[bytes]"], command: tuple[str, ...]
) -> None:
    (here / "draft.txt").write_text(BAD * 3000, encoding="utf-8")
    process = start(*command)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""


def test_two_rules_with_one_id(run: Run, here: Path) -> None:
    write_rule(here / "ours", "calm/blame")
    (here / ".replylint.yaml").write_text("packs: [ours]\n")
    assert "the rule calm/blame stands in" in refused(run, "check", "-")
    assert "blame.yaml" in refused(run, "rules", "list")


def test_one_rule_in_two_files(run: Run, here: Path) -> None:
    write_rule(here / "ours", "acme/twice")
    rule = here / "ours" / "acme" / "twice.yaml"
    rule.with_suffix(".yml").write_bytes(rule.read_bytes())
    (here / ".replylint.yaml").write_text("packs: [ours]\n")
    assert "the rule acme/twice stands in" in refused(run, "check", "-")


@pytest.mark.parametrize(
    "phrase", ["~совсемнеслово", "(вы | ) [", "", "..", "!(нам)", "@nobody", "вы, вы", "~мыть{plrl}"]
)
def test_a_phrase_that_can_not_match(run: Run, here: Path, phrase: str) -> None:
    write_rule(here / "ours", "acme/never")
    rule = here / "ours" / "acme" / "never.yaml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("[вы сами виноваты, вы не дочитали]", f'["{phrase}"]'), encoding="utf-8")
    (here / ".replylint.yaml").write_text("packs: [ours]\n")
    error = refused(run, "check", "-")
    assert "never.yaml:10:16:" in error


def test_a_catastrophic_pattern_is_cut_off_and_all_else_is_reported(run: Run, here: Path) -> None:
    own_pack(here, "slow.yaml", PATTERN.format(pattern="(a|aa)+b", bad="aab"))
    draft = "Вы сами виноваты. " + "a" * 5000 + " b"
    result = run("check", "--format", "json", "-", stdin=draft)
    data = json.loads(result.out)
    (problem,) = data["problems"]
    assert "acme/slow" in problem["message"]
    assert "was cut off" in problem["message"]
    assert [finding["rule"] for finding in data["files"][0]["findings"]] == ["calm/blame"]
    assert result.code == 1
    lines = run("scan", "-", stdin=json.dumps({"id": 1, "draft": draft}) + '\n{"id": 2, "draft": "Да."}\n')
    first, second = (json.loads(line) for line in lines.out.splitlines())
    assert [finding["rule"] for finding in first["findings"]] == ["calm/blame"]
    assert "was cut off" in first["problems"][0]
    assert second["id"] == 2
    assert "problems" not in second


@pytest.mark.parametrize(
    ("ticket", "said"),
    [
        (b"", "ticket.json"),
        (b"\x89PNG\x00", "a binary file"),
        (b'{"subject": "\xff"}', "not UTF-8"),
        (b'{"messages": [{"text": 5}]}', "messages[0].text"),
        (b'{"messages": [{"text": "a"}, {"text": "b", "author": "robot"}]}', "messages[1].author"),
        (b'{"customer": {"gender": "x"}}', "customer.gender"),
        (b'{"channel": "fax"}', "channel"),
        (b'{"attachments": 5}', "attachments"),
        (b'{"messages": ' + b"[" * 100_000, "ticket.json"),
        (b'{"customer": {"name": "\\ud800"', "ticket.json"),
    ],
)
def test_tickets_that_are_none(run: Run, here: Path, ticket: bytes, said: str) -> None:
    (here / "ticket.json").write_bytes(ticket)
    error = refused(run, "check", "-", "--ticket", "ticket.json")
    assert "ticket.json" in error
    assert said in error


def test_a_ticket_with_odd_characters_is_read(run: Run, here: Path) -> None:
    ticket = '\ufeff{"customer": {"name": "\\ud800\\u0000\\u202e"}, "messages": [{"text": "\\udfff\\r\\n"}]}'
    (here / "ticket.json").write_text(ticket, encoding="utf-8")
    assert run("check", "-", "--ticket", "ticket.json", stdin=BAD).code == 1


@pytest.mark.parametrize("sort", ["cut", "swapped", "rubbish", "foreign", "folders", "pointing outside"])
def test_caches_of_somebody_else(here: Path, process: dict[str, str], sort: str) -> None:
    def check() -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "replylint", "check", "-"],
            input=BAD.encode(),
            env={**process, "REPLYLINT_CACHE": str(here / "cache")},
            cwd=here,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    wanted = check()
    assert (wanted[0], wanted[2]) == (1, b"")
    (here / "secret").write_text("secret")
    entries = {path: path.read_bytes() for path in sorted((here / "cache").iterdir())}
    contents = list(entries.values())
    for index, (path, data) in enumerate(entries.items()):
        match sort:
            case "cut":
                path.write_bytes(data[: len(data) // 2])
            case "swapped":
                path.write_bytes(contents[index - 1])
            case "rubbish":
                path.write_bytes(b"\xff\x00\n" * 50)
            case "foreign":
                path.write_bytes(data.replace(b"replylint", b"otherlint", 1)[:-1] + b"!")
            case "pointing outside":
                if path.name.startswith("stamp-"):
                    path.write_bytes(b"../secret\n" + data.partition(b"\n")[2])
                else:
                    path.unlink()
            case "folders":
                path.unlink()
                path.mkdir()
    assert check() == wanted
    assert check() == wanted
    assert (here / "secret").read_text() == "secret"


def test_a_cache_that_may_only_be_read(here: Path, process: dict[str, str], unprivileged: list[str]) -> None:
    (here / "cache").mkdir(mode=0o500)
    done = subprocess.run(
        [*unprivileged, sys.executable, "-m", "replylint", "check", "-"],
        input=BAD.encode(),
        env={**process, "REPLYLINT_CACHE": str(here / "cache")},
        cwd=here,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "Вы сами виноваты" in done.stdout.decode()
    assert list((here / "cache").iterdir()) == []
