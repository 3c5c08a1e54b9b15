"""`check --changed-since`, in real repositories."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

BLAME = "Вы сами виноваты."
GOOD = "Мы поможем."


def git(folder: Path, *arguments: str) -> str:
    """Run git as a user without any settings of their own."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Тася",
        "GIT_AUTHOR_EMAIL": "tasya@example.com",
        "GIT_COMMITTER_NAME": "Тася",
        "GIT_COMMITTER_EMAIL": "tasya@example.com",
    }
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def commit(folder: Path, message: str = "change") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def found(result: Result) -> list[str]:
    """Places of the findings of calm/blame: «path:line»."""
    return [
        f"{file['path']}:{one['line']}"
        for file in json.loads(result.out)["files"]
        for one in file["findings"]
        if one["rule"] == "calm/blame"
    ]


@pytest.fixture
def repository(here: Path) -> Path:
    """A repository with an old finding on the branch main, and a branch of its own to work on."""
    git(here, "init", "-q", "-b", "main")
    write(here, "old.md", "Старое.", BLAME, GOOD)
    commit(here)
    git(here, "checkout", "-q", "-b", "work")
    return here


@pytest.fixture
def since(run: Run) -> Run:
    def check(*arguments: str, revision: str = "main") -> Result:
        return run("check", *(arguments or (".",)), "--changed-since", revision, "--format", "json")

    return check


def test_only_findings_on_changed_lines_count(repository: Path, since: Run) -> None:
    assert found(since()) == []
    write(repository, "old.md", "Новое.", "Старое.", BLAME, GOOD, f"Новое. {BLAME}")
    result = since()
    assert (result.code, found(result)) == (1, ["old.md:9"])
    commit(repository)
    assert found(since()) == ["old.md:9"]
    git(repository, "add", "-A")
    assert found(since()) == ["old.md:9"]


def test_uncommitted_staged_and_untracked_changes_count(repository: Path, since: Run) -> None:
    write(repository, "untracked.md", BLAME)
    write(repository, "staged.md", GOOD, BLAME)
    git(repository, "add", "staged.md")
    assert found(since()) == ["staged.md:3", "untracked.md:1"]


def test_what_others_changed_meanwhile_does_not_count(repository: Path, since: Run) -> None:
    git(repository, "checkout", "-q", "main")
    write(repository, "old.md", "Старое.", f"Так и есть. {BLAME}", GOOD)
    commit(repository)
    git(repository, "checkout", "-q", "work")
    write(repository, "old.md", "Старое.", BLAME, GOOD, BLAME)
    commit(repository)
    assert found(since()) == ["old.md:7"]


def test_a_line_that_went_changes_nothing_around_it(repository: Path, since: Run) -> None:
    write(repository, "old.md", BLAME, GOOD)
    assert found(since()) == []


def test_a_renamed_file_keeps_its_old_lines(repository: Path, since: Run) -> None:
    git(repository, "mv", "old.md", "new.md")
    assert found(since()) == []
    write(repository, "new.md", "Старое.", BLAME, GOOD, BLAME)
    commit(repository)
    assert found(since()) == ["new.md:7"]


NAMES = [
    "с пробелом.md",
    'с "кавычками".md',
    "a\\b.md",
    "tab\there.md",
    "line\nbreak.md",
    "-dash.md",
    "b/ж/é.md",
]


@pytest.mark.parametrize("name", NAMES)
def test_files_of_any_name(repository: Path, since: Run, name: str) -> None:
    write(repository, name, GOOD, BLAME)
    commit(repository)
    git(repository, "branch", "-f", "main")
    write(repository, name, GOOD, BLAME, BLAME)
    assert found(since()) == [f"{name}:5"]


def test_names_that_are_no_text(repository: Path, since: Run) -> None:
    name = os.fsdecode(b"\xff.md")
    try:
        write(repository, name, BLAME)
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    assert len(found(since())) == 1


