"""Whether a draft calls the customer by their name, and how to write it where it stands.

One remark a problem: a name is changed (another form of it), misspelled (a
slip of one or two letters), or somebody else's; never two of them at once.
"""

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from replylint.language import names
from replylint.language.salutation import TITLES
from replylint.model import Draft, Evidence, Language, Ticket
from replylint.people.address_position import body_addressees
from replylint.people.addressing import Addressee, NameWord, greeting_addressees
from replylint.people.customer import CustomerNames, customer_names, signers
from replylint.people.name_matching import Verdict, declined_name, is_patronymic, is_slip, verdict_on
from replylint.people.person_name import PersonName, script_language
from replylint.words import Words, normalise

Problem = Literal["changed", "misspelled", "wrong-person"]


class Remark(Struct, frozen=True):
    """A name in the draft that is not the customer's; `fix` is what to write from `start` to `end`."""

    problem: Problem
    start: int
    end: int
    name: str
    fix: str | None
    evidence: Evidence | None


def remarks(draft: Draft, ticket: Ticket, operators: tuple[str, ...] = ()) -> tuple[Remark, ...]:
    """All remarks on the names by which the draft addresses the ticket's customer.

    `operators` are names of the company's own people, who may sign in the text.
    """
    customer = customer_names(ticket)
    called = customer.called
    if called is None:
        return ()
    found: list[Remark] = []
    greeted = list(greeting_addressees(draft))
    verdicts = [_judge(person, customer, called, draft.language) for person in greeted]
    # A couple, or «Саша (Александр)»: whoever is greeted by the right name too is not hurt.
    if "same" not in [verdict for verdict, _ in verdicts]:
        for person, (verdict, word) in zip(greeted, verdicts, strict=True):
            remark = _remark(person, word, verdict, customer, called, draft.language)
            known = (verdict == "other" and _has_written(person, ticket, draft.language)) or (
                verdict == "changed" and not customer.signed and _has_mentioned(word, ticket, draft.language)
            )
            if remark is not None and not known:
                found.append(remark)
                break
    found.extend(_body_remarks(draft, ticket, customer, called, operators))
    return tuple(found)


def _has_written(person: Addressee, ticket: Ticket, language: Language) -> bool:
    """Has somebody of this name signed a message of the thread?"""
    return any(
        verdict_on(word.text, name.given, name.surname, language) != "other"
        for name in signers(ticket)
        for word in person.words
    )


def _has_mentioned(word: NameWord, ticket: Ticket, language: Language) -> bool:
    """Does this form of a name stand in the customer's messages («Таня, заказ 5521»), not the operator's own?"""
    mine, begins = {normalise(part) for part in (ticket.agent.name or "").split()}, normalise(word.text)[:2]
    return any(
        norm.startswith(begins)
        and norm not in mine
        and verdict_on(norm, (word.text,), (), language) == "same"
        for message in ticket.messages
        if message.author == "customer" and message.public
        for norm in Words(message.text).norm
    )


def is_customer(person: Addressee, customer: CustomerNames, language: Language) -> bool:
    """Is it the customer who is addressed, in whatever form or spelling of their name?"""
    known = [name for name in (customer.called, customer.profile) if name is not None]
    return any(
        verdict_on(word.text, name.given, name.surname, language) != "other"
        for name in known
        for word in person.words
    )


def _body_remarks(
    draft: Draft, ticket: Ticket, customer: CustomerNames, called: PersonName, operators: tuple[str, ...]
) -> list[Remark]:
    found = []
    own_people: frozenset[str] | None = None
    for person in body_addressees(draft):
        verdict, word = _judge(person, customer, called, draft.language)
        if verdict not in ("changed", "misspelled"):
            continue
        if verdict == "misspelled" and (len(word.text) < 5 or word.text.endswith(("s", "'s", "’s"))):
            continue
        if not _all_names(person, customer, draft.language):
            # «Улица Юлии, 5», "William Street, 7": a name among other words addresses nobody.
            continue
        if own_people is None:
            own_people = _named_elsewhere(ticket, operators)
        if any(normalise(part.text) in own_people for part in person.words):
            continue
        remark = _remark(person, word, verdict, customer, called, draft.language)
        if remark is not None:
            found.append(remark)
    return found


def _all_names(person: Addressee, customer: CustomerNames, language: Language) -> bool:
    return len(person.words) == 1 or all(
        is_patronymic(word.text, language) or is_customer(Addressee((word,), word.start), customer, language)
        for word in person.words
    )


def _named_elsewhere(ticket: Ticket, operators: tuple[str, ...]) -> frozenset[str]:
    """Words of the customer's messages and of the operators' names: there are other people of that name."""
    texts = [message.text for message in ticket.messages if message.author == "customer" and message.public]
    named = {word for text in [*texts, ticket.agent.name or "", *operators] for word in Words(text).norm}
    mine = customer_names(ticket)
    signed = {normalise(word) for name in mine.written for word in name.split()}
    return frozenset(named - signed)


