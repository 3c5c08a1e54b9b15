"""The cases of first names, and how endings make forms of a stem."""

from typing import Literal

Case = Literal["nomn", "gent", "datv", "accs", "ablt", "loct", "voct"]
Forms = dict[Case, tuple[str, ...]]
"""Case forms of one name; the usual one first in each case."""

CASES: tuple[Case, ...] = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
OBLIQUE: tuple[Case, ...] = ("gent", "datv", "accs", "ablt", "loct")
ADDRESS_CASES: frozenset[Case] = frozenset({"nomn", "voct"})
"""The cases in which somebody is addressed."""


def attach(
    name: str, stem: str, endings: str, vocative: tuple[str, ...] = (), *, nominative: bool = True
) -> Forms:
    """Forms of a stem with the five oblique `endings` ("а у а ом е"; variants "ой/ою").

    The vocative is the nominative, if `nominative`, and then `vocative`.
    """
    forms: Forms = {"nomn": (name,)}
    for case, variants in zip(OBLIQUE, endings.split(" "), strict=True):
        forms[case] = tuple(stem + ending for ending in variants.split("/"))
    forms["voct"] = (name, *vocative) if nominative else vocative
    return forms


def unchanging(name: str) -> Forms:
    """Forms of a name that is not declined."""
    return dict.fromkeys(CASES, (name,))


def merge(first: Forms, *others: Forms) -> Forms:
    """The forms of several ways to decline a name, those of the first way first."""
    return {
        case: tuple(dict.fromkeys([*forms, *(form for other in others for form in other[case])]))
        for case, forms in first.items()
    }
