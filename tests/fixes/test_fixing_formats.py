"""Fixes in every format: libraries that know nothing of fixes read the new text, and nothing else changed."""

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError, UnknownFormatError
from replylint.file_check import check_file
from replylint.fixes.fix_safety import Items
from replylint.fixes.fixing import Fixed, Reading, fix
from replylint.packs import load_program
from replylint.program import Program
from replylint.readers.passage import Source
from replylint.readers.recognise import read_texts
from replylint.report import FileReport
from replylint.settings import Settings
from tests.readers.test_places import AROUND, FORMATS, Format, parse, spelled_in_html, write

SETTINGS = Settings(select=("tone/officialese", "tone/shouting"), language="ru")
PIECES = st.lists(
    st.sampled_from(["денежные средства", "слово", "!!!", "prior to", "<x>", "& так", "😀"]), max_size=4
)


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program(SETTINGS, cache_folder=None)


def fixed(text: str, path: str, program: Program) -> Fixed:
    """The text of a file with its safe fixes in."""

    def check(text: str) -> FileReport:
        return check_file(text, path, SETTINGS, None, program)

    def read(text: str) -> Items:
        return tuple(read_texts(Source(text, path), SETTINGS))

    return fix(text, check(text), Reading(check, read))


def letters(text: str) -> str:
    """The text without the blanks and marks that a fix may take along."""
    return re.sub(r"[\s!]+", "", text)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(pieces=PIECES, after=AROUND, seed=st.integers(0, 1 << 30))
def test_only_what_was_found_changes(
    name: str, pieces: list[str], after: str, seed: int, program: Program
) -> None:
    form, chance = FORMATS[name], random.Random(seed)
    body = f"Добрый день! Вернём денежные средства завтра. {' '.join(pieces)} {after}"
    written = write(form, spelled(form, body, chance), chance)
    # PyYAML breaks folded lines that begin with a blank, and what it then reads is another text.
    assume("денежные средства" in parse(form, written))
    found = fixed(written, form.path, program)
    assert found.report.problems == ()
    before, after_it = letters(parse(form, written)), letters(parse(form, found.text))
    wanted = before.replace("денежныесредства", "деньги")
    # Where a tag of HTML stands between the words, they stay.
    assert after_it.replace("денежныесредства", "деньги") == wanted
    assert after_it == wanted or form.is_html or not found.report.fixed
    again = fixed(found.text, form.path, program)
    assert (again.text, again.report.fixed) == (found.text, 0)


@pytest.mark.parametrize("name", FORMATS)
def test_a_plain_text_is_fixed_in_every_format(name: str, program: Program) -> None:
    form = FORMATS[name]
    for seed in range(5):
        written = write(form, "Добрый день! Вернём денежные средства завтра!!!", random.Random(seed))
        found = fixed(written, form.path, program)
        assert (found.report.fixed, found.report.findings) == (2, ())
        assert parse(form, found.text).replace("<br>", "") == "Добрый день! Вернём деньги завтра!"


def spelled(form: Format, text: str, chance: random.Random) -> str:
    return spelled_in_html(text, chance) if form.is_html else text


DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 2000),
        st.integers(0, 12),
        st.sampled_from(
            [
                "",
                '"',
                "'",
                "\\",
                "\n",
                "<",
                "&",
                "{{",
                "}}",
                "{%",
                "[",
                "}",
                ":",
                "#",
                "-",
                "\\ud83d",
                "<!--",
                "!!!",
            ]
        ),
    ),
    min_size=1,
    max_size=3,
)
"""Places in a file, how many characters go there, and what comes instead."""


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30, deadline=None)
@given(damage=DAMAGE, cut=st.integers(0, 3000), seed=st.integers(0, 1 << 30))
def test_a_damaged_file_is_an_error_with_its_place_or_fixed_for_good(
    name: str, damage: list[tuple[int, int, str]], cut: int, seed: int, program: Program
) -> None:
    form, chance = FORMATS[name], random.Random(seed)
    body = "Добрый день!!! Вернём денежные средства. {{x}} <b>Да</b> <!-- x -->"
    text = write(form, spelled(form, body, chance), chance)
    for place, length, new in damage:
        text = text[: place % len(text)] + new + text[place % len(text) + length :] or " "
    text = text[: cut or None]
    try:
        found = fixed(text, form.path, program)
    except ReplylintError as error:
        assert "fault of replylint" not in (error.hint or "")
        assert isinstance(error, UnknownFormatError) or error.line is not None
        return
    again = fixed(found.text, form.path, program)
    assert (again.text, again.report.fixed) == (found.text, 0)
