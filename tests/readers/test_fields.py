"""Texts by configured fields: which are found, what is known of them, where they stand, what is said of slips."""

import csv
import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import Entry, Problem
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.recognise import read_texts
from replylint.settings import FieldSection, Settings

MACROS = """{"macros": [
  {"id": 7, "title": "Возврат", "locale": "ru-RU", "actions": [
    {"field": "status", "value": "solved"},
    {"field": "subject", "value": "Тема"},
    {"field": "comment_value", "value": "Да, \\"так\\"\\n"}]},
  {"id": 8, "title": "Gruß", "locale": "de", "actions": [{"field": "comment_value", "value": "Hallo"}]},
  {"id": 9, "title": "", "locale": null, "actions": [{"field": "comment_value", "value": ""}]}
]}"""
FIELD = FieldSection(
    "macros[].actions[field=comment_value].value",
    title="macros[].title",
    id="macros[].id",
    language="macros[].locale",
    subject="macros[].actions[field=subject].value",
)


def read(text: str, path: str, *fields: str | FieldSection) -> list[Passage | Comment | Problem]:
    return list(read_texts(Source(text, path), Settings(fields=fields)))


def passages(text: str, path: str, *fields: str | FieldSection) -> list[Passage]:
    found = read(text, path, *fields)
    assert [one for one in found if not isinstance(one, Passage)] == []
    return [one for one in found if isinstance(one, Passage)]


def messages(text: str, path: str, *fields: str | FieldSection) -> list[str]:
    return [one.message for one in read(text, path, *fields) if isinstance(one, Problem)]


def test_what_stands_beside_a_text_is_that_of_its_own_item() -> None:
    first, second = passages(MACROS, "x.json", FIELD)
    assert (first.text, first.subject, first.language, first.foreign) == ('Да, "так"\n', "Тема", "ru", False)
    assert first.entry == Entry("Возврат", "7", "actions[field=comment_value].value")
    assert (second.text, second.subject, second.language, second.foreign) == ("Hallo", None, None, True)
    assert second.entry == Entry("Gruß", "8", "actions[field=comment_value].value")
    assert MACROS[slice(*first.in_file(4, 9))] == '\\"так\\"'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x.json", '{"a": {"b c": [{"t": "Да"}]}}'),
        ("x.jsonl", '{"a": {"b c": [{"t": "Да"}]}}\n{"a": {"b c": []}}\n'),
        ("x.yaml", "a:\n  b c:\n  - t: Да\n"),
        ("x.yml", "a: {b c: [{t: Да}]}\n---\na: {}\n"),
        ("x.toml", '[[a."b c"]]\nt = "Да"\n'),
    ],
)
@pytest.mark.parametrize("field", ["a.b c[].t", 'a."b c"[0].t', "*.*[].*", "a.b c[t=Да].t"])
def test_the_same_path_in_every_format(path: str, text: str, field: str) -> None:
    (passage,) = passages(text, path, field)
    assert passage.text == "Да"
    assert text[slice(*passage.in_file(0, 2))] == "Да"


@pytest.mark.parametrize("field", ["Текст ответа", "[].Текст ответа", "[Ключ=1].Текст ответа"])
def test_columns_of_csv(field: str) -> None:
    text = 'Ключ;Текст ответа\r\n1;"Да, ""так"""\r\n'
    (passage,) = passages(text, "x.csv", FieldSection(field, title="Ключ", language="uk"))
    assert (passage.text, passage.language) == ('Да, "так"', "uk")
    assert passage.entry == Entry("1", None, "Текст ответа" if "=" not in field else "[Ключ=1].Текст ответа")
    assert text[slice(*passage.in_file(4, 9))] == '""так""'