@pytest.mark.parametrize(
    "setting",
    ["diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "diff.external=false",
     "diff.renames=false", "core.quotePath=true", "diff.context=9", "diff.interHunkContext=50", "diff.relative=true"],
)  # fmt: skip
def test_settings_of_the_user_change_nothing(repository: Path, since: Run, setting: str) -> None:
    git(repository, "config", *setting.split("="))
    write(repository, "old.md", "Старое.", BLAME, GOOD, "a", "b", BLAME)
    git(repository, "mv", "old.md", "ж 1.md")
    assert found(since()) == ["ж 1.md:11"]


def test_a_file_that_git_takes_for_binary_is_changed_as_a_whole(repository: Path, since: Run) -> None:
    path = repository / "utf16.md"
    path.write_bytes(f"{BLAME}\n\n{GOOD}\n".encode("utf-16"))
    commit(repository)
    git(repository, "branch", "-f", "main")
    assert found(since()) == []
    path.write_bytes(f"{BLAME}\n\n{GOOD} {GOOD}\n".encode("utf-16"))
    assert found(since()) == ["utf16.md:1"]


def test_windows_line_ends_and_lone_carriage_returns(repository: Path, since: Run) -> None:
    path = repository / "crlf.md"
    path.write_bytes(f"{BLAME}\r\n\r\na\rb\r\n\r\n{GOOD}\r\n".encode())
    commit(repository)
    git(repository, "branch", "-f", "main")
    path.write_bytes(f"{BLAME}\r\n\r\na\rb\r\n\r\n{BLAME}\r\n".encode())
    assert [place.rpartition(":")[0] for place in found(since())] == ["crlf.md"]
    path.write_bytes(f"{BLAME}\r\n\r\na\rb\r\n\r\n{GOOD} {GOOD}\r\n".encode())
    assert found(since()) == []


def test_only_changed_files_are_read(repository: Path, since: Run) -> None:
    (repository / "broken.md").write_bytes(b"\xd2\xfb")
    commit(repository)
    git(repository, "branch", "-f", "main")
    assert since().code == 0
    assert since("broken.md").code == 0
    (repository / "broken.md").write_bytes(b"\xd2\xfb\n")
    assert since().code == 2


def test_a_file_that_is_missing_is_still_told(repository: Path, since: Run) -> None:
    result = since("missing.md")
    assert result.code == 2
    assert "no such file" in result.out


def test_an_ignored_file_that_is_named_is_new(repository: Path, since: Run) -> None:
    write(repository, ".gitignore", "*.tmp.md")
    write(repository, "x.tmp.md", BLAME)
    assert found(since("x.tmp.md")) == ["x.tmp.md:1"]


def test_folders_within_and_further_work_trees(
    repository: Path, since: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "a/b/c.md", BLAME)
    monkeypatch.chdir(repository / "a")
    assert found(since("b")) == ["b/c.md:1"]
    assert found(since("../old.md")) == []
    git(repository, "worktree", "add", "-q", str(tmp_path / "second"), "main")
    write(tmp_path / "second", "old.md", "Старое.", BLAME, GOOD, BLAME)
    monkeypatch.chdir(tmp_path / "second")
    assert found(since()) == ["old.md:7"]


def test_links_lead_to_their_file(repository: Path, since: Run) -> None:
    (repository / "link.md").symlink_to("old.md")
    commit(repository)
    assert found(since("link.md")) == []
    write(repository, "old.md", "Старое.", BLAME, GOOD, BLAME)
    assert found(since("link.md")) == ["link.md:7"]


def export(path: Path, values: list[str], indent: int | None = None) -> None:
    macros = [
        {"id": number, "title": f"Макрос {number}", "active": True,
         "actions": [{"field": "comment_value", "value": value}]}
        for number, value in enumerate(values, 1)
    ]  # fmt: skip
    path.write_text(json.dumps({"macros": macros}, ensure_ascii=False, indent=indent), encoding="utf-8")


def entries(result: Result) -> list[str]:
    return [
        one["entry"]["id"]
        for file in json.loads(result.out)["files"]
        for one in file["findings"]
        if one["rule"] == "calm/blame"
    ]


