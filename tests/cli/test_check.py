"""`replylint check`: what it finds, what it says, how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

BAD = "Здравствуйте!\n\nВы сами виноваты.\n"
GOOD = "Здравствуйте!\n\nДеньги вернутся в среду.\n"


def checked(run: Run, *arguments: str, stdin: str | bytes = b"") -> Any:
    return json.loads(run("check", "--format", "json", *arguments, stdin=stdin).out)


def rules(data: Any) -> list[str]:
    return [finding["rule"] for file in data["files"] for finding in file["findings"]]


def test_a_good_draft_may_be_sent(run: Run) -> None:
    result = run("check", "-", stdin=GOOD)
    assert (result.code, result.out, result.err) == (0, "Можно отправлять.\n", "")


def test_a_bad_draft_is_shown_and_stops(run: Run, here: Path) -> None:
    (here / "draft.txt").write_text(BAD, encoding="utf-8")
    result = run("check", "draft.txt")
    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0] == "draft.txt:3:1: ошибка: calm/blame"
    assert lines[1] == "  3 │ Вы сами виноваты."
    assert "  Лучше: Давайте разберёмся" in lines
    assert lines[-1] == "Отправлять нельзя: 1 ошибка."


def test_standard_input_is_read_without_a_path(run: Run) -> None:
    assert run("check", stdin=BAD).code == 1


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(run: Run, level: str, code: int) -> None:
    assert run("check", "-", "--fail-on", level, stdin=BAD).code == code


def test_warnings_stop_only_when_asked_to(run: Run) -> None:
    assert run("check", "-", "--as", "template", "--ignore", "calm", stdin=BAD).code == 0
    assert (
        run("check", "-", "--as", "template", "--ignore", "calm", "--fail-on", "warning", stdin=BAD).code == 1
    )


def test_what_a_file_is_follows_from_its_name(run: Run, here: Path) -> None:
    (here / "a.txt").write_text(BAD, encoding="utf-8")
    (here / "a.md").write_text(BAD, encoding="utf-8")
    assert rules(checked(run, "a.txt")) == ["calm/blame"]
    assert rules(checked(run, "a.md")) == ["calm/blame", "macro/blame"]
    assert rules(checked(run, "a.md", "--as", "reply")) == ["calm/blame"]


def test_select_ignore_and_preview(run: Run) -> None:
    assert rules(checked(run, "-", "--select", "macro", stdin=BAD)) == []
    assert rules(checked(run, "-", "--ignore", "calm/blame,macro", stdin=BAD)) == []
    assert rules(checked(run, "-", "--preview", stdin=BAD)) == ["calm/blame", "calm/trial"]
    assert rules(checked(run, "-", "--select", "calm/quiet", stdin=BAD)) == ["calm/quiet"]
    selected = checked(run, "-", "--select", "calm/trial", "--select", "calm/quiet", stdin=BAD)
    assert rules(selected) == ["calm/quiet", "calm/trial"]


def test_the_language_is_recognised_or_given(run: Run) -> None:
    assert checked(run, "-", stdin="Ви самі винні, шановний клієнте.")["files"][0]["language"] == "uk"
    assert checked(run, "-", "--lang", "en", stdin="ok")["files"][0]["language"] == "en"
    assert "Drop" in checked(run, "-", "--interface", "en", stdin=BAD)["files"][0]["findings"][0]["message"]


def test_json_follows_the_contract(run: Run, here: Path) -> None:
    (here / "draft.txt").write_text(BAD, encoding="utf-8")
    data = checked(run, "draft.txt")
    assert list(data) == ["version", "files", "summary", "problems"]
    (finding,) = data["files"][0]["findings"]
    assert finding["excerpt"] == BAD[finding["start"] : finding["end"]] == "Вы сами виноваты"
    assert (finding["line"], finding["column"]) == (3, 1)
    assert finding["suggestions"] == [{"text": "Давайте разберёмся", "safe": False}]
    assert data["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}


def test_a_folder_is_walked(run: Run, here: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.TXT", ".hidden/d.txt", "e.png"):
        path = here / "drafts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    data = checked(run, "drafts", "drafts/b.txt")
    assert [Path(file["path"]).as_posix() for file in data["files"]] == [
        "drafts/a.md",
        "drafts/b.txt",
        "drafts/deep/c.TXT",
    ]


def test_a_folder_without_texts_says_so(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    result = run("check", "empty")
    assert result.code == 2
    assert "a folder without texts" in result.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "no such file"),
        ("image.txt", b"\x89PNG\x00\x01", "a binary file"),
        ("cp1251.txt", "Вы сами".encode("windows-1251"), "--encoding"),
        ("large.txt", b"x" * 200, "larger than 100 bytes"),
    ],
)
def test_what_can_not_be_read_is_told_and_the_rest_is_checked(
    run: Run, here: Path, name: str, content: bytes | None, said: str
) -> None:
    (here / ".replylint.yaml").write_text("max_size: 100\n")
    (here / "good.txt").write_text(BAD, encoding="utf-8")
    if content is not None:
        (here / name).write_bytes(content)
    result = run("check", name, "good.txt")
    assert result.code == 2
    (line,) = [line for line in result.out.splitlines() if line.startswith(name)]
    assert said in line
    assert "good.txt:3:1" in result.out
    assert "Traceback" not in result.out + result.err
    data = checked(run, name, "good.txt")
    assert [problem["path"] for problem in data["problems"]] == [name]
    assert rules(data) == ["calm/blame"]


def test_other_encodings_and_marks(run: Run, here: Path) -> None:
    (here / "cp1251.txt").write_bytes(BAD.encode("windows-1251"))
    (here / "bom.txt").write_bytes(BAD.encode("utf-8-sig"))
    (here / "utf16.txt").write_bytes(BAD.encode("utf-16"))
    assert rules(checked(run, "cp1251.txt", "--encoding", "windows-1251")) == ["calm/blame"]
    data = checked(run, "bom.txt", "utf16.txt")
    assert [file["findings"][0]["column"] for file in data["files"]] == [1, 1]
    result = run("check", "bom.txt", "--encoding", "utf-88")
    assert result.code == 2
    assert "unknown encoding" in result.out


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t", "\u200b", "\ufeff"])
def test_an_empty_draft_is_no_trouble(run: Run, text: str) -> None:
    result = run("check", "-", "--lang", "ru", stdin=text)
    assert (result.code, result.out) == (0, "Можно отправлять.\n")


def test_offsets_with_emoji_line_ends_and_marks(run: Run, here: Path) -> None:
    text = "😀 Здравствуйте!\r\n\r\nИ\u0306 \u200b\u202eвы сами виноваты.\r\n"
    (here / "draft.txt").write_bytes(text.encode())
    (finding,) = checked(run, "draft.txt")["files"][0]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["excerpt"] == "вы сами виноваты"
    assert (finding["line"], finding["column"]) == (3, 6)


def test_a_ticket_is_read(run: Run, here: Path) -> None:
    ticket = {"id": "1", "language": "uk", "messages": [{"author": "customer", "text": "Де гроші?"}]}
    (here / "ticket.json").write_text(json.dumps(ticket))
    assert run("check", "-", "--ticket", "ticket.json", stdin=GOOD).code == 0
    assert checked(run, "-", "--ticket", "ticket.json", stdin="ok")["files"][0]["language"] == "uk"


@pytest.mark.parametrize(
    ("ticket", "said"),
    [
        ('{"messages": [{"public": "yes"}]}', "messages[0].public"),
        ('{"customer": []}', "customer"),
        ('{"messages": ', "line 1"),
        ("[]", "ticket"),
    ],
)
def test_a_ticket_that_is_none_names_the_key(run: Run, here: Path, ticket: str, said: str) -> None:
    (here / "ticket.json").write_text(ticket)
    result = run("check", "-", "--ticket", "ticket.json", stdin=GOOD)
    assert result.code == 2
    assert "ticket.json" in result.err
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_missing_ticket_and_two_readers_of_standard_input(run: Run) -> None:
    result = run("check", "-", "--ticket", "nowhere.json", stdin=GOOD)
    assert (result.code, result.err) == (2, "replylint: nowhere.json: no such file\n")
    assert run("check", "-", "--ticket", "-", stdin=GOOD).code == 2


def test_config_is_found_from_the_file(run: Run, here: Path) -> None:
    quiet = here / "quiet"
    quiet.mkdir()
    (quiet / ".replylint.yaml").write_text("ignore: [calm]\n")
    (quiet / "draft.txt").write_text(BAD, encoding="utf-8")
    (here / "draft.txt").write_text(BAD, encoding="utf-8")
    data = checked(run, "quiet/draft.txt", "draft.txt")
    assert [len(file["findings"]) for file in data["files"]] == [0, 1]
    assert rules(checked(run, "draft.txt", "--config", "quiet/.replylint.yaml")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe: [calm]\n", ".replylint.yaml:1:1: unknown key 'ignroe'\n  Did you mean 'ignore'?"),
        ("ignore: [calm/blam]\n", ".replylint.yaml:1:10: ignore[0]: there is no rule or pack 'calm/blam'"),
        ("a: " + "[" * 500, "nested deeper"),
        ("language: klingon\n", "can't be 'klingon'"),
    ],
)
def test_a_bad_config_stops_with_its_line(run: Run, here: Path, text: str, said: str) -> None:
    (here / ".replylint.yaml").write_text(text)
    result = run("check", "-", stdin=GOOD)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    as_json = run("check", "-", "--format", "json", stdin=GOOD)
    assert as_json.code == 2
    assert json.loads(as_json.out)["problems"][0]["path"] == ".replylint.yaml"


def test_unknown_rules_and_options_name_the_nearest(run: Run) -> None:
    result = run("check", "-", "--select", "calm/blam", stdin=GOOD)
    assert result.code == 2
    assert "Did you mean 'calm/blame'?" in result.err
    assert run("check", "--no-such-option").code == 2
    assert "Did you mean 'check'?" in run("chek").err


def test_rule_files_that_can_not_be_used_stop_with_their_line(run: Run, here: Path) -> None:
    pack = here / "ours" / "acme"
    pack.mkdir(parents=True)
    (here / ".replylint.yaml").write_text("packs: [ours]\n")
    (pack / "broken.yaml").write_text("kind: phrase\nlevle: error\n")
    result = run("check", "-", stdin=GOOD)
    assert result.code == 2
    assert "broken.yaml:2:1: unknown key 'levle'" in result.err
    assert "'level'" in result.err


def test_show_config_names_every_origin(run: Run, here: Path) -> None:
    (here / ".replylint.yaml").write_text(
        "language: ru\nignore:\n  - macro\ncompany:\n  domains: [example.com]\n"
        "paths:\n  - glob: '*.md'\n    as: reply\n    fields: [a, {text: 'b[].c', title: d}]\n"
    )
    result = run("check", "--show-config", "a.md", "--ignore", "calm/quiet", "--fail-on", "warning")
    assert result.code == 0
    rows = {tuple(line.split()) for line in result.out.splitlines()}
    assert ("language", "ru", ".replylint.yaml:1") in rows
    assert ("ignore", "macro", ".replylint.yaml:3") in rows
    assert ("calm/quiet", "--ignore") in rows
    assert ("fail_on", "warning", "--fail-on") in rows
    assert ("as", "reply", ".replylint.yaml:8") in rows
    assert ("fields", "a,", "b[].c", ".replylint.yaml:9") in rows
    assert ("company.domains", "example.com", ".replylint.yaml:5") in rows
    assert ("max_size", "50000000", "default") in rows


@pytest.mark.parametrize(
    ("arguments", "draft", "said"),
    [
        (("calm/blame", "--ignore", "calm"), BAD, "'ignore' names 'calm'. (--ignore)"),
        (("calm/blame", "--select", "macro"), BAD, "'select' does not name it"),
        (("calm/quiet",), BAD, "under 'levels'"),
        (("calm/trial",), BAD, "--preview"),
        (("macro/blame",), BAD, "only at a template"),
        (("calm/blame",), BAD, "not silent"),
        (("calm/blame",), "Напишите, если вы не дочитали письмо.", "'except: если вы не дочитали'"),
        (("calm/blame",), "Вы сами выбрали цвет.", "lacks one of 'виноваты'"),
        (("calm/blame",), "Добрый день!\n\nГотово.\n\n> Вы сами виноваты", "in the quote"),
    ],
)
def test_silence_is_explained(run: Run, arguments: tuple[str, ...], draft: str, said: str) -> None:
    result = run("check", "-", "--explain-silence", *arguments, stdin=draft)
    assert result.code == 0
    assert said in result.out


def test_silence_by_config_names_the_line(run: Run, here: Path) -> None:
    (here / ".replylint.yaml").write_text("language: ru\nlevels:\n  calm/blame: off\n")
    result = run("check", "-", "--explain-silence", "calm/blame", stdin=BAD)
    assert "(.replylint.yaml:3)" in result.out
    unknown = run("check", "-", "--explain-silence", "calm/blam", stdin=BAD)
    assert unknown.code == 2
    assert "Did you mean 'calm/blame'?" in unknown.err


def test_a_fault_in_a_kind_is_no_traceback_and_the_rest_is_checked(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from replylint import passage_check as running

    real = running.examine

    def faulty(draft: Any, ticket: Any, program: Any) -> Any:
        if "секрет" in draft.text:
            raise ZeroDivisionError("секрет")
        return real(draft, ticket, program)

    monkeypatch.setattr(running, "examine", faulty)
    (here / "a.txt").write_text("секрет", encoding="utf-8")
    (here / "b.txt").write_text(BAD, encoding="utf-8")
    result = run("check", "a.txt", "b.txt")
    assert result.code == 2
    assert "a.txt: not checked: ZeroDivisionError in test_check.py" in result.out
    assert "b.txt:3:1" in result.out
    assert "секрет" not in result.out + result.err
    lines = run("scan", "-", stdin='{"id": 1, "draft": "секрет"}\n{"id": 2, "draft": "ok"}\n')
    assert [json.loads(line).get("error", {}).get("code") for line in lines.out.splitlines()] == [
        "internal",
        None,
    ]


def test_a_cache_that_can_not_be_written_or_is_broken_changes_nothing(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = run("check", "-", stdin=BAD)
    (here / "file").write_text("in the way")
    monkeypatch.setenv("REPLYLINT_CACHE", str(here / "file"))
    assert run("check", "-", stdin=BAD) == wanted
    monkeypatch.setenv("REPLYLINT_CACHE", str(here / "cache"))
    assert run("check", "-", stdin=BAD) == wanted
    for path in (here / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:-7] + b"rubbish")
    assert run("check", "-", stdin=BAD) == wanted
    for path in (here / "cache").iterdir():
        path.write_bytes(b"")
    assert run("check", "-", stdin=BAD) == wanted


def test_colours_are_for_terminals_and_who_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "-", stdin=BAD).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "-", stdin=BAD).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "-", stdin=BAD).out


def test_named_data_of_other_programs_is_an_error_unless_the_caller_names_all_files(
    run: Run, here: Path
) -> None:
    (here / "package.json").write_text('{"name": "shop", "scripts": {}}')
    (here / "tsconfig.json").write_text('{// comments\n"a": 1}')
    (here / "draft.txt").write_text("Вы сами виноваты.", encoding="utf-8")
    named = run("check", "package.json", "tsconfig.json", "draft.txt")
    assert named.code == 2
    assert "package.json" in named.out and "tsconfig.json" in named.out
    skipped = run("check", "--skip-unknown", "package.json", "tsconfig.json", "draft.txt", "--format", "json")
    assert skipped.code == 1
    report = json.loads(skipped.out)
    assert [file["path"] for file in report["files"]] == ["draft.txt"]
    assert report["problems"] == []


def test_a_broken_export_is_no_unknown_data(run: Run, here: Path) -> None:
    (here / "macros.json").write_text('{"macros": [{"id": 1, "actions": [{"field": "comment_value"')
    result = run("check", "--skip-unknown", "macros.json")
    assert result.code == 2
    assert "macros.json:1:" in result.out
