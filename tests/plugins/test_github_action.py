"""The GitHub action: valid by GitHub's schema, and its steps run as a runner runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.schemas import GITHUB_ACTION, GITHUB_WORKFLOW, faults

ACTION = Path(__file__).parents[2] / "plugins" / "github-action"
DATA = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
BAD = "Здравствуйте!\n\nВы сами виноваты.\n"
SAME = "Вы сами виноваты, что не прочли.\n"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="links to the environment, which Windows lacks"
)


class Runner:
    """As much of a runner of GitHub as the action sees: its variables, its files, a checkout."""

    def __init__(self, folder: Path) -> None:
        self.repository = folder / "work space"
        self.temporary = folder / "temp"
        for made in (self.repository, self.temporary):
            made.mkdir()
        self.output = self.temporary / "output"
        self.summary = self.temporary / "summary"
        # The environment that the step before would have installed.
        (self.temporary / "replylint").symlink_to(sys.prefix)
        self.variables = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_WORKSPACE": str(self.repository),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temporary),
        }

    def step(self, name: str, **inputs: str) -> "subprocess.CompletedProcess[str]":
        """Run a step of the action with `inputs`, `_` for `-` in their names."""
        (step,) = [step for step in DATA["runs"]["steps"] if step["name"] == name]
        given = {key: str(value["default"]) for key, value in DATA["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}

        def filled(text: str) -> str:
            return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], text)

        assert step["shell"] == "bash"
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "PYTHON"))}
        values = {key: filled(value) for key, value in step["env"].items()}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.repository / filled(step.get("working-directory", ".")),
            env={**kept, **self.variables, **values},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def outputs(self) -> dict[str, str]:
        """What the steps have set."""
        lines = self.output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run git, and fail if it fails."""
        identity = ("-c", "user.name=Тася", "-c", "user.email=tasya@example.com")
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=cwd or self.repository, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_it_is_what_github_takes_for_an_action() -> None:
    assert faults(DATA, GITHUB_ACTION) == []


def test_the_workflows_of_its_page_are_valid_and_use_its_inputs() -> None:
    page = (ACTION / "README.md").read_text(encoding="utf-8")
    workflows: list[Any] = [
        yaml.safe_load(found) for found in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    ]
    assert workflows
    for workflow in workflows:
        # YAML 1.1 takes the key `on` for a truth value.
        workflow["on"] = workflow.pop(True)
        assert faults(workflow, GITHUB_WORKFLOW) == []
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        used = [step for step in steps if "plugins/github-action" in step.get("uses", "")]
        assert used
        assert all(set(step.get("with", {})) <= set(DATA["inputs"]) for step in used)
    assert [name for name in (*DATA["inputs"], *DATA["outputs"]) if f"`{name}`" not in page] == []


def test_every_input_and_output_is_used() -> None:
    steps = json.dumps(DATA["runs"])
    assert [name for name in DATA["inputs"] if f"inputs.{name}" not in steps] == []
    script = (ACTION / "check.sh").read_text(encoding="utf-8")
    assert [name for name in DATA["outputs"] if f"{name}=" not in script] == []


def test_findings_are_annotations_sarif_and_a_summary(runner: Runner) -> None:
    write(runner.repository, "macros/возврат денег.md", BAD)
    write(runner.repository, "clean.md", "Деньги вернутся в среду.\n")
    done = runner.step("Check")
    assert done.returncode == 1, done.stderr
    assert "::error file=macros/возврат денег.md,line=3,endLine=3,col=1," in done.stdout
    assert runner.outputs() == {"exit-code": "1", "sarif-file": "replylint.sarif"}
    (run,) = json.loads((runner.repository / "replylint.sarif").read_bytes())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["tone/blame"]
    counts, _, found = runner.summary.read_text(encoding="utf-8").partition("<details>")
    assert "           1     1  error tone/blame" in counts
    assert "    macros/возврат денег.md:3:1: error tone/blame" in found


def test_nothing_found_passes(runner: Runner) -> None:
    write(runner.repository, "clean.md", "Деньги вернутся в среду.\n")
    done = runner.step("Check")
    assert done.returncode == 0, done.stderr
    assert runner.outputs()["exit-code"] == "0"


