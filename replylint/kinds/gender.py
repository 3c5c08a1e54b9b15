"""`gender`: the draft addresses the customer in the wrong gender.

Looks at what stands before the customer's name («Уважаемый Саша», "Mr.
Taylor") and at singular forms beside «вы» and «ты» («вы сам», «ты заказала»),
and compares with the customer's own verbs, then the profile, then the name
(`replylint.people.customer_gender`). Silent without a ticket and where the signs
disagree.

Keys: `before_name` (pairs of masculine and feminine, the best first), `forms` (masculine,
feminine, plural), `not_verbs` (nouns that look like past tenses), `own` (masculine
forms with which people begin sentences about themselves), `asides`
(small words that may stand between «вы» and the form).

Fields for the message: `{right}`, the words in the right gender.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene, Suggestion
from replylint.lazy import pattern
from replylint.model import Gender, Language
from replylint.people.address_position import body_addressees
from replylint.people.addressing import Addressee, greeting_addressees
from replylint.people.customer import customer_names
from replylint.people.customer_gender import (
    GenderWords,
    customer_gender,
    gender_of_form,
    other_gender_of_form,
    plural_of_form,
)
from replylint.people.naming import is_customer
from replylint.scene import WRITTEN
from replylint.words import normalise

_YOU = pattern(r"\b([ВвТт][иы]|[Вв]а[мс]|ВЫ|ВИ)\b(?=[ \t]+[^\W\d_])")
_WORD = pattern(r"[^\W\d_][\w'’ʼ-]*")
_TITLE_ALONE = pattern(r"(?:\bdear|,)\s+(sir|madam|ma['’]am)(?=\s*(?:[,.!?:]|$))", re.IGNORECASE)
_OBLIQUE = frozenset(("самому", "самой", "самого", "саму", "самій"))
_CLAUSE_END = pattern(r"[,.!?;:()«»\n—–]")
_PLURAL_PAST = pattern(r"\w(?:ли|лись|лися)\b")
_NEUTRAL_PAIR = pattern(r"\b(?:or|и|або|чи|или)\b|/", re.IGNORECASE)


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    before_name: dict[Language, list[tuple[str, str]]]
    forms: dict[Language, list[tuple[str, str, str]]] = {}
    not_verbs: dict[Language, list[str]] = {}
    own: dict[Language, list[str]] = {}
    asides: dict[Language, list[str]] = {}


class Check(Struct, frozen=True, array_like=True):
    """The keys as tables."""

    feminine: dict[str, str]
    masculine: dict[str, str]
    words: dict[Language, GenderWords]
    asides: frozenset[str]


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Turn the lists into tables."""
    pairs = [pair for listed in keys.before_name.values() for pair in listed]
    words: dict[Language, GenderWords] = {}
    for language, forms in keys.forms.items():
        feminine = {normalise(masculine): normalise(other) for masculine, other, _ in forms}
        own: dict[str, Gender] = {}
        for masculine in map(normalise, keys.own.get(language, [])):
            own[masculine] = "m"
            own.update(dict.fromkeys(_feminine(masculine, language, feminine), "f"))
        words[language] = GenderWords(
            {normalise(masculine): plural for masculine, _, plural in forms},
            {normalise(feminine): plural for _, feminine, plural in forms},
            frozenset(normalise(word) for word in keys.not_verbs.get(language, [])),
            own,
        )
    return Check(
        feminine={normalise(masculine): feminine for masculine, feminine in reversed(pairs)},
        masculine={normalise(feminine): masculine for masculine, feminine in reversed(pairs)},
        words=words,
        asides=frozenset(normalise(word) for listed in keys.asides.values() for word in listed),
    )


def _feminine(masculine: str, language: Language, listed: dict[str, str]) -> tuple[str, ...]:
    """The feminine of a past tense or predicate: a listed one, or by its ending."""
    if masculine in listed:
        return (listed[masculine],)
    stem, reflexive = (masculine[:-2], True) if masculine.endswith("ся") else (masculine, False)
    stem = f"{stem[:-1]}ла" if language == "uk" else f"{stem}а"
    return (f"{stem}сь", f"{stem}ся") if reflexive else (stem,)


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Each address in a gender that is not the customer's."""
    if scene.ticket is None:
        return
    said = [*_before_names(check, scene), *_beside_you(check, scene)]
    if not said:
        return
    customer = customer_names(scene.ticket)
    gender, evidence = customer_gender(scene.ticket, customer, check.words)
    if gender is None:
        return
    for start, end, spoken, right in said:
        if spoken != gender:
            fix = (Suggestion(right),)
            yield Hit(start, end, {"right": right}, fix, (evidence,) if evidence else ())


