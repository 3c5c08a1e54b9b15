"""Front matter of Markdown files: its texts, and what it says of the text below."""

import pytest

from replylint.model import Entry, Problem
from replylint.readers.front_matter import FrontMatter, read_front_matter

YAML = """---
title: "Возврат: \\u043dе сложно"  # так
description: >-
  Коротко
  о главном
lang: uk-UA
id: 12
tags: [a, b]
---
Текст
"""
TOML = """+++
title = "Возврат: \\u043dе сложно"
description = '''Коротко
о главном'''
language = "uk"
slug = "return"
+++
Текст
"""


@pytest.mark.parametrize(
    ("text", "known", "told", "written"),
    [
        (YAML, "12", "Коротко о главном", "Коротко\n  о главном"),
        (YAML.replace("\n", "\r\n"), "12", "Коротко о главном", "Коротко\r\n  о главном"),
        (TOML, "return", "Коротко\nо главном", "Коротко\nо главном"),
    ],
)
def test_texts_with_their_places(text: str, known: str, told: str, written: str) -> None:
    front = read_front_matter(text, "a.md")
    title, description = front.texts
    assert text[front.body :].strip() == "Текст"
    assert front.entry == Entry("Возврат: не сложно", known)
    assert (front.language, front.foreign, front.problem) == ("uk", False, None)
    assert (title.text, title.entry) == ("Возврат: не сложно", Entry("Возврат: не сложно", known, "title"))
    first, past = title.in_file(9, 11)
    assert text[first:past] == "\\u043dе"
    assert description.text == told
    assert text[slice(*description.in_file(0, len(told)))] == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Текст\n---\na: b\n---\n",
        "--- \nТекст без конца\n",
        "----\na: b\n----\n",
        "+++\na = 1\n---\n",
        " ---\n---\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "a.md") == FrontMatter()


def test_a_foreign_language_and_an_empty_one() -> None:
    assert read_front_matter("---\nlang: de\n---\nx", "a.md").foreign
    assert read_front_matter("---\n---\nx", "a.md") == FrontMatter(8)
    assert read_front_matter("---\n- a\n---", "a.md") == FrontMatter(11)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('---\nlang: ru\ntitle: «a» "b" c: d\n---\nТекст', 3, 17), ("+++\ntitle = a\n+++\nТекст", 2, 9)],
)
def test_what_cannot_be_read_has_its_place_and_the_text_below_is_read(
    text: str, line: int, column: int
) -> None:
    front = read_front_matter(text, "a.md")
    assert text[front.body :] == "Текст"
    assert isinstance(front.problem, Problem)
    assert (front.problem.path, front.problem.line, front.problem.column) == ("a.md", line, column)
    assert front.problem.unread
    assert front.problem.message.startswith("front matter: ")
    assert front.texts == ()
