"""`foreign-data`: an e-mail address, a telephone, an order number or a card that is not of this ticket.

It looks only if there is a ticket with a message, and reports what occurs
nowhere in it, however it is spaced. Left alone: what the config names as the
company's own (`domains`, `emails`, `phones`), toll-free numbers, mailboxes of
a role (`mailboxes`: support@…). The phrases of the rule are looked for in the
words that lead to the number or address, since the beginning of the sentence
or the last number in it:

* `order`: makes a number that follows it an order number (end it with `$`);
* `other`: what else a long number can be («трек-номер», «ТТН», "IBAN");
* `own`: the contact of the company, its courier, its branch («звоните нам по $»);

and `new` in the whole sentence: the order number is given as new.

The suggestion is the ticket's own address or number, if it holds exactly one.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from replylint.kinds.base import Company, Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language, Suggestion, Ticket
from replylint.shapes.numbers import cards, is_toll_free, phones, same_phone
from replylint.shapes.surroundings import lead_in, sentence_around

_EMAIL = pattern(r"(?<![\w.+*•-])[\w.+-]*\w@\w[\w-]*(?:\.\w[\w-]*)+")
_ORDER = pattern(r"(?<![\w.,/:@+-])(?:[A-ZА-ЯІЇЄҐ]{1,6}[-–]?)?\d[\dA-Z]*(?:-[\dA-Z]+)*(?![\w@]|[.,:]\d)")
_NUMBER = pattern(r"\d(?:[\s().–—/-]{0,3}\d)*")
_LOOKS_NUMERIC = pattern(r"[0-9][0-9](?:[0-9][0-9]|[0-9 )(–-]{4})")
_BLANK = pattern(r"\s+")
_AND = pattern(r"[\s,№#]*(?:и|і|й|та|and|&|,|или|або|or)[\s№#]*", re.IGNORECASE)
_UNIT = pattern(
    r"\s*(?:[₽₴$€£%]|руб|р\.|грн|тыс|тис|млн|usd|eur|uah|rub|dollars|euro|pounds"
    r"|шт|экз|прим|лист|год|рок|pcs|pieces|units|items)",
    re.IGNORECASE,
)

SHORTEST = 4
"""Digits that a number of somebody's has at least."""

Sort = Literal["email", "phone", "order", "card"]


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    order: dict[Language, list[str]]
    other: dict[Language, list[str]] = {}
    own: dict[Language, list[str]] = {}
    new: dict[Language, list[str]] = {}
    mailboxes: tuple[str, ...] = ()


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    order: PhraseSets
    other: PhraseSets
    own: PhraseSets
    new: PhraseSets
    mailboxes: frozenset[str]


