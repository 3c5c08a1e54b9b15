"""Numbers that name somebody: payment cards and telephones, by their shape."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from replylint.lazy import pattern

SPACES = " \u00a0\u2009\u202f"
_LONG = pattern(rf"[0-9][-–.0-9{SPACES}]{{13}}")
_GROUPS = pattern(rf"(?<![\w+])\d{{3,19}}(?:[-–.{SPACES}]\d{{2,19}})*(?![\w*•])")
_GROUP = pattern(r"\d+")

# Issuer prefixes with the lengths of their cards. Visa's thirteen digits are long out
# of use and look like a bar code; Diners' fourteen count only if grouped as on the card.
_ISSUERS: tuple[tuple[range, tuple[int, ...]], ...] = (
    (range(400000, 500000), (16, 19)),  # Visa
    (range(510000, 560000), (16,)),  # Mastercard
    (range(222100, 272100), (16,)),  # Mastercard
    (range(340000, 350000), (15,)),  # American Express
    (range(370000, 380000), (15,)),  # American Express
    (range(220000, 220500), (16, 17, 18, 19)),  # Mir
    (range(620000, 630000), (16, 17, 18, 19)),  # UnionPay
    (range(352800, 359000), (16,)),  # JCB
    (range(601100, 601200), (16,)),  # Discover
    (range(644000, 660000), (16,)),  # Discover
    (range(300000, 306000), (14, 16)),  # Diners Club
    (range(360000, 370000), (14, 16)),  # Diners Club
    (range(380000, 400000), (14, 16)),  # Diners Club
    (range(500000, 510000), (16, 18, 19)),  # Maestro
    (range(560000, 600000), (16, 18, 19)),  # Maestro
    (range(630400, 630500), (16, 18, 19)),  # Maestro
    (range(670000, 680000), (16, 18, 19)),  # Maestro
    (range(860000, 860100), (16,)),  # Uzcard
    (range(979200, 979300), (16,)),  # Troy
    (range(980400, 980500), (16,)),  # Prostir
    (range(986000, 986100), (16,)),  # Humo
)
_GROUPING_SHAPES = "4-4-4-4 4-6-5 4-6-4 4-4-4-4-3 4-4-4-4-2 8-8 8-10 15 16 17 18 19"
_GROUPINGS = frozenset(tuple(map(int, grouping.split("-"))) for grouping in _GROUPING_SHAPES.split())

_PHONES = (
    r"\+\d[\d()–./{s}-]{{8,22}}\d",
    r"(?:00|011)[{s}-]?[1-9][\d(){s}-]{{8,20}}\d",
    # Russia, Kazakhstan: 8 or 7, then a code of three digits and seven more.
    r"[87][{s}-]?\(?\d{{3,5}}\)?[{s}-]?\d{{1,3}}[{s}-]?\d\d[{s}-]?\d\d",
    # Ukraine: 0 and nine digits, with or without 38.
    r"(?:38[{s}-]?)?\(?0\d\d\)?[{s}-]?\d{{3}}[{s}-]?\d\d[{s}-]?\d\d",
    # Britain: 0 and ten digits.
    r"\(?0\d{{2,4}}\)?[{s}-]?\d{{3,4}}[{s}-]?\d{{3,4}}",
    # North America; a mark between the groups tells it from other numbers.
    r"(?:1[{s}.-])?\(\d{{3}}\)[{s}]?\d{{3}}[-.{s}]\d{{4}}",
    r"(?:1[{s}.-])?\d{{3}}-\d{{3}}-\d{{4}}|(?:1\.)?\d{{3}}\.\d{{3}}\.\d{{4}}",
)
_TOLL_FREE = pattern(
    r"(?:7|8)80[04]\d{7}|(?:38)?0800\d{6}|1?8(?:00|33|44|55|66|77|88)\d{7}|(?:44|0)?(?:800|808|3\d\d)\d{6,7}"
)


class Card(Struct, frozen=True):
    """A card number in a text; `digits` without separators."""

    start: int
    end: int
    digits: str


class Phone(Struct, frozen=True):
    """A telephone number in a text; `digits` without separators and plus."""

    start: int
    end: int
    digits: str


def passes_luhn(digits: str) -> bool:
    """The check sum of payment cards (and of IMEIs and many other numbers)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def cards(text: str, start: int = 0, end: int | None = None) -> Iterator[Card]:
    """Unmasked card numbers: an issuer's prefix and length, the check sum, groups as on a card or none."""
    end = len(text) if end is None else end
    long_number = _LONG.search(text, start, end)
    if long_number is None:
        return
    for run in _GROUPS.finditer(text, long_number.start(), end):
        groups = list(_GROUP.finditer(text, run.start(), run.end()))
        first = 0
        while first < len(groups):
            past = first + 1
            for past in range(min(first + 5, len(groups)), first, -1):
                card = _card(groups[first:past])
                if card is not None:
                    yield card
                    break
            first = past


def _card(groups: list[re.Match[str]]) -> Card | None:
    lengths = tuple(group.end() - group.start() for group in groups)
    if lengths not in _GROUPINGS:
        return None
    digits = "".join(group.group() for group in groups)
    if not digits.isascii() or len(set(digits)) < 2 or not _is_issued(digits) or not passes_luhn(digits):
        return None
    return Card(groups[0].start(), groups[-1].end(), digits)


def _is_issued(digits: str) -> bool:
    prefix = int(digits[:6])
    return any(prefix in prefixes and len(digits) in lengths for prefixes, lengths in _ISSUERS)


@cache
def _phone() -> re.Pattern[str]:
    shapes = "|".join(shape.format(s=SPACES) for shape in _PHONES)
    before = rf"(?<![\w/#№=])(?<![.,-]\d)(?<!\d[-–./{SPACES}])"
    return pattern(rf"{before}(?:{shapes})(?![\w/=])(?![-–.,{SPACES}]\d)")


def phones(text: str, start: int = 0, end: int | None = None) -> Iterator[Phone]:
    """Telephone numbers by their shape: international, Russian, Ukrainian, British, North American."""
    for match in _phone().finditer(text, start, len(text) if end is None else end):
        digits = re.sub(r"\D", "", match.group())
        if 10 <= len(digits) <= 15:
            yield Phone(match.start(), match.end(), digits)


def is_toll_free(digits: str) -> bool:
    """A number that only a company can have (8 800, 0 800, 1 888 …)."""
    return _TOLL_FREE.fullmatch(digits) is not None


def same_phone(one: str, other: str) -> bool:
    """The same subscriber, whatever the prefix: the last nine digits agree, or all of a shorter number."""
    length = min(len(one), len(other), 9)
    return length >= 6 and one[-length:] == other[-length:]
