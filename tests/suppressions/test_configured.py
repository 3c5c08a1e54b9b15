"""The config's `suppress`: read strictly, by file, with its place."""

from pathlib import Path

import pytest

from replylint.config import check_rule_names, load_config, settings_for
from replylint.errors import ReplylintError
from replylint.settings import Section, Settings

IDS = ("tone/blame", "tone/guilt", "leaks/secret")


def settings(folder: Path, text: str, file: str = "macros.json") -> Settings:
    path = folder / ".replylint.yaml"
    path.write_text(text, encoding="utf-8")
    return settings_for(str(folder / file), load_config(str(path)))


def failure(folder: Path, text: str) -> ReplylintError:
    with pytest.raises(ReplylintError) as caught:
        settings(folder, text)
    return caught.value


def test_an_entry_is_meant_by_id_or_title(tmp_path: Path) -> None:
    text = (
        "suppress:\n- {rules: [tone/blame], entry: 360001}\n- {rules: [tone], entry: [1, b], title: 'R*'}\n"
    )
    first, second = settings(tmp_path, text).suppress
    assert (first.rules, first.entries, first.titles) == (("tone/blame",), ("360001",), ())
    assert first.where.endswith(".replylint.yaml:2") and not first.of_file
    assert (second.entries, second.titles) == (("1", "b"), ("R*",))


def test_globs_and_sections_say_which_files(tmp_path: Path) -> None:
    text = """\
suppress:
  - {rules: [tone], entry: 1, glob: "*.json"}
  - {rules: [leaks], entry: 1, glob: ["*.md", "x/*"]}
paths:
  - glob: "*.json"
    suppress: [{rules: [tone/guilt]}]
  - glob: "*.md"
    suppress: [{rules: [tone/blame]}]
"""
    found = settings(tmp_path, text).suppress
    assert [(one.rules, one.of_file) for one in found] == [(("tone",), True), (("tone/guilt",), True)]
    assert [one.rules for one in settings(tmp_path, text, "a.md").suppress] == [("leaks",), ("tone/blame",)]
    assert [one.rules for one in settings(tmp_path, text, "x/a.po").suppress] == [("leaks",)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("suppress: [{rules: [tone]}]", 1, "doesn't say where"),
        ("suppress:\n- {rules: [], entry: 1}", 2, "names no rule"),
        ("suppress:\n- {entry: 1}", 2, "'rules' is missing"),
        ("suppress:\n- {rules: tone, entry: 1}", 2, "must be a list"),
        ("suppress:\n- {rules: [tone], entri: 1}", 2, "unknown key 'entri'"),
        ("suppress:\n- {rules: [suppressions/unused], entry: 1}", 2, "can't suppress"),
        ("require_reason: true\nsuppress:\n- {rules: [tone], entry: 1}", 3, "has no reason"),
        ("require_reason: true\nsuppress:\n- {rules: [tone], entry: 1, reason: ' '}", 3, "has no reason"),
        (
            "paths:\n- glob: '*'\n  require_reason: true\n  suppress:\n  - {rules: [tone]}",
            5,
            "paths[0].suppress[0]",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    error = failure(tmp_path, text)
    assert said in error.message
    assert error.line == line


def test_reasons_may_be_left_out_where_they_are_not_required(tmp_path: Path) -> None:
    text = """\
require_reason: true
paths:
  - {glob: "*.json", require_reason: false, suppress: [{rules: [tone]}]}
"""
    assert settings(tmp_path, text).require_reason is False
    assert settings(tmp_path, text, "a.md").require_reason is True


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("suppress: [{rules: [tone, tone/blam], entry: 1}]", "suppress[0].rules[1]"),
        ("suppress: [{rules: [all], entry: 1}]", "suppress[0].rules[0]"),
        (
            "paths: [{glob: x, suppress: [{rules: [leaks], entry: 1}, {rules: [lea]}]}]",
            "paths[0].suppress[1].rules[0]",
        ),
        ("ignore: [suppressions/unusd]", "ignore[0]"),
    ],
)
def test_unknown_rules_are_told_with_the_nearest(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / ".replylint.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReplylintError) as caught:
        check_rule_names(load_config(str(path)), Section(), IDS)
    assert caught.value.key == key
    assert caught.value.line == 1


def test_rules_about_suppressions_have_names(tmp_path: Path) -> None:
    path = tmp_path / ".replylint.yaml"
    path.write_text(
        "ignore: [suppressions/unused]\nlevels: {suppressions: info}\n"
        "suppress: [{rules: [tone], entry: 1}]\n",
        encoding="utf-8",
    )
    check_rule_names(load_config(str(path)), Section(select=("suppressions/no-reason",)), IDS)


def test_the_baseline_is_relative_to_the_config(tmp_path: Path) -> None:
    assert settings(tmp_path, "baseline: ci/known.json", "a/b.md").baseline == str(
        tmp_path / "ci" / "known.json"
    )
    assert settings(tmp_path, "{}").baseline is None


def test_pyproject_can_say_it(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    text = """\
[tool.replylint]
baseline = "known.json"

[[tool.replylint.suppress]]
rules = ["tone/blame"]
entry = 360001

[[tool.replylint.suppress]]
rules = ["tone"]
"""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReplylintError) as caught:
        load_config(str(path))
    assert (caught.value.key, caught.value.line) == ("suppress[1]", 8)
    path.write_text(text.replace('["tone"]', '["tone"]\ntitle = "R*"'), encoding="utf-8")
    found = settings_for(str(tmp_path / "a.json"), load_config(str(path)))
    assert [one.where.rpartition(":")[2] for one in found.suppress] == ["4", "8"]
