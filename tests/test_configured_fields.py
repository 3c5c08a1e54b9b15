"""The config's fields: read, laid over each other, and refused with the line of the fault."""

import re
from pathlib import Path

import pytest

from replylint.config_reader import read_config
from replylint.errors import ReplylintError
from replylint.settings import FieldSection, Layer, PathSection, Section, resolve


def fields_of(text: str) -> object:
    section, _ = read_config(text.encode(), ".replylint.yaml")
    return section.fields


def test_a_path_alone_is_short_for_the_text() -> None:
    text = "fields:\n- a[].b\n- {text: '*.c', title: d, id: e, language: ru, subject: f, markup: html}\n"
    long = FieldSection("*.c", title="d", id="e", language="ru", subject="f", markup="html")
    assert fields_of(text) == ("a[].b", long)


def test_the_closer_one_of_reader_and_fields_decides() -> None:
    top = Layer(Section(fields=("a",)))
    reader = Layer(PathSection("*.json", reader="front"), prefix="paths[0].")
    fields = Layer(PathSection("*.json", fields=("b",)), prefix="paths[1].")
    assert (resolve([top, reader]).reader, resolve([top, reader]).fields) == ("front", ())
    assert (resolve([top, reader, fields]).reader, resolve([top, reader, fields]).fields) == (None, ("b",))


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("fields: [a, 'b[']", 1, 13, "'fields[1]': a closing ] is missing in 'b['", ""),
        (
            "paths:\n- glob: x\n  fields:\n  - text: a\n    title: b..c\n",
            5,
            5,
            "'paths[0].fields[0].title': a name was expected",
            "",
        ),
        ("fields: [{text: a, language: 'b]'}]", 1, 20, "'fields[0].language': a dot or a bracket", ""),
        (
            "fields: [{text: a, titel: b}]",
            1,
            20,
            "unknown key 'titel' in 'fields[0]'",
            "Did you mean 'title'?",
        ),
        ("fields: [{title: b}]", 1, 10, "the key 'text' is missing in 'fields[0]'", ""),
        ("fields: [{text: a, markup: htm}]", 1, 20, "'fields[0].markup' can't be 'htm'", "'html'"),
        (
            "reader: front\nfields: [a]",
            2,
            1,
            "'fields' and 'reader' can't stand side by side",
            "A reader knows",
        ),
    ],
)
def test_faults(text: str, line: int, column: int, message: str, hint: str) -> None:
    with pytest.raises(ReplylintError, match=re.escape(message)) as error:
        fields_of(text)
    assert (error.value.path, error.value.line, error.value.column) == (".replylint.yaml", line, column)
    assert hint in (error.value.hint or "")


def test_the_example_of_the_docs() -> None:
    page = (Path(__file__).parent.parent / "docs" / "config.md").read_text(encoding="utf-8")
    example = page[page.index("## fields") :].partition("```yaml\n")[2].partition("```")[0]
    section, _ = read_config(example.encode(), ".replylint.yaml")
    texts = [field for part in section.paths or () for field in part.fields or ()]
    assert texts[0] == FieldSection(
        "macros[].actions[field=comment_value].value",
        title="macros[].title",
        id="macros[].id",
        language="macros[].locale",
        markup="html",
    )
    assert texts[1:] == [FieldSection("Текст ответа", title="Название", language="ru"), "replies.*.body"]
