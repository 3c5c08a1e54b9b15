import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.dates import Day, days_before, find_dates, parse_day

TODAY = Day(2026, 11, 20)


def _dates(text: str) -> list[tuple[str, Day]]:
    return [(text[one.start : one.end], one.day) for one in find_dates(text, 0, len(text), TODAY)]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("акция до 1 марта 2021 года", "1 марта 2021 года", Day(2021, 3, 1)),
        ("до 1 березня 2021 р. і далі", "1 березня 2021 р", Day(2021, 3, 1)),
        ("on March 15th, 2026, at noon", "March 15th, 2026", Day(2026, 3, 15)),
        ("the 15th of March 2026", "15th of March 2026", Day(2026, 3, 15)),
        ("до 15.03.2026 включительно", "15.03.2026", Day(2026, 3, 15)),
        ("since 2026-03-15 or so", "2026-03-15", Day(2026, 3, 15)),
        ("12–14 мая 2025", "12–14 мая 2025", Day(2025, 5, 14)),
        ("с 1 по 15 марта 2021", "1 по 15 марта 2021", Day(2021, 3, 15)),
        ("до конца марта 2026", "марта 2026", Day(2026, 3, 31)),
        ("до конца 2025 года", "2025 года", Day(2025, 12, 31)),
    ],
)
def test_ways_to_write_a_date(text: str, written: str, day: Day) -> None:
    assert _dates(text) == [(written, day)]


def test_either_order_of_day_and_month_gives_the_later() -> None:
    assert _dates("by 03/04/2026") == [("03/04/2026", Day(2026, 4, 3))]
    assert _dates("by 03/15/2026") == [("03/15/2026", Day(2026, 3, 15))]


def test_without_a_year_the_nearest_is_meant() -> None:
    assert [day for _, day in _dates("до 10 ноября, до 1 марта, до 5 июня")] == [
        Day(2026, 11, 10),
        Day(2027, 3, 1),
        Day(2026, 6, 5),
    ]


@pytest.mark.parametrize(
    "text",
    ["версия 1.2.2021.4", "45 мая 2021", "31.13.2021", "№ 01-03-20217", "в 12:30", "10 маяков", "5 марок"],
)
def test_what_is_no_date(text: str) -> None:
    assert _dates(text) == []


def test_iso_days() -> None:
    assert parse_day("2026-11-20T09:12:00Z") == TODAY
    assert [parse_day(text) for text in (None, "", "20.11.2026", "2026-13-01", "2026-1१-01")] == [None] * 5


def test_days_between() -> None:
    assert days_before(Day(2026, 11, 10), TODAY) == 10
    assert days_before(Day(2026, 12, 20), TODAY) < 0


@given(st.text(alphabet="0123456789 .-/мартя2021may,", max_size=60))
def test_offsets_lie_in_the_text_and_days_in_the_calendar(text: str) -> None:
    for one in find_dates(text, 0, len(text), TODAY):
        assert 0 <= one.start < one.end <= len(text)
        assert 1 <= one.day.month <= 12
        assert 1 <= one.day.day <= 31
