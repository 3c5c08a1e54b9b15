"""Errors about shapes: line, key, what was expected, what was probably meant."""

from typing import Any, Literal

import pytest
from msgspec import Struct, field

from replylint.errors import ReplylintError, nearest, unknown_key
from replylint.validation import convert, dotted_key
from replylint.yaml_reader import load


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    level: Literal["error", "warning"] = "error"
    words: list[str] = []


class Outer(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    as_: int | None = field(default=None, name="as")
    inner: Inner = Inner()
    many: list[Inner] = []
    by_name: dict[str, Inner] = {}
    by_language: dict[Literal["ru", "uk"], list[str]] = {}


def failure(text: str) -> ReplylintError:
    data, positions = load(text, "file.yaml")
    with pytest.raises(ReplylintError) as caught:
        convert(data, Outer, "file.yaml", positions)
    return caught.value


def test_good_data_comes_through() -> None:
    data, positions = load("name: x\nas: 3\nby_name: {a: {words: [b]}}\n", "file.yaml")
    made = convert(data, Outer, "file.yaml", positions)
    assert (made.name, made.as_, made.by_name["a"].words) == ("x", 3, ["b"])


@pytest.mark.parametrize(
    ("text", "key", "line", "said", "hint"),
    [
        ("name: x\ninner:\n  levl: error\n", "inner.levl", 3, "unknown key 'levl' in 'inner'", "'level'"),
        ("name: x\nmany:\n  - level: eror\n", "many[0].level", 3, "can't be 'eror'", "'error'"),
        ("name: x\nmany:\n  - words: a\n", "many[0].words", 3, "must be a list, not a text", '["a"]'),
        ("name: x\nby_name:\n  a: {}\n  b: {words: [1]}\n", "by_name.b.words[0]", 4, "must be a text", '"1"'),
        (
            "name: x\nby_name:\n  a: {}\n  b: {wrds: []}\n",
            "by_name.b.wrds",
            4,
            "unknown key 'wrds'",
            "'words'",
        ),
        ("name: x\nby_language:\n  ru: да\n", "by_language.ru", 3, "must be a list", '["да"]'),
        ("name: x\nas: [1]\n", "as", 2, "must be a whole number, not a list", None),
        ("name: true\n", "name", 1, "must be a text, not true or false", '"True"'),
        ("as: 1\n", "", 1, "the key 'name' is missing", None),
        ("- name\n", "", 1, "must be a mapping, not a list", None),
    ],
)
def test_errors(text: str, key: str, line: int, said: str, hint: str | None) -> None:
    error = failure(text)
    assert (error.key, error.line) == (key, line)
    assert said in error.message
    assert (error.hint is None) if hint is None else hint in (error.hint or "")


def test_keys_as_people_write_them() -> None:
    path: tuple[Any, ...] = ("paths", 0, "as")
    assert dotted_key(path) == "paths[0].as"
    assert dotted_key(()) == ""


def test_the_nearest_name_or_all_of_them() -> None:
    assert nearest("tone/smilys", ["tone/smileys", "tone/blame"]) == "tone/smileys"
    assert nearest("xyzzy", ["tone/smileys"]) is None
    assert unknown_key("xyzzy", ["b", "a"]).hint == "Known keys here: a, b."


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({}, "m"),
        ({"path": "f"}, "f: m"),
        ({"path": "f", "line": 3}, "f:3: m"),
        ({"path": "f", "line": 3, "column": 1}, "f:3:1: m"),
    ],
)
def test_an_error_as_it_is_printed(place: dict[str, Any], text: str) -> None:
    assert str(ReplylintError("m", **place)) == text
