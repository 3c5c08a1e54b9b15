"""JSON with its places: values as Python's own parser reads them, texts at their exact offsets, errors with a place."""

import json
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.readers.json_tree import MAX_BROKEN, MAX_DEPTH, parse, parse_lines
from tests.readers.trees import check_places, plain

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def reads_as(written: str, piece: str) -> bool:
    return bool(json.loads(f'"{written}"') == piece)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 0, 1, "\t"]))
def test_reads_as_the_standard_library_with_exact_places(
    value: object, ascii_only: bool, indent: object
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)  # type: ignore[arg-type]
    root = parse(text, "x.json")
    assert plain(root) == json.loads(text)
    assert all(json.loads(text[node.start : node.end]) == plain(node) for node in root.walk())
    check_places(text, root, reads_as)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='{}[]",:\\ \n0-1.eEtrufalsn/a', max_size=14))
def test_takes_and_refuses_what_the_standard_library_does(text: str) -> None:
    def refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("twice")
        return dict(pairs)

    try:
        expected = json.loads(text, object_pairs_hook=refuse_twice)
    except ValueError:
        with pytest.raises(ReplylintError) as error:
            parse(text, "x.json")
        assert error.value.line is not None
        return
    assert plain(parse(text, "x.json")) == expected


def test_a_text_with_every_kind_of_escape() -> None:
    text = r'  {"a": "Не\u0442 \"да\"\n\ud83d\ude00\/!"}'
    node = parse(text, "x.json").get("a")
    assert node is not None
    assert node.value == 'Нет "да"\n😀/!'
    assert text[node.start : node.end] == r'"Не\u0442 \"да\"\n\ud83d\ude00\/!"'
    assert text[node.key_start :].startswith('"a"')
    layer = node.layer()
    smile = node.value.index("😀")
    assert text[slice(*layer.span(smile, smile + 1))] == r"\ud83d\ude00"
    assert text[slice(*layer.span(2, 3))] == r"\u0442"
    assert layer.is_unbroken(0, len(node.value))


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    text = r'["a\ud83dб", "\ude00\ud83d"]'
    items = parse(text, "x.json").items
    assert [item.value for item in items] == ["a\ufffdб", "\ufffd\ufffd"]
    assert text[slice(*items[0].layer().span(1, 2))] == r"\ud83d"
    assert text[slice(*items[1].layer().span(1, 2))] == r"\ud83d"


@pytest.mark.parametrize(
    ("text", "ascii_only"),
    [
        (r'["\u0434"]', True),
        ('["д"]', False),
        (r'["\u0434д"]', False),
        ('["abc"]', False),
        (r'["\u003cb"]', False),
    ],
)
def test_whether_letters_are_spelled_as_escapes(text: str, ascii_only: bool) -> None:
    assert parse(text, "x.json").items[0].layer().ascii_only is ascii_only


def test_numbers_of_any_size_and_the_words_that_python_writes() -> None:
    items = parse("[NaN, -Infinity, " + "9" * 5000 + ", 360012345678901234567]", "x.json").items
    assert isinstance(items[0].value, float) and math.isnan(items[0].value)
    assert items[1].value == -math.inf
    assert items[2].value == math.inf
    assert items[3].value == 360012345678901234567


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "empty"),
        (" \n ", 2, 2, "empty"),
        ('{"a": [1,\n 2', 2, 3, "ends inside the list that begins in line 1"),
        ('{"a": "бв', 1, 10, "ends inside the text that begins in line 1"),
        ('{"a"', 1, 5, "a colon was expected after the key 'a'"),
        ('{"a": 1,', 1, 9, "ends inside the object"),
        ('{"a": ', 1, 7, "ends inside the object"),
        ('{"a": 1,\n}', 2, 1, "a comma with nothing after it"),
        ("[1,]", 1, 4, "a comma with nothing after it"),
        ('["a" "b"]', 1, 6, "a comma or the ] of the list from line 1"),
        ('{"a": 1]', 1, 8, "a comma or the } of the object from line 1"),
        ("{'a': 1}", 1, 2, "a key in double quotes"),
        ("['a']", 1, 2, "double quotes"),
        ('{"a": True}', 1, 7, "'True'"),
        ("[01]", 1, 2, "'01'"),
        ("{} {}", 1, 4, "a second value"),
        ('["a\nb"]', 1, 4, "a line break inside a text"),
        ('["a\tb"]', 1, 4, "U+0009"),
        (r'["aб\х"]', 1, 5, "begins no escape"),
        (r'["\u12г4"]', 1, 3, "begins no escape"),
        ("// c\n1", 1, 1, "no comments"),
        ('{"а": 1,\r\n "а": 2}', 2, 2, "the key 'а' is given twice"),
    ],
)
def test_errors_name_the_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(ReplylintError, match=re.escape(message)) as error:
        parse(text, "x.json")
    assert (error.value.path, error.value.line, error.value.column) == ("x.json", line, column)


def test_a_key_given_twice_names_the_first_place() -> None:
    with pytest.raises(ReplylintError) as error:
        parse('{"a": 1,\n "b": 2, "a": 3}', "x.json")
    assert error.value.hint == "It stands in line 1, column 2 already; keep one of them."


def test_json_lines_in_a_json_file_are_named() -> None:
    with pytest.raises(ReplylintError) as error:
        parse('{"a": 1}\n{"a": 2}\n', "x.json")
    assert error.value.hint is not None and ".jsonl" in error.value.hint


def test_deep_nesting_is_an_error_not_a_crash() -> None:
    deepest = "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH
    assert len(list(parse(deepest, "x.json").walk())) == MAX_DEPTH + 1
    for text in ("[" * 1_000_000, '{"a":' * 100_000, f"[{deepest}]"):
        with pytest.raises(ReplylintError, match=f"deeper than {MAX_DEPTH}"):
            parse(text, "x.json")


def test_lines_are_read_one_by_one() -> None:
    text = '{"a": "б\\n"}\r\n\n{"a": \n  ["в"]\n{"a": "'
    root, errors = parse_lines(text, "x.jsonl")
    assert plain(root) == [{"a": "б\n"}, ["в"]]
    check_places(text, root.items[0], reads_as)
    check_places(text, root.items[1], reads_as)
    assert [(error.line, error.column) for error in errors] == [(3, 7), (5, 8)]
    assert "the line ends inside the object" in errors[0].message


def test_of_many_broken_lines_the_rest_is_counted() -> None:
    root, errors = parse_lines("id,text\n" * 100_000 + '"a"\n', "x.jsonl")
    assert plain(root) == ["a"]
    assert len(errors) == MAX_BROKEN + 1
    assert errors[-1].message == f"not valid JSON: {100_000 - MAX_BROKEN} more lines"
