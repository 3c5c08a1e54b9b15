"""Help Scout's saved replies: the text for mail and the one for chat."""

import json

import pytest

from replylint.errors import ReplylintError, UnknownFormatError
from replylint.settings import Settings
from tests.readers.reading import file_passages, passages

LISTED = json.dumps([{"id": 1, "name": "N", "preview": "Вы сами"}])


def test_the_text_and_the_text_for_chats() -> None:
    mail, chat = file_passages("help-scout.json")
    assert (mail.text, mail.channel) == (
        "Вітаємо, {%customer.firstName,fallback=друже%}!\n\nВи самі винні.",
        None,
    )
    assert (chat.text, chat.channel) == ("Ви самі винні.", "chat")


def test_an_answer_with_several() -> None:
    one = {"id": 1, "name": "N", "text": "<p>Да</p>", "chatText": None}
    for shape in ([one, one], {"_embedded": {"saved-replies": [one, one]}}):
        assert [found.text for found in passages(json.dumps(shape), "r.json")] == ["Да", "Да"]


def test_a_list_of_previews_holds_no_replies() -> None:
    with pytest.raises(UnknownFormatError):
        passages(LISTED, "list.json")
    with pytest.raises(ReplylintError) as caught:
        passages(LISTED, "list.json", Settings(reader="help-scout"))
    assert "previews" in (caught.value.hint or "")
