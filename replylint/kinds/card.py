"""`card`: the number of a payment card, not masked.

Issuer prefix, length, grouping and check sum must be those of a card. Two
lists of phrases of the rule make exceptions:

* `other`: what else such a number can be («IMEI», «заказ №», "tracking number"), in the words
  between the last number before it, or the beginning of the sentence, and the number;
* `test`: the sentence is about a test card.

The suggestion keeps the last four digits: `**** 1111`.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language, Suggestion
from replylint.shapes.numbers import cards
from replylint.shapes.surroundings import lead_in, sentence_around


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    other: dict[Language, list[str]] = {}
    test: dict[Language, list[str]] = {}


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    other: PhraseSets
    test: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(compiler.phrases(keys.other, "other"), compiler.phrases(keys.test, "test"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Card numbers that are neither masked nor something else."""
    text = scene.text
    for span in scene.spans(scene.parts):
        for card in cards(text, span.start, span.end):
            low, high = sentence_around(text, card.start, card.end)
            if any(scene.find_in(lead_in(text, low, card.start), check.other)):
                continue
            if any(scene.find_in(text[low:high], check.test)):
                continue
            masked = f"**** {card.digits[-4:]}"
            yield Hit(
                card.start,
                card.end,
                fields={"masked": masked},
                suggestions=(Suggestion(masked, safe=True),),
            )
