"""Reports to standard output and to files: formats, errors before the check, nothing half written."""

import json
import os
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import replylint.cli.checking
from replylint.reporters import FORMATS
from tests.cli.conftest import Run, write_rule

BAD = "Вы сами виноваты.\n"


@pytest.fixture
def draft(here: Path) -> Path:
    path = here / "draft.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_asked_for(run: Run, draft: Path, name: str) -> None:
    result = run("check", "draft.txt", "--format", name)
    assert (result.code, result.err) == (1, "")
    assert "calm/blame" in result.out


def test_several_files_at_once(run: Run, draft: Path) -> None:
    result = run(
        *("check", "draft.txt", "--output", "r.sarif", "--output", "r.json", "--output", "r.jsonl"),
        *("--output", "r.txt", "--output=junit=r.xml", "--output", "gitlab=gl.json"),
    )
    assert result.code == 1
    assert "^^^^" in result.out
    written = {path.name: path.read_text(encoding="utf-8") for path in draft.parent.glob("[rg]*.*")}
    assert sorted(written) == ["gl.json", "r.json", "r.jsonl", "r.sarif", "r.txt", "r.xml"]
    assert json.loads(written["r.sarif"])["version"] == "2.1.0"
    assert json.loads(written["r.json"])["summary"]["errors"] == 1
    assert json.loads(written["r.jsonl"])["rule"] == "calm/blame"
    assert json.loads(written["gl.json"])[0]["check_name"] == "calm/blame"
    assert ET.fromstring(written["r.xml"]).tag == "testsuites"
    assert written["r.txt"] == result.out


def test_a_file_gets_no_colours(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "draft.txt", "--output", "r.txt").out
    assert "\x1b[" not in (draft.parent / "r.txt").read_text(encoding="utf-8")


def test_quiet_prints_only_what_could_not_be_checked(run: Run, draft: Path) -> None:
    assert run("check", "draft.txt", "-q").out == ""
    result = run("check", "draft.txt", "gone.txt", "--quiet", "--format", "github")
    assert (result.code, result.out.strip()) == (2, "gone.txt: no such file")


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (
            "r.xml",
            "--output r.xml: the ending does not tell the format",
            "--output FORMAT=r.xml, with one of",
        ),
        ("sarf=r.sarif", "there is no format 'sarf'", "Did you mean 'sarif'?"),
        ("nonsense=r.txt", "there is no format 'nonsense'", "The formats are text, concise"),
        ("no/such/r.json", "no/such: there is no such folder", ""),
        ("folder.json", "folder.json: a folder", ""),
        ("-", "which file?", "--format"),
        ("json=", "which file?", "--format"),
        ("draft.txt", "draft.txt: the report would overwrite what is to be checked", "another"),
        ("text=./draft.txt", "draft.txt: the report would overwrite what is to be checked", "another"),
        ("link.txt", "link.txt: the report would overwrite what is to be checked", "another"),
    ],
)
def test_what_cannot_be_written_is_said_before_the_check(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, value: str, message: str, hint: str
) -> None:
    (draft.parent / "folder.json").mkdir()
    (draft.parent / "link.txt").symlink_to(draft)
    before = sorted(draft.parent.iterdir())
    result = run("check", "draft.txt", "--output", "first.json", "--output", value)
    assert (result.code, result.out) == (2, "")
    assert message in result.err and hint in result.err
    assert sorted(draft.parent.iterdir()) == before
    assert draft.read_text(encoding="utf-8") == BAD


def test_two_reports_for_one_file(run: Run, draft: Path) -> None:
    result = run("check", "draft.txt", "--output", "r.json", "--output", "sarif=./r.json")
    assert result.code == 2
    assert "two reports for one file" in result.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_closed(run: Run, draft: Path) -> None:
    (draft.parent / "closed").mkdir(0o500)
    result = run("check", "draft.txt", "--output", "closed/r.json")
    assert result.code == 2
    assert "closed: not allowed to write" in result.err


