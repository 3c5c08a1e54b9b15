"""The example repository is what its page says, and has every format."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, AnyStr

import pytest
import yaml

from replylint.readers.passage import Source
from replylint.readers.table import DATA_READERS, TEXT_READERS
from replylint.readers.trees import TREE_ENDINGS, parse_tree
from replylint.records import decode
from tests.schemas import GITHUB_WORKFLOW, GITLAB_CI, faults

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "macros-repo"
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")


def replylint(*arguments: str) -> str:
    """What the tool prints in the example repository."""
    ran = subprocess.run(
        [sys.executable, "-m", "replylint", *arguments],
        cwd=FOLDER,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    return ran.stdout


def table() -> dict[str, str]:
    """The files of the page's table, and what it says is found in them."""
    rows = re.findall(r"^\| (\S+/\S+) \| [^|]+ \| ([^|]*) \|$", PAGE, re.MULTILINE)
    return dict(rows)


def commands() -> Iterator[Any]:
    """The commands of the page and what they print there."""
    shown = r"^```console\n\$ replylint ([^\n]*)\n```\n```(diff|text)\n(.*?)^```$"
    for command, _, printed in re.findall(shown, PAGE, re.MULTILINE | re.DOTALL):
        yield pytest.param(shlex.split(command), printed, id=command)


@pytest.mark.parametrize(("command", "printed"), list(commands()))
def test_a_command_prints_what_the_page_shows(command: list[str], printed: str) -> None:
    assert replylint(*command) == printed


def test_every_file_has_the_findings_that_the_page_claims() -> None:
    report = decode(replylint("check", ".", "--format", "json"))
    found = {
        file["path"]: [f"{one['line']}:{one['column']} {one['rule']}" for one in file["findings"]]
        for file in report["files"]
    }
    claimed = {
        path: [f"{place} {rule}" for place, rule in re.findall(r"(\d+:\d+) `(\S+)`", said)]
        for path, said in table().items()
    }
    assert found == claimed
    assert report["problems"] == []
    assert report["suppressed"] == len(re.findall("suppressed", "".join(table().values())))
    assert report["baseline"] == {"known": 3, "paid_off": 0}


def cut(whole: AnyStr, start: tuple[int, int], end: tuple[int, int]) -> AnyStr:
    """The text or the bytes from one line and column to another."""
    sizes = [len(line) for line in whole.splitlines(keepends=True)]
    begin, past = (sum(sizes[: line - 1]) + column - 1 for line, column in (start, end))
    return whole[begin:past]


def test_all_reports_mean_the_same_places() -> None:
    report = decode(replylint("check", ".", "--format", "json"))
    places = [
        (file["path"], one["start"], one["end"]) for file in report["files"] for one in file["findings"]
    ]
    data = {path: (FOLDER / path).read_bytes() for path, _, _ in places}
    texts = {path: one.decode("utf-8") for path, one in data.items()}
    words = [(path, texts[path][start:end]) for path, start, end in places]

    diagnostics = decode(replylint("check", ".", "--format", "rdjson"))["diagnostics"]
    found = []
    for path, place in ((one["location"]["path"], one["location"]["range"]) for one in diagnostics):
        start, end = ((place[name]["line"], place[name]["column"]) for name in ("start", "end"))
        found.append((path, cut(data[path], start, end).decode("utf-8")))
    assert found == words

    (log,) = decode(replylint("check", ".", "--format", "sarif"))["runs"]
    found = []
    for place in (result["locations"][0]["physicalLocation"] for result in log["results"]):
        path, region = place["artifactLocation"]["uri"], place["region"]
        start, end = ((region[f"{name}Line"], region[f"{name}Column"]) for name in ("start", "end"))
        found.append((path, cut(texts[path], start, end)))
        assert region["snippet"]["text"] == found[-1][1]
    assert found == words


def data_of(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """The files of data in a folder: path, ending, and what stands in them."""
    for path in sorted(folder.glob("*/*")):
        if path.suffix in TREE_ENDINGS:
            root, problems = parse_tree(Source(path.read_text(encoding="utf-8"), str(path)), path.suffix)
            assert problems == ()
            yield str(path), path.suffix, root


def module(name: str) -> ModuleType:
    return import_module(f"replylint.readers.{name}")


@pytest.mark.parametrize("name", DATA_READERS)
def test_every_reader_of_data_has_a_file(name: str) -> None:
    reader = module(DATA_READERS[name])
    taken = [
        path for path, ending, root in data_of(FOLDER) if ending in reader.ENDINGS and reader.recognises(root)
    ]
    assert taken
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", TEXT_READERS)
def test_every_reader_of_texts_has_a_file(name: str) -> None:
    endings = {Path(path).suffix for path in table()}
    assert endings & set(module(TEXT_READERS[name]).SUFFIXES)


def test_its_rules_hold_their_examples() -> None:
    assert "1 rule: all examples hold" in replylint("rules", "test", "rules")


def test_its_ci_is_valid() -> None:
    workflow = yaml.safe_load((FOLDER / ".github/workflows/replylint.yml").read_text())
    # YAML 1.1 takes the key `on` for a truth value.
    workflow["on"] = workflow.pop(True)
    assert faults(workflow, GITHUB_WORKFLOW) == []
    pipeline = yaml.safe_load((FOLDER / ".gitlab-ci.yml").read_text())
    job = yaml.safe_load((ROOT / "plugins/gitlab/replylint.yml").read_text())["replylint"]
    assert faults({**pipeline, "replylint": {**job, **pipeline["replylint"]}}, GITLAB_CI) == []
    hooks = yaml.safe_load((FOLDER / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for hook in hooks} == known


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)", PAGE))
def test_links_of_the_page_lead_somewhere(target: str) -> None:
    assert (FOLDER / target).exists()