def test_of_an_export_in_one_line_only_new_findings_count(repository: Path, since: Run) -> None:
    path = repository / "macros.json"
    export(path, [BLAME, GOOD, f"{BLAME} {GOOD}"])
    commit(repository)
    git(repository, "branch", "-f", "main")
    export(path, [BLAME, f"{GOOD} {GOOD}", f"{BLAME} {GOOD}"])
    assert entries(since()) == []
    export(path, [BLAME, f"{BLAME} {GOOD}", f"{BLAME} {GOOD} {GOOD}"])
    assert entries(since()) == ["2"]
    export(path, [f"{BLAME} {BLAME}", GOOD, f"{BLAME} {GOOD}", BLAME])
    assert entries(since()) == ["1", "4"]


def test_of_an_export_with_line_breaks_changed_lines_count(repository: Path, since: Run) -> None:
    path = repository / "macros.json"
    export(path, [BLAME, GOOD, BLAME], indent=1)
    commit(repository)
    git(repository, "branch", "-f", "main")
    export(path, [BLAME, GOOD, f"{BLAME} {GOOD}"], indent=1)
    assert entries(since()) == ["3"]


def test_an_export_in_another_style_or_order_is_no_change(repository: Path, since: Run) -> None:
    path = repository / "macros.json"
    export(path, [BLAME, GOOD, f"{BLAME} {GOOD}"], indent=1)
    commit(repository)
    git(repository, "branch", "-f", "main")
    export(path, [BLAME, GOOD, f"{BLAME} {GOOD}"], indent=4)
    assert entries(since()) == []
    data = json.loads(path.read_text(encoding="utf-8"))
    data["macros"].reverse()
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    assert entries(since()) == []
    data["macros"][1]["actions"][0]["value"] = f"{GOOD} {BLAME}"
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    assert entries(since()) == ["2"]
    data["macros"][0]["id"] = 9
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    assert entries(since()) == ["9", "2"]


def test_an_export_in_utf16_is_compared_by_its_texts(repository: Path, since: Run) -> None:
    path = repository / "macros.json"
    export(path, [BLAME, GOOD], indent=1)
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    commit(repository)
    git(repository, "branch", "-f", "main")
    export(path, [BLAME, GOOD, BLAME], indent=1)
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert entries(since()) == ["3"]


def test_the_old_version_of_an_export_is_read_in_its_encoding(repository: Path, since: Run) -> None:
    path = repository / "macros.json"

    def export_in_windows_1251(values: list[str]) -> None:
        export(path, values)
        path.write_bytes(path.read_text(encoding="utf-8").encode("windows-1251"))

    export_in_windows_1251([BLAME, GOOD])
    commit(repository)
    git(repository, "branch", "-f", "main")
    export_in_windows_1251([BLAME, GOOD, BLAME])
    assert entries(since("macros.json", "--encoding", "windows-1251")) == ["3"]


def test_an_old_version_that_can_not_be_read_tells_nothing(repository: Path, since: Run) -> None:
    path = repository / "macros.json"
    path.write_text('{"macros": [', encoding="utf-8")
    commit(repository)
    git(repository, "branch", "-f", "main")
    export(path, [BLAME, GOOD])
    assert entries(since()) == ["1"]


def test_with_a_baseline_new_findings_on_changed_lines_count(repository: Path, run: Run, since: Run) -> None:
    assert run("baseline", "write").code == 0
    commit(repository)
    git(repository, "branch", "-f", "main")
    write(repository, "old.md", BLAME, "Старое.", BLAME, GOOD)
    result = since(".", "--baseline", ".replylint-baseline.json")
    assert found(result) == ["old.md:1"]
    write(repository, "old.md", "Старое.", f"{BLAME} {GOOD}")
    result = since(".", "--baseline", ".replylint-baseline.json")
    assert found(result) == []
    assert json.loads(result.out)["baseline"] == {"known": 2, "paid_off": 0}


def test_fixes_touch_changed_lines_only(repository: Path, run: Run) -> None:
    path = write(repository, "old.md", "Старое.", BLAME, GOOD, BLAME)
    assert (
        run("check", ".", "--changed-since", "main", "--fix", "--unsafe", "--select", "calm/blame").code == 0
    )
    assert path.read_text(encoding="utf-8").split("\n\n") == [
        "Старое.", BLAME, GOOD, "Давайте разберёмся.\n",
    ]  # fmt: skip


