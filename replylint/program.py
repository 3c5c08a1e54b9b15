"""A compiled program: the rules in force and, a language each, their phrases and the index.

It is plain data, read from the cache in one gulp; what a text does not need
(phrases, tests, checks) stays undecoded bytes until something asks for it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from replylint.kinds import kind
from replylint.model import Channel, Language, Level, PartKind
from replylint.phrases.link import Linked, Tests
from replylint.phrases.match import Phrase, PhraseSet, Test
from replylint.selection import decide
from replylint.settings import Settings
from replylint.words import Words

FORMAT = 7
"""Raised whenever the meaning of the cached data changes."""


SHORTEST_STEM = 3
"""Letters that a `стем*` has at least; the phrase language refuses shorter ones."""


class When(Struct, frozen=True, array_like=True):
    """Conditions on the ticket; None where a rule does not care."""

    ticket: bool | None = None
    complaint: bool | None = None
    first_reply: bool | None = None
    customer: dict[Language, PhraseSet] | None = None


class Check(Struct, frozen=True, array_like=True):
    """One way in which a rule looks: a kind, its compiled keys, and what makes it run."""

    kind: str
    data: memoryview
    triggers: dict[Language, list[PhraseSet]] | None
    """Phrase sets, one of which must have a candidate; None: always run."""
    literals: tuple[str, ...] = ()
    """Lower-case strings, one of which the text must hold; empty: no condition."""
    when: When = When()
    part: tuple[PartKind, ...] = ()
    suggest: dict[Language, list[str]] = {}
    safe: bool = False


class Rule(Struct, frozen=True, array_like=True):
    """A rule as the linter needs it."""

    id: str
    level: Level
    state: str
    languages: tuple[Language, ...]
    """Languages in which it has anything to say; empty: all."""
    kind_of_draft: str
    channels: tuple[Channel, ...]
    message: dict[Language, str]
    why: dict[Language, str]
    checks: tuple[Check, ...]
    path: str


class ShardData(Struct, array_like=True):
    """A language's phrases and index as they are stored: a few long texts and rows, so that reading takes no time.

    A row is of 32-bit numbers of this machine. Where things of different length
    stand one behind the other, their `…_ends` row has one entry more than there
    are things: thing i goes from entry i to entry i + 1.
    """

    tests: memoryview
    test_ends: memoryview
    phrases: memoryview
    phrase_ends: memoryview
    set_ends: memoryview
    """The phrases of a set follow each other."""
    set_of: memoryview
    """The set of each phrase."""
    words: str
    """The words of the index, one a line; `numbers` are the phrases of each."""
    word_ends: memoryview
    numbers: memoryview
    stems: str
    stem_ends: memoryview
    stem_numbers: memoryview


class ProgramData(Struct, frozen=True):
    """A whole program as it is stored: its rules, and each language's `ShardData` as bytes."""

    rules: list[Rule]
    shards: Mapping[Language, memoryview]


class _Tests(Tests):
    """Tests decoded when first asked for."""

    __slots__ = ("_ends", "_raw", "_ready")

    def __init__(self, raw: memoryview, ends: memoryview) -> None:
        self._raw = raw
        self._ends = ends.cast("I")
        self._ready: list[Test | None] = [None] * (len(self._ends) - 1)

    def __getitem__(self, number: int) -> Test:
        test = self._ready[number]
        if test is None:
            start, end = self._ends[number], self._ends[number + 1]
            test = self._ready[number] = _decode_test(self._raw[start:end])
        return test


_decode_test = msgspec.msgpack.Decoder(Test).decode
_decode_phrase = msgspec.msgpack.Decoder(Phrase).decode


class Shard:
    """What a program knows of one language."""

    def __init__(self, data: ShardData) -> None:
        self.tests = _Tests(data.tests, data.test_ends)
        self._raw = data.phrases
        self._phrase_ends = data.phrase_ends.cast("I")
        self._linked: list[Linked | None] = [None] * (len(self._phrase_ends) - 1)
        self._set_ends = data.set_ends.cast("I")
        self._set_of = data.set_of.cast("I")
        self._index = _numbered(data.words)
        self._word_ends = data.word_ends.cast("I")
        self._numbers = data.numbers.cast("I")
        self._stems = _numbered(data.stems)
        self._stem_ends = data.stem_ends.cast("I")
        self._stem_numbers = data.stem_numbers.cast("I")
        self._stem_lengths: dict[str, list[int]] = {}
        for stem in self._stems:
            lengths = self._stem_lengths.setdefault(stem[:SHORTEST_STEM], [])
            if len(stem) not in lengths:
                lengths.append(len(stem))

    def phrase(self, number: int) -> Phrase:
        """The phrase with this number."""
        return self.linked(number).phrase

    def linked(self, number: int) -> Linked:
        """The phrase with this number, ready to run."""
        linked = self._linked[number]
        if linked is None:
            start, end = self._phrase_ends[number], self._phrase_ends[number + 1]
            linked = self._linked[number] = Linked(_decode_phrase(self._raw[start:end]), self.tests)
        return linked

    def phrases_of(self, number: PhraseSet) -> range:
        """The numbers of all phrases of a set."""
        return range(self._set_ends[number], self._set_ends[number + 1])

    def candidates(
        self, words: Words, sentences: frozenset[int] | None = None
    ) -> dict[PhraseSet, list[tuple[int, list[int]]]]:
        """By phrase set: the phrases that these words may hold, and the sentences in which.

        `sentences` None: all of them.
        """
        index, stems, lengths = self._index, self._stems, self._stem_lengths
        ends, numbers = self._word_ends, self._numbers
        found: dict[int, list[int]] = {}
        for word, places in _places(words, sentences).items():
            at = index.get(word)
            if at is not None:
                _note(numbers[ends[at] : ends[at + 1]], places, found)
            for length in lengths.get(word[:SHORTEST_STEM], ()):
                at = stems.get(word[:length])
                if at is not None and length <= len(word):
                    _note(self._stem_numbers[self._stem_ends[at] : self._stem_ends[at + 1]], places, found)
        grouped: dict[PhraseSet, list[tuple[int, list[int]]]] = {}
        set_of = self._set_of
        for number, places in found.items():
            owner = set_of[number]
            if owner in grouped:
                grouped[owner].append((number, places))
            else:
                grouped[owner] = [(number, places)]
        return grouped


