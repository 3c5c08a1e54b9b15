"""Dynamic content: every variant by itself, in the language that is told."""

from tests.readers.reading import fields, file_passages, sources

NAME = "zendesk-dynamic-content.json"


def test_every_variant_is_read() -> None:
    found = file_passages(NAME)
    assert fields(found) == [
        ("Refund declined", "47", f"content ({told})") for told in ("1", "27", "uk", "de")
    ]
    assert [one.text for one in found[:2]] == ["This is your own fault.", "Вы сами виноваты."]
    assert sources(NAME, "Вы сами виноваты.") == ["Вы сами виноваты."]


def test_the_language_is_that_of_the_locale_if_it_is_told() -> None:
    found = file_passages(NAME)
    assert [one.language for one in found] == [None, None, "uk", None]
    assert [one.foreign for one in found] == [False, False, False, True]
    assert [one.active for one in found] == [True, True, False, True]
