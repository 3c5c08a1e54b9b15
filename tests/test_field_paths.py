"""Paths of fields in the config: what they mean, and what is said of those that mean nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.field_paths import Item, Key, Step, Where, parse_path, shown_path

EVERY = Item(None)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "macros[].actions[field=comment_value].value",
            (Key("macros"), EVERY, Key("actions"), Where("field", "comment_value"), Key("value")),
        ),
        ("text", (Key("text"),)),
        ("[].text", (EVERY, Key("text"))),
        ("[*].Текст ответа", (EVERY, Key("Текст ответа"))),
        ("a.*.b[3][]", (Key("a"), Key(None), Key("b"), Item(3), EVERY)),
        ("*", (Key(None),)),
        ('"a.b".\'c"d\'.e', (Key("a.b"), Key('c"d'), Key("e"))),
        ("a[ public = true ]", (Key("a"), Where("public", "true"))),
        ("a['b c'=\"d]\"]", (Key("a"), Where("b c", "d]"))),
        ("a[b=]", (Key("a"), Where("b", ""))),
    ],
)
def test_paths(text: str, steps: tuple[Step, ...]) -> None:
    assert parse_path(text) == steps


NAMES = st.text(alphabet='ab.[]*= "щ', min_size=1, max_size=5)
STEPS = (
    st.builds(Key, st.none() | NAMES)
    | st.builds(Item, st.none() | st.integers(0, 99))
    | st.builds(Where, NAMES, NAMES | st.just(""))
)


@given(st.lists(STEPS, min_size=1, max_size=5).map(tuple))
def test_a_path_that_is_shown_reads_as_it_was(steps: tuple[Step, ...]) -> None:
    assert parse_path(shown_path(steps)) == steps


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "empty", "For example"),
        ("macros[.text", "a closing ] is missing in 'macros[.text'", ""),
        ("macros[a].text", "[a] can't be read after 'macros'", "[field=comment_value]"),
        ("macros[-1]", "[-1] can't be read after 'macros'", "[0]"),
        ("macros..text", "a name was expected", ""),
        (".text", "a name was expected", ""),
        ("text.", "a name was expected", ""),
        ("a.[]", "a name was expected", ""),
        ("$.macros", "begins with a $", "Leave it out: macros"),
        ('a."b', "a closing quote is missing", ""),
        ("a]b", "a dot or a bracket was expected, not ']' after 'a'", "in quotes"),
        ("a[]b", "a dot or a bracket was expected, not 'b' after 'a[]'", "in quotes"),
        ("a=b", "a dot or a bracket was expected, not '=' after 'a'", "in quotes"),
    ],
)
def test_what_is_no_path(text: str, message: str, hint: str) -> None:
    with pytest.raises(ReplylintError, match=re.escape(message)) as error:
        parse_path(text)
    assert hint in (error.value.hint or "")