Said = tuple[int, int, Gender, str]
"""Start, end, the gender that is said, and the words in the other one (or in the plural)."""


def _before_names(check: Check, scene: Scene) -> Iterator[Said]:
    assert scene.ticket is not None
    customer = customer_names(scene.ticket)
    for person in greeting_addressees(scene.draft):
        if person.before and is_customer(person, customer, scene.language):
            yield from _of_titles(check, scene.text, person)
    for person in body_addressees(scene.draft):
        if person.before and is_customer(person, customer, scene.language):
            yield from _of_titles(check, scene.text, person)
    for match in _TITLE_ALONE.finditer(scene.blank) if scene.language == "en" else ():
        # "Dear Sir," and "Yes, madam." name nobody, and mean the customer all the same.
        around = scene.text[match.start() : match.end() + 15]
        if scene.part_at(match.start(1)) in WRITTEN and not _NEUTRAL_PAIR.search(around):
            yield from _swapped(check, scene.text, [match.span(1)], match.start(1), match.end(1))


def _of_titles(check: Check, text: str, person: Addressee) -> Iterator[Said]:
    if "(" in text[person.start : person.name_start] or "/" in text[person.start : person.name_start]:
        return
    yield from _swapped(
        check, text, [(word.start, word.end) for word in person.before], person.start, person.end
    )


def _swapped(check: Check, text: str, words: list[tuple[int, int]], start: int, end: int) -> Iterator[Said]:
    genders: set[Gender] = set()
    right = ""
    at = start
    for word_start, word_end in words:
        word = text[word_start:word_end]
        norm = normalise(word)
        other = check.feminine.get(norm) or check.masculine.get(norm)
        if other is None and not genders:
            # "Dear" says nothing of gender: the finding begins after it.
            continue
        if not genders:
            start = at = word_start
        if other is not None:
            genders.add("m" if norm in check.feminine else "f")
            other = _cased_like(other, word)
        right += text[at:word_start] + (other or word)
        at = word_end
    if len(genders) == 1:
        yield start, end, genders.pop(), right + text[at:end]


def _beside_you(check: Check, scene: Scene) -> Iterator[Said]:
    if scene.language == "en":
        return
    text = scene.blank
    words = check.words.get(scene.language)
    if words is None:
        return
    for part in scene.spans(WRITTEN):
        for match in _YOU.finditer(text, part.start, part.end):
            said = _form_after(match, text, scene.language, words, check)
            if said is not None:
                yield said


def _form_after(
    match: re.Match[str], text: str, language: Language, words: GenderWords, check: Check
) -> Said | None:
    pronoun = normalise(match.group(1))
    clause = _CLAUSE_END.search(text, match.end(1), match.end(1) + 200)
    clause_end = clause.start() if clause else min(len(text), match.end(1) + 200)
    for found in _WORD.finditer(text, match.end(1), clause_end):
        word, start, end = found.group(), found.start(), found.end()
        norm = normalise(word)
        gender = gender_of_form(word, language, words)
        if gender is not None and (pronoun not in ("вам", "вас") or norm in _OBLIQUE):
            if text[end : end + 1] in ("(", "/"):
                return None
            # «вы канал выбрали», «вы права получили»: the word before a plural verb was its object.
            if not norm.startswith("сам") and _PLURAL_PAST.search(text, end, clause_end):
                return None
            replaced = other_gender_of_form if pronoun in ("ты", "ти") else plural_of_form
            right = replaced(word, language, words)
            if _is_quoted(text, match.start()):
                return None
            return match.start(), end, gender, text[match.start() : start] + _cased_like(right, word)
        if norm not in check.asides:
            return None
    return None


def _is_quoted(text: str, at: int) -> bool:
    left = text[max(0, at - 300) : at]
    return left.rfind("«") > left.rfind("»") or left.rfind("“") > left.rfind("”")


def _cased_like(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
