"""Articles of a help centre: title and body, drafts and languages."""

import json

from tests.readers.reading import fields, file_passages, from_json, passages, sources

NAME = "zendesk-articles.json"


def test_titles_and_bodies_are_read() -> None:
    found = file_passages(NAME)
    assert [field for _, id, field in fields(found) if id == "360002"] == ["title", "body"]
    title, body = found[0], found[1]
    assert title.text == "Вы сами виноваты."
    assert "Как вернуть товар" in body.text and "Вы сами виноваты." in body.text


def test_places_lead_through_tags() -> None:
    found = sources(NAME, "Вы сами виноваты.")
    assert len(found) == 3
    assert found[1] == "Вы сами \\u003cstrong\\u003eвиноваты\\u003c/strong\\u003e."
    assert [from_json(piece) for piece in found] == ["Вы сами виноваты."] * 3


def test_drafts_are_off_and_languages_are_those_of_the_locale() -> None:
    facts = {
        one.entry.id: (one.language, one.active, one.foreign) for one in file_passages(NAME) if one.entry
    }
    assert facts == {
        "360001": ("ru", True, False),
        "360002": ("uk", False, False),
        "360003": (None, True, True),
    }


def test_translations_are_read_as_well() -> None:
    translation = {
        "id": 1,
        "source_id": 360001,
        "source_type": "Article",
        "locale": "en-us",
        "title": "Returns",
        "body": "<p>Yes</p>",
        "draft": False,
    }
    for shape in ({"translations": [translation]}, {"translation": translation}):
        found = passages(json.dumps(shape), "translations.json")
        assert [(one.text, one.language) for one in found] == [("Returns", "en"), ("Yes", "en")]
    article = {"title": "Возврат", "body": "<p>Да</p>", "locale": "ru", "section_id": 1}
    nested = {"articles": [article | {"translations": [translation]}]}
    found = passages(json.dumps(nested), "articles.json")
    assert [one.text for one in found] == ["Возврат", "Да", "Returns", "Yes"]
