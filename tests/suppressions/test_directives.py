"""Directives are read from comments, strictly."""

import pytest

from replylint.model import Span
from replylint.readers.passage import Comment
from replylint.suppressions.directives import Directive, Fault, covers, read_directives

RULES = frozenset({"tone/blame", "tone/guilt", "leaks/secret"})


def comment(text: str) -> Comment:
    return Comment(text, 0, len(text), Span(0, len(text)), Span(len(text), len(text)), len(text))


def read(text: str) -> list[Directive | Fault]:
    return read_directives(comment(text), RULES)


@pytest.mark.parametrize(
    ("text", "action", "names", "reason"),
    [
        (" replylint-disable-line tone/blame ", "replylint-disable-line", ("tone/blame",), ""),
        (
            "replylint-disable-next-line tone/blame,leaks -- the lawyers' words",
            "replylint-disable-next-line",
            ("tone/blame", "leaks"),
            "the lawyers' words",
        ),
        ("replylint-disable tone, tone , tone/guilt", "replylint-disable", ("tone", "tone/guilt"), ""),
        ("replylint-enable", "replylint-enable", (), ""),
        ("replylint-enable -- done", "replylint-enable", (), "done"),
        ("replylint-disable-file tone —  так просил юрист", "replylint-disable-file", ("tone",), "так просил юрист"),
        (
            "\n  replylint-disable-line tone/blame --\n  two\n  lines\n",
            "replylint-disable-line",
            ("tone/blame",),
            "two lines",
        ),
    ],
)  # fmt: skip
def test_a_directive_says_what_and_why(text: str, action: str, names: tuple[str, ...], reason: str) -> None:
    (found,) = read(text)
    assert isinstance(found, Directive)
    assert (found.action, found.names, found.reason, found.whole) == (action, names, reason, True)


@pytest.mark.parametrize(
    "text",
    ["", " ", "tone/blame", "see replylint-disable-line", "replylint is used here", "replylint's rules", "Replylinter"],
)  # fmt: skip
def test_other_comments_are_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "message", "field"),
    [
        ("replylint-disable-lines tone/blame", "word-near", "replylint-disable-line"),
        ("replylint-disable-nextline tone/blame", "word-near", "replylint-disable-next-line"),
        ("replylint: disable tone/blame", "word-near", "replylint-disable"),
        ("replylint disable tone/blame", "word-near", "replylint-disable"),
        ("REPLYLINT-DISABLE-LINE tone/blame", "word-near", "replylint-disable-line"),
        ("replylint_disable_file tone/blame", "word-near", "replylint-disable-file"),
        ("replylint-xyzzy", "word", "replylint-xyzzy"),
        ("replylint-disable-line", "no-rules", "replylint-disable-line"),
        ("replylint-disable-line -- because", "no-rules", "replylint-disable-line"),
        ("replylint-disable , ,", "no-rules", "replylint-disable"),
        ("replylint-disable-line tone/blam", "rule-near", "tone/blame"),
        ("replylint-disable-line qwertyuiop", "rule", "qwertyuiop"),
        ("replylint-disable-line tone/blame, tone/blam", "rule-near", "tone/blame"),
        ("replylint-disable-line all", "rule", "all"),
        ("replylint-disable-line tone/blame tone/guilt", "commas", "tone/blame tone/guilt"),
        ("replylint-disable-line tone/blame -because", "commas", "tone/blame -because"),
        ("replylint-disable-file suppressions/unused", "meta", "suppressions/unused"),
        ("replylint-disable-file suppressions", "meta", "suppressions"),
    ],
)
def test_what_was_meant_as_a_directive_and_is_none_is_a_fault(text: str, message: str, field: str) -> None:
    (found,) = read(text)
    assert isinstance(found, Fault)
    assert found.message == message
    assert field in found.fields.values()


def test_a_comment_may_hold_several_directives_and_other_words() -> None:
    found = read(
        "Legal asked for this.\nreplylint-disable tone/blame\nreplylint-disable-line tone/bad -- x\n"
    )
    first, second = found
    assert isinstance(first, Directive) and not first.whole
    assert isinstance(second, Fault)


def test_a_pack_covers_its_rules() -> None:
    assert covers("tone", "tone/blame") and covers("tone/blame", "tone/blame")
    assert not covers("tone/blame", "tone/guilt") and not covers("ton", "tone/blame")
