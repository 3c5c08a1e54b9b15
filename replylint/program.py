"""A compiled program: the rules in force and, a language each, their phrases and the index.

It is plain data, read from the cache in one gulp; what a text does not need
(phrases, tests, checks) stays undecoded bytes until something asks for it.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Raw, Struct

from replylint.kinds import kind
from replylint.model import Channel, Language, Level, PartKind
from replylint.phrases.match import Phrase, PhraseSet, Test
from replylint.selection import decide
from replylint.settings import Settings

FORMAT = 1
"""Raised whenever the meaning of the cached data changes."""


class When(Struct, frozen=True, array_like=True):
    """Conditions on the ticket; None where a rule does not care."""

    ticket: bool | None = None
    complaint: bool | None = None
    first_reply: bool | None = None
    customer: dict[Language, PhraseSet] | None = None


class Check(Struct, frozen=True, array_like=True):
    """One way in which a rule looks: a kind, its compiled keys, and what makes it run."""

    kind: str
    data: Raw
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
    """A language's phrases and index as they are stored.

    `set_of` names the set of each phrase, -1 for phrases that the index leaves out.
    """

    tests: list[Raw]
    phrases: list[Raw]
    sets: list[list[int]]
    set_of: list[int]
    index: dict[str, int | list[int]]
    stems: dict[str, int | list[int]]


class ProgramData(Struct, array_like=True):
    """A whole program as it is stored."""

    rules: list[Rule]
    shards: dict[Language, Raw]


class _Tests:
    """Tests decoded when first asked for."""

    __slots__ = ("_raw", "_ready")

    def __init__(self, raw: list[Raw]) -> None:
        self._raw = raw
        self._ready: list[Test | None] = [None] * len(raw)

    def __getitem__(self, number: int) -> Test:
        test = self._ready[number]
        if test is None:
            test = self._ready[number] = _decode_test(self._raw[number])
        return test


_decode_test = msgspec.msgpack.Decoder(Test).decode
_decode_phrase = msgspec.msgpack.Decoder(Phrase).decode


class Shard:
    """What a program knows of one language."""

    def __init__(self, data: ShardData) -> None:
        self.tests = _Tests(data.tests)
        self._raw = data.phrases
        self._ready: list[Phrase | None] = [None] * len(data.phrases)
        self._required: dict[int, list[frozenset[str]]] = {}
        self._sets = data.sets
        self._set_of = data.set_of
        self._index = data.index
        self._stems = data.stems
        self._stem_lengths = sorted({len(stem) for stem in data.stems})
        self._stem_heads = frozenset(stem[:3] for stem in data.stems)

    def phrase(self, number: int) -> Phrase:
        """The phrase with this number."""
        phrase = self._ready[number]
        if phrase is None:
            phrase = self._ready[number] = _decode_phrase(self._raw[number])
        return phrase

    def required(self, number: int) -> list[frozenset[str]]:
        """Sets of words, of each of which a sentence must hold one for this phrase to match."""
        required = self._required.get(number)
        if required is None:
            required = [self.tests[test].words for test in self.phrase(number).required]
            self._required[number] = required
        return required

    def phrases_of(self, number: PhraseSet, candidates: dict[PhraseSet, list[int]] | None) -> list[int]:
        """The phrases of a set; of an indexed one only the candidates, if they are given."""
        members = self._sets[number]
        if candidates is None or not members or self._set_of[members[0]] < 0:
            return members
        return candidates.get(number, [])

    def candidates(self, norm: Iterable[str]) -> dict[PhraseSet, list[int]]:
        """Which indexed phrases these words may hold, by phrase set."""
        index, stems = self._index, self._stems
        numbers: set[int] = set()
        for word in set(norm):
            found = index.get(word)
            if found is not None:
                numbers.update((found,) if found.__class__ is int else found)  # type: ignore[arg-type]
            if word[:3] in self._stem_heads:
                for length in self._stem_lengths:
                    found = stems.get(word[:length])
                    if found is not None and length <= len(word):
                        numbers.update((found,) if found.__class__ is int else found)  # type: ignore[arg-type]
        grouped: dict[PhraseSet, list[int]] = {}
        for number in sorted(numbers):
            grouped.setdefault(self._set_of[number], []).append(number)
        return grouped


class ActiveCheck(Struct, frozen=True):
    """A check of a rule in force."""

    number: int
    rule: Rule
    check: Check
    level: Level


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
        self._options = settings.options
        self._shards: dict[Language, Shard] = {}
        self._decoded: dict[int, Any] = {}
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
                    self._admit(ActiveCheck(len(self.active), rule, check, level))
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
            data = _decode_shard(raw) if raw is not None else ShardData([], [], [], [], {}, {})
            shard = self._shards[language] = Shard(data)
        return shard

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
        return sorted(
            {
                self._literals[found[0]][1]
                for found in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            }
        )

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([literal for literal, _ in self._literals])


_decode_shard = msgspec.msgpack.Decoder(ShardData).decode
