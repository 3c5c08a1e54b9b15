from tests.kinds.helpers import excerpts, report

BLOCK = "kind: parts\nrequire: [greeting, closing]\norder: [greeting, body, closing]"


def test_missing_parts_are_shown_at_the_first_word() -> None:
    assert excerpts("kind: parts\nrequire: [greeting]", "Заказ собран, ждём вас.") == ["Заказ"]
    (found,) = report("kind: parts\nrequire: [closing]\nmessage_: x".replace("\nmessage_: x", ""), "Добрый день!\n\nЗаказ собран.").findings
    assert found.start == 0


def test_a_whole_reply_is_silent() -> None:
    assert excerpts(BLOCK, "Добрый день, Анна!\n\nЗаказ собран.\n\nХорошего вам дня!\nОльга") == []
