"""From a case form of a first name back to the nominatives it may have: guesses, checked by declining."""

from collections.abc import Iterator

from replylint.model import Language

_ENDINGS: dict[Language, tuple[str, ...]] = {
    "ru": ("", "а", "у", "ом", "е", "ем", "ю", "я", "и", "ы", "ой", "ою", "ей", "ею", "ь", "ью", "й"),
    "uk": (
        *("", "а", "у", "ові", "ом", "е", "і", "я", "ю", "еві", "єві", "єм", "ем", "ї", "и"),
        *("ою", "о", "є", "єю", "ею", "'ю"),
    ),
    "en": ("",),
}
_NOMINATIVES: dict[Language, tuple[str, ...]] = {
    "ru": ("", "а", "я", "ь", "й", "о"),
    "uk": ("", "а", "я", "ь", "й", "о", "ьо"),
    "en": ("",),
}
_UK_HARDENED = {"ц": "к", "з": "г", "с": "х", "ж": "г", "ч": "к", "ш": "х"}


def possible_nominatives(word: str, language: Language) -> Iterator[str]:
    """Normalised nominatives of which the normalised word may be a case form, the word itself first.

    Most of what comes is no name at all: look it up and decline it.
    """
    for ending in _ENDINGS[language]:
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)]
        if not stem:
            continue
        for variant in _stems(stem, language):
            for nominative in _NOMINATIVES[language]:
                yield variant + nominative


def _stems(stem: str, language: Language) -> Iterator[str]:
    yield stem
    if language == "en" or len(stem) < 2:
        return
    before, last = stem[:-1], stem[-1]
    if language == "ru":
        # A vowel that only the nominative has: «Павла» – «Павел», «Санька» – «Санёк», «Льва» – «Лев».
        soft = before.removesuffix("ь")
        yield soft + "е" + last
        yield before + "о" + last
        return
    hardened = _UK_HARDENED.get(last)
    if hardened is not None:
        yield before + hardened
    yield before + "о" + last
    yield before.removesuffix("ь") + "е" + last
    if last == before[-1]:
        yield before
    for vowel in "ое":
        at = before.rfind(vowel)
        if at > 0 and at == len(before) - 1:
            yield before[:at] + "і" + last
