"""Freshdesk's canned responses: both contents."""

import json

from tests.readers.reading import fields, file_passages, from_json, passages, sources

NAME = "freshdesk.json"


def test_both_contents_are_read() -> None:
    assert fields(file_passages(NAME)) == [
        ("Отказ в возврате", "2000000001", "content"),
        ("Отказ в возврате", "2000000001", "content_html"),
        ("Only text", "2000000002", "content"),
    ]
    found = sources(NAME, "Вы сами виноваты.")
    assert found == ["Вы сами виноваты.", "Вы сами <b>виноваты</b>."]
    assert from_json(found[1]) == "Вы сами виноваты."


def test_a_folder_and_one_response() -> None:
    one = {"id": 1, "title": "T", "folder_id": 2, "content": "Да", "content_html": "<p>Да</p>"}
    for shape in (one, {"canned_response": one}, {"id": 2, "name": "F", "canned_responses": [one]}):
        assert [found.text for found in passages(json.dumps(shape), "f.json")] == ["Да", "Да"]
