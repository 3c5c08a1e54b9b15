"""Affectionate forms that no list has but every speaker makes: «Светланушка», «Тимурчик», «Соломійка»."""

from collections.abc import Iterator

from replylint.language.name_book import Entry, name_book
from replylint.model import Language

# Suffixes with their endings; the longer ones first, so that «Катюшенька» comes from «Катюша».
_RUSSIAN = (
    "ушечка юшечка очка ечка енька онька ушка юшка уська юська унька юнька "
    "уля юля уся юся уня юня уша юша чик ик"
)
_UKRAINIAN = (
    "усенька очка ечка єчка енька онька інка юшка уся юся уня юня ійка онько ечко очко чик ик усь унь цьо ко"
)
_SUFFIXES: dict[Language, tuple[str, ...]] = {
    "ru": tuple(_RUSSIAN.split()),
    "uk": tuple(_UKRAINIAN.split()),
    "en": (),
}
_BASE_ENDINGS = ("", "а", "я", "ь", "й", "ия", "ія", "о", "ій", "ий")
_SHORTEST_STEM = 4


def pet_name_bases(nominative: str, language: Language) -> Iterator[Entry]:
    """Entries of the names from which the normalised word may be made; each entry once."""
    book = name_book(language)
    seen: set[str] = set()
    if not nominative.endswith(_SUFFIXES[language]):
        return
    for suffix in _SUFFIXES[language]:
        stem = nominative.removesuffix(suffix)
        if len(stem) < _SHORTEST_STEM or stem == nominative:
            continue
        for ending in _BASE_ENDINGS:
            if not ending and stem[-1] in "аеиоуюяії":
                continue
            entry = book.entry(stem + ending)
            if entry is not None and entry.form not in seen:
                seen.add(entry.form)
                yield entry