def _numbered(lines: str) -> dict[str, int]:
    """Each line, and its number from 0."""
    listed = lines.split("\n") if lines else []
    return dict(zip(listed, range(len(listed)), strict=True))


def _places(words: Words, sentences: frozenset[int] | None) -> dict[str, list[int]]:
    """Each different word, and the sentences that hold it."""
    places: dict[str, list[int]] = {}
    for word, sentence in zip(words.norm, words.sentence_of, strict=True):
        if sentences is not None and sentence not in sentences:
            continue
        if word not in places:
            places[word] = [sentence]
        elif places[word][-1] != sentence:
            places[word].append(sentence)
    return places


def _note(numbers: Iterable[int], places: list[int], found: dict[int, list[int]]) -> None:
    for number in numbers:
        if number not in found:
            # The list is shared by all phrases of the word, so it is never added to.
            found[number] = places
        elif found[number] is not places:
            found[number] = found[number] + [place for place in places if place not in found[number]]


class ActiveCheck(Struct, frozen=True):
    """A check of a rule in force."""

    number: int
    rule: Rule
    check: Check
    level: Level
    always: bool
    """There are no conditions on draft, channel or ticket to look at."""


def _is_unconditional(rule: Rule, check: Check) -> bool:
    conditions = rule.channels or rule.languages or rule.kind_of_draft != "both"
    return not conditions and check.when == When()


class Program:
    """Rules in force, ready to run. Nothing in it changes that shows: what is decoded late is only kept.

    `interface` is the language of messages, None for that of each draft.
    """

    def __init__(self, data: ProgramData, settings: Settings = Settings()) -> None:
        self.data = data
        self.rules = data.rules
        self.company = settings.company
        self.interface = settings.interface
        self.pipelines = settings.pipelines
        self.today = settings.today
        self._options = settings.options
        self._shards: dict[Language, Shard] = {}
        self._decoded: dict[int, Any] = {}
        self._ready: dict[int, tuple[Callable[[Any, Any], Iterable[Any]], Any]] = {}
        self.active: list[ActiveCheck] = []
        self.untriggered: list[ActiveCheck] = []
        self.triggers: dict[Language, dict[PhraseSet, list[ActiveCheck]]] = {}
        self._literals: list[tuple[str, int]] = []
        for rule in data.rules:
            level = decide(
                rule.id,
                rule.level,
                rule.state,
                select=settings.select,
                ignore=settings.ignore,
                levels=settings.levels,
                preview=settings.preview,
            ).level
            if level is not None:
                for check in rule.checks:
                    self._admit(
                        ActiveCheck(len(self.active), rule, check, level, _is_unconditional(rule, check))
                    )
        self.has_literals = bool(self._literals)

    def _admit(self, active: ActiveCheck) -> None:
        self.active.append(active)
        check = active.check
        if check.triggers is None and not check.literals:
            self.untriggered.append(active)
        for language, numbers in (check.triggers or {}).items():
            of_language = self.triggers.setdefault(language, {})
            for number in numbers:
                of_language.setdefault(number, []).append(active)
        self._literals.extend((literal, active.number) for literal in check.literals)

    def shard(self, language: Language) -> Shard:
        """The phrases and the index of one language."""
        shard = self._shards.get(language)
        if shard is None:
            raw = self.data.shards.get(language)
            data = _decode_shard(raw) if raw is not None else _EMPTY
            shard = self._shards[language] = Shard(data)
        return shard

    def ready(self, active: ActiveCheck) -> tuple[Callable[[Any, Any], Iterable[Any]], Any]:
        """The `find` of a check's kind, and what to give it."""
        ready = self._ready.get(active.number)
        if ready is None:
            ready = self._ready[active.number] = (kind(active.check.kind).find, self.decoded(active))
        return ready

    def decoded(self, active: ActiveCheck) -> Any:
        """The compiled keys of a check, as its kind's `Check`."""
        found = self._decoded.get(active.number)
        if found is None:
            found = msgspec.msgpack.decode(active.check.data, type=kind(active.check.kind).Check)
            self._decoded[active.number] = found
        return found

    def options_of(self, rule_id: str) -> dict[str, object]:
        """The config's options for a rule: its pack's, then its own on top."""
        if not self._options:
            return {}
        pack = rule_id.partition("/")[0]
        return {**self._options.get(pack, {}), **self._options.get(rule_id, {})}

    def literal_candidates(self, text: str) -> list[int]:
        """Numbers of the checks one of whose literals the text holds, in any case."""
        folded = text.casefold()
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            # The index reads UTF-8, which has no lone surrogates; no literal holds one.
            folded = folded.encode("utf-8", "replace").decode("utf-8")
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return sorted({self._literals[found[0]][1] for found in matches})

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([literal for literal, _ in self._literals])


_NONE, _NOTHING = memoryview(bytes(4)), memoryview(b"")
_EMPTY = ShardData(
    _NOTHING, _NONE, _NOTHING, _NONE, _NONE, _NOTHING, "", _NONE, _NOTHING, "", _NONE, _NOTHING
)
_decode_shard = msgspec.msgpack.Decoder(ShardData).decode
