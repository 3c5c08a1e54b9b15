import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.sms import sms_size, typewritten


@pytest.mark.parametrize(
    ("text", "segments", "gsm"),
    [
        ("a" * 160, 1, True),
        ("a" * 161, 2, True),
        ("a" * 306, 2, True),
        ("a" * 307, 3, True),
        ("€" * 80, 1, True),
        ("€" * 81, 2, True),
        ("ж" * 70, 1, False),
        ("ж" * 71, 2, False),
        ("ж" * 134, 2, False),
        ("ж" * 135, 3, False),
        ("", 1, True),
    ],
)
def test_limits(text: str, segments: int, gsm: bool) -> None:
    size = sms_size(text)
    assert (size.segments, size.gsm) == (segments, gsm)


def test_a_pair_stays_together() -> None:
    # 153 is odd: the last septet of a segment stays empty before a character of two.
    assert sms_size("a" * 152 + "€" + "a" * 151).segments == 2
    assert sms_size("a" * 152 + "€" + "a" * 152).segments == 3
    # An emoji takes two of 67 units.
    assert sms_size("ж" * 66 + "😀" + "ж" * 65).segments == 2
    assert sms_size("ж" * 66 + "😀" + "ж" * 66).segments == 3


def test_one_curly_quote_makes_the_whole_message_longer() -> None:
    text = "It’s " + "a" * 150
    assert (sms_size(text).segments, sms_size(typewritten(text)).segments) == (3, 1)


@given(st.text(max_size=400))
def test_segments_hold_all_units(text: str) -> None:
    size = sms_size(text)
    one, part = (160, 153) if size.gsm else (70, 67)
    assert size.units <= (one if size.segments == 1 else size.segments * part)
    assert size.segments == 1 or size.units > one
