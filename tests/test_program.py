"""The index never changes a result, and a program from the cache is the program."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.compiler import compile_rules
from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.linter import lint
from replylint.packs import load_data, pack_files
from replylint.phrases.link import search
from replylint.program import Program
from replylint.program_cache import KEPT
from replylint.rulefile import read_rule
from replylint.scene import Scene
from replylint.words import Words

RULE = """
kind: phrase
level: warning
message: {ru: "«{match}» обижает", en: "“{match}” offends"}
why: {ru: потому, en: because}
phrases:
  ru: ["ваши ..1 (~проблема | трудност*)", "сам* ..2 виноват* &! не", "[ну] ~браво [вам]"]
  en: ["your [own] ~fault", "(should | must) have read", "~stop & emailing"]
except: {ru: ["ваши проблемы решены"]}
suggest: {ru: ["наша забота"], en: ["our concern"]}
examples:
  ru: {bad: ["«Ваши проблемы»."], good: ["Ваши проблемы решены.", "Проблемы позади."]}
  en: {bad: ["It is «your fault»."], good: ["Our fault.", "No fault."]}
"""


@pytest.fixture(scope="module")
def program() -> Program:
    return Program(compile_rules([read_rule(RULE, "own/rude", "rude.yaml")], {}))


def write(folder: Path, text: str = RULE, name: str = "rude") -> Path:
    pack = folder / "own"
    pack.mkdir(parents=True, exist_ok=True)
    (pack / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


WORDS = st.sampled_from(
    "ваши проблемы решены трудности сами самих вы виноваты не ну браво bravo вам. your own fault must have read "
    "stop stopped emailing us! пришли ,".split()
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(["ru", "en"]))
@settings(max_examples=300)
def test_the_index_changes_no_result(program: Program, words: list[str], language: str) -> None:
    draft = read_draft(" ".join(words), language=language)  # type: ignore[arg-type]
    scene = Scene(draft, None, program)
    check = program.decoded(program.active[0])
    indexed = [(found.first, found.past, found.phrase.source) for found in scene.find(check.phrases)]
    shard = program.shard(draft.language)
    everything = [
        (found.first, found.past, found.phrase.source)
        for number in shard.phrases_of(check.phrases[draft.language])
        for sentence in range(len(scene.words.sentences))
        for found in search(shard.linked(number), scene.words, sentence, scene.begins)
    ]
    assert sorted(indexed) == sorted(everything)


def test_findings_carry_message_reason_and_suggestion(program: Program) -> None:
    (finding,) = lint(read_draft("Это ваши проблемы.", language="ru"), None, program)
    assert (finding.rule, finding.level) == ("own/rude", "warning")
    assert "Это ваши проблемы."[finding.start : finding.end] == "ваши проблемы"
    assert finding.message == "«ваши проблемы» обижает"
    assert [suggestion.text for suggestion in finding.suggestions] == ["наша забота"]


def test_a_suggestion_keeps_the_capital_letter(program: Program) -> None:
    (finding,) = lint(read_draft("Ваши проблемы.", language="ru"), None, program)
    assert finding.suggestions[0].text == "Наша забота"


def test_a_cached_program_is_used_and_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "packs")
    cache = tmp_path / "cache"
    first = load_data([str(folder)], str(cache))
    monkeypatch.setattr("replylint.packs.compile_files", lambda files: pytest.fail("compiled again"))
    again = load_data([str(folder)], str(cache))
    text = "Сами виноваты, браво вам."
    draft = read_draft(text, language="ru")
    assert lint(draft, None, Program(first)) == lint(draft, None, Program(again))


def test_a_changed_rule_is_compiled_anew(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "packs"), str(tmp_path / "cache")
    load_data([str(folder)], cache)
    write(folder, RULE.replace("level: warning", "level: error"))
    assert load_data([str(folder)], cache).rules[0].level == "error"


@pytest.mark.parametrize("damage", [b"", b"garbage", b"replylint program 1 0.0.0\n....", None])
def test_a_broken_cache_is_rebuilt(tmp_path: Path, damage: bytes | None) -> None:
    folder, cache = write(tmp_path / "packs"), tmp_path / "cache"
    load_data([str(folder)], str(cache))
    for kept in cache.iterdir():
        raw = kept.read_bytes()
        kept.write_bytes(damage if damage is not None else raw[:-40] + bytes(40))
    for _ in range(2):
        # The second time from what the first kept.
        program = Program(load_data([str(folder)], str(cache)))
        assert [found.rule for found in lint(read_draft("Сами виноваты.", language="ru"), None, program)] == [
            "own/rude"
        ]


def test_a_broken_language_is_rebuilt(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "packs"), tmp_path / "cache"
    load_data([str(folder)], str(cache))
    for kept in cache.glob("program-*-ru"):
        kept.write_bytes(kept.read_bytes()[:-10])
    program = Program(load_data([str(folder)], str(cache)))
    assert lint(read_draft("Сами виноваты.", language="ru"), None, program)


def test_old_programs_leave_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for turn in range(KEPT + 3):
        folder = write(tmp_path / "packs", RULE.replace("обижает", f"обижает {turn}"))
        load_data([str(folder)], str(cache))
    # The rules, and three languages.
    assert len([kept for kept in cache.iterdir() if kept.name.startswith("program-")]) == 4 * KEPT


def test_a_cache_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "packs")
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert load_data([str(folder)], str(blocked / "cache")).rules[0].id == "own/rude"


def test_two_rules_with_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    with pytest.raises(ReplylintError) as error:
        load_data([str(tmp_path / "a"), str(tmp_path / "b")])
    assert "own/rude" in error.value.message
    assert str(tmp_path / "a") in error.value.message


def test_a_folder_of_rules_is_a_pack_by_its_own_name(tmp_path: Path) -> None:
    folder = write(tmp_path) / "own"
    assert [file.id for file in pack_files(str(folder))] == ["own/rude"]


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplylintError) as error:
        pack_files(str(tmp_path))
    assert "no rules" in error.value.message


@pytest.mark.parametrize(
    ("old", "new", "line", "says", "hint"),
    [
        ("kind: phrase", "kind: phras", 2, "there is no kind 'phras'", "'phrase'"),
        ("except:", "excpt:", 9, "unknown key 'excpt'", "'except'"),
        ("level: warning", "level: warn", 3, "can't be 'warn'", "'warning'"),
        ("[ну] ~браво", "[ну] ~бравоо", 7, "no dictionary", None),
        ("ваши ..1", "ваши, ..1", 7, "put a space before it", None),
        (', "Проблемы позади."', "", 12, "at least two", "near misses"),
        ("why: {ru: потому, en: because}", "why: {en: because}", 5, "'why' is missing in ru", None),
        ("(~проблема | трудност*)", "@trouble", 7, "there is no list @trouble", None),
    ],
)
def test_mistakes_in_rules_are_named_with_their_line(
    old: str, new: str, line: int, says: str, hint: str | None
) -> None:
    text = RULE.replace(old, new)
    with pytest.raises(ReplylintError) as error:
        compile_rules([read_rule(text, "own/rude", "rude.yaml")], {})
    assert error.value.path == "rude.yaml"
    assert error.value.line == line
    assert says in error.value.message
    if hint:
        assert hint in (error.value.hint or "")


@given(st.lists(st.lists(WORDS, max_size=6), min_size=14, max_size=16))
@settings(max_examples=20, deadline=None)
def test_the_table_of_words_says_what_the_row_says(program: Program, texts: list[list[str]]) -> None:
    fresh = Program(program.data).shard("ru")
    warm = program.shard("ru")
    read = [Words(" ".join(words)) for words in texts]
    for words in read:
        warm.candidates(words)
    assert [fresh.candidates(words) for words in read] == [warm.candidates(words) for words in read]
