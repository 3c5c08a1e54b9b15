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
from replylint.phrases.match import PhraseSet
from replylint.selection import decide_under
from replylint.settings import Settings
from replylint.shard import EMPTY, Shard, decode_shard

FORMAT = 8
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


class ProgramData(Struct, frozen=True):
    """A whole program as it is stored: its rules, and each language's `ShardData` as bytes."""

    rules: list[Rule]
    shards: Mapping[Language, memoryview]


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
        self.settings = settings
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
            level = decide_under(settings, rule.id, rule.level, rule.state).level
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
            data = decode_shard(raw) if raw is not None else EMPTY
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

    @cached_property
    def template_readers(self) -> dict[int, ActiveCheck]:
        """By number: the checks whose kind reads a template as it is written, tags and all (`READS_TEMPLATES`)."""
        return {
            one.number: one for one in self.active if getattr(kind(one.check.kind), "READS_TEMPLATES", False)
        }

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