def test_a_star_that_stands_for_a_language_tells_it() -> None:
    text = '{"hi": {"ru": "Да", "uk_UA": "Так", "other": "x"}, "bye": {"en": "Bye"}, "tel": {"uk": "1", "us": "2"}}'
    languages = [one.language for one in passages(text, "x.json", "*.*")]
    assert languages == ["ru", "uk", None, "en", None, None]
    assert [one.language for one in passages(text, "x.json", "*.ru")] == [None]
    (passage,) = passages('{"ru": {"a": {"b": "Да"}}}', "x.json", "*.a.*")
    assert passage.language == "ru"


def test_texts_come_in_the_order_of_the_file_and_once() -> None:
    text = "b: &x Да\na: *x\nc: Нет\n"
    assert [one.text for one in passages(text, "x.yaml", "c", "a", "b", "*")] == ["Да", "Нет"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("html", "Да & «нет»"),
        (None, "Да & «нет»"),
        ("plain", "<b>Да</b> &amp; «нет»"),
        ("markdown", "<b>Да</b> &amp; «нет»"),
    ],
)
def test_markup(markup: Any, text: str) -> None:
    source = '["<b>Да</b> &amp; \\u00abнет\\u00bb"]'
    (passage,) = passages(source, "x.json", FieldSection("[]", markup=markup))
    assert passage.text == text
    at = text.index("нет")
    assert source[slice(*passage.in_file(at, at + 3))] == "нет"


def test_markdown_with_an_attribute_a_comment_and_front_matter_inside_json() -> None:
    body = (
        '---\ntitle: "Заголовок"\n---\n\n**Да**, `код` <img alt="Кот">\n<!-- replylint-disable a/b -->\nНет\n'
    )
    source = json.dumps({"t": [body]}, ensure_ascii=False)
    found = read(source, "x.json", FieldSection("t[]", markup="markdown"))
    texts = [one for one in found if isinstance(one, Passage)]
    for passage in texts:
        for word in ("Заголовок", "Да", "Кот", "Нет"):
            if word in passage.text:
                at = passage.text.index(word)
                assert source[slice(*passage.in_file(at, at + len(word)))] == word
    assert {"Заголовок", "Кот"} <= {word for passage in texts for word in passage.text.split()}
    (comment,) = [one for one in found if isinstance(one, Comment)]
    assert source[comment.start : comment.end] == "<!-- replylint-disable a/b -->"
    assert source[comment.next_line.start : comment.next_line.end] == "Нет"
    assert comment.start_of_text == source.index("---") and source[comment.end_of_text :] == '"]}'


def test_comments_of_yaml_are_read_too() -> None:
    found = read("# replylint-disable-next-line a/b\na: Да\n", "x.yaml", "a")
    assert [one.text for one in found if isinstance(one, Comment)] == ["replylint-disable-next-line a/b"]


@pytest.mark.parametrize(
    ("field", "message", "place"),
    [
        (
            "macro[].id",
            "nothing is at macro[].id. There is no 'macro' in the file. Did you mean 'macros'?",
            (1, 1),
        ),
        ("x", "nothing is at x. There is no 'x' in the file. It has: macros.", (1, 1)),
        ("macros.id", "nothing is at macros.id. macros is a list; its items are macros[].", (1, 12)),
        ("macros[].id[]", "nothing is at macros[].id[]. macros[].id is no list.", (2, 10)),
        ("macros[].id.x", "nothing is at macros[].id.x. macros[].id is no object.", (2, 10)),
        (
            "macros[3].id",
            "nothing is at macros[3].id. There is no item 3 in macros: it has 3, counted from 0.",
            (1, 12),
        ),
        (
            "[].macros",
            "nothing is at [].macros. the file is an object, not a list; its members are *.",
            (1, 1),
        ),
        (
            "macros[].actions[field=coment].value",
            "nothing is at macros[].actions[field=coment].value. No item of macros[].actions has field=coment.",
            (2, 63),
        ),
        (
            "macros[].actions",
            "macros[].actions is a list, not a text; its items are macros[].actions[].",
            (2, 63),
        ),
        ("macros[]", "macros[] is an object, not a text; it has id, title, locale, actions.", (2, 3)),
    ],
)
def test_a_path_that_leads_to_no_text_is_a_problem(field: str, message: str, place: tuple[int, int]) -> None:
    (problem,) = read(MACROS, "x.json", field)
    assert isinstance(problem, Problem)
    assert (problem.message, problem.path) == (f"fields: {message}", "x.json")
    assert (problem.line, problem.column, problem.unread) == (*place, True)


