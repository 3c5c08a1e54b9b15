"""Character references are decoded as browsers decode them."""

import html.entities

import pytest

from replylint.readers.entities import decoded


def test_every_name_of_the_standard_with_and_without_semicolon() -> None:
    for name, letters in html.entities.html5.items():
        assert decoded(f"&{name} x", 0, len(name) + 3) == (letters, len(name) + 1)


@pytest.mark.parametrize(
    ("written", "letters", "length"),
    [
        ("&#1042;", "В", 7),
        ("&#x412;", "В", 7),
        ("&#X412 ", "В", 6),
        ("&#151;", "—", 6),
        ("&#0;", "\ufffd", 4),
        ("&#xD800;", "\ufffd", 8),
        ("&#" + "9" * 5000 + ";", "\ufffd", 5003),
        ("&ampх", "&", 4),
        ("&notit;", "¬", 4),
        ("&notin;", "∉", 7),
        ("&unknown;", "", 0),
        ("& b", "", 0),
        ("&#;", "", 0),
    ],
)
def test_numbers_and_careless_names(written: str, letters: str, length: int) -> None:
    assert decoded(written, 0, len(written)) == (letters, length)


def test_in_an_attribute_a_parameter_stays_a_parameter() -> None:
    address = "?a=1&copy=2&lt=3&amp;b=4"
    for name in ("&copy", "&lt"):
        assert decoded(address, address.index(name), len(address), attribute=True)[0] == ""
    assert decoded(address, address.index("&amp;"), len(address), attribute=True) == ("&", 21)
    assert decoded("?a&copy", 2, 7, attribute=True) == ("©", 7)
