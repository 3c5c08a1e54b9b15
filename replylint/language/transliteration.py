"""One name in several languages: Олена and Елена, Illia and Ілля, Sofia and Софія.

Names are alike if their letters are alike once spelling habits are taken away
(y, i and й; h, g and kh; doubled letters), or if the table of counterparts
sets them side by side.
"""

from functools import cache, lru_cache

from replylint.language.name_book import name_book, read_data
from replylint.lazy import pattern
from replylint.model import Language
from replylint.words import normalise

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдеєзиіїйыклмнопрстуфхцэ", "abvggdeeziiiiiklmnoprstufgce", strict=True)),
        "ж": "ž",
        "ч": "č",
        "ш": "š",
        "щ": "š",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
        "'": "",
    }
)
# In this order: what stands for one letter, then letters that stand for several.
_LATIN = (
    ("'", ""),
    ("shch", "š"),
    ("zh", "ž"),
    ("sch", "š"),
    ("sh", "š"),
    ("chr", "kr"),
    ("ch", "č"),
    ("kh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "ç"),
    ("tz", "ç"),
    ("x", "ks"),
    ("ck", "k"),
    ("c", "k"),
    ("ç", "c"),
    ("q", "k"),
    ("w", "v"),
    ("h", "g"),
    ("yo", "e"),
    ("j", "i"),
    ("y", "i"),
)
_LATIN_LETTER = pattern("[a-z]")
_DOUBLED = pattern(r"([a-zžčš])\1+")
_DOUBLED_CONSONANT = pattern(r"([b-df-hj-np-tv-zžčš])\1+")


def skeleton(text: str, *, strict: bool) -> str:
    """Normalised names without the habits of spelling; line breaks stay, for whole lists at once.

    Between two languages in Cyrillic be `strict`: «Юля» is not «Юлія». Latin
    letters don't show that difference.
    """
    plain = text.translate(_CYRILLIC)
    if _LATIN_LETTER.search(text):
        for spelling, letter in _LATIN:
            plain = plain.replace(spelling, letter)
    if strict:
        return _DOUBLED_CONSONANT.sub(r"\1", plain)
    return _DOUBLED.sub(r"\1", plain).replace("ie", "e").replace("io", "e")


@lru_cache(maxsize=2048)
def same_name(a: str, a_language: Language, b: str, b_language: Language) -> bool:
    """Are these nominatives the same name in two languages?"""
    first, second = normalise(a), normalise(b)
    strict = "en" not in (a_language, b_language)
    if skeleton(first, strict=strict) == skeleton(second, strict=strict):
        return True
    return second in _listed(first, a_language, b_language)


def counterparts_in(name: str, from_language: Language, to_language: Language) -> frozenset[str]:
    """Names of the other language's lists that are the same as this nominative, as written there."""
    word = normalise(name)
    strict = "en" not in (from_language, to_language)
    alike = _by_skeleton(to_language, strict).get(skeleton(word, strict=strict), ())
    found = {*alike, *_listed(word, from_language, to_language)}
    book = name_book(to_language)
    entries = (book.entry(each) for each in found)
    return frozenset(entry.form for entry in entries if entry is not None)


def _listed(word: str, from_language: Language, to_language: Language) -> frozenset[str]:
    return _counterparts(from_language, to_language).get(word, frozenset())


@cache
def _by_skeleton(language: Language, strict: bool) -> dict[str, tuple[str, ...]]:
    names = list(name_book(language))
    index: dict[str, tuple[str, ...]] = {}
    for name, bones in zip(names, skeleton("\n".join(names), strict=strict).split("\n"), strict=True):
        index[bones] = (*index.get(bones, ()), name)
    return index


@cache
def _counterparts(from_language: Language, to_language: Language) -> dict[str, frozenset[str]]:
    columns = ("ru", "uk", "en")
    text = read_data("counterparts.txt")
    index: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        cells = [frozenset(map(normalise, cell.split(", "))) for cell in line.split(" | ")]
        others = cells[columns.index(to_language)] - {"-"}
        for name in cells[columns.index(from_language)] - {"-"}:
            index[name] = index.get(name, frozenset()) | others
    return index
