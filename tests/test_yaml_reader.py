"""YAML: safe, positions exact, errors where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.yaml_reader import MAX_DEPTH, YamlError, load, resolve

# YAML knows no pairs of escapes for what lies above, as JSON writes it.
PLANE = st.characters(codec="utf-8", max_codepoint=0xFFFF)


def failure(text: str) -> YamlError:
    with pytest.raises(YamlError) as caught:
        load(text, "rule.yaml")
    return caught.value


def test_words_that_look_like_booleans_stay_words() -> None:
    data, _ = load("state: off\nphrases: [no, yes, on, да]\nsafe: true\n", "rule.yaml")
    assert data == {"state": "off", "phrases": ["no", "yes", "on", "да"], "safe": True}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", 3),
        ("-7", -7),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("", None),
        ("~", None),
        ("null", None),
        ("+380441234567", "+380441234567"),
        ("007", "007"),
        ("2026-11-20", "2026-11-20"),
        ("12:30", "12:30"),
        ("0x10", "0x10"),
        ("9" * 30, "9" * 30),
    ],
)
def test_what_a_plain_word_means(written: str, meant: object) -> None:
    assert resolve(written) == meant


def test_positions_of_keys_and_items() -> None:
    text = "kind: phrase\nexamples:\n  ru:\n    bad:\n      - один\n      - draft: два\n"
    _, positions = load(text, "rule.yaml")
    assert positions.line_of(("kind",)) == (1, 1)
    assert positions.line_of(("kind",), value=True) == (1, 7)
    assert positions.line_of(("examples", "ru", "bad", 1)) == (6, 9)
    assert positions.line_of(("examples", "ru", "bad", 1, "draft"), value=True) == (6, 16)
    assert positions.line_of(("examples", "uk")) == (2, 1)
    assert positions.line_of(()) == (1, 1)


def test_an_empty_text_is_nothing() -> None:
    data, positions = load("# only a comment\n", "rule.yaml")
    assert data is None
    assert positions.line_of(("kind",)) == (1, 1)


def test_an_alias_gives_what_its_anchor_holds() -> None:
    data, positions = load("a: &words [x, y]\nb: *words\n", "rule.yaml")
    assert data == {"a": ["x", "y"], "b": ["x", "y"]}
    assert positions.line_of(("b",)) == (2, 1)


def test_a_key_given_twice_names_both_lines() -> None:
    error = failure("level: error\nkind: phrase\nlevel: info\n")
    assert (error.line, error.column) == (3, 1)
    assert "'level' is given twice" in error.message
    assert error.hint is not None and "line 1" in error.hint


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert "aliases" in failure("\n".join(lines)).message


def test_deep_nesting_is_refused_whatever_the_depth() -> None:
    for depth in (MAX_DEPTH + 1, 10_000, 200_000):
        assert "nested deeper" in failure("[" * depth).message
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH, "rule.yaml")[0] is not None


def test_an_alias_of_itself_is_refused() -> None:
    assert "holds itself" in failure("&a [*a]").message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\n", 3),
        ("a: 1\nb: @x\n", 2),
        ("a: b: c\n", 1),
        ("a: *nothing\n", 1),
        ("a: !!python/object/apply:os.system [x]\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("? [a, b]\n: 1\n", 1),
        ("a: 1\nb: \x01\n", 2),
        ("a: \ud800\n", 1),
        ("a: !!int word\n", 1),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int) -> None:
    error = failure(text)
    assert error.line == line
    assert str(error).startswith(f"rule.yaml:{line}:")


@given(st.text())
def test_no_text_ends_in_another_error(text: str) -> None:
    try:
        load(text, "rule.yaml")
    except YamlError as error:
        assert error.message


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(PLANE),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcя"), inner, max_size=3),
        max_leaves=10,
    )
)
def test_what_json_can_say_is_read_as_json_reads_it(data: object) -> None:
    import json

    text = json.dumps(data, ensure_ascii=True)
    assert load(text, "data.json")[0] == data
