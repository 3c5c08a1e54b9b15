"""The GitLab job: valid by GitLab's schema, and its script run as a runner runs it."""

import json
import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.schemas import GITLAB_CI, faults

FOLDER = Path(__file__).parents[2] / "plugins" / "gitlab"
DATA = yaml.safe_load((FOLDER / "replylint.yml").read_text(encoding="utf-8"))
JOB = DATA["replylint"]
BAD = "Здравствуйте!\n\nВы сами виноваты.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the job runs in a container of Linux")


def run(folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run the script of the job in a folder, with the shell that is in any image."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "PYTHON", "CI_"))}
    mine = {"PATH": path, "CI_PROJECT_DIR": str(folder), "GITLAB_CI": "true"}
    # GitLab puts the values of other variables into those of a job.
    own = {key: value.replace("$CI_PROJECT_DIR", str(folder)) for key, value in JOB["variables"].items()}
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(JOB["script"])],
        cwd=folder,
        env={**kept, **mine, **own, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def issues(folder: Path) -> list[Any]:
    return json.loads((folder / "gl-code-quality-report.json").read_bytes())  # type: ignore[no-any-return]


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_it_is_what_gitlab_takes_for_a_pipeline() -> None:
    assert faults(DATA, GITLAB_CI) == []


def test_the_pipeline_of_its_page_is_valid_and_sets_its_variables() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    pipeline = yaml.safe_load(found)
    # What is included makes a whole job of it.
    assert faults({**pipeline, "replylint": {**JOB, **pipeline["replylint"]}}, GITLAB_CI) == []
    assert set(pipeline["replylint"]["variables"]) <= set(JOB["variables"])
    own = [name for name in JOB["variables"] if name.startswith("REPLYLINT_") and name != "REPLYLINT_CACHE"]
    assert [name for name in own if f"`{name}`" not in page] == []


def test_findings_are_issues_and_tests_where_the_job_says_that_they_are(tmp_path: Path) -> None:
    write(tmp_path, "macros/возврат денег.md", BAD)
    write(tmp_path, "clean.md", "Деньги вернутся в среду.\n")
    done = run(tmp_path)
    assert done.returncode == 1, done.stderr
    assert "macros/возврат денег.md:3:1: error tone/blame" in done.stdout
    reports = JOB["artifacts"]["reports"]
    assert reports["codequality"] == "gl-code-quality-report.json"
    assert [issue["location"]["path"] for issue in issues(tmp_path)] == ["macros/возврат денег.md"]
    suites = ET.parse(tmp_path / reports["junit"]).getroot()
    assert (suites.attrib["tests"], suites.attrib["failures"]) == ("2", "1")
    again = run(tmp_path)
    assert again.stdout == done.stdout


def test_variables(tmp_path: Path) -> None:
    write(tmp_path, "a b/возврат.md", BAD)
    write(tmp_path, "-c.md", BAD)
    write(tmp_path, "d*.md", BAD)
    write(tmp_path, "other.md", BAD)
    done = run(tmp_path, REPLYLINT_PATHS="a b\n-c.md\nd*.md\n", REPLYLINT_ARGUMENTS="--fail-on\nnever\n")
    assert done.returncode == 0, done.stderr
    assert {issue["location"]["path"] for issue in issues(tmp_path)} == {"a b/возврат.md", "-c.md", "d*.md"}


def test_only_changed_lines_of_a_merge_request(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=Тася", "-c", "user.email=tasya@example.com")
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    git("init", "--quiet")
    write(tmp_path, "a.md", BAD)
    git("add", "--all")
    git("commit", "--quiet", "--message=1")
    base = git("rev-parse", "HEAD")
    write(tmp_path, "a.md", BAD + "\nВы сами виноваты, что не прочли.\n")
    git("commit", "--quiet", "--all", "--message=2")
    mine = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "REPLYLINT_ONLY_CHANGED": "true"}
    done = run(tmp_path, **mine)
    assert done.returncode == 1, done.stderr
    assert [issue["location"]["lines"]["begin"] for issue in issues(tmp_path)] == [5]
    run(tmp_path, REPLYLINT_ONLY_CHANGED="true")
    assert len(issues(tmp_path)) == 2


def test_it_installs_what_the_variable_names() -> None:
    (install,) = JOB["before_script"]
    words = shlex.split(install)
    assert words[:2] == ["pip", "install"]
    assert words[-1] == "$REPLYLINT_REQUIREMENT"
