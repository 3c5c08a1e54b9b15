"""Kind `tokens`: spaCy Matcher patterns over LOWER, LEMMA, POS and MORPH.

Keys: `tokens`, a language each: a list of patterns, each a list of tokens as
https://spacy.io/usage/rule-based-matching describes them. Lemmas and LOWER words
are compared normalised (ё as е). spaCy and the analysis run only on sentences
that hold forms of a pattern's required LEMMA and LOWER words, as near as it says.
`except` and `cite` as in `phrase`.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from replylint.errors import ReplylintError
from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language
from replylint.phrases.parse import LONGEST_GAP

Pattern = list[dict[str, Any]]
_ALLOWED = ("LOWER", "LEMMA", "POS", "MORPH", "OP")
_OPERATORS = ("1", "?", "*", "+", "!")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a tokens block."""

    tokens: dict[Language, list[Pattern]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    cite: Literal["match", "sentence"] = "match"


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys: the patterns, and phrases of the words that they need."""

    patterns: dict[Language, list[Pattern]]
    needed: PhraseSets
    exceptions: PhraseSets
    cite: str


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Check the patterns and take from them the words that a sentence must hold."""
    needed: dict[Language, list[str]] = {}
    for language, patterns in keys.tokens.items():
        for index, pattern in enumerate(patterns):
            needed.setdefault(language, []).append(_needed(pattern, compiler, language, index))
    return Check(
        keys.tokens,
        compiler.phrases(needed, "tokens", trigger=True),
        compiler.phrases(keys.exceptions, "except"),
        keys.cite,
    )


def _needed(pattern: Pattern, compiler: Compiler, language: Language, index: int) -> str:
    """The phrase that every match of the pattern holds: its words, with gaps where other tokens are."""
    parts: list[str] = []
    gap = 0
    for number, token in enumerate(pattern):
        for name in token:
            if name not in _ALLOWED:
                raise compiler.fail(
                    f"'{name}' is not read here; there are {', '.join(_ALLOWED)}",
                    "tokens",
                    language,
                    index,
                    number,
                )
        operator = token.get("OP", "1")
        if operator not in _OPERATORS:
            raise compiler.fail(
                f"OP is one of {', '.join(_OPERATORS)}, not '{operator}'", "tokens", language, index, number
            )
        words = _words_of(token) if operator in ("1", "+") else ""
        if words:
            if parts and gap:
                parts.append(f"..{gap}" if gap <= LONGEST_GAP else "&60")
            parts.append(words)
            gap = 0
        if operator in ("*", "+"):
            gap = LONGEST_GAP + 1
        elif not words and token.get("POS") != "PUNCT":
            gap += 1
    if not parts:
        raise compiler.fail(
            "a pattern needs a token with LEMMA or LOWER (a word, or IN), so that spaCy is loaded only for its texts",
            "tokens", language, index,
        )  # fmt: skip
    return " ".join(parts)


def _words_of(token: dict[str, Any]) -> str:
    """The words of which a token is one, as a phrase; empty if it may be any."""
    for name, mark in (("LOWER", ""), ("LEMMA", "~")):
        words = token.get(name)
        listed = words.get("IN") if isinstance(words, dict) else [words]
        if words is not None and listed:
            return "(" + " | ".join(mark + str(word) for word in listed) + ")"
    return ""


@lru_cache(maxsize=256)
def _matcher_of(language: Language, trained: str | None, patterns: bytes) -> Any:
    from spacy.matcher import Matcher

    from replylint.language.pipeline import pipeline

    nlp = pipeline(language, trained)
    matcher = Matcher(nlp.vocab, validate=True)
    matcher.add("rule", msgspec.json.decode(patterns), greedy="LONGEST")
    return nlp, matcher


def _matches(matcher: Any, doc: Any, trained: str | None) -> Iterable[tuple[int, int, int]]:
    try:
        found: list[tuple[int, int, int]] = matcher(doc)
    except ValueError:
        if trained is None:
            raise
        raise ReplylintError(
            f"the spaCy pipeline '{trained}' gives no lemmas or parts of speech, which `tokens` rules ask for",
            key="pipelines",
            hint="Name one with a tagger and a lemmatizer, or leave it out.",
        ) from None
    return found


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Matches in the sentences that hold the words the patterns need."""
    words = scene.words
    innocent = list(scene.find(check.exceptions)) if check.exceptions else []
    sentences = dict.fromkeys(words.sentence_of[found.first] for found in scene.find(check.needed))
    for sentence in sentences:
        language = scene.sentence_languages[sentence]
        trained = scene.pipelines.get(language)
        nlp, matcher = _matcher_of(language, trained, msgspec.json.encode(check.patterns[language]))
        start, end = scene.sentence_span(sentence)
        doc = nlp(scene.blank[start:end])
        for _, first, past in _matches(matcher, doc, trained):
            at, until = start + doc[first].idx, start + doc[past - 1].idx + len(doc[past - 1])
            if not any(words.start[one.first] < until and at < words.end[one.past - 1] for one in innocent):
                yield Hit(start, end) if check.cite == "sentence" else Hit(at, until)