class Datum(Struct, frozen=True):
    """Something that belongs to one customer; `value` is what is compared."""

    sort: Sort
    start: int
    end: int
    value: str


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(
        compiler.phrases(keys.order, "order"),
        compiler.phrases(keys.other, "other"),
        compiler.phrases(keys.own, "own"),
        compiler.phrases(keys.new, "new"),
        frozenset(keys.mailboxes),
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Data in the draft that the ticket does not hold."""
    ticket = scene.ticket
    if ticket is None or not any(message.text for message in ticket.messages):
        return
    text = scene.text
    spans = [span for span in scene.spans(scene.parts) if _may_hold_data(text, span.start, span.end)]
    if not spans:
        return
    known = Known(ticket)
    for span in spans:
        if known.holds_all_numbers(text, span.start, span.end):
            continue
        for datum in _data(check, scene, span.start, span.end):
            if known.holds(datum) or _is_own(datum, scene.company, check):
                continue
            low, high = sentence_around(text, datum.start, datum.end)
            if datum.sort == "order":
                if any(scene.find_in(text[low:high], check.new)):
                    continue
            elif any(scene.find_in(lead_in(text, low, datum.start), check.own)):
                continue
            right = known.only(datum, check, scene)
            yield Hit(
                datum.start,
                datum.end,
                fields={"sort": datum.sort},
                suggestions=(Suggestion(right),) if right else (),
            )


def _may_hold_data(text: str, start: int, end: int) -> bool:
    return text.find("@", start, end) >= 0 or _LOOKS_NUMERIC.search(text, start, end) is not None


def _data(check: Check, scene: Scene, start: int, end: int) -> list[Datum]:
    """Addresses and numbers in a stretch of the draft, in order."""
    text = scene.text
    found = []
    if text.find("@", start, end) >= 0:
        found += [
            Datum("email", match.start(), match.end(), match.group().casefold())
            for match in _EMAIL.finditer(text, start, end)
        ]
    if _LOOKS_NUMERIC.search(text, start, end) is None:
        return found
    taken = {offset for datum in found for offset in range(datum.start, datum.end)}
    for card in cards(text, start, end):
        if not _is_other(check, scene, text, card.start):
            found.append(Datum("card", card.start, card.end, card.digits))
        taken.update(range(card.start, card.end))
    for phone in phones(text, start, end):
        if phone.start in taken or phone.end - 1 in taken:
            continue
        if not _is_other(check, scene, text, phone.start) and not _is_order(check, scene, text, phone.start):
            found.append(Datum("phone", phone.start, phone.end, phone.digits))
            taken.update(range(phone.start, phone.end))
    for match in _ORDER.finditer(text, start, end):
        if match.start() in taken or match.end() - 1 in taken:
            continue
        value = _digits(match.group())
        if len(value) < SHORTEST or _is_year(match, text) or _is_amount(text, match.end()):
            continue
        if _is_order(check, scene, text, match.start()):
            found.append(Datum("order", match.start(), match.end(), value))
    return sorted(found, key=lambda datum: datum.start)


def _is_other(check: Check, scene: Scene, text: str, start: int) -> bool:
    low, _ = sentence_around(text, start, start)
    return any(scene.find_in(lead_in(text, low, start), check.other))


def _is_order(check: Check, scene: Scene, text: str, start: int) -> bool:
    low, _ = sentence_around(text, start, start)
    words = lead_in(text, low, start)
    while _AND.fullmatch(words) and start - len(words) > low:
        # The second number of «заказы 55017 и 55018» is one of an order if the first is.
        start -= len(words)
        while start > low and not text[start - 1].isspace() and text[start - 1] not in "№#":
            start -= 1
        words = lead_in(text, low, start)
    return any(scene.find_in(words, check.order))


def _is_amount(text: str, end: int) -> bool:
    return _UNIT.match(text, end) is not None


def _is_year(match: re.Match[str], text: str) -> bool:
    number = match.group()
    marked = text[: match.start()].rstrip()[-1:] in ("№", "#")
    return len(number) == 4 and number[:2] in ("19", "20") and not marked


def _is_own(datum: Datum, company: Company, check: Check) -> bool:
    if datum.sort == "email":
        mailbox, _, host = datum.value.rpartition("@")
        if mailbox in check.mailboxes or datum.value in (email.casefold() for email in company.emails):
            return True
        return any(host == own or host.endswith("." + own) for own in map(str.casefold, company.domains))
    if datum.sort == "phone":
        return is_toll_free(datum.value) or any(
            same_phone(datum.value, _digits(own)) for own in company.phones
        )
    return False


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


class Known:
    """What the ticket holds, in the forms in which it is compared."""

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        customer = ticket.customer
        texts = [customer.email, customer.name, ticket.subject, ticket.id, *(ticket.attachments or ())]
        self.text = "\n".join([*filter(None, texts), *(message.text for message in ticket.messages)])
        self.numbers = {_digits(match.group()) for match in _NUMBER.finditer(self.text)}
        # An id with letters in it ("A10293B7") is one number too.
        self.numbers.update(_digits(word) for word in self.text.split() if not word.isalpha())
        self._only: dict[Sort, str | None] = {}

    @cached_property
    def joined(self) -> str:
        """The text without white space and capitals, in which addresses are looked up."""
        return _BLANK.sub("", self.text).casefold()

    def holds_all_numbers(self, text: str, start: int, end: int) -> bool:
        """Is there no address in the stretch, and no number that the ticket does not hold just so?

        This is the quick way to say nothing: most replies repeat the order that the customer named.
        """
        if text.find("@", start, end) >= 0:
            return False
        for match in _NUMBER.finditer(text, start, end):
            digits = _digits(match.group())
            if len(digits) >= SHORTEST and digits not in self.numbers:
                return False
        return True

    def holds(self, datum: Datum) -> bool:
        """Does it occur in the ticket, however it is spaced?"""
        if datum.sort == "email":
            return datum.value in self.joined
        if datum.sort == "phone":
            return any(same_phone(datum.value, number) for number in self.numbers) or any(
                datum.value[-9:] in number for number in self.numbers
            )
        return any(number.startswith(datum.value) or number.endswith(datum.value) for number in self.numbers)

    def only(self, datum: Datum, check: Check, scene: Scene) -> str | None:
        """The ticket's own datum of this sort as it is written there, if there is exactly one."""
        if datum.sort not in self._only:
            if datum.sort == "email" and self.ticket.customer.email:
                written = {self.ticket.customer.email}
            else:
                written = self._written(datum.sort, check, scene)
            self._only[datum.sort] = written.pop() if len(written) == 1 else None
        return self._only[datum.sort]

    def _written(self, sort: Sort, check: Check, scene: Scene) -> set[str]:
        text = self.text
        if sort == "email":
            return {match.group() for match in _EMAIL.finditer(text)}
        if sort == "phone":
            return {text[phone.start : phone.end] for phone in phones(text)}
        if sort == "order":
            return {
                match.group()
                for match in _ORDER.finditer(text)
                if len(_digits(match.group())) >= SHORTEST and _is_order(check, scene, text, match.start())
            }
        return set()
