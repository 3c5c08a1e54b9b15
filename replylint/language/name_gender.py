"""The gender of a name that no list knows, by its ending."""

import re

from replylint.lazy import pattern
from replylint.model import Gender, Language

# Only endings that hardly ever belong to the other gender; «-ша», «-ля», «-ня»
# are pet names of both, and «-ь» tells nothing.
_FEMININE: dict[Language, re.Pattern[str]] = {
    "ru": pattern(r"(?:ия|ина|ана|яна|ена|лла|тта|рра|дра|ула|ила|ея|ья|ичка|очка|ечка|эль|инда|гуль|гюль)$"),
    "uk": pattern(r"(?:ія|ина|іна|ана|яна|ена|лла|тта|рра|ула|ила|ея|очка|ечка|уся)$"),
    "en": pattern(r"(?:ella|elle|ette|etta|ina|iana|anna|lyn|issa|essa)$"),
}
_MASCULINE: dict[Language, re.Pattern[str]] = {
    "ru": pattern(r"(?:[бвгдзклмнпрстфх]|[аеиоу]й)$"),
    "uk": pattern(r"(?:[бвгдзклмнпрстфх]|[аеиіоуї]й|ко)$"),
    "en": pattern(r"(?!)"),
}


def gender_by_ending(name: str, language: Language) -> Gender | None:
    """The gender that the ending of a normalised name shows; None if it shows none."""
    if len(name) < 3:
        return None
    if _FEMININE[language].search(name):
        return "f"
    return "m" if _MASCULINE[language].search(name) else None