def test_inputs(runner: Runner) -> None:
    write(runner.repository, "support/a b.md", BAD)
    write(runner.repository, "support/-c.md", BAD)
    write(runner.repository, "support/other.md", BAD)
    write(runner.repository, "config.yaml", "interface: uk\n")
    done = runner.step(
        "Check",
        working_directory="support",
        paths="  \na b.md\r\n-c.md\n",
        config="../config.yaml",
        fail_on="never",
        arguments="--select\ntone/blame\n",
        sarif_file="отчёт 1.sarif",
    )
    assert done.returncode == 0, done.stderr
    assert "file=support/a b.md" in done.stdout and "file=support/-c.md" in done.stdout
    assert "other.md" not in done.stdout
    assert "Чому: " in done.stdout
    assert runner.outputs()["sarif-file"] == "support/отчёт 1.sarif"
    (run,) = json.loads((runner.repository / "support/отчёт 1.sarif").read_bytes())["runs"]
    assert len(run["results"]) == 2


def test_nothing_in_an_input_is_run(runner: Runner) -> None:
    write(runner.repository, "clean.md", "Деньги вернутся в среду.\n")
    evil = '$(touch "$GITHUB_WORKSPACE/evil"); `touch evil`"; touch evil; #'
    done = runner.step("Check", paths=evil, config=evil, arguments=evil, sarif_file="r.sarif")
    assert done.returncode == 2
    assert not (runner.repository / "evil").exists()


def test_a_config_that_cannot_be_used_is_an_annotation(runner: Runner) -> None:
    write(runner.repository, "clean.md", "Деньги вернутся в среду.\n")
    write(runner.repository, ".replylint.yaml", "langage: ru\n")
    done = runner.step("Check")
    assert done.returncode == 2
    assert "::error title=replylint,file=.replylint.yaml,line=1::" in done.stdout
    assert runner.outputs()["exit-code"] == "2"


def test_in_a_pull_request_only_what_changed_is_reported(runner: Runner, tmp_path: Path) -> None:
    source, hosted = tmp_path / "source", tmp_path / "hosted.git"
    source.mkdir()
    runner.git("init", "--quiet", "--initial-branch=main", cwd=source)
    write(source, "old.md", BAD)
    write(source, "both.md", BAD)
    runner.git("add", "--all", cwd=source)
    runner.git("commit", "--quiet", "--message=1", cwd=source)
    runner.git("switch", "--quiet", "--create=change", cwd=source)
    write(source, "both.md", BAD + "\n" + SAME)
    runner.git("commit", "--quiet", "--all", "--message=2", cwd=source)
    runner.git("clone", "--quiet", "--bare", str(source), str(hosted), cwd=tmp_path)
    # As actions/checkout does it by default: the last commit of one branch, and nothing else.
    options = ("--quiet", "--depth=1", "--branch=change", "--single-branch")
    runner.git("clone", *options, hosted.as_uri(), str(runner.repository), cwd=tmp_path)

    runner.variables["GITHUB_BASE_REF"] = "main"
    done = runner.step("Check", only_changed="true")
    assert done.returncode == 1, done.stdout + done.stderr
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert [re.search(r"file=(\S+?),line=(\d+)", line).groups() for line in commands] == [("both.md", "5")]  # type: ignore[union-attr]
    everything = runner.step("Check")
    assert everything.stdout.count("::error") == 3
    del runner.variables["GITHUB_BASE_REF"]
    pushed = runner.step("Check", only_changed="true")
    assert pushed.stdout.count("::error") == 3


@pytest.mark.slow
def test_it_installs_what_it_runs(runner: Runner) -> None:
    (runner.temporary / "replylint").unlink()
    done = runner.step("Install replylint")
    if any(sign in done.stderr for sign in ("NewConnectionError", "name resolution", "ConnectTimeoutError")):
        pytest.skip("no network: nothing could be installed")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("replylint ")
    write(runner.repository, "a.md", BAD)
    assert runner.step("Check").returncode == 1
