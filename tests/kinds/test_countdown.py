import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.helpers import excerpts

BLOCK = """
kind: countdown
phrases: {en: [sale, discount], ru: [скидка]}
minutes: {en: [reserved, left], ru: [осталось]}
"""


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The sale ends 02:59:10", "02:59:10"),
        ("Sale: 09H 42M 39S", "09H 42M 39S"),
        ("Sale 0 hours 4 minutes 46 seconds", "0 hours 4 minutes 46 seconds"),
        ("Sale ends in DAYS HRS MINS SECS", "DAYS HRS MINS SECS"),
        ("Sale 00:15:07:45", "00:15:07:45"),
        ("Your order is reserved for 08:53", "08:53"),
    ],
)
def test_clocks_that_run_down(text: str, clock: str) -> None:
    assert excerpts(BLOCK, text, "en") == [clock]


def test_a_clock_alone() -> None:
    assert excerpts(BLOCK, "0:44:56", "en") == ["0:44:56"]
    assert excerpts(BLOCK, "The film is 0:44:56 long in all cinemas", "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "The sale error was logged on 2026-11-20 09:12:33",
        "The sale began 09:12:33 UTC",
        "The seat is reserved at 18:30",
        "The sale is at 18:30, and 10:45 is fine too",
        "We have 3 items in the sale",
        "The film took 00:45:10. It was shown twice. The room was full.",
    ],
)
def test_times_of_day_and_logs_are_no_countdown(text: str) -> None:
    assert excerpts(BLOCK, text, "en") == []


def test_three_fields_look_at_the_paragraph_two_at_the_sentence() -> None:
    assert excerpts(BLOCK, "Скидка ваша. Вот таймер 02:10:05", "ru") == ["02:10:05"]
    assert excerpts(BLOCK, "Скидка ваша.\n\nФайл длится 02:10:05, это много для вложения", "ru") == []
    assert excerpts(BLOCK, "Осталось 14:59", "ru") == ["14:59"]
    assert excerpts(BLOCK, "Осталось решить. Встреча 14:59", "ru") == []


@given(st.text(alphabet="0123456789: .hmsчмсDAYS\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(found in text for found in excerpts(BLOCK, text, "en"))
