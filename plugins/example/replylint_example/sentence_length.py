"""Kind `sentence-length`: sentences of more than `most` words.

kind: sentence-length
most: 30
"""

from collections.abc import Iterable

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a block in a rule file; unknown ones and wrong types are reported with their line."""

    most: int


Check = Keys


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Refuse what makes no sense; the error names file, line and key."""
    if keys.most < 5:
        raise compiler.fail(f"'most' is at least 5 words, not {keys.most}", "most")
    return keys


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Every sentence that is too long, in the parts the rule looks at."""
    words = scene.words
    for sentence, (first, past) in enumerate(words.sentences):
        if past - first > check.most and scene.part_at(words.start[first]) in scene.parts:
            start, end = scene.sentence_span(sentence)
            yield Hit(start, end, fields={"count": str(past - first)})
