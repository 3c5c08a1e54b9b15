"""Kind `swap`: this wording for that one, with a fix that keeps case and grammatical form.

Keys: `swap`, a list a language of `{from: phrase, to: text}`; a word of `to` that
begins with `~` takes the form (case, number, gender, tense, person) of the first
inflected word it replaces; `except` as in `phrase`.
"""

from collections.abc import Iterable

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene, Suggestion
from replylint.model import Language


class Pair(Struct, frozen=True, forbid_unknown_fields=True):
    """One wording and its better one."""

    found: str = field(name="from")
    better: str = field(name="to")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a swap block."""

    swap: dict[Language, list[Pair]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    sure: bool = False
    """The fix is right wherever the phrase matches: `--fix` may apply it unseen."""


class Better(Struct, frozen=True, array_like=True):
    """What to put for a phrase: the text, and for each form of the old word the form of the new one."""

    text: str
    forms: dict[str, str] = {}


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys; `better` is by the source of the phrase."""

    phrases: PhraseSets
    exceptions: PhraseSets
    better: dict[Language, dict[str, Better]]
    sure: bool


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words up, and pair the forms of old and new words."""
    better: dict[Language, dict[str, Better]] = {}
    for language, pairs in keys.swap.items():
        for index, pair in enumerate(pairs):
            better.setdefault(language, {})[pair.found] = _better(pair, language, compiler, index)
    return Check(
        phrases=compiler.phrases(
            {language: [pair.found for pair in pairs] for language, pairs in keys.swap.items()},
            "swap",
            trigger=True,
        ),
        exceptions=compiler.phrases(keys.exceptions, "except"),
        better=better,
        sure=keys.sure,
    )


def _better(pair: Pair, language: Language, compiler: Compiler, index: int) -> Better:
    marked = [word[1:].strip(".,!?") for word in pair.better.split() if word.startswith("~")]
    if not marked:
        return Better(pair.better)
    if len(marked) > 1 or language == "en":
        raise compiler.fail(
            "one word of 'to' may begin with '~', in Russian and Ukrainian", "swap", language, index, "to"
        )
    old = [
        word[1:] for word in pair.found.replace("(", " ").replace("[", " ").split() if word.startswith("~")
    ]
    if not old:
        raise compiler.fail("'~' in 'to' needs a '~word' in 'from'", "swap", language, index, "from")
    from replylint.language.forms import paired_forms

    forms = paired_forms(old[0].split("{")[0].rstrip(")|]"), marked[0], language)
    return Better(pair.better.replace("~" + marked[0], "{~}"), forms)


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Each match, with its better wording in the same case of letters."""
    innocent = list(scene.find(check.exceptions)) if check.exceptions else []
    words = scene.words
    for found in scene.find(check.phrases):
        if any(other.first < found.past and found.first < other.past for other in innocent):
            continue
        start, end = words.span(found.first, found.past)
        language = scene.sentence_languages[words.sentence_of[found.first]]
        better = check.better[language][found.phrase.source]
        text = better.text
        if better.forms:
            inflected = next(
                (word for word in words.norm[found.first : found.past] if word in better.forms), None
            )
            if inflected is None:
                yield Hit(start, end, suggestions=())
                continue
            text = text.replace("{~}", better.forms[inflected])
        yield Hit(
            start,
            end,
            fields={"better": text},
            suggestions=(Suggestion(_cased(scene.text[start:end], text), check.sure),),
        )


def _cased(old: str, new: str) -> str:
    """The new wording with the capitals of the old one."""
    letters = [letter for letter in old if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
