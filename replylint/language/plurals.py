"""Numbers with their nouns, in Russian, Ukrainian and English."""

from replylint.model import Language


def plural(number: int, forms: tuple[str, ...], language: Language) -> str:
    """The noun that goes with a number.

    `forms` are (1, 2–4, 5 and more) for Russian and Ukrainian, (one, many) for English.
    """
    if language == "en":
        return forms[0] if number == 1 else forms[1]
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return forms[1]
    return forms[2]


def counted(number: int, forms: tuple[str, ...], language: Language) -> str:
    """The number and its noun: «2 ошибки»."""
    return f"{number} {plural(number, forms, language)}"
