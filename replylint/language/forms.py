"""All forms of a word, looked up when a pack is compiled.

Russian and Ukrainian come from pymorphy3 and the OpenCorpora dictionaries
(http://opencorpora.org/dict.php?act=gram names the grammemes); English from rules.
pymorphy3 is imported on the first Russian or Ukrainian word, never for a check.
"""

from functools import cache, lru_cache
from typing import Any

from replylint.language.english import word_forms as english_forms
from replylint.model import Language
from replylint.words import normalise


class UnknownWordError(ValueError):
    """A word in no dictionary, of which no forms can be made."""


class NoSuchFormError(ValueError):
    """A word that has no form with all these grammemes."""


@lru_cache(maxsize=16384)
def forms_of(word: str, language: Language, grammemes: tuple[str, ...] = ()) -> frozenset[str]:
    """Normalised forms of `word` (given in its dictionary form, or any form of it).

    `grammemes` keep the forms that have all of them; with a leading "-" those that
    have it not. Raises `UnknownWordError` if the word is in no dictionary, `NoSuchFormError`
    if no form is left, `ValueError` if there is no such grammeme.
    """
    if language == "en":
        if grammemes:
            raise ValueError("grammemes are for Russian and Ukrainian words")
        return english_forms(normalise(word))
    analyser = morphology(language)
    parses = analyser.parse(word.lower())
    known = [parse for parse in parses if parse.is_known]
    if not known:
        raise UnknownWordError(word)
    plain = normalise(word)
    chosen = [parse for parse in known if normalise(parse.normal_form) == plain] or known[:1]
    kept = {
        normalise(form.word)
        for parse in chosen
        for form in parse.lexeme
        if _has(form.tag.grammemes, grammemes)
    }
    if not kept:
        # Only now: the analyser knows the names of those grammemes that it has met.
        _check(grammemes, analyser)
        raise NoSuchFormError(f"no form of '{word}' is {', '.join(grammemes)}")
    return frozenset(kept)


def paired_forms(old: str, new: str, language: Language) -> dict[str, str]:
    """For each form of `old` the same form of `new`: предоставленные → причинённые, предоставленных → причинённых.

    Both are given in their dictionary form. Raises `UnknownWordError`.
    """
    analyser = morphology(language)
    olds = [parse for parse in analyser.parse(old.lower()) if parse.is_known]
    news = [parse for parse in analyser.parse(new.lower()) if parse.is_known]
    if not olds or not news:
        raise UnknownWordError(old if not olds else new)
    pairs: dict[str, str] = {}
    for form in olds[0].lexeme:
        wanted = _inflectional(form.tag.grammemes)
        made = next((one.word for parse in news for one in parse.lexeme if wanted <= one.tag.grammemes), None)
        if made is not None:
            pairs.setdefault(normalise(form.word), made)
    return pairs


_INFLECTIONAL = frozenset(
    "sing plur nomn gent datv accs ablt loct voct masc femn neut pres past futr 1per 2per 3per impr "
    "VERB INFN PRTF PRTS GRND ADJS actv pssv".split()
)


def _inflectional(tag: frozenset[str]) -> frozenset[str]:
    # A word has a fixed gender or aspect of its own: only what inflection changes is asked for.
    wanted = tag & _INFLECTIONAL
    return wanted - {"masc", "femn", "neut"} if "NOUN" in tag else wanted


def _has(tag: frozenset[str], wanted: tuple[str, ...]) -> bool:
    return all((name[1:] not in tag) if name.startswith("-") else (name in tag) for name in wanted)


def _check(grammemes: tuple[str, ...], analyser: Any) -> None:
    known = analyser.TagClass.KNOWN_GRAMMEMES
    for name in grammemes:
        if name.removeprefix("-") not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            raise ValueError(
                f"there is no grammeme '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")
            )


@cache
def morphology(language: Language) -> Any:
    """pymorphy3's analyser for Russian or Ukrainian; takes a tenth of a second to load."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang=language)
