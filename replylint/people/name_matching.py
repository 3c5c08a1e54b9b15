"""What a word is to a name: the same, another form of it, a slip, or something else.

Compares first names and surnames across cases, spellings, languages and
alphabets; knows nothing of drafts or tickets.
"""

from functools import lru_cache
from typing import Literal

from replylint.language import names
from replylint.model import Language
from replylint.people.person_name import same_family, script_language
from replylint.words import normalise

Verdict = Literal["same", "changed", "misspelled", "other"]


@lru_cache(maxsize=8192)
def verdict_on(word: str, given: tuple[str, ...], surnames: tuple[str, ...], language: Language) -> Verdict:
    norm = normalise(word)
    if any(norm == normalise(own) for own in given + surnames):
        return "same"
    if any(_same(own, word, language) for own in given):
        return "same"
    if any(_same_surname(own, word, language) for own in surnames):
        return "same"
    if any(_another_form(own, word, language) for own in given):
        return "changed"
    if any(is_slip(own, word, language) for own in given + surnames):
        return "misspelled"
    return "other"


def _languages(a: str, b: str, language: Language) -> tuple[Language, ...]:
    first, second = script_language(a, language), script_language(b, language)
    return (first,) if first == second else (first, second)


def _same(own: str, word: str, language: Language) -> bool:
    """Is the word the customer's own form, in a case in which one is addressed (or plainly declined)?"""
    own_language, word_language = script_language(own, language), script_language(word, language)
    if (own_language == "en") != (word_language == "en"):
        return names.same_in_other_language(own, own_language, word, word_language)
    for one in _languages(own, word, language):
        if names.same_form(own, word, one, names.ADDRESS_CASES):
            return True
        if names.same_form(own, word, one) and names.name_form(word, one) is None:
            return True
    if own_language == "en" or names.name_form(own, word_language) is not None:
        return False
    # A name of the other language, in the spelling of this one.
    if _spelling(own) == _spelling(word):
        return True
    return any(
        reading.case in names.ADDRESS_CASES and _spelling(reading.form) == _spelling(own)
        for reading in names.look_up(word, word_language)
    )


_TO_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "ы": "и", "є": "е", "э": "е", "ґ": "г", "'": ""})


def _spelling(word: str) -> str:
    """What the Russian and the Ukrainian spelling of a name share: Сергей and Сергій, Наталия and Наталія."""
    plain = normalise(word).translate(_TO_RUSSIAN).rstrip("ь")
    return f"{plain[:-2]}й" if plain.endswith(("ей", "ий")) else plain


def _same_surname(own: str, word: str, language: Language) -> bool:
    own_language, word_language = script_language(own, language), script_language(word, language)
    if normalise(own) == normalise(word):
        return True
    if own_language == "en" and word_language == "en":
        return False
    if (own_language == "en") != (word_language == "en"):
        return names.same_in_other_language(own, own_language, word, word_language)
    # Cases of surnames change the last letters only; a slip inside the word is a slip.
    a, b = _spelling(own), _spelling(word)
    stem = max(3, min(len(a), len(b)) - 3)
    return a[:stem] == b[:stem] and abs(len(a) - len(b)) <= 3 and not _only_endings_slip(a, b)


def _only_endings_slip(a: str, b: str) -> bool:
    """Do the words differ otherwise than by a case ending?"""
    stem = 0
    while stem < min(len(a), len(b)) and a[stem] == b[stem]:
        stem += 1
    endings = {
        "",
        "а",
        "у",
        "ою",
        "ой",
        "е",
        "о",
        "ю",
        "я",
        "и",
        "ому",
        "ого",
        "ий",
        "й",
        "им",
        "ов",
        "их",
        "ем",
        "ва",
    }
    return a[stem:] not in endings or b[stem:] not in endings


def _another_form(own: str, word: str, language: Language) -> bool:
    own_language, word_language = script_language(own, language), script_language(word, language)
    if own_language == "en" and word_language == "en" and _spelt_alike(own, word):
        return False
    if same_family(own, word):
        return True
    if own_language == word_language == "en":
        # Oleksandr and Alexander: one name, in two languages, in Latin letters.
        return any(
            names.related(mine, other, language)
            for language in ("ru", "uk")
            for mine in names.counterpart(own, "en", language)
            for other in names.counterpart(word, "en", language)
        )
    if own_language != word_language:
        return any(
            names.related(other, word, word_language)
            for other in names.counterpart(own, own_language, word_language)
        )
    # A pet name that no list knows: «Настюнчик» for «Настя».
    a, b = normalise(own), normalise(word)
    return (
        len(a) >= 4
        and len(b) >= 4
        and a != b
        and names.is_known(own, own_language)
        and not names.is_known(word, word_language)
        and a[:4] == b[:4]
        and names.distance(a, b) > 2
    )


