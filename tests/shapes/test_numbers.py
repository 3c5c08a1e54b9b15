import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.numbers import cards, is_toll_free, passes_luhn, phones, same_phone


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111111111111111",
        "41111111 11111111",
        "3782 822463 10005",
        "5555555555554444",
        "2200000000000053",
        "№ 4111 1111 1111 1111, спасибо",
        "4111\u00a01111\u00a01111\u00a01111",
        "до 11/28 4111 1111 1111 1111 11/28",
    ],
)
def test_card_numbers(text: str) -> None:
    found = list(cards(text))
    assert len(found) == 1
    assert passes_luhn(found[0].digits)
    assert text[found[0].start : found[0].end].strip("0123456789 .-\u00a0") == ""


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "4111 11** **** 1111",
        "•••• 1111",
        "490154203237518",
        "UA213223130000026007233566001",
        "404-9876543-2109876",
        "+4111111111111111",
        "4 111 111 111 111 111",
        "0000 0000 0000 0000",
        "9999999999999995",
    ],
)
def test_other_numbers(text: str) -> None:
    assert list(cards(text)) == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("8 (900) 000-12-34", "89000001234"),
        ("+7 900 000 12 34", "79000001234"),
        ("89000001234", "89000001234"),
        ("067 123 45 67", "0671234567"),
        ("+38 (067) 123-45-67", "380671234567"),
        ("07700 900461", "07700900461"),
        ("020 7946 0958", "02079460958"),
        ("(555) 010-1234", "5550101234"),
        ("555-010-1234", "5550101234"),
    ],
)
def test_telephones(text: str, digits: str) -> None:
    assert [phone.digits for phone in phones(f"Звоните {text}, ждём.")] == [digits]


@pytest.mark.parametrize(
    "text",
    [
        "20450000123456",
        "404-9876543-2109876",
        "12.10.2026",
        "с 10:00 до 18:00",
        "17 000 1 200",
        "2026-11-0077",
        "№ 8 495",
        "192.168.100.100",
        "https://shop.example/89000001234",
    ],
)
def test_what_is_no_telephone(text: str) -> None:
    assert list(phones(text)) == []


def test_toll_free_numbers_belong_to_companies() -> None:
    assert is_toll_free("88005550011")
    assert is_toll_free("0800300500")
    assert is_toll_free("18005550199")
    assert not is_toll_free("89000001234")


def test_prefixes_do_not_matter() -> None:
    assert same_phone("89000001234", "79000001234")
    assert same_phone("0671234567", "380671234567")
    assert not same_phone("89000001234", "89000001235")
    assert not same_phone("1234", "1234")


@given(st.text(alphabet="0123456789 -.()+*№abcд\n", max_size=80))
def test_offsets_are_those_of_the_text(text: str) -> None:
    for found in [*cards(text), *phones(text)]:
        assert "".join(filter(str.isdigit, text[found.start : found.end])) == found.digits
        assert text[found.end - 1].isdigit()


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=14))
def test_one_wrong_digit_breaks_the_check_sum(number: int, place: int) -> None:
    digits = f"{number:015d}"
    complete = next(digits + last for last in "0123456789" if passes_luhn(digits + last))
    other = complete[:place] + str((int(complete[place]) + 1) % 10) + complete[place + 1 :]
    assert not passes_luhn(other)
