"""A phrase made ready to run: its tests in the place of their numbers, its alternatives by first word."""

from collections.abc import Iterable, Iterator
from typing import Any

from replylint.phrases.match import (
    ANY,
    BEGIN,
    CHOOSE,
    DONE,
    JUMP,
    NOT,
    SPLIT,
    TEST,
    WORDS,
    Code,
    Phrase,
    Range,
    Step,
    Test,
    run,
)
from replylint.words import Words

MANY = 3
"""Ways to go from which on they are looked up by the first word, not tried one by one."""
WARM = 16
"""Sentences after which a phrase is worth preparing for many more."""


class Linked:
    """A phrase with its tests put in the place of their numbers, and what is worth knowing before it is run."""

    __slots__ = ("absent", "parts", "phrase", "required")

    def __init__(self, phrase: Phrase, tests: "Tests | list[Test]") -> None:
        self.phrase = phrase
        self.required = [tests[number].words for number in phrase.required]
        self.parts = [_Part(code, tests) for code in phrase.parts]
        self.absent = [_Part(code, tests) for code in phrase.absent]


class Tests:
    """The tests of one language's part of a program, by number; see `replylint.program`."""

    def __getitem__(self, number: int, /) -> Test:
        """The test with this number."""
        raise NotImplementedError


class _Part:
    """A program with its tests, and with which words a match can begin (None: with any).

    At first it runs as it is: one check of one reply runs most phrases once or
    not at all. From the `WARM`-th sentence on it pays to look alternatives up.
    """

    __slots__ = ("begins", "code", "opening", "runs")

    def __init__(self, code: Code, tests: Tests | list[Test]) -> None:
        self.code = [_link(step, tests) for step in code]
        self.begins = code[0][0] == BEGIN
        opening = _opening(self.code, 0)
        self.opening = _merged(opening) if opening is not None else None
        self.runs = 0

    def anywhere(self, words: Words, first: int, past: int, begins: frozenset[int]) -> list[tuple[int, int]]:
        """All ranges of words first … past-1 that match, from left to right, without overlap."""
        self.runs += 1
        if self.runs == WARM:
            self.code = _with_choices(self.code)
        ranges: list[tuple[int, int]] = []
        reached = first
        for at in self._openings(words, first, past, begins):
            if at >= reached:
                end = run(self.code, words, at, first, past, begins)
                if end > at:
                    ranges.append((at, end))
                    reached = end
        return ranges

    def _openings(self, words: Words, first: int, past: int, begins: frozenset[int]) -> Iterable[int]:
        """The words with which a match can begin."""
        places: Iterable[int] = range(first, past)
        if self.begins:
            places = [first, *[at for at in sorted(begins) if first < at < past]] if begins else (first,)
        opening = self.opening
        if opening is None:
            return places
        norm, wanted = words.norm, opening.words
        if opening.classes:
            return [at for at in places if norm[at] in wanted or opening.accepts_otherwise(words, at)]
        stems, endings = opening.stems, opening.endings
        if stems or endings:
            return [
                at
                for at in places
                if (word := norm[at]) in wanted or word.startswith(stems) or word.endswith(endings)
            ]
        return [at for at in places if norm[at] in wanted]


def _link(step: list[Any], tests: Tests | list[Test]) -> Step:
    operation = step[0]
    if operation == TEST:
        test = tests[step[1]]
        if "word" in test.classes:
            return ANY, None, None
        return TEST if test.stems or test.endings or test.classes else WORDS, test.words, test
    if operation == NOT:
        return NOT, [_link(inner, tests) for inner in step[1]], None
    return operation, step[1] if len(step) > 1 else None, step[2] if len(step) > 2 else None


def _with_choices(code: list[Step]) -> list[Step]:
    """The program with chains of splits turned into one look-up of the next word."""
    made = list(code)
    # Only the head of a chain: what is reached through it alone would cost the square of its length.
    links = {step[2] for step in code if step[0] == SPLIT}
    links -= {step[1] for step in code if step[0] in (SPLIT, JUMP)}
    links -= {at + 1 for at, step in enumerate(code) if step[0] not in (SPLIT, JUMP, DONE)}
    for at, step in enumerate(code):
        if step[0] != SPLIT or at in links:
            continue
        ways = [step[1]]
        last = step[2]
        while code[last][0] == SPLIT:
            ways.append(code[last][1])
            last = code[last][2]
        ways.append(last)
        if len(ways) >= MANY:
            made[at] = _choose(ways, code)
    return made


def _choose(ways: list[int], code: list[Step]) -> Step:
    """Ways keep their order; one that may begin with more than certain words is among those of every word."""
    openings = [_merged(found) if (found := _opening(code, way)) is not None else None for way in ways]
    certain = [_is_certain(test) for test in openings]
    otherwise = [way for way, sure in zip(ways, certain, strict=True) if not sure]
    numbers: dict[str, set[int]] = {}
    for number, (test, sure) in enumerate(zip(openings, certain, strict=True)):
        if sure and test is not None:
            for word in test.words:
                numbers.setdefault(word, set()).add(number)
    loose = {number for number, sure in enumerate(certain) if not sure}
    by_word = {word: [ways[number] for number in sorted(own | loose)] for word, own in numbers.items()}
    return CHOOSE, by_word, otherwise


def _is_certain(opening: Test | None) -> bool:
    """Must the first word be one of certain words?"""
    return opening is not None and not (opening.stems or opening.endings or opening.classes)


def _opening(code: list[Step], start: int) -> list[Test] | None:
    """Tests, one of which the first word passes on every way that begins at `start`; None if it may be any."""
    found: list[Test] = []
    waiting, seen = [start], set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        operation, one, other = code[at]
        if operation in (WORDS, TEST):
            found.append(other)
        elif operation == SPLIT:
            waiting += (one, other)
        elif operation == JUMP:
            waiting.append(one)
        elif operation in (DONE, ANY):
            return None
        else:
            waiting.append(at + 1)
    return found


def _merged(tests: list[Test]) -> Test:
    """One test for all."""
    if len(tests) == 1:
        return tests[0]
    return Test(
        frozenset().union(*(test.words for test in tests)),
        tuple({stem for test in tests for stem in test.stems}),
        tuple({ending for test in tests for ending in test.endings}),
        tuple({name for test in tests for name in test.classes}),
    )


def search(linked: Linked, words: Words, sentence: int, begins: frozenset[int]) -> Iterator[Range]:
    """All non-overlapping matches of a phrase in one sentence, from left to right.

    `begins` are the words at which `^` holds beside the first of the sentence.
    """
    first, past = words.sentences[sentence]
    phrase = linked.phrase
    if len(linked.parts) == 1:
        ranges = linked.parts[0].anywhere(words, first, past, begins)
        if ranges and not any(part.anywhere(words, first, past, begins) for part in linked.absent):
            for start, end in ranges:
                yield Range(start, end, phrase)
        return
    found = []
    for part in linked.parts:
        ranges = part.anywhere(words, first, past, begins)
        if not ranges:
            return
        found.append(ranges)
    if any(part.anywhere(words, first, past, begins) for part in linked.absent):
        return
    for combination in _together(found, phrase.distance):
        yield Range(min(a for a, _ in combination), max(b for _, b in combination), phrase)
        return


def _together(found: list[list[tuple[int, int]]], distance: int) -> Iterator[list[tuple[int, int]]]:
    """Ways to take one range of each list so that none overlap and each is near one taken before."""

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
