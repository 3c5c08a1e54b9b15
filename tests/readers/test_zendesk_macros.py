"""Zendesk's macros: which texts are read, which of them are no replies, and where they stand."""

import json

import pytest

from tests.readers.reading import fields, file_passages, from_json, passages, sources

NAME = "zendesk-macros.json"


def macro(*actions: object, **more: object) -> str:
    """An export of one macro."""
    return json.dumps({"macros": [{"id": 1, "title": "T", "actions": actions, **more}]}, ensure_ascii=False)


def action(field: str, value: object) -> dict[str, object]:
    return {"field": field, "value": value}


def test_every_text_of_every_macro_is_read() -> None:
    found = file_passages(NAME)
    assert [(title, field) for title, _, field in fields(found) if field != "side_conversation"] == [
        ("Возврат::Отказ", "subject"),
        ("Возврат::Отказ", "comment_value_html"),
        ("Внутреннее::Передать юристам", "comment_value"),
        ("Чат: где заказ", "comment_value"),
        ("Старый ответ", "comment_value"),
        ("Постачальник", "comment_value"),
    ]
    assert fields(found)[0][1] == "360012345601"
    assert {one.helpdesk for one in found} == {"zendesk"}


def test_places_lead_through_escapes_and_tags() -> None:
    assert sources(NAME, "Вы сами виноваты.") == ["Вы сами виноваты."] * 3
    [found] = sources(NAME, "если\u00a0что")
    assert found == "если\\u0026nbsp;что" and from_json(found) == "если\u00a0что"


def test_subject_and_channel() -> None:
    subject, body, _, chat, *_ = file_passages(NAME)
    assert (subject.channel, subject.subject) == ("subject", None)
    assert (body.channel, body.subject) == (None, "Ваш возврат")
    assert (chat.channel, chat.text) == ("chat", "Посылка в пути 📦\nВы сами виноваты.")


@pytest.mark.parametrize("value", [False, "false", "False"])
def test_a_comment_that_is_not_public_is_a_note(value: object) -> None:
    text = macro(
        action("comment_mode_is_public", value),
        action("subject", "Тема"),
        action("comment_value", "Да"),
        action("comment_value_html", "<p>Да</p>"),
    )
    found = passages(text, "macros.json")
    assert len(found) == 3 and all(one.note for one in found)


@pytest.mark.parametrize("value", [True, "true", None, ""])
def test_a_comment_is_public_unless_it_is_said(value: object) -> None:
    [found] = passages(
        macro(action("comment_value", "Да"), action("comment_mode_is_public", value)), "macros.json"
    )
    assert not found.note


@pytest.mark.parametrize(
    ("value", "channel", "text"),
    [
        ("Да", None, "Да"),
        (["channel:all", "Да"], None, "Да"),
        (["channel:email", "Да"], "email", "Да"),
        (["channel:twitter", "Да"], "social", "Да"),
        (["Да"], None, "Да"),
        ("channel:all is gone", None, "channel:all is gone"),
    ],
)
def test_a_comment_is_a_text_or_a_channel_and_a_text(value: object, channel: str | None, text: str) -> None:
    [found] = passages(macro(action("comment_value", value)), "macros.json")
    assert (found.channel, found.text) == (channel, text)


@pytest.mark.parametrize("value", [[], ["channel:all"], None, 7, "", " \n"])
def test_a_comment_without_a_text_gives_nothing(value: object) -> None:
    assert passages(macro(action("comment_value", value)), "macros.json") == []


def test_macros_that_are_switched_off() -> None:
    [found] = passages(macro(action("comment_value", "Да"), active=False), "macros.json")
    assert not found.active


def test_side_conversations_are_no_replies() -> None:
    found = [one for one in file_passages(NAME) if one.entry and one.entry.field == "side_conversation"]
    assert found and all(one.note for one in found)


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"macro": one},
        lambda one: {"macros": [one], "next_page": None, "count": 1},
        lambda one: [{"macros": [one], "meta": {}}, {"macros": []}],
    ],
)
def test_one_macro_a_list_and_pages(shape: object) -> None:
    one = {"id": 7, "title": "T", "actions": [action("comment_value", "Да")]}
    assert callable(shape)
    [found] = passages(json.dumps(shape(one)), "macros.json")
    assert found.text == "Да"


def test_json_lines_and_yaml() -> None:
    one = {"id": 7, "title": "T", "actions": [action("comment_value", "Да")]}
    line = json.dumps(one)
    assert [found.text for found in passages(f"{line}\n{line}\n", "macros.jsonl")] == ["Да", "Да"]
    yaml = "title: T\nactions:\n  - field: comment_value\n    value: |\n      Да,\n      нет\n"
    [found] = passages(yaml, "macro.yaml")
    assert found.text == "Да,\nнет\n"