def _judge(
    person: Addressee, customer: CustomerNames, called: PersonName, language: Language
) -> tuple[Verdict, NameWord]:
    """What the words of one addressee are to the customer, and the word that decides it."""
    best: tuple[Verdict, NameWord] = ("other", person.words[0])
    patronymics = [word for word in person.words[1:] if is_patronymic(word.text, language)]
    plain = [word for word in person.words if word not in patronymics]
    own_surnames = called.surname + _profile_surnames(customer)
    for word in plain:
        verdict = verdict_on(word.text, called.given, own_surnames, language)
        if verdict == "same" or best[0] == "other":
            best = (verdict, word)
        if verdict == "same":
            break
    if best[0] == "other" and called.initials and not called.given:
        first = normalise(called.initials[0].rstrip("."))
        if any(normalise(word.text).startswith(first) for word in plain):
            return "same", person.words[0]
    if best[0] != "same":
        return best
    return _same_but(person, plain, patronymics, best[1], called, own_surnames, language)


def _profile_surnames(customer: CustomerNames) -> tuple[str, ...]:
    """The profile's surnames; the first of two first names is none once the customer has signed otherwise."""
    profile = customer.profile
    if profile is None:
        return ()
    return tuple(word for word in profile.surname if not customer.signed or word not in profile.given[:1])


def _same_but(
    person: Addressee,
    plain: list[NameWord],
    patronymics: list[NameWord],
    first: NameWord,
    called: PersonName,
    surnames: tuple[str, ...],
    language: Language,
) -> tuple[Verdict, NameWord]:
    """The first name (or surname) is right; are the words beside it?"""
    for word in patronymics:
        if called.patronymic is None:
            continue
        verdict = verdict_on(word.text, (called.patronymic,), (), language)
        if verdict in ("misspelled", "other"):
            return verdict, word
    for word in plain:
        if word is not first and surnames:
            verdict = verdict_on(word.text, called.given, surnames, language)
            if verdict == "misspelled":
                return verdict, word
    formal = called.patronymic is not None and not called.surname
    bare = not patronymics and len(plain) == 1 and not person.before
    if formal and bare and verdict_on(first.text, called.given, (), language) == "same":
        # Who signs «Анна Петровна» is not on first-name terms.
        return "changed", first
    return "same", first


def _remark(
    person: Addressee,
    word: NameWord,
    verdict: Verdict,
    customer: CustomerNames,
    called: PersonName,
    language: Language,
) -> Remark | None:
    if verdict == "same":
        return None
    if verdict == "other" and not _is_somebody_else(person, word, customer, called, language):
        return None
    problem: Problem = "wrong-person" if verdict == "other" else verdict
    if problem == "misspelled":
        own = _misspelled_surname(word, customer, called, language)
        if own is not None:
            return Remark(problem, word.start, word.end, own, own, customer.source)
    start = person.name_start
    if problem == "wrong-person":
        # «Уважаемый», «пан» and "Mr." fitted the other person, and may not fit this one.
        start = next((part.start for part in person.before if _fits_one(part.text)), start)
    fix = _as_here(called, word, language)
    return Remark(problem, start, person.end, called.address, fix, customer.source)


def _fits_one(before: str) -> bool:
    """Is it a title, or an adjective that has a gender? "Dear" has none."""
    return not before.isascii() or normalise(before) in TITLES


def _misspelled_surname(
    word: NameWord, customer: CustomerNames, called: PersonName, language: Language
) -> str | None:
    if any(is_slip(own, word.text, language) for own in called.given):
        return None
    surnames = called.surname + _profile_surnames(customer)
    return next((own for own in surnames if is_slip(own, word.text, language)), None)


def _is_somebody_else(
    person: Addressee, word: NameWord, customer: CustomerNames, called: PersonName, language: Language
) -> bool:
    """Is it sure that the greeting means another person, and not the customer by a name we can't know?"""
    if not all(part.text[0].isupper() for part in person.words):
        return False
    known = any(
        names.is_known(part.text, one) or names.is_known(part.text, "uk" if one == "ru" else one)
        for part in person.words
        for one in [script_language(part.text, language)]
    )
    is_name_like = all(word[0].isupper() for word in called.given + called.surname)
    if not called.given:
        # Only the surname is on record, so only another surname is surely wrong.
        return bool(person.before) and not known
    borne = customer.signed or len(called.given + called.surname) > 1
    if not called.known and not (is_name_like and borne):
        return False
    if word in person.words[1:] and is_patronymic(word.text, language):
        return True
    if called.known and (called.surname or _profile_surnames(customer)):
        return known or len(person.words) <= 2
    # Without a surname on record, an unknown word may be just that.
    return known


@lru_cache(maxsize=4096)
def case_of(word: str, language: Language) -> names.Case:
    readings = names.look_up(word, language)
    cases = [reading.case for reading in readings]
    if not cases or "nomn" in cases:
        return "nomn"
    return "voct" if "voct" in cases else cases[0]


def _as_here(called: PersonName, word: NameWord, language: Language) -> str | None:
    """The customer's name in the case in which the wrong one stands."""
    if not called.given:
        return None
    here = script_language(word.text, language)
    own = script_language(called.given[0], language)
    written = called.address.split()
    if own == "en" or here == "en":
        return called.address
    case = case_of(word.text, here)
    if case in names.ADDRESS_CASES:
        case = "voct" if "uk" in (language, here) else "nomn"
    declined = [declined_name(part, language if language != "en" else own, case) for part in written]
    return " ".join(declined)
