"""`countdown`: a clock that runs down beside an offer, and words that push along with it.

A countdown is three fields of digits (`02:59:10`, `09H 42M 39S`, `0 hours 4 minutes
46 seconds`), a row of units whose digits a script fills in (`DAYS HRS MINS SECS`), or
two fields (`08:53`), which can also be the time of day. Three fields count if one of
`phrases` stands in the same paragraph, or if the draft holds at most `lone` words
besides; two fields only if one of `minutes` stands in the same sentence and no word
before them makes them a time of day. A date or a time zone beside them makes a log line.

The categories are those of Mathur et al. 2019, "Dark Patterns at Scale", where
countdown timers are the most frequent pattern of urgency.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language

_UNIT = (
    r"(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?"
    r"|дн|дня|дней|день|дні|днів|ч|час|часа|часов|год|годин|години|година|мин|минут[аы]?|хв|хвилин[аи]?"
    r"|с|сек|секунд[аы]?)"
)
_FIELD = rf"(?<![\w.,:])\d{{1,3}}\s*{_UNIT}\b\.?"
_HINT = pattern(r"(?i)\d\s*:\s*\d\d|\d\s*(?:m|х?в|мин|хвил)|\bmin(?:ute)?s\b")
_THREE = pattern(
    r"(?i)(?<![\d:.,/-])(?:\d{1,3}(?:\s*:\s*\d{2}){2,3}(?![\d:.,]*\d)"
    rf"|{_FIELD}(?:[\s,:]+\d{{1,4}}\s*{_UNIT}\b\.?){{2,3}}"
    rf"|\d{{1,3}}\s*hours?[\s:]+\d{{1,3}}\s*min\w*[\s:]+\d{{1,3}}\s*sec\w*"
    r"|\b(?:days|hours|hrs)\W{1,3}(?:(?:hours|hrs)\W{1,3})?(?:minutes|mins)(?:\W{1,3}(?:seconds|secs))?\b)"
)
_TWO = pattern(rf"(?i)(?<![\d:.,/-])(?:\d{{1,2}}:\d{{2}}(?![\d:])|{_FIELD}[\s,:]+\d{{1,3}}\s*{_UNIT}\b\.?)")
_CLOCKLIKE = pattern(rf"(?i)\d\d?\d?\s*(?::|{_UNIT}\b)")
_ROW = pattern(r"(?i)\b(?:days|hours|hrs)\b")
_LOG = pattern(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[\sT]*$")
_ZONE = pattern(r"(?i)\s*(?:[ap]\.?\s?m\b|z\b|utc|gmt|мск|est\b|pst\b|[+-]\d\d:?\d\d)")
_AT_TIME = pattern(
    r"(?i)(?:\b(?:at|by|on|the|your|a|from|to|until|till|before|after|between|since|around|and|в|во|до|с|со|к|после|около|и|по|о|об|у|на|ко|примерно|ровно"
    r"|з|із|від|після|близько|та|й|і)|[–—-])\s*$"
)

Urgent = tuple[frozenset[int], frozenset[int]]
"""Sentences and paragraphs, by their numbers."""


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    phrases: dict[Language, list[str]]
    minutes: dict[Language, list[str]]
    lone: int = 2


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    phrases: PhraseSets
    minutes: PhraseSets
    lone: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words up that make a clock a countdown."""
    return Check(
        compiler.phrases(keys.phrases, "phrases"), compiler.phrases(keys.minutes, "minutes"), keys.lone
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Every countdown, once."""
    past = 0
    urgent = {True: _urgent(check.phrases, scene), False: _urgent(check.minutes, scene)}
    for start, end, exact in _clocks(scene):
        if start >= past and _pushes(check, scene, start, end, exact, urgent[exact]):
            past = end
            yield Hit(start, end)


def _urgent(phrases: PhraseSets, scene: Scene) -> Callable[[], Urgent]:
    """Sentences and paragraphs with phrases that urge; looked for once, when the first clock asks."""

    @cache
    def places() -> Urgent:
        words = scene.words
        found = [other.first for other in scene.find(phrases, parts=("greeting", "body", "closing"))]
        return (
            frozenset(words.sentence_of[first] for first in found),
            frozenset(scene.paragraph_of(words.start[first]) for first in found),
        )

    return places


def _clocks(scene: Scene) -> Iterator[tuple[int, int, bool]]:
    """Where clocks stand, in order, and whether nothing else can be meant."""
    text = scene.blank
    begins = [match.start() for match in _CLOCKLIKE.finditer(text)]
    if any(unit in scene.folded for unit in ("days", "hours", "hrs")):
        begins = sorted(begins + [match.start() for match in _ROW.finditer(text)])
    found = [(start, end, True) for start, end in _spans(_THREE, text, begins)]
    found += [(start, end, False) for start, end in _spans(_TWO, text, begins)]
    if not found or _HINT.search(scene.text) is None:
        return
    for start, end, exact in sorted(found, key=lambda clock: (clock[0], -clock[1])):
        before = text[max(0, start - 16) : start]
        if _LOG.search(before) or _ZONE.match(text, end):
            continue
        if not exact and text[start:end].count(":") == 1 and _AT_TIME.search(before):
            continue
        if scene.part_at(start) in scene.parts:
            yield start, end, exact


def _spans(clock: re.Pattern[str], text: str, begins: list[int]) -> Iterator[tuple[int, int]]:
    """Where clocks stand that begin at one of these places: a number, or a unit in a row of units."""
    past = 0
    for begin in begins:
        if begin >= past and (match := clock.match(text, begin)):
            past = match.end()
            yield match.span()


def _pushes(
    check: Check, scene: Scene, start: int, end: int, exact: bool, urgent: Callable[[], Urgent]
) -> bool:
    words = scene.words
    first, past = bisect_right(words.end, start), bisect_left(words.start, end)
    if first >= past:
        return False
    if exact and len(words) - (past - first) <= check.lone:
        return True
    sentences, paragraphs = urgent()
    if not sentences.isdisjoint(words.sentence_of[first:past]):
        return True
    return exact and scene.paragraph_of(start) in paragraphs