def failure(result: Result) -> str:
    assert result.code == 2
    assert "Traceback" not in result.err
    return result.err


def test_an_unknown_revision(repository: Path, run: Run) -> None:
    said = failure(run("check", ".", "--changed-since", "origin/mian"))
    assert "there is no revision 'origin/mian'" in said
    assert "git fetch origin mian" in said
    assert "there is no revision" in failure(run("check", ".", "--changed-since", "main:old.md"))


@pytest.mark.parametrize("revision", ["", " ", "--output=x", "-p"])
def test_what_is_no_revision(repository: Path, run: Run, revision: str) -> None:
    assert "is no revision" in failure(run("check", ".", f"--changed-since={revision}"))
    assert sorted(os.listdir(repository)) == [".git", "old.md"]


def test_a_shallow_clone(repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "old.md", BLAME)
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    said = failure(run("check", ".", "--changed-since", "origin/main"))
    assert "no commit in common" in said and "fetch-depth: 0" in said
    assert "fetch-depth: 0" in failure(run("check", ".", "--changed-since", "origin/main~5"))


def test_unrelated_histories(repository: Path, run: Run) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, "another beginning")
    assert "no commit in common" in failure(run("check", ".", "--changed-since", "main"))


def test_no_repository(here: Path, run: Run) -> None:
    write(here, "a.md", BLAME)
    assert "in no git repository" in failure(run("check", "a.md", "--changed-since", "main"))


def test_a_repository_without_commits(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    write(here, "a.md", BLAME)
    assert "there is no revision 'main'" in failure(run("check", "a.md", "--changed-since", "main"))


def test_a_broken_repository(here: Path, run: Run) -> None:
    (here / ".git").mkdir()
    write(here, "a.md", BLAME)
    assert "git says: not a git repository" in failure(run("check", "a.md", "--changed-since", "main"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_somebody_else(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    os.chown(repository, 12345, 12345)
    said = failure(run("check", ".", "--changed-since", "main"))
    assert "dubious ownership" in said and "safe.directory" in said


def test_no_git(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "needs git" in failure(run("check", ".", "--changed-since", "main"))


def test_a_link_out_of_the_repository_spoils_no_other_file(
    repository: Path, since: Run, tmp_path: Path
) -> None:
    write(tmp_path, "elsewhere.md", BLAME)
    (repository / "link.md").symlink_to(tmp_path / "elsewhere.md")
    write(repository, "new.md", BLAME)
    result = since()
    assert result.code == 2
    assert found(result) == ["new.md:1"]
    assert "in no git repository" in json.loads(result.out)["problems"][0]["message"]


def test_a_merge_in_conflict(repository: Path, since: Run) -> None:
    write(repository, "old.md", "Наше.", BLAME, GOOD)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    write(repository, "old.md", "Их.", BLAME, GOOD)
    commit(repository)
    git(repository, "checkout", "-q", "work")
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "-q", "main")
    assert found(since()) == []
    with (repository / "old.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{BLAME}\n")
    assert len(found(since())) == 1


def test_without_a_path_the_current_folder_is_meant(repository: Path, run: Run) -> None:
    write(repository, "new.md", BLAME)
    assert found(run("check", "--changed-since", "main", "--format", "json")) == ["new.md:1"]


def test_standard_input(repository: Path, run: Run) -> None:
    assert "no history" in failure(run("check", "-", "--changed-since", "main", stdin=BLAME))


def test_a_submodule_is_a_repository_of_its_own(repository: Path, run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    git(inner, "init", "-q", "-b", "trunk")
    write(inner, "in.md", BLAME)
    commit(inner)
    git(repository, "submodule", "--quiet", "add", str(inner), "vendor")
    commit(repository)
    assert "vendor" in failure(run("check", ".", "--changed-since", "main"))
    assert run("check", "old.md", "--changed-since", "main").code == 0
    assert run("check", "vendor", "--changed-since", "trunk").code == 0


def test_looking_writes_nothing(repository: Path, since: Run) -> None:
    write(repository, "old.md", BLAME)
    before = (repository / ".git" / "index").read_bytes()
    os.utime(repository / "old.md", (1, 1))
    since()
    assert (repository / ".git" / "index").read_bytes() == before
