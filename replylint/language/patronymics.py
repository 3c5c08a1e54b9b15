"""Patronymics («Иванович», «Иваныча», «Іванівно») and the endings of surnames."""

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.language.name_book import name_book
from replylint.lazy import pattern
from replylint.model import Gender, Language
from replylint.words import normalise

# Stem of the father's name, suffix, case ending. The second group of suffixes is
# taken only after a name that a list knows: «Ильич», «Андреич», «Сергевна».
_PATTERNS: dict[Language, tuple[tuple[Gender, re.Pattern[str], bool], ...]] = {
    "ru": (
        ("m", pattern(r"(\w{2,})(?:ович|евич)(?:а|у|ем|е)?$"), True),
        ("f", pattern(r"(\w{2,})(?:овн|евн)(?:а|ы|е|у|ой|ою)$"), True),
        ("m", pattern(r"(\w{2,}?)(?:ич|ыч)(?:а|у|ем|е)?$"), False),
        ("f", pattern(r"(\w{2,}?)(?:и?ничн|ичн|и?нишн|вн)(?:а|ы|е|у|ой|ою)$"), False),
    ),
    "uk": (
        ("m", pattern(r"(\w{2,}?)(?:йович|ьович|ович)(?:а|у|еві|ем|і|е)?$"), True),
        ("f", pattern(r"(\w{2,})(?:івн|ївн)(?:а|и|і|у|ою|о)$"), True),
        ("m", pattern(r"(\w{2,}?)(?:ич|іч)(?:а|у|еві|ем|і|е)?$"), False),
        ("f", pattern(r"(\w{2,}?)(?:[иі]?нічн|[иі]?ничн|ичн|вн)(?:а|и|і|у|ою|о)$"), False),
    ),
    "en": (),
}
_FATHER_ENDINGS = ("", "й", "ий", "ей", "ь", "а", "я", "о", "ій", "іл", "іло")
_FATHERS = {
    "льв": "лев",
    "павл": "павел",
    "пал": "павел",
    "яковл": "яков",
    "михайл": "михаил",
    "михал": "михаил",
    "александр": "александр",
    "саныч": "александр",
    "юрь": "юрий",
    "григорь": "григорий",
    "илл": "илья",
    "як": "яків",
    "антон": "антін",
    "ілл": "ілля",
    "григор": "григорій",
    "федор": "федір",
}
_NO_PATRONYMICS = (
    "царевич королевич царевна королевна поповна попович княжевич абрамович шостакович рабинович гуревич "
    "церковна верховна царівна королівна чарівна княжна"
)
_SURNAMES: dict[Language, re.Pattern[str]] = {
    "ru": pattern(
        r"\w{2,}(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою)?|[сц]к(?:ий|ая|ого|ому|им|ой|ую)|енко|[оеа]нько|"
        r"[ую]к|чак|ян|янц|дзе|швили|[иы]х|ович|евич|ейко|айко|ман|штейн|берг|ец|ко)$"
    ),
    "uk": pattern(
        r"\w{2,}(?:енк(?:о|а|у|ові|ом)|[ую]к(?:а|у|ом|ові|е)?|[сцз]ьк(?:ий|а|ого|ому|им|ої|ій|у|ою)|[ії]в|[иії]н|"
        r"[ая]к|ець|[оеа]нько|ович|евич|ко|ишин|ян|дзе|ман|ич|ин|ова|ева|єва|ай|ій|ло|ун)$"
    ),
    "en": pattern(
        r"(?:o'|mc|mac(?=\w{4}))\w+$|"
        r"\w{2,}(?:son|sen|man|ton|ley|ford|worth|wood|field|stein|berg|ski|ez)$"
    ),
}


def patronymic(word: str, language: Language) -> Gender | None:
    """The gender of a patronymic in any case («Иваныча», «Іванівно»); None if the word is none.

    The father may have a name that no list knows, if the word is capitalised.
    """
    return _patronymic(normalise(word), word[:1].isupper(), language)


def surname_ending(word: str, language: Language) -> bool:
    """Does the normalised word end as surnames of the language do?"""
    return _SURNAMES[language].search(word) is not None


@lru_cache(maxsize=2048)
def _patronymic(word: str, capitalised: bool, language: Language) -> Gender | None:
    if word in _NO_PATRONYMICS.split():
        return None
    for gender, shape, any_father in _PATTERNS[language]:
        match = shape.match(word)
        if match is None:
            continue
        stem = match.group(1)
        if _is_father(stem, language):
            return gender
        # «-кевич», «-кович» after an unknown stem are surnames («Мицкевич», «Гершкович»).
        if any_father and capitalised and len(stem) > 2 and stem[-1] not in "кгх":
            return gender
    return None


def _is_father(stem: str, language: Language) -> bool:
    book = name_book(language)
    return any(book.is_full(father, "m") for father in _fathers(stem))


def _fathers(stem: str) -> Iterator[str]:
    known = _FATHERS.get(stem)
    if known is not None:
        yield known
    for base in dict.fromkeys((stem, stem.removesuffix("ь"))):
        for ending in _FATHER_ENDINGS:
            yield base + ending
