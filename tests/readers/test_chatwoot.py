"""Chatwoot's canned responses."""

from tests.readers.reading import fields, file_passages, sources

NAME = "chatwoot.json"


def test_contents_are_read() -> None:
    found = file_passages(NAME)
    assert fields(found) == [("declined", "1", "content"), ("declined_uk", "2", "content")]
    assert found[0].text == "Здравствуйте, {{contact.first_name}}!\n\nВы сами виноваты."
    assert sources(NAME, "!\n\nВы") == ["!\\n\\nВы"]
