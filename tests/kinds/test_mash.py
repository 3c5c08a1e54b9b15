from tests.kinds.helpers import excerpts

BLOCK = """
kind: mash
runs: [asdf, sdfg, dfgh, qwer, wert, erty, фыва, ывап, йцу]
known: [wert]
bare: [тест]
about: {ru: [пароль], en: [password]}
"""


def test_rows_of_keys() -> None:
    assert excerpts(BLOCK, "Ответ: фывафыва и asdfgh, спасибо") == ["фывафыва", "asdfgh"]
    assert excerpts(BLOCK, "ЙЦУЙЦУ") == ["ЙЦУЙЦУ"]


def test_words_that_hold_a_row() -> None:
    assert excerpts(BLOCK, "property, liberty, wert и запрос") == []


def test_keys_that_are_meant() -> None:
    assert excerpts(BLOCK, "Не ставьте пароль qwerty.") == []
    assert excerpts(BLOCK, "См. https://shop.ru/asdfasdf и `qwerqwer`") == []


def test_a_draft_of_one_word() -> None:
    assert excerpts(BLOCK, "Здравствуйте!\n\nТест 2") == ["Тест 2"]
    assert excerpts(BLOCK, "Тест пройден.") == []
