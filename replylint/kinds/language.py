"""`language`: the reply is in another language than the customer's last message.

The customer's language is that of the last message that is long enough to
tell («ok» is not), else the ticket's. Titles, addresses and sentences in
quotes don't count. Innocent are a reply in a language that the config allows
(`languages`), one in the language that the customer asked for (`ask_for`, words
that name it, unless one of `not_spoken` stands with them), and a reply that
says its text in the customer's language too. The finding runs from the first
paragraph in the other language to the last.

Field for the message: `{language}`, the customer's language by its own name.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Evidence, Hit, Scene
from replylint.language.detect import Votes, decide_surely, votes
from replylint.model import LANGUAGES, Language, Message, Paragraph
from replylint.parts.quotes import find_quotes
from replylint.shapes.surroundings import shorten
from replylint.words import Words

NAMES: dict[Language, str] = {"ru": "русский", "uk": "українська", "en": "English"}

BOTH = 3
"""A reply is in both languages if the customer's takes a third of it or more."""


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    ask_for: dict[Language, list[str]] = {}
    not_spoken: list[str] = []


class Check(Struct, frozen=True):
    """Words that name a language, between spaces, as they stand among normalised words."""

    ask_for: dict[Language, list[str]]
    not_spoken: list[str]


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Normalise the words."""
    return Check(
        {language: [_normalised(text) for text in texts] for language, texts in keys.ask_for.items()},
        [_normalised(text) for text in keys.not_spoken],
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """One finding if the reply is in another language than the customer's."""
    written = scene.language
    if scene.ticket is None or not scene.draft.paragraphs or written in scene.company.languages:
        return
    expected, message = _customer_language(scene)
    if expected is None or expected == written:
        return
    paragraphs = scene.draft.paragraphs
    if not _is_sure(scene, [paragraph for paragraph in paragraphs if paragraph.language == written]):
        return
    if _length(paragraphs, expected) * BOTH >= sum(_length(paragraphs, language) for language in LANGUAGES):
        return
    if _asked_for(check, scene, written):
        return
    foreign = [paragraph for paragraph in paragraphs if paragraph.language != expected]
    evidence = (Evidence(shorten(message.text), "customer's last message"),) if message else ()
    yield Hit(foreign[0].start, foreign[-1].end, {"language": NAMES[expected]}, evidence=evidence)


def _customer_language(scene: Scene) -> tuple[Language | None, Message | None]:
    """The customer's language, and the message that shows it."""
    together = Votes()
    for message in reversed(scene.customer_messages):
        found = votes(_own_words(message.text))
        language = decide_surely(found)
        if language is not None:
            return language, message
        together += found
    language = decide_surely(together)
    if language is None and scene.ticket is not None and scene.ticket.language:
        stated = scene.ticket.language.lower().replace("_", "-").split("-")[0]
        language = next(
            (known for known in LANGUAGES if stated == known or (stated, known) == ("ua", "uk")), None
        )
    return language, None


def _own_words(text: str) -> str:
    """A message without the mail that it quotes."""
    quotes = find_quotes(text, "reply")
    if not quotes:
        return text
    pieces: list[str] = []
    at = 0
    for quote in quotes:
        pieces.append(text[at : quote.start])
        at = quote.end
    own = "".join([*pieces, text[at:]])
    return own if own.strip() else text


def _is_sure(scene: Scene, paragraphs: list[Paragraph]) -> bool:
    text = "\n".join(scene.blank[paragraph.start : paragraph.end] for paragraph in paragraphs)
    return decide_surely(votes(text)) == scene.language


def _length(paragraphs: tuple[Paragraph, ...], language: Language) -> int:
    return sum(paragraph.end - paragraph.start for paragraph in paragraphs if paragraph.language == language)


def _asked_for(check: Check, scene: Scene, language: Language) -> bool:
    """Did the customer ask for an answer in this language?"""
    named = check.ask_for.get(language, [])
    for message in scene.customer_messages if named else ():
        words = Words(message.text)
        for first, past in words.sentences:
            sentence = f" {' '.join(words.norm[first:past])} "
            if any(name in sentence for name in named) and not any(no in sentence for no in check.not_spoken):
                return True
    return False


def _normalised(text: str) -> str:
    return f" {' '.join(Words(text).norm)} "