def test_a_slip_in_one_path_does_not_keep_the_others_from_being_read() -> None:
    found = read(MACROS, "x.json", "macros[].titel", "macros[].title")
    assert [one.text for one in found if isinstance(one, Passage)] == ["Возврат", "Gruß"]
    assert [one.unread for one in found if isinstance(one, Problem)] == [False]


def test_a_path_beside_the_texts_that_leads_to_nothing_is_a_problem() -> None:
    slips = FieldSection("macros[].title", id="macros[].idd", subject="macros[].actions[field=x].value")
    assert messages(MACROS, "x.json", slips) == [
        "fields: no id is at macros[].idd. There is no 'idd' in macros[]. Did you mean 'id'?",
        "fields: no subject is at macros[].actions[field=x].value. No item of macros[].actions has field=x.",
    ]
    rows = '{"a": "Да", "b": null}\n'
    assert messages(rows, "x.jsonl", FieldSection("a", title="c")) == [
        "fields: no title is at [].c. There is no 'c' in the items of the file. It has: a, b."
    ]
    assert messages(rows, "x.jsonl", FieldSection("a", title="b")) == []


@pytest.mark.parametrize(
    "text", ['{"macros": []}', '{"macros": null}', '{"macros": [{"t": ""}]}', '{"macros": [{"t": 5}]}']
)
def test_where_nothing_is_nothing_is_missed(text: str) -> None:
    assert read(text, "x.json", FieldSection("macros[].t", title="macros[].t")) == []


def test_a_broken_line_of_json_lines_leaves_the_others() -> None:
    found = read('{"a": "Да"}\n{"a": "\n{"a": "Нет"}\n', "x.jsonl", "a")
    assert [one.text for one in found if isinstance(one, Passage)] == ["Да", "Нет"]
    (problem,) = [one for one in found if isinstance(one, Problem)]
    assert (problem.line, problem.unread) == (2, True)


def test_fields_are_for_files_of_data() -> None:
    (passage,) = passages("Да\n", "x.txt", "a")
    assert passage.text == "Да\n"


ROWS = st.lists(
    st.text(alphabet='да😀 "\n;,<b>&x', max_size=12).map(lambda text: "щ" + text), min_size=1, max_size=4
)


@settings(max_examples=150, deadline=None)
@given(
    ROWS, st.sampled_from(["x.json", "x.jsonl", "x.yaml", "x.csv"]), st.sampled_from([None, "html", "plain"])
)
def test_every_letter_leads_back_to_its_place_in_the_file(rows: list[str], path: str, markup: Any) -> None:
    data = [{"id": number, "text": text} for number, text in enumerate(rows)]
    if path == "x.json":
        source = json.dumps(data)
    elif path == "x.jsonl":
        source = "\n".join(json.dumps(row, ensure_ascii=False) for row in data)
    elif path == "x.yaml":
        source = yaml.safe_dump(data, allow_unicode=True, width=8)
    else:
        file = io.StringIO(newline="")
        csv.writer(file).writerows([["id", "text"], *([row["id"], row["text"]] for row in data)])
        source = file.getvalue()
    found = passages(source, path, FieldSection("text", id="id", markup=markup))
    assert [one.entry.id for one in found if one.entry] == [str(row["id"]) for row in data]
    for passage in found:
        at = passage.text.index("щ")
        assert source[slice(*passage.in_file(at, at + 1))] in ("щ", "\\u0449")
        if markup == "plain":
            for at, letter in enumerate(passage.text):
                if letter in "да😀":
                    spelled = (letter, json.dumps(letter)[1:-1], f"\\U{ord(letter):08X}")
                    assert source[slice(*passage.in_file(at, at + 1))] in spelled
