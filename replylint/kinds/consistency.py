"""Kind `consistency`: two variants of one thing in one reply, «ты» and «вы», say.

Keys: `variants`, a language each: name of the variant → phrases that are a sign
of it; `case_sensitive: true` tells «Вы» from «вы» (sentence starts aside);
`except` are words that are no sign («ух ты»); `scope: thread` also reads what
the same operator wrote earlier in the ticket.
Words inside quotation marks are somebody else's and no sign. The finding is the
first sign of the rarer variant, with `case_sensitive` its fix is the other spelling, safe if that one
has the majority; fields: {match}, {other} (a sign of the other
variant) and {variant}, {usual} (the names of the two).
"""

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Evidence, Hit, PhraseSets, Scene, Suggestion
from replylint.lazy import pattern
from replylint.model import Language
from replylint.words import Words, normalise

_QUOTED = pattern(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“”\n]*[“”]|(?<!\w)\"[^\"\n]*\"(?!\w)")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a consistency block."""

    variants: dict[Language, dict[str, list[str]]]
    case_sensitive: bool = False
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    scope: Literal["draft", "thread"] = "draft"


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys: the phrases by variant, and with case the very spellings."""

    variants: dict[str, PhraseSets]
    spellings: dict[str, tuple[str, ...]]
    scope: str
    exceptions: PhraseSets = {}


class Sign(Struct, frozen=True):
    """A sign of a variant: offsets in its text, and the words themselves."""

    variant: str
    start: int
    end: int
    text: str


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words up, a set of phrases a variant."""
    sets: dict[str, PhraseSets] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for language, variants in keys.variants.items():
        if len(variants) < 2:
            raise compiler.fail("at least two variants are needed", "variants", language)
        for name, phrases in variants.items():
            if keys.case_sensitive:
                if any(not phrase.replace("-", "").isalpha() for phrase in phrases):
                    raise compiler.fail(
                        "with case_sensitive, a sign is one plain word", "variants", language, name
                    )
                spellings[name] = tuple(dict.fromkeys((*spellings.get(name, ()), *phrases)))
            made = compiler.phrases({language: phrases}, "variants", trigger=True)
            sets.setdefault(name, {}).update(made)
    return Check(sets, spellings, keys.scope, compiler.phrases(keys.exceptions, "except"))


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """The first sign of the rarer variant, or of the one the operator did not use before."""
    if check.scope == "draft" and not _may_clash(check, scene):
        return
    signs = _signs(check, scene)
    if not signs:
        return
    names = list(dict.fromkeys(sign.variant for sign in signs))
    if len(names) > 1:
        usual = max(names, key=lambda name: sum(sign.variant == name for sign in signs))
        most = 2 * sum(sign.variant == usual for sign in signs) > len(signs)
        odd = next(sign for sign in signs if sign.variant != usual)
        # The nearest sign of the other variant shows the clash best.
        other = min(
            (sign for sign in signs if sign.variant == usual), key=lambda sign: abs(sign.start - odd.start)
        )
        yield _hit(odd, other, (), _respelt(odd, usual, safe=most) if check.spellings else None)
        return
    if check.scope == "thread":
        for number, text in _earlier(scene):
            words = Words(text)
            found = [sign for sign in _signs_in(check, scene, words) if not _inside(sign, _quoted(text))]
            others = [sign for sign in found if sign.variant != names[0]]
            if others and len(others) == len(found):
                where = Evidence(others[0].text, f"message {number}")
                yield _hit(signs[0], others[0], (where,))
                return


def _may_clash(check: Check, scene: Scene) -> bool:
    """Does the index name signs of two variants, and does the text hold their spellings?"""
    named = 0
    for name, phrases in check.variants.items():
        if check.spellings and not any(spelling in scene.text for spelling in check.spellings[name]):
            continue
        named += any(number in scene.triggered(language) for language, number in phrases.items())
    return named > 1


def _hit(
    odd: Sign, other: Sign, evidence: tuple[Evidence, ...], better: tuple[Suggestion, ...] | None = None
) -> Hit:
    fields = {"other": other.text, "variant": odd.variant, "usual": other.variant}
    return Hit(odd.start, odd.end, fields, better, evidence)


def _respelt(odd: Sign, usual: str, *, safe: bool) -> tuple[Suggestion, ...]:
    """The word with small and capital letters as in the usual variant."""
    first = odd.text[0].upper() if usual[0].isupper() else odd.text[0].lower()
    return (Suggestion(first + odd.text[1:], safe),)


def _signs(check: Check, scene: Scene) -> list[Sign]:
    found = []
    for name, phrases in check.variants.items():
        for match in scene.find(phrases):
            if check.spellings and not _spelt(check, name, scene.words, match.first, scene):
                continue
            start, end = scene.words.span(match.first, match.past)
            found.append(Sign(name, start, end, scene.text[start:end]))
    if not found:
        return []
    innocent = _quoted(scene.text)
    for match in scene.find(check.exceptions) if check.exceptions else ():
        innocent.append(scene.words.span(match.first, match.past))
    return sorted((sign for sign in found if not _inside(sign, innocent)), key=lambda sign: sign.start)


def _signs_in(check: Check, scene: Scene, words: Words) -> list[Sign]:
    found = []
    for name, phrases in check.variants.items():
        for match in scene.find_in_words(words, phrases):
            start, end = words.span(match.first, match.past)
            found.append(Sign(name, start, end, words.text[start:end]))
    return sorted(found, key=lambda sign: sign.start)


def _spelt(check: Check, name: str, words: Words, at: int, scene: Scene) -> bool:
    """Is the word spelt just as this variant says, and not at the start of a sentence?"""
    written = words.text[words.start[at] : words.end[at]]
    if written not in check.spellings[name]:
        return False
    if words.sentences[words.sentence_of[at]][0] == at or at in scene.begins:
        return False
    # After a colon, a dash that opens a list or a quotation mark, a capital says nothing either.
    before = words.text[: words.start[at]].rstrip(" \t")[-1:]
    return before not in ':\n•*–—-«"“„'


def _earlier(scene: Scene) -> Iterable[tuple[int, str]]:
    """Public messages of the operator who writes now, with their number in the ticket from 1."""
    ticket = scene.ticket
    names = (ticket.agent.name or "").split() if ticket is not None else []
    if ticket is None or not names:
        return
    name = normalise(names[0])
    for number, message in enumerate(ticket.messages, 1):
        if message.author == "agent" and message.public:
            lines = [line for line in message.text.split("\n") if line.strip()]
            if lines and name in (normalise(word) for word in re.findall(r"[\w'’-]+", lines[-1])):
                yield number, message.text


def _quoted(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _QUOTED.finditer(text)]


def _inside(sign: Sign, quoted: list[tuple[int, int]]) -> bool:
    return any(start <= sign.start and sign.end <= end for start, end in quoted)
