"""spaCy pipelines for `tokens` rules: a blank one that pymorphy3 fills, or a trained one from the config.

spaCy takes the better part of a second to import, so this module is imported
only when a text holds the words of a `tokens` rule.
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from replylint.errors import ReplylintError
from replylint.language.english import lemma_of
from replylint.language.forms import morphology
from replylint.model import Language
from replylint.words import normalise

COMPONENT = "replylint_morphology"
_HYPHENS = ("-", "\u2010", "\u2011")

# OpenCorpora's parts of speech and grammemes as Universal Dependencies writes them
# (http://opencorpora.org/dict.php?act=gram, https://universaldependencies.org/u/feat/).
_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB", "PRTF": "VERB",
    "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON", "PRED": "ADV", "PREP": "ADP",
    "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
_FEATURES = {
    "nomn": "Case=Nom", "gent": "Case=Gen", "gen2": "Case=Gen", "datv": "Case=Dat", "accs": "Case=Acc",
    "ablt": "Case=Ins", "loct": "Case=Loc", "loc2": "Case=Loc", "voct": "Case=Voc", "sing": "Number=Sing",
    "plur": "Number=Plur", "masc": "Gender=Masc", "femn": "Gender=Fem", "neut": "Gender=Neut", "past": "Tense=Past",
    "pres": "Tense=Pres", "futr": "Tense=Fut", "1per": "Person=1", "2per": "Person=2", "3per": "Person=3",
    "impr": "Mood=Imp", "indc": "Mood=Ind", "anim": "Animacy=Anim", "inan": "Animacy=Inan", "perf": "Aspect=Perf",
    "impf": "Aspect=Imp", "Name": "NameType=Giv", "Surn": "NameType=Sur", "Patr": "NameType=Pat",
    "Geox": "NameType=Geo", "INFN": "VerbForm=Inf", "infn": "VerbForm=Inf", "PRTF": "VerbForm=Part",
    "PRTS": "VerbForm=Part|Variant=Short", "GRND": "VerbForm=Conv",
    "ADJS": "Variant=Short", "COMP": "Degree=Cmp", "pssv": "Voice=Pass", "actv": "Voice=Act",
}  # fmt: skip


class Analysis(NamedTuple):
    """What a `tokens` rule may ask of a word."""

    lemma: str
    pos: str
    morph: str


def _rarity(reading: Any) -> int:
    """0 for the small words of grammar, 2 for readings that seldom are meant, 1 for the rest.

    Seldom meant are surnames (стара), adjectives without degrees beside a noun or verb (людина of «людин»,
    була of «булий») and infinitives in -ть beside a finite form (виходить).
    """
    tag = reading.tag
    if str(tag.POS) in ("CONJ", "PREP", "PRCL", "NPRO"):
        return 0
    if {"infn", "Surn"} & tag.grammemes or (
        "ADJF" in tag.grammemes and not {"compb", "pssv"} & tag.grammemes
    ):
        return 2
    return 1


@lru_cache(maxsize=32768)
def analyse(word: str, language: Language) -> Analysis:
    """The likeliest reading of a word: lemma (normalised), UD part of speech, UD features."""
    if language == "en":
        return Analysis(lemma_of(normalise(word)), "", "")
    readings = morphology(language).parse(word)
    # The Ukrainian dictionary has no frequencies: all readings of a word come with the same score.
    parse = min(readings, key=_rarity) if language == "uk" else readings[0]
    features = {_FEATURES[name] for name in parse.tag.grammemes if name in _FEATURES}
    pos = "PUNCT" if "PNCT" in parse.tag else _POS.get(str(parse.tag.POS), "X")
    return Analysis(normalise(parse.normal_form), pos, "|".join(sorted(features)))


@Pipeline.factory(COMPONENT, default_config={"language": "ru"})
def _make(nlp: Pipeline, name: str, language: Language) -> Any:
    def fill(doc: Doc) -> Doc:
        for token in doc:
            if token.is_punct:
                token.pos_ = "PUNCT"
            elif not token.is_space:
                found = analyse(token.text, language)
                token.lemma_ = found.lemma
                if found.pos:
                    token.pos_ = found.pos
                token.set_morph(found.morph)  # type: ignore[attr-defined]
        return doc

    return fill


@cache
def pipeline(language: Language, trained: str | None = None) -> Pipeline:
    """The pipeline of a language: `trained` is the name or folder of an installed spaCy model.

    Raises `ReplylintError` if there is no such model.
    """
    if trained is not None:
        try:
            return spacy.load(trained)
        except (OSError, ValueError, ImportError) as error:
            raise ReplylintError(
                f"the spaCy pipeline '{trained}' of the config can't be loaded: {type(error).__name__}",
                key=f"pipelines.{language}",
                hint=f"Models are fetched with: python -m spacy download {trained}; never with pip install, as others "
                "have taken these names on PyPI.",
            ) from None
    # spaCy's own Russian and Ukrainian classes would bring a lemmatizer of theirs; only the tokenizer is used.
    nlp = spacy.blank(language)
    # A hyphen is part of a word (из-за, будь-який), as in `replylint.words`.
    tokenizer: Any = nlp.tokenizer
    usual = tokenizer.infix_finditer
    tokenizer.infix_finditer = lambda text: [at for at in usual(text) if at.group() not in _HYPHENS]
    nlp.add_pipe(COMPONENT, config={"language": language})
    return nlp
