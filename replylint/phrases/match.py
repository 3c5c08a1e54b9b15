"""Running compiled phrases over the words of a text.

A part of a phrase is a little program: tests of one word, splits, marks. It is
run with backtracking in the order of preference, and remembers where it failed,
so that the work is bounded by (instructions x words) whatever the phrase.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from msgspec import Struct

from replylint.words import Words

# Instructions: [operation, argument…]
TEST, SPLIT, JUMP, NOT, MARK, BEGIN, END, DONE = range(8)

PhraseSet = int
"""The number of a list of phrases in its language's part of the program."""


class Range(NamedTuple):
    """A match: words first … past-1, and the source of the phrase that made it."""

    first: int
    past: int
    phrase: "Phrase"


class Test(Struct, frozen=True, array_like=True):
    """What one word must be: any of `words`, or begin or end so, or of one of the classes."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def accepts(self, words: Words, at: int) -> bool:
        """Is the word at this index one of these?"""
        word = words.norm[at]
        return (
            word in self.words
            or (self.stems and word.startswith(self.stems))
            or (self.endings and word.endswith(self.endings))
            or (self.classes and any(_is_of(name, words, at) for name in self.classes))
            or False
        )


Code = list[list[Any]]


class Phrase(Struct, frozen=True, array_like=True):
    """A compiled phrase; the numbers are indexes of the shard's tests."""

    source: str
    parts: tuple[Code, ...]
    absent: tuple[Code, ...] = ()
    distance: int = 15
    required: tuple[int, ...] = ()
    """Tests (of words only) that some word of the sentence must pass: the quick way to say no."""


class Tests(Protocol):
    """The tests of one language's part of a program, by number."""

    def __getitem__(self, number: int, /) -> Test:
        """The test with this number."""
        ...


def search(
    phrase: Phrase, tests: Tests, words: Words, sentence: int, begins: frozenset[int]
) -> Iterator[Range]:
    """All non-overlapping matches of the phrase in one sentence, from left to right."""
    first, past = words.sentences[sentence]
    if any(_run_anywhere(code, tests, words, first, past, begins) for code in phrase.absent):
        return
    if len(phrase.parts) == 1:
        for start, end in _run_anywhere(phrase.parts[0], tests, words, first, past, begins):
            yield Range(start, end, phrase)
        return
    found = []
    for code in phrase.parts:
        ranges = _run_anywhere(code, tests, words, first, past, begins)
        if not ranges:
            return
        found.append(ranges)
    for combination in _together(found, phrase.distance):
        yield Range(min(a for a, _ in combination), max(b for _, b in combination), phrase)
        return


def _together(found: list[list[tuple[int, int]]], distance: int) -> Iterator[list[tuple[int, int]]]:
    """Ways to take one range of each list so that none overlap and neighbours are near, tightest growth first."""

    def grow(
        chosen: list[tuple[int, int]], rest: list[list[tuple[int, int]]]
    ) -> Iterator[list[tuple[int, int]]]:
        if not rest:
            yield chosen
            return
        for start, end in rest[0]:
            if any(start < b and a < end for a, b in chosen):
                continue
            if min(max(start - b, a - end) for a, b in chosen) > distance:
                continue
            yield from grow([*chosen, (start, end)], rest[1:])

    # Few ranges a list are the rule; more than a handful say nothing new.
    head, *rest = [ranges[:8] for ranges in found]
    for one in head:
        yield from grow([one], rest)


def _run_anywhere(
    code: Code, tests: Tests, words: Words, first: int, past: int, begins: frozenset[int]
) -> list[tuple[int, int]]:
    ranges = []
    at = first
    opening = code[0]
    head = tests[opening[1]] if opening[0] == TEST else None
    while at < past:
        if head is None or head.accepts(words, at):
            end = _run(code, tests, words, at, first, past, begins)
            if end > at:
                ranges.append((at, end))
                at = end
                continue
        at += 1
    return ranges


def _run(
    code: Code, tests: Tests, words: Words, start: int, first: int, past: int, begins: frozenset[int]
) -> int:
    """Where the preferred match that begins at `start` ends, or -1."""
    stack = [(0, start)]
    failed: set[tuple[int, int]] = set()
    while stack:
        state = stack.pop()
        if state in failed:
            continue
        failed.add(state)
        step, at = state
        while True:
            instruction = code[step]
            operation = instruction[0]
            if operation == TEST:
                if at >= past or not tests[instruction[1]].accepts(words, at):
                    break
                step, at = step + 1, at + 1
            elif operation == SPLIT:
                stack.append((instruction[2], at))
                step = instruction[1]
            elif operation == JUMP:
                step = instruction[1]
            elif operation == DONE:
                return at
            elif operation == MARK:
                if at == first or instruction[1] not in words.between(at - 1):
                    break
                step += 1
            elif operation == BEGIN:
                if at != first and at not in begins:
                    break
                step += 1
            elif operation == END:
                if at != past:
                    break
                step += 1
            else:
                inner: Code = instruction[1]
                if _run(inner, tests, words, at, first, past, begins) > at:
                    break
                step += 1
    return -1


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
