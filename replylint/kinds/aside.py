"""`aside`: words that give away talk among colleagues, in what stands before the greeting.

Nobody speaks to a customer and then greets them: sentences before a late
greeting were pasted along. There even «она» is proof enough. `greeting` are
the phrases of a greeting, `phrases` what to look for before the first of them,
in at most `sentences` sentences. The finding covers the sentence, and the
suggestion deletes it.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language, Suggestion


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    phrases: dict[Language, list[str]]
    greeting: dict[Language, list[str]]
    sentences: int = 4


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    phrases: PhraseSets
    greeting: PhraseSets
    sentences: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the check runs on texts that may hold one of `phrases`."""
    return Check(
        compiler.phrases(keys.phrases, "phrases", trigger=True),
        compiler.phrases(keys.greeting, "greeting"),
        keys.sentences,
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Sentences before the first greeting that hold one of the phrases."""
    words = scene.words
    early = {words.sentence_of[found.first] for found in scene.find(check.phrases)}
    if not early or min(early) >= check.sentences:
        return
    greetings = [words.sentence_of[found.first] for found in scene.find(check.greeting)]
    first = min(greetings, default=0)
    if first > check.sentences:
        return
    for sentence in sorted(early):
        if sentence < first:
            start, end = scene.sentence_span(sentence)
            yield Hit(start, end, suggestions=(Suggestion(""),))
