"""What a trained spaCy pipeline of the config takes a name for: a shop that is greeted is nobody's wrong name."""

from functools import lru_cache

from replylint.language.pipeline import pipeline
from replylint.model import Language
from replylint.scene import Scene

PERSONS = frozenset(["PER", "PERSON"])
"""Labels of people: spaCy's Russian and Ukrainian models say PER, its English ones PERSON."""

_AROUND = 300
"""Code points to each side that the pipeline is shown."""


def is_no_person(scene: Scene, start: int, end: int) -> bool:
    """Does the pipeline for the draft's language take text[start:end] for something other than a person?

    False if the config names no pipeline, or if it recognises nothing there. Raises `ReplylintError` for a
    pipeline that can't be loaded.
    """
    trained = scene.pipelines.get(scene.language)
    if trained is None:
        return False
    low = max(scene.text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = scene.text.find("\n", end)
    high = min(len(scene.text) if high < 0 else high, end + _AROUND)
    labels = {
        label
        for label, first, past in _entities(scene.blank[low:high], scene.language, trained)
        if low + first < end and start < low + past
    }
    return bool(labels) and not labels & PERSONS


@lru_cache(maxsize=64)
def _entities(text: str, language: Language, trained: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (found.label_, found.start_char, found.end_char) for found in pipeline(language, trained)(text).ents
    )
