"""Front's message templates: subject and body."""

from tests.readers.reading import fields, file_passages, sources

NAME = "front.json"


def test_subjects_and_bodies_are_read() -> None:
    found = file_passages(NAME)
    assert fields(found) == [
        ("Declined", "rsp_55c8c149", "subject"),
        ("Declined", "rsp_55c8c149", "body"),
        ("No subject", "rsp_55c8c14a", "body"),
    ]
    assert [one.channel for one in found] == ["subject", None, None]
    assert [one.subject for one in found] == [None, found[0].text, None]
    assert sources(NAME, "your own fault") == ["your own fault"]
