"""One text in two fields of a macro is told once, with both places; nothing else is put together."""

from replylint.model import Entry, Finding
from replylint.report import Located
from replylint.reporters.twins import with_twins


def found(field: str | None, at: int, *, title: str = "T", rule: str = "a/b", words: str = "Нет.") -> Located:
    finding = Finding(rule, "error", "m", "w", at, at + 4)
    return Located(finding, words, entry=Entry(title, "1", field) if field is not None else None)


def places(*findings: Located) -> list[list[int]]:
    return [[one.finding.start for one in (first, *others)] for first, others in with_twins(findings)]


def test_the_same_words_in_two_fields_are_told_together() -> None:
    assert places(found("body", 1), found("body", 9, rule="c/d"), found("body_text", 20)) == [[1, 20], [9]]
    assert places(found("body", 1, words="Не\nт."), found("body_text", 20, words="Не т.")) == [[1, 20]]


def test_what_stands_twice_in_each_field_makes_two_pairs() -> None:
    found_twice = (found("body", 1), found("body", 5), found("body_text", 20), found("body_text", 25))
    assert places(*found_twice) == [[1, 20], [5, 25]]


def test_nothing_else_is_put_together() -> None:
    assert places(found("body", 1), found("body", 5)) == [[1], [5]]
    assert places(found("body", 1), found("body_text", 5, title="U")) == [[1], [5]]
    assert places(found("body", 1), found("body_text", 5, words="Да.")) == [[1], [5]]
    assert places(found(None, 1), found(None, 5)) == [[1], [5]]