def _spelt_alike(a: str, b: str) -> bool:
    """Are two English names one name in two spellings, or with two letters swapped?"""
    return _sound(a) == _sound(b) or sorted(normalise(a)) == sorted(normalise(b))


def _sound(word: str) -> str:
    """An English name without what is only spelling: Catherine and Katherine, Sara and Sarah."""
    plain = normalise(word)
    for old, new in (
        ("ph", "f"),
        ("ck", "k"),
        ("c", "k"),
        ("ie", "i"),
        ("ey", "i"),
        ("y", "i"),
        ("th", "t"),
        ("z", "s"),
    ):
        plain = plain.replace(old, new)
    plain = plain[:1] + plain[1:].replace("h", "")
    squeezed = "".join(letter for at, letter in enumerate(plain) if at == 0 or letter != plain[at - 1])
    return squeezed[:-1] if squeezed.endswith("e") else squeezed


def _is_another_name(word: str, language: Language) -> bool:
    """Is the word a name as one writes it to somebody? A clipped «Павл» (Павла) is rather a slip."""
    return any(
        reading.case == "nomn" or (reading.case == "voct" and language == "uk")
        for reading in names.look_up(word, language)
    )


def is_slip(own: str, word: str, language: Language) -> bool:
    """Is the word the customer's name with one or two letters wrong?"""
    own_language, word_language = script_language(own, language), script_language(word, language)
    if (own_language == "en") != (word_language == "en"):
        return False
    b = normalise(word)
    forms = {normalise(own)}
    for case in names.ADDRESS_CASES:
        forms.update(normalise(form) for form in names.forms_of(own, own_language).get(case, ()))
    shortest = min(len(b), len(normalise(own)))
    if shortest < 3:
        return False
    nearest = min(names.distance(form, b) for form in forms)
    if nearest == 0 or nearest > (1 if shortest <= 4 else 2):
        return False
    if any(_is_another_name(word, one) for one in _languages(own, word, language)):
        # A real name that is nearly the same: a slip only if the beginning is right, not Марина for Карина.
        sounds_alike = own_language == "en" and _spelt_alike(own, word)
        return sounds_alike or (nearest == 1 and shortest >= 5 and b[:2] == normalise(own)[:2])
    return nearest == 1 or b[0] == normalise(own)[0] or b[1:] == normalise(own)[1:]


@lru_cache(maxsize=4096)
def is_patronymic(word: str, language: Language) -> bool:
    one = script_language(word, language)
    return one != "en" and (names.patronymic(word, "ru") or names.patronymic(word, "uk")) is not None


@lru_cache(maxsize=4096)
def declined_name(word: str, language: Language, case: names.Case) -> str:
    """A first name or patronymic (in the nominative) in this case; unchanged if it can't be declined."""
    if case == "nomn":
        return word
    if is_patronymic(word, language):
        return _patronymic_in(word, language, case)
    forms = names.forms_of(word, language).get(case, ())
    return forms[0] if forms else word


_PATRONYMIC_ENDINGS: dict[str, dict[names.Case, tuple[str, str]]] = {
    # case: (after -ич, after -вна without its а)
    "ru": {
        "gent": ("а", "ы"),
        "datv": ("у", "е"),
        "accs": ("а", "у"),
        "ablt": ("ем", "ой"),
        "loct": ("е", "е"),
        "voct": ("", "а"),
    },
    "uk": {
        "gent": ("а", "и"),
        "datv": ("у", "і"),
        "accs": ("а", "у"),
        "ablt": ("ем", "ою"),
        "loct": ("у", "і"),
        "voct": ("у", "о"),
    },
}


def _patronymic_in(word: str, language: Language, case: names.Case) -> str:
    masculine, feminine = _PATRONYMIC_ENDINGS["uk" if language == "uk" else "ru"][case]
    if word.endswith("ч"):
        return word + masculine
    return word[:-1] + feminine if word.endswith("а") else word
