"""Words that no dictionary has and that are no mistake in this reply: names, products, terms of the customer's."""

import unicodedata
from functools import cache

from replylint.grammar.matches import Match
from replylint.language.names import distance, is_known
from replylint.lazy import pattern
from replylint.model import Company, Draft, Language, Ticket
from replylint.words import normalise

_WORD = pattern(r"\w+(?:['’ʼ-]\w+)*")
_LATIN = pattern("[A-Za-z]")
_CYRILLIC = pattern("[А-Яа-яЁёІіЇїЄєҐґ]")
_CAPITAL_INSIDE = pattern(r"(?<=\w)[A-ZА-ЯЁІЇЄҐ]")
_NO_WORD = pattern(r"[\d_@#/\\]")
_QUOTED = pattern('«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|"[^"\n]{1,300}"')
_STEM = 4
"""Letters that a form of a declined name shares with it at least."""

_POLITE = frozenset(
    "вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашу вашим ваших вашими ви вами".split()
)
"""Written with a capital in letters, and no names."""

_SMALL_WORDS = frozenset(
    (
        "a an the in on at to of for up as all even no not any each every some this that with by is it be i we you "
        "if so or and but thank well в во на по с со к ко у о об от до за из не ни и а но то бы же ли все всё как "
        "так что кое для при без под над з із зі від й ні та але б би ж що"
    ).split()
)

_FAR = 2
"""Letters in which a typo differs from what was meant; what is further from all words is a term, not a typo."""

_SHORT = 6
"""Letters of a word below which a capitalised one is more often a name than a typo."""


class KnownWords:
    """What is known of a reply's words besides the dictionary."""

    def __init__(self, draft: Draft, ticket: Ticket | None, company: Company) -> None:
        self._text = draft.text
        customer = (
            [one.text for one in ticket.messages if one.author == "customer"] if ticket is not None else []
        )
        subject = [ticket.subject] if ticket is not None and ticket.subject else []
        names = [*company.words, *company.names]
        if ticket is not None:
            names += [name for name in (ticket.customer.name, ticket.agent.name) if name]
        self._names = frozenset(word for name in names for word in _words(name))
        self._customer = "\n".join([*customer, *subject])
        self._quoted = [
            found.span()
            for found in _QUOTED.finditer(draft.text)
            if found.group()[1:-1].strip() in self._customer
        ]
        # What the customer calls a thing is its name.
        self._used = frozenset(_words(self._customer))

    def holds(self, match: Match, start: int, end: int, language: Language, *, opens: bool) -> bool:
        """Is text[start:end], which is in no dictionary of LanguageTool's, no mistake all the same?

        `opens`: the sentence begins with it, so that its capital says nothing.
        """
        written = self._text[start:end].strip(' ,.;:!?()«»"“”')
        word = normalise(written)
        if not word or _NO_WORD.search(written) or _CAPITAL_INSIDE.search(written):
            return True
        if language != "en" and _LATIN.search(written) and not _CYRILLIC.search(written):
            return True
        if word in self._names or self._is_declined_name(word, language):
            return True
        if word in self._used or is_known(word, language) or _is_dictionary_word(word, language):
            return True
        nearest = min(
            (distance(word, normalise(one), _FAR + 1) for one in match.replacements), default=_FAR + 1
        )
        if (
            nearest > _FAR
            or all(map(_is_compound, match.replacements))
            or any(normalise(one) == word for one in match.replacements)
        ):
            return True
        if written[:1].isupper():
            if opens:
                return nearest > 1 or len(word) < _SHORT
            return not any(normalise(one) in _POLITE for one in match.replacements)
        return False

    def is_foreign(self, start: int, end: int, language: Language, sentence: str) -> bool:
        """Is the word one of the other of Russian and Ukrainian, in words of that language?

        A title or an address in a Russian reply may be Ukrainian; a single word of the other language is a slip.
        """
        if language == "en":
            return False
        other: Language = "uk" if language == "ru" else "ru"
        if not _is_dictionary_word(normalise(self._text[start:end]), other):
            return False
        foreign = [
            word
            for word in set(_words(sentence))
            if not _is_dictionary_word(word, language) and _is_dictionary_word(word, other)
        ]
        return len(foreign) > 1

    def is_quoted(self, start: int, end: int) -> bool:
        """Does text[start:end] stand in quotation marks around words of the customer's own?"""
        return any(first <= start and end <= past for first, past in self._quoted)

    def _is_declined_name(self, word: str, language: Language) -> bool:
        if language == "en":
            return word.removesuffix("'s") in self._names
        if len(word) < _STEM:
            return False
        stem = word[: max(_STEM, len(word) - 3)]
        return any(name.startswith(stem) for name in self._names)


def _is_compound(replacement: str) -> bool:
    """Two words, written as one on purpose («pincode»), rather than by a slip («alot», «вобщем»)?"""
    parts = replacement.lower().split()
    return (
        len(parts) > 1
        and not any(part in _SMALL_WORDS for part in parts)
        and len(max(parts, key=len)) >= _STEM
    )


def _words(text: str) -> list[str]:
    return [normalise(found) for found in _WORD.findall(unicodedata.normalize("NFC", text))]


def _is_dictionary_word(word: str, language: Language) -> bool:
    """Has our own dictionary the word, or each half of one with a hyphen?"""
    if language == "en":
        return False
    from replylint.language.forms import morphology

    known = morphology(language).word_is_known
    return bool(known(word)) or ("-" in word and all(half and known(half) for half in word.split("-")))


@cache
def lemma(word: str, language: Language) -> str:
    """The dictionary form of a word, by its likeliest reading."""
    from replylint.language.forms import morphology

    readings = morphology(language).parse(word.lower())
    return str(readings[0].normal_form) if readings else word.lower()
