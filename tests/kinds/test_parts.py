from tests.kinds.helpers import excerpts

BLOCK = "kind: parts\nrequire: [greeting, closing]\norder: [greeting, body, closing]"


def test_missing_parts_are_shown_at_the_first_word() -> None:
    assert excerpts("kind: parts\nrequire: [greeting]", "Заказ собран, ждём вас.") == ["Заказ"]
    assert excerpts("kind: parts\nrequire: [closing]", "Добрый день!\n\nЗаказ собран.") == ["Добрый"]


def test_a_whole_reply_is_silent() -> None:
    assert excerpts(BLOCK, "Добрый день, Анна!\n\nЗаказ собран.\n\nХорошего вам дня!\nОльга") == []
