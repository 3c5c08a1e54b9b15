"""Running compiled phrases over the words of a text.

A part of a phrase is a little program: tests of one word, splits, marks. It is
run with backtracking in the order of preference, and remembers where it failed,
so that the work is bounded by (instructions x words) whatever the phrase.
"""

from typing import Any

from msgspec import Struct

from replylint.words import Words

# Instructions as they are stored: [operation, argument…]
TEST, SPLIT, JUMP, NOT, MARK, BEGIN, END, DONE = range(8)
# Made by linking only: a test of nothing but words, a test that every word passes, and the look-up of the next
# word in [first word → ways to go, ways to go for any other word].
WORDS, ANY, CHOOSE = 8, 9, 10

PhraseSet = int
"""The number of a list of phrases in its language's part of the program."""


class Range(Struct, frozen=True):
    """A match: words first … past-1, and the phrase that made it."""

    first: int
    past: int
    phrase: "Phrase"


class Test(Struct, frozen=True, array_like=True):
    """What one word must be: any of `words`, or begin or end so, or of one of the classes."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def accepts_otherwise(self, words: Words, at: int) -> bool:
        """Of a word that is none of `words`: does it begin or end so, or is it of one of the classes?"""
        if self.stems and words.norm[at].startswith(self.stems):
            return True
        if self.endings and words.norm[at].endswith(self.endings):
            return True
        return bool(self.classes) and any(_is_of(name, words, at) for name in self.classes)


Code = list[list[Any]]
"""A program as it is stored; a test is a number."""

Step = tuple[int, Any, Any]
"""An instruction that is ready to run: always two arguments, None where there is none.

Those of WORDS and TEST are the words and the whole test.
"""


class Phrase(Struct, frozen=True, array_like=True):
    """A compiled phrase; the numbers are indexes of the shard's tests."""

    source: str
    parts: tuple[Code, ...]
    absent: tuple[Code, ...] = ()
    distance: int = 15
    required: tuple[int, ...] = ()
    """Tests (of words only) that some word of the sentence must pass: the quick way to say no."""


PATIENCE = 64
"""Steps back after which a run begins to remember where it failed; few runs take as many."""


def run(code: list[Step], words: Words, start: int, first: int, past: int, begins: frozenset[int]) -> int:
    """Where the preferred match that begins at `start` ends, or -1."""
    norm = words.norm
    stack: list[tuple[int, int]] = []
    failed: set[tuple[int, int]] = set()
    steps_back = 0
    step, at = 0, start
    while True:
        operation, one, other = code[step]
        if operation == WORDS:
            if at < past and norm[at] in one:
                step += 1
                at += 1
                continue
        elif operation == SPLIT:
            stack.append((other, at))
            step = one
            continue
        elif operation == ANY:
            if at < past:
                step += 1
                at += 1
                continue
        elif operation == CHOOSE:
            ways = one.get(norm[at], other) if at < past else other
            if ways:
                if len(ways) > 1:
                    stack += [(way, at) for way in ways[:0:-1]]
                step = ways[0]
                continue
        elif operation == TEST:
            if at < past and (norm[at] in one or other.accepts_otherwise(words, at)):
                step += 1
                at += 1
                continue
        elif operation == JUMP:
            step = one
            continue
        elif operation == DONE:
            return at
        elif operation == MARK:
            if at != first and one in words.between(at - 1):
                step += 1
                continue
        elif operation == BEGIN:
            if at == first or at in begins:
                step += 1
                continue
        elif operation == END:
            if at == past:
                step += 1
                continue
        elif run(one, words, at, first, past, begins) <= at:
            step += 1
            continue
        # This way leads nowhere: take the next one that is not known to fail.
        while True:
            if not stack:
                return -1
            state = stack.pop()
            steps_back += 1
            if steps_back <= PATIENCE:
                break
            if state not in failed:
                failed.add(state)
                break
        step, at = state


def _is_of(name: str, words: Words, at: int) -> bool:
    written = words.text[words.start[at] : words.end[at]]
    if name == "word":
        return True
    if name == "number":
        return written[0].isdigit()
    if name == "name":
        return written[0].isupper() and not (len(written) > 1 and written.isupper())
    if name == "caps":
        return len(written) > 1 and written.isupper()
    return written.isascii() and written[0].isalpha()
