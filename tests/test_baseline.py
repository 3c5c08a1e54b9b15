"""The baseline: which findings are known, and a file of them that is easy to review."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.baseline import Known, path_in, read_baseline, sort_out, written
from replylint.errors import ReplylintError
from replylint.fingerprints import Fingerprint


def one(words: str = "w", sentence: str = "s", *, rule: str = "tone/blame", entry: str = "") -> Fingerprint:
    return Fingerprint(rule, entry, words, sentence)


def test_equal_findings_are_counted() -> None:
    found = sort_out([one(), one(), one()], Counter({one(): 2}))
    assert found.known == (True, True, False)
    assert found.paid_off == ()


def test_of_equal_findings_the_one_in_a_new_sentence_is_new() -> None:
    found = sort_out([one("w", "new"), one("w", "a"), one("w", "b")], Counter([one("w", "a"), one("w", "b")]))
    assert found.known == (False, True, True)


def test_a_finding_in_an_edited_sentence_is_known() -> None:
    found = sort_out([one("w", "edited")], Counter([one("w", "a")]))
    assert found == sort_out([one("w", "a")], Counter([one("w", "a")]))


def test_of_equal_findings_the_one_on_a_changed_line_is_new() -> None:
    found = sort_out([one(), one()], Counter([one()]), [False, True])
    assert found.known == (False, True)


def test_other_words_rules_and_entries_are_new() -> None:
    known = Counter([one("w", "a", entry="1")])
    others = [one("v", "a", entry="1"), one("w", "a", entry="2"), one("w", "a", rule="x/y", entry="1")]
    found = sort_out(others, known)
    assert found.known == (False, False, False)
    assert found.paid_off == (one("w", "a", entry="1"),)


FINGERPRINTS = st.builds(
    Fingerprint,
    st.sampled_from(["tone/blame", "leaks/secret"]),
    st.sampled_from(["", "1", "Ж"]),
    st.sampled_from("wv"),
    st.sampled_from("abc"),
)


@given(st.lists(FINGERPRINTS, max_size=12), st.lists(FINGERPRINTS, max_size=12), st.data())
def test_each_known_finding_answers_for_one(
    found: list[Fingerprint], known: list[Fingerprint], data: st.DataObject
) -> None:
    old = data.draw(st.lists(st.booleans(), min_size=len(found), max_size=len(found)))
    result = sort_out(found, Counter(known), old)
    assert sum(result.known) + len(result.paid_off) == len(known)
    for likeness in {item.likeness for item in found}:
        there = sum(item.likeness == likeness for item in found)
        had = sum(item.likeness == likeness for item in known)
        taken = sum(k for k, item in zip(result.known, found, strict=True) if item.likeness == likeness)
        assert taken == min(there, had)


@given(st.lists(FINGERPRINTS, max_size=12))
def test_what_was_found_is_known_whatever_its_order(found: list[Fingerprint]) -> None:
    result = sort_out(found, Counter(reversed(found)))
    assert all(result.known) and result.paid_off == ()


KNOWN: Known = {
    "письма/возврат 1.md": Counter({one("w", "a"): 2, one("w", "b"): 1}),
    "macros.json": Counter({one(entry="360001"): 1}),
}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(written(KNOWN), encoding="utf-8")
    assert read_baseline(str(path)) == KNOWN
    path.write_text(written({}), encoding="utf-8")
    assert read_baseline(str(path)) == {}


def test_the_file_is_sorted_with_one_finding_a_line() -> None:
    text = written(KNOWN)
    assert text == written(dict(reversed(KNOWN.items())))
    rows = [line for line in text.splitlines() if '"rule"' in line]
    assert len(rows) == 3
    assert rows[0].startswith('  {"path": "macros.json", "rule": "tone/blame", "entry": "360001", ')
    assert '"path": "письма/возврат 1.md"' in rows[1]


def failure(folder: Path, text: str) -> ReplylintError:
    path = folder / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReplylintError) as caught:
        read_baseline(str(path))
    assert caught.value.path == str(path)
    return caught.value


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (lambda text: "", 1, "not a baseline"),
        (lambda text: text[:90], 4, "not a baseline"),
        (lambda text: "[]", 1, "must be a mapping"),
        (lambda text: '{\n "name": "shop"}', 2, "unknown key 'name'"),
        (lambda text: text.replace(": 2", ': "2"'), 5, "findings[1].count"),
        (lambda text: text.replace(', "count": 2', ""), 5, "'count' is missing"),
        (lambda text: text.replace("words", "wrods", 1), 4, "'wrods'"),
        (lambda text: text.replace('  {"path"', '<<<<<<< HEAD\n  {"path"', 1), 4, "a merge left its marks"),
        (lambda text: text.replace('"version": 1', '"version": 7'), None, "version 7"),
    ],
)
def test_a_broken_baseline_is_told_with_its_line(tmp_path: Path, change, line, said) -> None:  # type: ignore[no-untyped-def]
    error = failure(tmp_path, change(written(KNOWN)))
    assert said in error.message
    assert error.line == line
    assert error.hint is not None and "baseline write" in error.hint


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ReplylintError) as caught:
        read_baseline(str(tmp_path / "none.json"))
    assert "no such file" in caught.value.message
    assert caught.value.hint is not None and "replylint baseline write" in caught.value.hint


def test_a_line_that_two_branches_added_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    row = '{"path": "a.md", "rule": "r/x", "entry": "", "words": "w", "sentence": "s", "count": 1}'
    path.write_text(f'{{"version": 1, "findings": [{row}, {row}]}}', encoding="utf-8")
    assert read_baseline(str(path)) == {"a.md": Counter({one(rule="r/x"): 1})}


def test_paths_are_relative_to_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_in("ci/known.json", os.path.join("macros", "a b.md")) == "../macros/a b.md"
    assert path_in(str(tmp_path / "known.json"), "macros/a.md") == "macros/a.md"
