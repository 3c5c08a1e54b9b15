"""How Ukrainian first names are declined, by their endings.

Endings stand in the order genitive, dative, accusative, instrumental,
locative; variants of one case are joined by a stroke, the usual one first.
The vocative is a case of its own («Олено», «Сашку»); the nominative is heard
as an address as well and comes after it.
"""

import re

from replylint.language.name_cases import Forms, attach, merge, unchanging
from replylint.lazy import pattern
from replylint.model import Gender

_HARD = "а ові/у а ом ові/і/у"
_BACK = "а ові/у а ом ові/у"
_HUSHING = "а еві/у а ем еві/і/у"
_SOFT = "я еві/ю я ем еві/і/ю"
_AFTER_VOWEL = "я єві/ю я єм єві/ї/ю"
_IN_A = "и і у ою і"
_IN_SHA = "і і у ею і"
_IN_YA = "і і ю ею і"
_IN_VOWEL_YA = "ї ї ю єю ї"

_VOWELS = "аеєиіїоуюя"
_UNCHANGING_ENDINGS = frozenset({"ео", "іо", "іа", "еа", "уа"})
_SOFT_R = frozenset({"ігор", "лазар", "кесар", "цезар"})
# і of the closed syllable opens into о or е; other names keep it («Гліб», «Леонід»).
_OPENING = {
    "антін": "антон",
    "федір": "федор",
    "сидір": "сидор",
    "прокіп": "прокоп",
    "нестір": "нестор",
    "тиміш": "тимош",
    "яків": "яков",
    "тихін": "тихон",
    "григір": "григор",
    "никін": "никон",
    "софрін": "софрон",
    "лазір": "лазор",
    "ничипір": "ничипор",
}
_BOTH_STEMS = {"лев": "льв", "тиміш": "тиміш"}
_FOREIGN_SOFT = frozenset({"ніколь", "мішель", "адель", "рашель"})
_SOFTENED = {"к": "ц", "г": "з", "х": "с", "ґ": "з"}
_PALATAL = {"г": "ж", "х": "ш"}
_PET_NAME = pattern("(?:ик|ік|чик|ок)$", re.IGNORECASE)


def decline(name: str, gender: Gender) -> Forms:
    """Case forms of a name in the nominative; one that is not declined keeps its form in all cases."""
    last = name[-1:].lower()
    if name[-2:].lower() in _UNCHANGING_ENDINGS:
        return unchanging(name)
    if last == "а":
        return _in_a(name)
    if last == "я":
        return _in_ya(name)
    if gender == "f":
        return _feminine_consonant(name, last)
    return _masculine(name, last)


def _masculine(name: str, last: str) -> Forms:
    stem = name[:-1]
    if last == "й":
        return _forms(name, stem, _AFTER_VOWEL, (stem + "ю",))
    if last == "ь":
        return _forms(name, stem, _SOFT, (stem + "ю",))
    if last == "о":
        if stem.endswith("ь"):
            return _forms(name, stem[:-1], _SOFT, (stem[:-1] + "ю",))
        return _forms(name, stem, _hard_endings(stem), _hard_vocative(stem))
    if last in _VOWELS or not last.isalpha() or last.isascii():
        return unchanging(name)
    if name.lower() in _SOFT_R:
        return _forms(name, name, _SOFT, (name + "ю", name + "е"))
    stem = _opened(name)
    forms = _forms(name, stem, _hard_endings(stem), _hard_vocative(stem))
    other = _BOTH_STEMS.get(name.lower())
    if other is None:
        return forms
    stem = name[0] + other[1:]
    return merge(forms, _forms(name, stem, _hard_endings(stem), _hard_vocative(stem)))


def _hard_endings(stem: str) -> str:
    last = stem[-1:].lower()
    if last in "жшчщ":
        return _HUSHING
    return _BACK if last in "гґкх" else _HARD


def _opened(name: str) -> str:
    """The stem before endings: «Федор-» of «Федір», «Сашк-» of «Сашок»."""
    low = name.lower()
    opened = _OPENING.get(low)
    if opened is not None:
        return name[0] + opened[1:]
    fleeting = len(name) > 4 and low.endswith("ок") and low[-3] not in _VOWELS
    if fleeting:
        return name[:-2] + name[-1]
    return name


def _hard_vocative(stem: str) -> tuple[str, ...]:
    last = stem[-1:].lower()
    if last in "кґ":
        return (stem + "у",)
    if last in _PALATAL:
        return (stem + "у", stem[:-1] + _PALATAL[last] + "е")
    return (stem + "е", stem + "у") if stem.lower().endswith("ш") else (stem + "е",)


def _in_a(name: str) -> Forms:
    stem, before = name[:-1], name[-2:-1].lower()
    if before in "жшчщ":
        return _forms(name, stem, _IN_SHA, (stem + "о", stem + "е"))
    if before in _SOFTENED:
        soft = stem[:-1] + _SOFTENED[before] + "і"
        forms = _forms(name, stem, _IN_A, (stem + "о",))
        return {**forms, "datv": (soft,), "loct": (soft,)}
    return _forms(name, stem, _IN_A, (stem + "о",))


def _in_ya(name: str) -> Forms:
    stem, before = name[:-1], name[-2:-1].lower()
    if before in _VOWELS or before in "й'":
        long = before in "іий"
        vocative = (stem + "є",) if long or before == "'" else (stem + "є", stem + "ю")
        return _forms(name, stem, _IN_VOWEL_YA, vocative)
    formal, warm = stem + "е", stem + "ю"
    # Pet names take -ю («Катю», «Лесю»), names with a doubled consonant -е («Ілле»).
    doubled = name[-3:-2].lower() == before or before == "р"
    return _forms(name, stem, _IN_YA, (formal, warm) if doubled else (warm, formal))


def _feminine_consonant(name: str, last: str) -> Forms:
    stem = name[:-1] if last == "ь" else name
    if name.lower() == "любов":
        return _forms(name, name, "і і  'ю і", (name + "е",))
    if name.lower() in _FOREIGN_SOFT:
        return unchanging(name)
    if last == "ь":
        forms = _forms(name, stem, "і і ь ю і", (stem + "е",))
        doubled = stem + stem[-1:] + "ю"
        return {**forms, "ablt": (doubled, name + "ю")}
    if name.lower() in {"юдиф", "естер", "руф"}:
        return merge(unchanging(name), _forms(name, name, "і і  'ю і", (name + "е",)))
    return _masculine(name, last) if _PET_NAME.search(name) else unchanging(name)


def _forms(name: str, stem: str, endings: str, vocative: tuple[str, ...]) -> Forms:
    return attach(name, stem, endings, (*vocative, name), nominative=False)
