"""Translations of gettext: what is read, where it stands, and what is no PO."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.model import Mask, Span
from replylint.readers import Comment, Passage
from replylint.readers.layers import copied
from replylint.readers.writing import written
from tests.readers.reading import fields, file_passages, file_text, passages, sources, texts

NAME = "uk.po"
HEADER = 'msgid ""\nmsgstr "Language: {}\\n"\n\n'


def test_every_translation_is_read() -> None:
    found = file_passages(NAME)
    assert fields(found) == [
        ("Hello %(name)s", None, "msgstr"),
        ("Declined", None, "msgstr"),
        ("One order", "mail", "msgstr[0]"),
        ("One order", "mail", "msgstr[1]"),
    ]
    assert [one.active for one in found] == [True, False, True, True]
    assert {one.language for one in found} == {"uk"}
    assert found[0].text == 'Вітаємо, %(name)s!\nВи самі "винні". Ви самі винні.'


def test_places_lead_through_quotes_lines_and_tags() -> None:
    assert sources(NAME, 'самі "винні"') == ['самі \\"винні\\"']
    assert sources(NAME, "Ви самі винні.") == [
        'Ви самі "\n"винні.',
        "Ви самі винні.",
        "Ви самі винні.",
        "Ви самі <b>винні</b>.",
    ]


def test_placeholders_that_the_flag_promises_are_no_prose() -> None:
    found = file_passages(NAME)[0]
    assert found.masks == (Mask("placeholder", 9, 17),)
    assert found.text[9:17] == "%(name)s"


def test_a_comment_of_the_translators_speaks_of_the_next_entry() -> None:
    text = (
        HEADER.format("uk") + '# replylint-disable-next-line tone\n#. not this\nmsgid "a"\nmsgstr ""\n"Так"\n'
    )
    comments = [item for item in texts(text, NAME) if isinstance(item, Comment)]
    [found] = comments
    assert found.text == "replylint-disable-next-line tone"
    assert text[found.next_line.start : found.next_line.end] == 'msgid "a"\nmsgstr ""\n"Так"'
    assert found.line == Span(text.index("# "), text.index("\n#."))


@pytest.mark.parametrize(
    ("told", "path", "language", "foreign"),
    [
        ("ru", "x.po", "ru", False),
        ("uk_UA", "x.po", "uk", False),
        ("de", "x.po", None, True),
        ("", "locale/uk/LC_MESSAGES/django.po", "uk", False),
        ("", "po/ru.po", "ru", False),
        ("", "shop.po", None, False),
    ],
)
def test_the_language_is_that_of_the_header_or_of_the_path(
    told: str, path: str, language: str | None, foreign: bool
) -> None:
    [found] = passages(HEADER.format(told) + 'msgid "a"\nmsgstr "b"\n', path)
    assert (found.language, found.foreign) == (language, foreign)


def test_line_ends_of_windows() -> None:
    text = file_text(NAME).replace("\n", "\r\n")
    assert [one.text for one in passages(text, NAME)] == [one.text for one in file_passages(NAME)]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('msgid "a"\nmsgstr "b', "not closed", 2),
        ('msgid "a"\n\nmsgid "b"', "given twice", 3),
        ('msgid "a"\n', "the file ends before the msgstr", 2),
        ('msgid "a"\n#: x\nmsgstr "b"', "msgstr was expected", 2),
        ('msgstr "b"', "without a msgid", 1),
        ('"b"', "without msgid or msgstr before it", 1),
        ('msgid "a" x\nmsgstr "b"', "after the end of the string", 1),
        ("msgid a", "double quotes was expected", 1),
        ("hello", "was expected", 1),
    ],
)
def test_what_is_no_po_is_told_with_its_line(text: str, message: str, line: int) -> None:
    with pytest.raises(ReplylintError, match=message) as caught:
        texts(text, "x.po")
    assert caught.value.line == line


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=4))
def test_what_is_written_is_read_again(pieces: list[str]) -> None:
    layer = copied(0, 0, "po")
    lines = "\n".join(f'"{written(piece, layer, 0, 0)}"' for piece in pieces)
    text = "".join(pieces)
    found = [one for one in texts(f'msgid "a"\nmsgstr {lines}\n', "x.po") if isinstance(one, Passage)]
    if "<" not in text and "&" not in text and text.strip():
        assert [one.text for one in found] == [text]
