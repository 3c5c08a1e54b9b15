"""`mash`: a text that was typed to see whether sending works.

Keys: `runs`, rows of keys that nobody types as a word («фыва», "asdf"), a word
is a find if it holds `least` letters in such rows; `known`, words that hold
such a row and are words all the same; `about`, phrases in whose sentence a row
of keys is meant (a keyboard layout, a bad password); `bare`, words of which a
draft must not consist («Тест»), greeting aside. Code, links and addresses are left alone.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language
from replylint.shapes.surroundings import sentence_around
from replylint.words import normalise

_LONGEST_BARE = 60
_ANY_WORD = pattern(r"\w+")
_WORD = pattern(r"[^\W\d_]{4,60}")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    runs: list[str]
    known: list[str] = []
    bare: list[str] = []
    about: dict[Language, list[str]] = {}


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    runs: tuple[str, ...]
    known: frozenset[str]
    bare: frozenset[str]
    about: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """The check runs on texts that hold one of the rows."""
    runs = tuple(normalise(run) for run in keys.runs)
    for index, run in enumerate(runs):
        if len(run) < 3:
            raise compiler.fail("a row of keys has at least three letters", "runs", index)
    bare = frozenset(normalise(word) for word in keys.bare)
    compiler.literals((*runs, *sorted(bare)))
    known = frozenset(normalise(word) for word in keys.known)
    return Check(runs, known, bare, compiler.phrases(keys.about, "about"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Words that are rows of keys, and a draft that says nothing but «Тест»."""
    yield from _bare(check, scene)
    folded = scene.folded.replace("ё", "е")
    runs = tuple(run for run in check.runs if run in folded)
    if not runs:
        return
    for part in scene.spans(scene.parts):
        for match in _WORD.finditer(scene.blank, part.start, part.end):
            word = match[0].casefold().replace("ё", "е")
            if word in check.known or not _is_mashed(word, runs):
                continue
            low, high = sentence_around(scene.text, match.start(), match.end())
            if not any(True for _ in scene.find_in(scene.text[low:high], check.about)):
                yield Hit(match.start(), match.end())


def _bare(check: Check, scene: Scene) -> Iterator[Hit]:
    text = scene.text
    start = max((part.end for part in scene.spans(("greeting",))), default=0)
    if len(text) - start > _LONGEST_BARE:
        return
    words = list(_ANY_WORD.finditer(text, start))
    said = [word for word in words if not word[0].isdigit()]
    if said and all(normalise(word[0]) in check.bare for word in said):
        yield Hit(words[0].start(), words[-1].end())


def _is_mashed(word: str, runs: tuple[str, ...]) -> bool:
    """Is the word made of rows of keys: all of it, or five letters and more than half?"""
    covered = [False] * len(word)
    for run in runs:
        at = word.find(run)
        while at >= 0:
            covered[at : at + len(run)] = [True] * len(run)
            at = word.find(run, at + 1)
    held = sum(covered)
    return held == len(word) or (held >= 5 and held * 4 >= len(word) * 3)
