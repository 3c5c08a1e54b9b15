"""`replylint rules …`, `init`, `completion` and the help."""

import json
from pathlib import Path

import pytest

from replylint.rule_schema import config_schema, rule_schema
from replylint.yaml_reader import load
from tests.cli.conftest import Run


def test_list_shows_level_state_and_languages(run: Run, here: Path) -> None:
    (here / ".replylint.yaml").write_text("levels: {calm/blame: info}\ninterface: uk\n")
    lines = run("rules", "list").out.splitlines()
    assert len(lines) == 4
    assert lines[0].split()[:5] == ["calm/blame", "info", "ru", "uk", "en"]
    assert "звучить як докір" in lines[0]
    assert lines[1].split()[:3] == ["calm/quiet", "off", "off"]
    data = json.loads(run("rules", "list", "calm/trial", "--format", "json").out)
    assert [(rule["id"], rule["level"], rule["state"]) for rule in data] == [("calm/trial", "off", "preview")]
    assert run("rules", "list", "nothing").code == 2


def test_explain_shows_all_of_a_rule(run: Run) -> None:
    result = run("rules", "explain", "calm/blame", "--lang", "ru")
    assert result.code == 0
    for text in (
        "calm/blame: error",
        "Упрёк обижает.",
        "вы не дочитали",
        "except:",
        "«Вы сами виноваты».",
        "blame.yaml",
    ):
        assert text in result.out
    assert "Reproach" not in result.out
    assert "Did you mean 'calm/blame'?" in run("rules", "explain", "calm/blam").err


MANY = """
checks:
  - kind: phrase
    phrases: {en: [a1, a2, a3, a4, a5, a6, a7, a8, a9]}
  - kind: tokens
    tokens: {en: [[{LOWER: {IN: [very, so]}}, {LEMMA: angry}]]}
level: info
message: {en: m}
why: {en: w}
examples: {en: {bad: ["«a1»"], good: [b, c]}}
"""


def test_explain_shows_the_beginning_of_long_lists(run: Run, here: Path) -> None:
    (here / "packs" / "own").mkdir(parents=True)
    (here / "packs" / "own" / "many.yaml").write_text(MANY)
    (here / ".replylint.yaml").write_text("packs: [packs]\n")
    lines = run("rules", "explain", "own/many").out.splitlines()
    assert "    … 3 more with --all" in lines and "    - a7" not in lines
    assert "    - [{LOWER: {IN: [very, so]}}, {LEMMA: angry}]" in lines
    everything = run("rules", "explain", "own/many", "--all").out
    assert "    - a9" in everything and "more with" not in everything


def test_silence_of_grammar_is_explained(run: Run, here: Path) -> None:
    (here / "packs" / "own").mkdir(parents=True)
    (here / "packs" / "own" / "many.yaml").write_text(MANY)
    (here / ".replylint.yaml").write_text("packs: [packs]\n")
    silence = ("check", "-", "--lang", "en", "--explain-silence", "own/many")
    assert "No sentence has the words that its patterns need." in run(*silence, stdin="Hello there.").out
    assert "It is not silent" in run(*silence, stdin="They are very angry.").out
    assert "There is no ticket" not in run(*silence, stdin="Very well, be angry.").out


def test_a_new_rule_passes_its_tests_and_is_used(run: Run, here: Path) -> None:
    made = run("rules", "new", "acme/our-words", "--folder", "packs")
    assert made.code == 0
    tested = run("rules", "test", "packs/acme/our-words.yaml")
    assert (tested.code, tested.out.splitlines()[-1]) == (0, "1 rule: all examples hold")
    (here / ".replylint.yaml").write_text("packs: [packs]\n")
    assert "acme/our-words" in run("check", "-", stdin="Как мы уже писали, всё готово.").out
    assert run("rules", "test").code == 0
    assert run("rules", "new", "acme/our-words").code == 2
    assert run("rules", "new", "acme/Bad Name").code == 2


def test_an_example_that_does_not_hold_is_told_with_its_line(run: Run, here: Path) -> None:
    run("rules", "new", "acme/our-words", "--folder", "packs")
    path = here / "packs" / "acme" / "our-words.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "«Как мы уже писали», деньги", "«Как мы» уже писали, деньги"
    )
    path.write_text(text, encoding="utf-8")
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "«Как мы»" in line)
    result = run("rules", "test", "packs")
    assert result.code == 1
    assert f"our-words.yaml:{number}:" in result.out


@pytest.mark.parametrize("path", ["nowhere", "empty", "note.txt"])
def test_what_is_no_pack_is_told(run: Run, here: Path, path: str) -> None:
    (here / "empty").mkdir()
    (here / "note.txt").write_text("x")
    result = run("rules", "test", path)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_the_schema_takes_rules_and_refuses_wrong_ones(run: Run, small_rules: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    assert json.loads(run("rules", "schema").out) == json.loads(json.dumps(rule_schema()))
    validator = jsonschema.Draft202012Validator(rule_schema())
    data, _ = load((small_rules / "calm" / "blame.yaml").read_text(encoding="utf-8"), "blame.yaml")
    assert validator.is_valid(data)
    assert not validator.is_valid({**data, "levle": "error"})
    assert not validator.is_valid({**data, "level": "fatal"})
    assert not validator.is_valid({key: value for key, value in data.items() if key != "message"})


def test_init_writes_a_config_that_is_valid_and_never_overwrites(run: Run, here: Path) -> None:
    assert run("init").code == 0
    path = here / ".replylint.yaml"
    assert run("check", "-", stdin="Спасибо!").code == 0
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(config_schema()).validate(load(path.read_text(encoding="utf-8"), "c")[0])
    path.write_text("language: ru\n")
    refused = run("init")
    assert (refused.code, path.read_text()) == (2, "language: ru\n")
    assert "--force" in refused.err
    assert run("init", "--force").code == 0
    assert path.read_text() != "language: ru\n"
    assert run("init", "nowhere").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert "_REPLYLINT_COMPLETE" in result.out


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("scan",),
        ("rules",),
        ("rules", "list"),
        ("rules", "explain"),
        ("rules", "test"),
        ("rules", "schema"),
        ("rules", "new"),
        ("init",),
        ("completion",),
        ("baseline",),
        ("baseline", "write"),
        (),
    ],
)
def test_every_help_has_an_example_and_fits_80_columns(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.code == 0
    assert "Example" in result.out
    assert "replylint " in result.out.split("Example")[1]
    assert all(len(line) <= 80 for line in result.out.splitlines())
