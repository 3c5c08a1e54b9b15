"""How Russian first names are declined, by their endings.

Endings stand in the order genitive, dative, accusative, instrumental,
prepositional; variants of one case are joined by a stroke, the usual one first.
"""

import re

from replylint.language.name_cases import Forms, attach, merge, unchanging
from replylint.lazy import pattern
from replylint.model import Gender

_HARD = "а у а ом е"
_HUSHING = "а у а ем/ом е"
_SOFT = "я ю я ем е"
_IN_IY = "я ю я ем и/е"
_IN_A = "ы е у ой/ою е"
_IN_KA = "и е у ой/ою е"
_IN_SHA = "и е у ей/ой/ею е"
_IN_TSA = "ы е у ей/ой/ею е"
_IN_YA = "и е ю ей/ею е"
_IN_STRESSED_YA = "и е ю ёй/ей/ею е"
_IN_IYA = "и и ю ей/ею и"
_IN_STRESSED_IYA = "и е/и ю ёй/ей/ею е/и"
_THIRD = "и и ь ью и"

_VOWELS = "аеёиоуыэюя"
_FLEETING = {"павел": "павл", "лев": "льв", "пётр": "петр", "петр": "петр"}
_STRESSED_IYA = frozenset({"алия", "альфия", "асия", "зульфия", "кадрия", "нурия", "рания", "сания"})
_CLIPPED_SHORT = frozenset({"ира", "юра", "яша"})
_FOREIGN_SOFT = frozenset({"мишель", "николь", "рашель", "аннабель", "адель", "изабель", "мирель", "жизель"})
# Women are called by masculine pet names too: «Светика», «Лидку» from «Лидок».
_PET_NAME = pattern("(?:ик|чик|[бвгджзлмнпрстфхчш](?:ок|ёк))$", re.IGNORECASE)


def decline(name: str, gender: Gender) -> Forms:
    """Case forms of a name in the nominative; one that is not declined keeps its form in all cases."""
    last = name[-1:].lower()
    if last == "а":
        return _in_a(name)
    if last == "я":
        return _in_ya(name, gender)
    if gender == "f":
        if last == "ь":
            return _in_soft_sign(name)
        return _masculine(name, last) if _PET_NAME.search(name) else unchanging(name)
    return _masculine(name, last)


def _masculine(name: str, last: str) -> Forms:
    if last in "йь":
        in_iy = name[-2:].lower() == "ий"
        return attach(name, name[:-1], _IN_IY if in_iy else _SOFT)
    if last == "о":
        # Ukrainian names in Russian: «Данило» stays, or goes «Данилы» or «Данила».
        return merge(unchanging(name), attach(name, name[:-1], _IN_A), attach(name, name[:-1], _HARD))
    if last in _VOWELS or not last.isalpha() or last.isascii():
        return unchanging(name)
    endings = _HUSHING if last in "жшчщц" else _HARD
    stems = _masculine_stems(name)
    return merge(*(attach(name, stem, endings) for stem in stems))


def _masculine_stems(name: str) -> tuple[str, ...]:
    """The stem before endings, without a vowel that only the nominative has («Санёк», «Саньк-»)."""
    low = name.lower()
    fleeting = _FLEETING.get(low)
    if fleeting is not None:
        return (name[0] + fleeting[1:],)
    vowels = sum(letter in _VOWELS for letter in low)
    if vowels > 1 and len(name) > 3 and low[-3] not in _VOWELS:
        if low.endswith("ёк"):
            return (name[:-2] + "ь" + name[-1],)
        if low.endswith("ок") or (low.endswith("ек") and low[-3] in "жшч"):
            return (name[:-2] + name[-1],)
        if low.endswith("ек") and low[-3] in "вдлнрс":
            return (name, name[:-2] + name[-1], name[:-2] + "ь" + name[-1])
        if low.endswith("ец"):
            return (name[:-2] + name[-1], name)
    return (name,)


def _in_a(name: str) -> Forms:
    before = name[-2:-1].lower()
    if before in _VOWELS:
        return unchanging(name)
    if before in "гкх":
        endings = _IN_KA
    elif before in "жшчщ":
        endings = _IN_SHA
    else:
        endings = _IN_TSA if before == "ц" else _IN_A
    return attach(name, name[:-1], endings, clipped(name))


def _in_ya(name: str, gender: Gender) -> Forms:
    before = name[-2:-1].lower()
    if before == "и":
        return attach(name, name[:-1], _IN_STRESSED_IYA if name.lower() in _STRESSED_IYA else _IN_IYA)
    endings = _IN_STRESSED_YA if before == "ь" and gender == "m" else _IN_YA
    return attach(name, name[:-1], endings, clipped(name))


def _in_soft_sign(name: str) -> Forms:
    declined = attach(name, name[:-1], _THIRD)
    return merge(unchanging(name), declined) if name.lower() in _FOREIGN_SOFT else declined


def clipped(name: str) -> tuple[str, ...]:
    """The spoken vocative of a name in -а or -я: «Саш», «Кать», «Зой»; empty if people have none."""
    stem, last = name[:-1], name[-1:].lower()
    before = stem[-1:].lower()
    if len(stem) < 2 or not any(letter in _VOWELS for letter in stem.lower()):
        return ()
    if last == "а":
        short = len(stem) == 2 and name.lower() not in _CLIPPED_SHORT
        return () if short or before in _VOWELS else (stem,)
    if before in "ьиеэ":
        return ()
    return (stem + "й",) if before in _VOWELS else (stem + "ь",)
