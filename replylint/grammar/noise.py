"""Which of LanguageTool's matches are worth an operator's time: all that is sent on is meant to be right."""

from collections.abc import Iterator, Sequence

from replylint.grammar.annotation import is_logic
from replylint.grammar.known_words import KnownWords, lemma
from replylint.grammar.matches import Match
from replylint.grammar.rulesets import is_off
from replylint.grammar.sentences import Sentence
from replylint.lazy import pattern
from replylint.model import Channel, Draft, Language, Mask
from replylint.settings import Grammar

REACH = 2
"""Words between a placeholder and a fault of grammar that may hang on what the placeholder stands for."""

_WORD = pattern(r"\w+")
_LETTER = pattern(r"[^\W\d_]")
_OPENING = pattern(r"[\W_]*")
_OTHER_ENGLISH = pattern(
    r"(?i)\b(?:british|american|australian|canadian|new zealand|south african) english\b"
)


def worth_telling(
    found: Sequence[tuple[Sentence, Sequence[Match]]],
    draft: Draft,
    known: KnownWords,
    channel: Channel | None,
    grammar: Grammar,
) -> Iterator[tuple[Sentence, Match]]:
    """What is left of the matches, in their order; the offsets of a match are those of its sentence."""
    for sentence, matches in found:
        for match in matches:
            start, end = sentence.start + match.start, sentence.start + match.end
            if (
                is_off(match.rule, match.category, channel, grammar)
                or _hangs_on(sentence.hidden, match, start, end, draft)
                or known.is_quoted(start, end)
                or (match.is_spelling and _is_known(match, sentence, start, end, known, draft, grammar))
                or _is_trade_word(match, draft.text[start:end])
                or _is_about_name(
                    match, draft.text[start:end], sentence.language, opens=start == sentence.start
                )
            ):
                continue
            yield sentence, match


def _is_trade_word(match: Match, written: str) -> bool:
    """«Доставка», «парковка»: LanguageTool wants «доставлення», and no customer does."""
    return match.rule == "UK_SIMPLE_REPLACE" and lemma(written, "uk").endswith(("ка", "прийом"))


def _is_about_name(match: Match, written: str, language: Language, *, opens: bool) -> bool:
    """Does a remark on grammar hang on a name («на Кешу») or on what has no small letters («XXXX XXXX»)?

    LanguageTool's Russian and Ukrainian rules take a name that they don't know for some other word.
    """
    if match.is_spelling or match.category in ("CASING", "PROPER_NOUNS"):
        return False
    if written.upper() == written and _LETTER.search(written):
        return True
    return language != "en" and any(
        word[:1].isupper() for word in _WORD.findall(written)[1 if opens else 0 :]
    )


def _hangs_on(masks: Sequence[Mask], match: Match, start: int, end: int, draft: Draft) -> bool:
    """Does the match touch what is no prose, or may it be about what a placeholder stands for?"""
    for mask in masks:
        if mask.start <= end and start <= mask.end:
            return True
        if match.is_spelling or mask.kind == "markup":
            continue
        if is_logic(draft.text[mask.start : mask.end]):
            return True
        between = draft.text[mask.end : start] if mask.end < start else draft.text[end : mask.start]
        if len(_WORD.findall(between)) <= REACH:
            return True
    return False


def _is_known(
    match: Match,
    sentence: Sentence,
    start: int,
    end: int,
    known: KnownWords,
    draft: Draft,
    grammar: Grammar,
) -> bool:
    if grammar.english is None and _OTHER_ENGLISH.search(match.message):
        return True
    first = _OPENING.match(draft.text, sentence.start, end)
    opens = first is not None and first.end() >= start
    return known.holds(match, start, end, sentence.language, opens=opens) or known.is_foreign(
        start, end, sentence.language, draft.text[sentence.start : sentence.end]
    )
