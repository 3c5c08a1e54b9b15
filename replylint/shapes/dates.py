"""Dates as people write them in Russian, Ukrainian and English («до 1 марта 2021», "March 15, 2026").

Only what names a day, the end of a month or the end of a year counts. A date
stands for the last day it can mean, so that "before today" is sure: 03/04/2021
may be March or April, «12–14 мая» ends on the 14th, «до конца марта» on the 31st.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from replylint.lazy import pattern

_MONTHS = (
    "янв(?:ар[ьяе])? січ(?:ень|ня|ні)? jan(?:uary)?",
    "фев(?:рал[ьяе])? лют(?:ий|ого|ому)? feb(?:ruary)?",
    "мар(?:т[ае]?)? бер(?:езень|езня|езні)? mar(?:ch)?",
    "апр(?:ел[ьяе])? кві?т(?:ень|ня|ні) apr(?:il)?",
    "ма[йяе] трав(?:ень|ня|ні)? may",
    "июн[ьяе] черв(?:ень|ня|ні) june?",
    "июл[ьяе] лип(?:ень|ня|ні) july?",
    "авг(?:уст[ае]?)? серп(?:ень|ня|ні) aug(?:ust)?",
    "сен(?:тябр[ьяе])? вер(?:есень|есня|есні) sept?(?:ember)?",
    "окт(?:ябр[ьяе])? жовт(?:ень|ня|ні) oct(?:ober)?",
    "ноя(?:бр[ьяе])? лист(?:опад|опада|опаді) nov(?:ember)?",
    "дек(?:абр[ьяе])? груд(?:ень|ня|ні) dec(?:ember)?",
)
_MONTH = "(?:" + "|".join(name for names in _MONTHS for name in names.split()) + r")(?!\w)\.?"
_YEAR = r"(?P<{0}>20\d\d)(?!\d)(?:\s?(?:год[ау]?\b|р(?:оку|ік|оці)\b|[гр](?:\.|\b)))?"
_FIRST = r"(?:\d{1,2}(?:\s?[-–—]\s?|\s(?:по|до|to)\s))?"
_DATE = pattern(
    rf"(?i)(?<![\w.,/:№#-]){_FIRST}(?P<day>\d{{1,2}})(?:-?(?:го|е|th|st|nd|rd))?\s(?:of\s)?(?P<month>{_MONTH})"
    rf"(?:,?\s{_YEAR.format('year')})?"
    rf"|(?<!\w)(?P<month2>{_MONTH})\s{_FIRST}(?P<day2>\d{{1,2}})(?:th|st|nd|rd)?(?![\w:.,]*\d)"
    rf"(?:,?\s{_YEAR.format('year2')})?"
    rf"|(?<!\w)(?P<month3>{_MONTH})\s(?P<day3>\d{{1,2}})(?:th|st|nd|rd)?,?\s{_YEAR.format('year3')}"
    rf"|(?<!\w)(?P<month4>{_MONTH}),?\s{_YEAR.format('year4')}"
    r"|(?<![\w.,/:№#-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<year5>(?:20)?\d\d)(?![\w/:-]|\.\d)"
    r"|(?<![\w.,/:№#-])(?P<year6>20\d\d)-(?P<month6>\d\d)-(?P<day6>\d\d)(?![\w/:-])"
    r"|(?<![\w.,/:№#-])(?P<year7>20\d\d)\s?(?:года|году|г\.|роки?у?|р\.)"
    r"|(?i:(?<=end of )|(?<=until )|(?<=till ))(?P<year8>20\d\d)(?![\w:.-])"
)
_MONTH_WORD = pattern(_MONTH)
_NUMBER = pattern(r"\d+")
_RUN = pattern(r"\w+")
_BESIDE = pattern(
    rf"(?i)(?:-?(?:го|е|th|st|nd|rd))?\s(?:of\s)?{_MONTH}|[./-]\d|\s?[-–—]\s?\d|\s(?:по|до|to)\s\d"
)
_BEFORE, _AFTER = 16, 36
"""Characters of a date before and after any of its numbers."""
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(Struct, frozen=True, order=True):
    """A day of the calendar."""

    year: int
    month: int
    day: int


class WrittenDate(Struct, frozen=True):
    """A date in a text: offsets, and the last day it can mean; `year` tells whether one was written.

    Without a year the day is that of the year nearest to the reference. `exact`
    is False where only a month or a year was written.
    """

    start: int
    end: int
    day: Day
    year: bool
    exact: bool


def parse_day(text: str | None) -> Day | None:
    """The day of an ISO date or time («2026-11-20T09:12:00Z»); None if it is none."""
    if text is None or len(text) < 10 or text[4] != "-" or text[7] != "-":
        return None
    year, month, day = text[:4], text[5:7], text[8:10]
    if not text[:10].isascii() or not (year + month + day).isdigit():
        return None
    return _day(int(year), int(month), int(day))


def days_before(day: Day, reference: Day) -> int:
    """How many days `day` lies before `reference`; negative if after. Months count 30.4 days: near enough."""
    return round(_number(reference) - _number(day))


def find_dates(text: str, start: int, end: int, reference: Day) -> Iterator[WrittenDate]:
    """Dates between two offsets; `reference` decides on the year of a date without one."""
    return read_dates(written_dates(text, start, end), reference)


def read_dates(written: Iterable[re.Match[str]], reference: Day) -> Iterator[WrittenDate]:
    """The dates among what is written like one."""
    for match in written:
        groups = match.groupdict()
        found = _read({name: value for name, value in groups.items() if value is not None}, reference)
        if found is not None:
            day, with_year, exact = found
            # The full stop of an abbreviated month may be that of the sentence.
            without_stop = match.end() - match.group().endswith(".")
            yield WrittenDate(match.start(), without_stop, day, with_year, exact)


def written_dates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What is written like a date between two offsets; whether it is one may hang on a reference."""
    past = start
    for number in _NUMBER.finditer(text, start, end):
        if number.start() < past or not _may_be_date(text, number.start(), number.end()):
            continue
        low, high = max(past, number.start() - _BEFORE), min(end, number.end() + _AFTER)
        # A date begins where a word or a number does.
        for begin in _RUN.finditer(text, low, high):
            match = _DATE.match(text, begin.start(), high)
            if match is not None:
                past = match.end()
                yield match
                break


