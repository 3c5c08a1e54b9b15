"""The pages under docs/ say what the code does."""

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import msgspec
import pytest

from replylint.kinds import BUILT_IN, kind
from replylint.rulefile import CommonKeys
from replylint.settings import CompanySection, PathSection, Section, SuppressSection
from replylint.suppressions.directives import ACTIONS
from replylint.suppressions.meta import META_RULES
from tests.kinds.helpers import program_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def keys_of(keys: Any) -> set[str]:
    return {item.encode_name for item in msgspec.structs.fields(keys)}


def test_every_key_of_the_config_is_named() -> None:
    page = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    keys = keys_of(Section) | keys_of(CompanySection) | keys_of(PathSection)
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_every_key_of_a_suppression_and_every_directive_is_named() -> None:
    page = (ROOT / "docs" / "suppressions.md").read_text(encoding="utf-8")
    example = blocks(page, "yaml")[0]
    assert [key for key in keys_of(SuppressSection) if f"{key}:" not in example] == []
    assert [action for action in ACTIONS if f"`{action} RULES`" not in page] == []
    assert [rule for rule in META_RULES if f"| `{rule}` | {META_RULES[rule].level} |" not in page] == []


def test_every_common_key_is_named() -> None:
    table = PAGE[: PAGE.index("### ")]
    assert [
        key for key in keys_of(CommonKeys) | {"kind", "checks"} if not re.search(rf"`{key}:?`", table)
    ] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_kind_is_named_with_all_its_keys_in_a_valid_example(name: str) -> None:
    example = re.search(r"```yaml\n(.*?)```", SECTIONS[name], re.DOTALL)
    assert example
    program_of(example[1])
    given = re.findall(r"^([a-z_]+):", example[1], re.MULTILINE)
    assert given[0] == "kind" and f"kind: {name}\n" in example[1]
    named = [key for key in keys_of(kind(name).Keys) if key in given or f"`{key}`" in SECTIONS[name]]
    assert keys_of(kind(name).Keys) - set(named) == set()


def replylint(*arguments: str, folder: Path, stdin: str = "") -> str:
    """What the tool prints, 80 columns wide."""
    ran = subprocess.run(
        [sys.executable, "-m", "replylint", *arguments],
        cwd=folder, input=stdin, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return ran.stdout


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a page, without the indent of the list that they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [dedent(block) for _, block in found]


def test_the_readme_shows_what_the_example_prints() -> None:
    command = blocks(README, "console")[0].removeprefix("$ replylint ").split()
    assert replylint(*command, folder=ROOT) == blocks(README, "text")[0]


def test_the_rule_in_five_minutes_does_what_the_readme_says(tmp_path: Path) -> None:
    five = README[README.index("## Your own rule in five minutes") :]
    rule, exception = blocks(five, "yaml")[:2]
    failed, passed, found = blocks(five, "text")[:3]
    replylint("rules", "new", "house/guarantee", folder=tmp_path)
    file = tmp_path / "rules" / "house" / "guarantee.yaml"
    assert "kind: phrase" in file.read_text(encoding="utf-8")
    file.write_text(rule, encoding="utf-8")
    assert replylint("rules", "test", "rules", folder=tmp_path) == failed
    file.write_text(rule.replace("examples:\n", exception + "examples:\n"), encoding="utf-8")
    assert replylint("rules", "test", "rules", folder=tmp_path) == passed
    (tmp_path / ".replylint.yaml").write_text("packs: [rules]\n")
    (said,) = re.findall(r'`echo "(.*?)" \| replylint check -`', five)
    assert replylint("check", "-", folder=tmp_path, stdin=said + "\n") == found


def test_the_diff_of_the_page_of_fixes_is_what_comes_out(tmp_path: Path) -> None:
    (diff,) = re.findall(
        r"^--- macros.json\n.*?^(?=\d+ can be fixed)",
        (ROOT / "docs" / "fixes.md").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    lines = [line[1:] for line in diff.splitlines()[3:] if line[0] in " -"]
    (tmp_path / "macros.json").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert replylint("check", "macros.json", "--diff", folder=tmp_path) == diff


def test_the_python_of_the_pages_runs(tmp_path: Path) -> None:
    replylint("rules", "new", "house/guarantee", "--folder", "our-rules", folder=tmp_path)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    printed = []
    for snippet in (*blocks(README, "python"), *blocks(page, "python")):
        ran = subprocess.run(
            [sys.executable, "-c", snippet], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        printed.append(ran.stdout)
    assert "names/changed" in printed[0]
    assert printed[1] == blocks(page, "text")[0]


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
)
def test_links_between_the_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(
        r"\]\((?!https?:)([^)\s]*)\)", re.sub(r"``.*?``|```.*?```", "", text, flags=re.DOTALL)
    ):
        name, _, anchor = target.partition("#")
        file = (ROOT / page).parent / name if name else ROOT / page
        assert file.exists(), target
        if anchor and name:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_page_on_baselines_shows_what_is_printed(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "baseline.md").read_text(encoding="utf-8")
    lines = blocks(page, "console")[0].splitlines(keepends=True)
    text = "It is your own fault that you lost it.\n\nAs I already told you.\n\nYou should have read the terms.\n"
    (tmp_path / "refund.md").write_text(text, encoding="utf-8")
    written = replylint(*lines[0].split()[2:], folder=tmp_path)
    assert written == "".join(lines[1:3])
    assert replylint(*lines[3].split()[2:], folder=tmp_path) == lines[4]
