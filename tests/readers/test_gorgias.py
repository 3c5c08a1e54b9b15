"""Gorgias's macros: subject, both bodies, internal notes, the language that is told."""

from tests.readers.reading import fields, file_passages, from_json, sources

NAME = "gorgias.json"


def test_every_text_is_read() -> None:
    found = file_passages(NAME)
    assert [(id, field) for _, id, field in fields(found)] == [
        ("23453", "subject"),
        ("23453", "body_html"),
        ("23453", "body_text"),
        ("23453", "body_html"),
        ("23453", "body_text"),
        ("23454", "body_html"),
        ("23454", "body_text"),
    ]
    assert [one.note for one in found] == [False, False, False, True, True, False, False]
    assert [one.language for one in found] == ["ru"] * 5 + [None, None]
    assert [one.foreign for one in found] == [False] * 5 + [True, True]
    assert {one.subject for one in found[1:5]} == {"Ваш заказ"}


def test_places_lead_through_ascii_escapes_and_surrogate_pairs() -> None:
    html, text = sources(NAME, "виноваты. 😔")
    assert html == text and html.endswith(". \\ud83d\\ude14")
    assert from_json(html) == "виноваты. 😔"
