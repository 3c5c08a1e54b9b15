"""Patterns kept between runs are the patterns that `re` makes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from replylint import lazy

SOURCES = [
    (r"\bпис(?:ал|ав)(?:а|ла)?\b", re.IGNORECASE),
    (r"(?P<name>\w+)@(?P<host>[\w.-]+)", 0),
    (r"(?im)^на (\d+).*$", 0),
    (r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", 0),
    (r"(a)|(?<!b)(?P<c>c)(?=d)|[\u0300-\u036f\u200b-\u200f]", re.DOTALL),
    ("[🙂-🙏]", 0),
]
TEXT = "Она писала: kate@example.com, НА 12 дней. Ім'я acd e\u0301\u200b 🙂\nна 7"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(lazy, "_store", lazy._Store())
    lazy.compiled.cache_clear()
    yield
    lazy.compiled.cache_clear()


def again(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(lazy, "_store", lazy._Store())
    lazy.compiled.cache_clear()
    lazy.use_cache(str(folder))


def same(left: re.Pattern[str], right: re.Pattern[str]) -> bool:
    found = [
        [(one.span(), one.groupdict(), one.lastgroup) for one in each.finditer(TEXT)]
        for each in (left, right)
    ]
    facts = [(each.pattern, each.flags, each.groups, dict(each.groupindex)) for each in (left, right)]
    return found[0] == found[1] and facts[0] == facts[1]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_they_are_the_same_before_in_and_after_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, flags: int
) -> None:
    assert same(lazy.compiled(source, flags), re.compile(source, flags))
    again(monkeypatch, tmp_path)
    assert same(lazy.compiled(source, flags), re.compile(source, flags))
    lazy.save_cache()
    again(monkeypatch, tmp_path)
    monkeypatch.setattr(lazy, "_compile", None)  # nothing is left to compile
    assert same(lazy.compiled(source, flags), re.compile(source, flags))


def test_flags_tell_patterns_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(monkeypatch, tmp_path)
    assert lazy.compiled("a").search("A") is None
    assert lazy.compiled("a", re.IGNORECASE).search("A") is not None


@pytest.mark.parametrize("content", [b"", b"abc", b"\0\0\0\0rubbish", b"\xff" * 100])
def test_a_broken_cache_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    (tmp_path / lazy._name()).write_bytes(content)
    again(monkeypatch, tmp_path)
    assert lazy.compiled("b+").findall("abba") == ["bb"]
    lazy.save_cache()
    assert (tmp_path / lazy._name()).read_bytes() != content


def test_numbers_that_are_no_code_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(monkeypatch, tmp_path)
    lazy._store.codes["0 b+"] = lazy._Code(32, b"\xff" * 40, 0, {})
    assert lazy.compiled("b+").findall("abba") == ["bb"]


def test_a_wrong_pattern_fails_as_with_re(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(monkeypatch, tmp_path)
    with pytest.raises(re.error):
        lazy.compiled("(")


def test_a_promise_is_compiled_when_used() -> None:
    promise = lazy.pattern("(")
    with pytest.raises(re.error):
        promise.search("x")
    words = lazy.pattern(r"\w+", re.IGNORECASE)
    assert lazy.compiled.cache_info().currsize == 0
    assert words.findall("раз два") == ["раз", "два"]
    assert words.sub("_", "раз") == "_"
    assert words.flags & re.IGNORECASE


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(monkeypatch, tmp_path)
    lazy.save_cache()
    assert list(tmp_path.iterdir()) == []