def _may_be_date(text: str, start: int, end: int) -> bool:
    """Cheap: does the number look like a year, or does a month or the next number of a date stand beside it?"""
    if end - start == 4 and text.startswith("20", start):
        return True
    if end - start > 2:
        return False
    if _BESIDE.match(text, end):
        return True
    before = text[max(0, start - _BEFORE) : start].rsplit(None, 1)
    return bool(before) and _is_month(before[-1])


@lru_cache(maxsize=4096)
def _is_month(word: str) -> bool:
    return _MONTH_WORD.fullmatch(word.lower()) is not None


def _read(groups: dict[str, str], reference: Day) -> tuple[Day, bool, bool] | None:
    if "a" in groups:
        day = _numeric(int(groups["a"]), int(groups["b"]), _year(groups["year5"]), groups["mark"])
        return (day, True, True) if day is not None else None
    written = next((value for name, value in groups.items() if name.startswith("year")), None)
    number = next((value for name, value in groups.items() if name.startswith("day")), None)
    month = next((value for name, value in groups.items() if name.startswith("month")), None)
    year = _year(written) if written is not None else None
    if month is None:
        return (Day(year, 12, 31), True, False) if year is not None else None
    at = int(month) if month.isdigit() else _month_number(month.lower())
    if number is None:
        return (Day(year, at, _LENGTHS[at - 1]), True, False) if year is not None and 1 <= at <= 12 else None
    if year is not None:
        day = _day(year, at, int(number))
    else:
        days = [_day(reference.year + step, at, int(number)) for step in (-1, 0, 1)]
        near = [one for one in days if one is not None]
        day = min(near, key=lambda one: abs(days_before(one, reference))) if near else None
    return (day, year is not None, True) if day is not None else None


def _numeric(first: int, second: int, year: int, mark: str) -> Day | None:
    """Day and month in either order where the mark leaves it open; the later of the two."""
    days = [_day(year, second, first)]
    if mark != ".":
        days.append(_day(year, first, second))
    possible = [day for day in days if day is not None]
    return max(possible) if possible else None


def _day(year: int, month: int, day: int) -> Day | None:
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return None
    return Day(year, month, day)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _number(day: Day) -> float:
    return day.year * 365.25 + (day.month - 1) * 30.4375 + day.day


@cache
def _month_number(word: str) -> int:
    bare = word.rstrip(".")
    for number, names in enumerate(_MONTHS, 1):
        if pattern("(?:" + names.replace(" ", "|") + ")").fullmatch(bare):
            return number
    return 0
