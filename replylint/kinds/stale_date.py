"""`stale-date`: a day that is over, named as one to come («акция действует до 1 марта 2021»).

Dates are compared with the ticket's date, else with today. A past date is a
finding if it is

* a term: it stands after до, по, until, by …, and one of `term` (words of what
  holds, is open, can be done) stands in its sentence;
* an appointment: one of `appointment` (words of what is to happen) stands in its clause.

Told as history, and innocent: `history` in the same clause; a date after от, с,
from, since; one that the customer wrote first. A date without a year counts only
up to `recent` days back, for it may be next year's, and only against the ticket's
date: when a text without a ticket was written, nobody knows.

Field for the message: `{date}`, the date as it is written.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language
from replylint.phrases.match import Range
from replylint.shapes.dates import Day, WrittenDate, days_before, find_dates, read_dates, written_dates

_UNTIL = pattern(
    r"(?i)(?<!\w)(?:до|по|не позднее|не позже|не пізніше|включно до|until|till?|through|thru|by|before|to"
    r"|no later than|on or before)"
    r"(?:\s(?:самого|конца|кінця|the|end of|the end of|of))*[\s«\"(]*$|[-–—]\s?$"
)
_RANGE = pattern(r"(?i)\d{1,2}(?:\s?[-–—]\s?|\s(?:по|до|to)\s)\d|[a-z]+\s\d{1,2}\s?[-–—]\s?\d")
_SINCE = pattern(
    r"(?i)(?<!\w)(?:от|с|со|после|від|з|із|зі|після|from|since|after|dated|as of|of|за|at)(?:\sthe)?[\s(]*$"
)
_CLAUSE = pattern(r"[;:—–()]|,(?!\s20\d\d)|\s-\s")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    term: dict[Language, list[str]]
    appointment: dict[Language, list[str]]
    history: dict[Language, list[str]]
    recent: int = 60


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    term: PhraseSets
    appointment: PhraseSets
    history: PhraseSets
    recent: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the check runs on texts that speak of something to come."""
    return Check(
        compiler.phrases(keys.term, "term", trigger=True),
        compiler.phrases(keys.appointment, "appointment", trigger=True),
        compiler.phrases(keys.history, "history"),
        keys.recent,
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Past dates that are spoken of as if they were to come."""
    written = [
        date
        for paragraph in scene.draft.paragraphs
        for date in written_dates(scene.blank, paragraph.start, paragraph.end)
    ]
    if not written:
        # Whoever asks for today has a result of today only.
        return
    today = scene.today
    if today is None:
        return
    past = [
        date
        for date in read_dates(written, today)
        if _is_past(date, today, check.recent if scene.is_dated else 0)
    ]
    if not past:
        return
    known = {
        date.day
        for message in scene.customer_messages
        for date in find_dates(message.text, 0, len(message.text), today)
    }
    terms, appointments, history = (
        _by_sentence(scene.find(phrases), scene) for phrases in (check.term, check.appointment, check.history)
    )
    for date in past:
        if date.day in known:
            continue
        marker = _marker(date, terms, appointments, history, scene)
        if marker is not None:
            start, end = scene.words.span(marker.first, marker.past)
            yield Hit(
                min(start, date.start),
                max(end, date.end),
                fields={"date": scene.text[date.start : date.end]},
            )


def _is_past(date: WrittenDate, today: Day, recent: int) -> bool:
    return date.day < today and (date.year or days_before(date.day, today) <= recent)


def _by_sentence(ranges: Iterable[Range], scene: Scene) -> dict[int, list[Range]]:
    """The matches of each sentence, in order."""
    found: dict[int, list[Range]] = {}
    for one in ranges:
        found.setdefault(scene.words.sentence_of[one.first], []).append(one)
    return found


def _marker(
    date: WrittenDate,
    all_terms: dict[int, list[Range]],
    all_appointments: dict[int, list[Range]],
    all_history: dict[int, list[Range]],
    scene: Scene,
) -> Range | None:
    """The words that make the date one to come, nearest first; None if it is history."""
    text, words = scene.blank, scene.words
    at = bisect_right(words.end, date.start)
    if at == len(words):
        return None
    sentence = words.sentence_of[at]
    terms, appointments, history = (
        found.get(sentence, []) for found in (all_terms, all_appointments, all_history)
    )
    bounds = scene.sentence_span(sentence)
    clause = _clause(text, date.start, date.end, *bounds)

    def within(found: Range, stretch: tuple[int, int]) -> bool:
        return words.start[found.first] < stretch[1] and stretch[0] < words.end[found.past - 1]

    def in_clause(found: Range) -> bool:
        return within(found, clause)

    def is_told(found: Range) -> bool:
        own = _clause(text, *words.span(found.first, found.past), *bounds)
        return any(within(told, own) for told in history)

    if any(in_clause(found) for found in history):
        return None
    before = text[max(0, date.start - 30) : date.start]
    candidates = [found for found in appointments if in_clause(found)]
    if _UNTIL.search(before) or _RANGE.match(text, date.start):
        candidates = [found for found in (*terms, *appointments) if not is_told(found)]
    elif _SINCE.search(before) or not date.exact:
        return None

    def distance(found: Range) -> tuple[bool, bool, int]:
        start = words.start[found.first]
        return not in_clause(found), start > date.start, abs(start - date.start)

    return min(candidates, key=distance, default=None)


def _clause(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The stretch between the marks around some words of a sentence; a dash right before them is part of it."""
    for mark in _CLAUSE.finditer(text, low, start):
        if mark.group() not in "–—" or text[mark.end() : start].strip():
            low = mark.end()
    after = _CLAUSE.search(text, end, max(high, end))
    return low, after.start() if after else high
