from tests.kinds.helpers import excerpts, fixed, report

BLOCK = """
kind: card
other: {ru: [imei, "заказ $"]}
test: {ru: [тестовая карта]}
"""


def test_the_fix_keeps_four_digits() -> None:
    assert fixed(BLOCK, "Карта 4111 1111 1111 1111.") == "Карта **** 1111."
    assert report(BLOCK, "Карта 4111 1111 1111 1111.").findings[0].suggestions[0].safe


def test_what_else_the_number_may_be() -> None:
    assert excerpts(BLOCK, "Заказ № 4111111111111111.") == []
    assert excerpts(BLOCK, "IMEI телефона: 4111111111111111.") == []
    assert excerpts(BLOCK, "Заказ 55, карта 4111111111111111.") == ["4111111111111111"]


def test_a_test_card_is_nobodys() -> None:
    assert excerpts(BLOCK, "Есть тестовая карта 4242 4242 4242 4242.") == []


def test_quoted_mail_is_left_alone() -> None:
    assert excerpts(BLOCK, "Проверили.\n\n> моя карта 4111 1111 1111 1111") == []
