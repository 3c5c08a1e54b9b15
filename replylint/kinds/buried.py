"""`buried`: news that costs the reader something, behind matters that don't.

`phrases` are the sentences that bring the news, `topic` the words that name what
it is about; `except` makes a sentence no news («цена не меняется»). The first such
sentence is a finding if more than `words` words of the letter stand before it, or
`paragraphs` paragraphs of other matters; the greeting does not count. The letter is
open about it, and nothing is reported, if the subject or the first sentence names
the topic. An answer to a customer is left alone, too: there their question comes first.

Fields for the message: `{words}`, how many words stand before the news.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language

SHORTEST_PARAGRAPH = 5
"""Words from which a paragraph before the news counts as one: fewer are a heading or a courtesy."""


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    phrases: dict[Language, list[str]]
    topic: dict[Language, list[str]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    words: int = 60
    paragraphs: int = 2


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    phrases: PhraseSets
    topic: PhraseSets
    exceptions: PhraseSets
    words: int
    paragraphs: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the check runs on texts that may hold one of `phrases`."""
    return Check(
        compiler.phrases(keys.phrases, "phrases", trigger=True),
        compiler.phrases(keys.topic, "topic"),
        compiler.phrases(keys.exceptions, "except") if keys.exceptions else {},
        keys.words,
        keys.paragraphs,
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The sentence with the news, if it stands too deep."""
    if scene.customer_messages:
        return
    words = scene.words
    news = sorted(scene.find(check.phrases), key=lambda found: found.first)
    if news:
        calm = {words.sentence_of[found.first] for found in scene.find(check.exceptions)}
        news = [found for found in news if words.sentence_of[found.first] not in calm]
    if not news:
        return
    sentence = words.sentence_of[news[0].first]
    opening = _opening(scene)
    before = words.sentences[sentence][0] - words.sentences[opening][0]
    if before <= check.words and _paragraphs_before(scene, opening, sentence) < check.paragraphs:
        return
    if _is_open(check, scene, opening):
        return
    start, end = scene.sentence_span(sentence)
    yield Hit(start, end, fields={"words": str(before)})


def _opening(scene: Scene) -> int:
    """The first sentence after the greeting."""
    words = scene.words
    for number, (first, _) in enumerate(words.sentences):
        if scene.part_at(words.start[first]) != "greeting":
            return number
    return 0


def _paragraphs_before(scene: Scene, opening: int, sentence: int) -> int:
    """Paragraphs that end before the sentence's own begins, short ones left out."""
    words = scene.words
    own = scene.paragraph_of(words.start[words.sentences[sentence][0]])
    lengths: dict[int, int] = {}
    for number in range(opening, sentence):
        first, past = words.sentences[number]
        paragraph = scene.paragraph_of(words.start[first])
        lengths[paragraph] = lengths.get(paragraph, 0) + past - first
    return sum(length >= SHORTEST_PARAGRAPH for paragraph, length in lengths.items() if paragraph != own)


def _is_open(check: Check, scene: Scene, opening: int) -> bool:
    """Does the subject or the first sentence name what the news is about?"""
    words = scene.words
    topics = scene.find(check.topic, parts=("greeting", "body", "closing"))
    if any(words.sentence_of[found.first] == opening for found in topics):
        return True
    ticket = scene.ticket
    subject = scene.draft.subject or (ticket.subject if ticket is not None else None)
    return bool(subject) and any(True for _ in scene.find_in(subject or "", check.topic))