def test_an_old_report_stays_until_the_new_one_is_whole(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = draft.parent / "r.json"
    old.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        result = run("check", "draft.txt", "--output", "r.json")
    assert result.code == 2
    assert "r.json: the report can't be written: No space left on device" in result.err
    assert old.read_text() == "old"
    assert sorted(path.name for path in draft.parent.iterdir()) == ["draft.txt", "r.json"]
    assert "calm/blame" in result.out


def test_a_report_may_go_to_a_device_or_through_a_link(run: Run, draft: Path) -> None:
    (draft.parent / "latest.json").symlink_to("r.json")
    result = run("check", "draft.txt", "--output", f"json={os.devnull}", "--output", "latest.json")
    assert result.code == 1
    assert (draft.parent / "latest.json").is_symlink()
    assert json.loads((draft.parent / "r.json").read_bytes())["version"] == 1
    assert not os.path.isfile(os.devnull)


def test_a_bad_config_is_in_every_report_for_programs(run: Run, draft: Path) -> None:
    (draft.parent / ".replylint.yaml").write_text("fail_on: never\nlangage: ru\n")
    result = run("check", "draft.txt", "--output", "r.sarif", "--output", "github=r.log")
    assert (result.code, result.out) == (2, "")
    assert "langage" in result.err
    (invocation,) = json.loads((draft.parent / "r.sarif").read_bytes())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert (
        (draft.parent / "r.log")
        .read_text()
        .startswith("::error title=replylint,file=.replylint.yaml,line=2::")
    )
    result = run("check", "draft.txt", "--format", "gitlab")
    assert json.loads(result.out)[0]["location"] == {
        "path": ".replylint.yaml",
        "lines": {"begin": 2, "end": 2},
    }


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_start_at_the_repository_wherever_the_run_started(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    def path(*arguments: str) -> str:
        return str(json.loads(run("check", *arguments, "--format", "gitlab").out)[0]["location"]["path"])

    assert path("draft.txt") == path(str(draft)) == "draft.txt"
    monkeypatch.setenv(variable, str(draft.parents[1]))
    assert path("draft.txt") == path(str(draft)) == "here/draft.txt"
    monkeypatch.setenv(variable, str(draft.parent / "elsewhere"))
    assert path("./draft.txt") == "draft.txt"


def test_reports_are_written_after_the_check_alone(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replylint.cli.checking, "check_files", stopped)
    assert run("check", "draft.txt", "--output", "r.json").code == 130
    assert not (draft.parent / "r.json").exists()


def test_the_page_that_a_rule_names_is_in_the_reports_that_can_lead_there(run: Run, draft: Path) -> None:
    write_rule(draft.parent / "rules", "house/blame", more="link: https://wiki.example.com/blame")
    write_rule(draft.parent / "rules", "house/plain", level="warning")
    (draft.parent / ".replylint.yaml").write_text("packs: [rules]\n")
    run("check", "draft.txt", "--output", "r.sarif", "--output", "rdjson=r.json")
    (log,) = json.loads((draft.parent / "r.sarif").read_bytes())["runs"]
    links = {rule["id"]: rule.get("helpUri") for rule in log["tool"]["driver"]["rules"]}
    assert links["house/blame"] == "https://wiki.example.com/blame"
    assert links["house/plain"] is None
    urls = {
        one["code"]["value"]: one["code"].get("url")
        for one in json.loads((draft.parent / "r.json").read_bytes())["diagnostics"]
    }
    assert urls == links


@pytest.mark.parametrize("more", [[], ["--fix"], ["--no-cache"]])
def test_reviewdog_counts_the_bytes_of_a_byte_order_mark(run: Run, draft: Path, more: list[str]) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + BAD.encode())
    (draft.parent / "other.md").write_text(BAD, encoding="utf-8")
    found = json.loads(run("check", "draft.txt", "other.md", "--format", "rdjson", *more).out)["diagnostics"]
    starts = {one["location"]["path"]: one["location"]["range"]["start"]["column"] for one in found}
    assert starts == {"draft.txt": 4, "other.md": 1}


def test_a_report_of_an_earlier_run_is_no_text_to_check(run: Run, draft: Path) -> None:
    first = run("check", ".", "--output", "report.txt", "--output", "junit=r.md")
    again = run("check", ".", "--output", "report.txt", "--output", "junit=r.md")
    assert (again.code, again.out) == (first.code, first.out)
    assert (draft.parent / "report.txt").read_text(encoding="utf-8") == first.out


PAGE = (Path(__file__).parents[2] / "docs" / "outputs.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", re.findall(r"replylint (check [^|'`\n]*)(?:$|['`|])", PAGE, re.MULTILINE))
def test_the_commands_of_the_page_run(run: Run, draft: Path, command: str) -> None:
    (draft.parent / "macros").mkdir()
    (draft.parent / "macros" / "a.md").write_text(BAD, encoding="utf-8")
    result = run(*command.split())
    assert (result.code, result.err) == (1, "")
    written = [value.rpartition("=")[2] for value in re.findall(r"--output (\S+)", command)]
    assert all((draft.parent / name).stat().st_size for name in written)
