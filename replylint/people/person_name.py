"""A person's name taken apart: first name, patronymic, surname, initials and titles."""

import re
from functools import lru_cache

from msgspec import Struct

from replylint.language import names
from replylint.language.salutation import COMPANY_WORDS, SOLE_TRADERS, TITLES
from replylint.lazy import pattern
from replylint.model import Language
from replylint.words import normalise

TOKEN = pattern(r"[^\W\d_](?:[^\W\d_]|['’ʼ`‑-](?=[^\W\d_]))*\.?")
"""One word of a name, an initial with its dot."""
_NAME = pattern(r"\s*[A-Za-zÀ-ɏА-Яа-яЁёІіЇїЄєҐґ][A-Za-zÀ-ɏА-Яа-яЁёІіЇїЄєҐґ'’ʼ`.,()\s‑-]{0,58}")
_BRACKET = pattern(r"\([^)]*\)?")
_CYRILLIC = pattern("[а-яёіїєґ]", re.IGNORECASE)
_UKRAINIAN = pattern("[іїєґ]", re.IGNORECASE)


class PersonName(Struct, frozen=True):
    """A person's name taken apart; every part may be missing.

    `given` holds all that may be the first name: both words of a name of which
    the lists know neither, and the form in brackets of «Екатерина (Катя)».
    """

    written: str
    given: tuple[str, ...] = ()
    patronymic: str | None = None
    surname: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    known: bool = False
    """Some word of it is in the lists of first names."""

    @property
    def address(self) -> str:
        """What to call them: the first name, with the patronymic if it is given without a surname."""
        if not self.given:
            return self.written
        first = _capitalised(self.given[0])
        if self.patronymic and not self.surname:
            return f"{first} {_capitalised(self.patronymic)}"
        return first


def script_language(word: str, language: Language) -> Language:
    """The language in whose lists to look for a name that stands in a text of `language`."""
    if not _CYRILLIC.search(word):
        return "en"
    if _UKRAINIAN.search(word):
        return "uk"
    return "ru" if language == "en" else language


def _capitalised(word: str) -> str:
    return (
        word[:1].upper() + word[1:]
        if word.islower()
        else word.title()
        if word.isupper() and len(word) > 2
        else word
    )


@lru_cache(maxsize=4096)
def is_known_name(word: str) -> bool:
    """Is the word a known first name in the nominative, in a language of its letters?"""
    return any(names.name_form(word, language) is not None for language in languages_of(word))


def nominative(word: str) -> str:
    """The nominative of a first name in any case («Сашей» → «Саша»); the word itself if it is none."""
    if is_known_name(word):
        return word
    readings = (reading for language in languages_of(word) for reading in names.look_up(word, language))
    return next((reading.form for reading in readings if not reading.common_word), word)


def languages_of(word: str) -> tuple[Language, ...]:
    if not _CYRILLIC.search(word):
        return ("en",)
    return ("uk",) if _UKRAINIAN.search(word) else ("ru", "uk")


def _is_patronymic(word: str) -> bool:
    return any(language != "en" and names.patronymic(word, language) for language in languages_of(word))


@lru_cache(maxsize=4096)
def person_name(text: str) -> PersonName | None:
    """Take a name apart; None if it is no person's (a company, an e-mail address, a nickname with digits)."""
    if not _NAME.fullmatch(text):
        return None
    bracket = _BRACKET.search(text)
    nicknames = tuple(TOKEN.findall(bracket.group())) if bracket else ()
    outside = _BRACKET.sub(" ", text)
    tokens = TOKEN.findall(outside)
    while tokens and normalise(tokens[0].rstrip(".")) in SOLE_TRADERS:
        tokens = tokens[1:]
    titles = []
    while len(tokens) > 1 and normalise(tokens[0].rstrip(".")) in TITLES:
        titles.append(tokens.pop(0))
    if not 0 < len(tokens) <= 5 or any(normalise(token) in COMPANY_WORDS for token in tokens):
        return None
    initials = tuple(token for token in tokens if len(token.rstrip(".")) == 1)
    full = [token.rstrip(".") for token in tokens if len(token.rstrip(".")) > 1]
    patronymic = next((token for token in full[1:] if _is_patronymic(token)), None)
    given: tuple[str, ...]
    surname: tuple[str, ...]
    if patronymic:
        at = full.index(patronymic)
        given, surname = (full[at - 1],), tuple(full[: at - 1] + full[at + 1 :])
    elif initials:
        # «И. Л. Брагин», "J. R. Smith": one long word after initials is the surname.
        given = tuple(token for token in full if len(full) > 1 and is_known_name(token))[:1]
        surname = tuple(token for token in full if token not in given)
    else:
        given, surname = _given_and_surname(full, "," in outside, bool(titles))
    known = any(is_known_name(token) for token in given)
    return PersonName(text.strip(), given + nicknames, patronymic, surname, initials, tuple(titles), known)


def _given_and_surname(
    words: list[str], reversed_order: bool, titled: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(words) == 1:
        return ((), tuple(words)) if titled and not is_known_name(words[0]) else (tuple(words), ())
    if reversed_order:
        return tuple(words[1:]), (words[0],)
    first_known, last_known = is_known_name(words[0]), is_known_name(words[-1])
    if first_known and not last_known:
        return (words[0],), tuple(words[1:])
    if last_known and not first_known:
        return (words[-1],), tuple(words[:-1])
    # Both may be first names («Тарас Роман», "Jordan Taylor"), or neither is one we know.
    return (words[0], words[-1]), (*words[1:], words[0])


@lru_cache(maxsize=4096)
def same_family(a: str, b: str) -> bool:
    """Are two first names forms of one name, in whatever languages?"""
    for language in languages_of(a):
        for other in languages_of(b):
            if language == other and names.related(a, b, language):
                return True
            if language == other and names.same_form(a, b, language):
                return True
            both_known = names.is_known(a, language) and names.is_known(b, other)
            if language != other and both_known and names.same_in_other_language(a, language, b, other):
                return True
    return False
