"""From rule files to a program: words looked up, the index built. Runs when a pack is new or changed."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Sized
from itertools import accumulate, chain

import msgspec

from replylint.errors import ReplylintError, nearest
from replylint.kinds import kind
from replylint.kinds.base import Compiler as KindCompiler
from replylint.language.forms import forms_of
from replylint.model import LANGUAGES, Language
from replylint.phrases.anchor import Anchor, Commonness
from replylint.phrases.compile import Interned, compile_phrase
from replylint.phrases.compile import Lists as PhraseLists
from replylint.phrases.match import Phrase
from replylint.phrases.parse import PhraseError
from replylint.program import Check, ProgramData, Rule, When
from replylint.rulefile import Block, RuleFile, WhenKeys, parts_of
from replylint.shard import ShardData
from replylint.validation import dotted_key
from replylint.words import Words

Lists = Mapping[str, Mapping[Language, list[str]]]
"""Named lists of phrases: name → language → phrases."""

_encode = msgspec.msgpack.encode


class _Shard:
    """A language's part of the program, growing."""

    def __init__(self, common: Commonness) -> None:
        self.common = common
        self.lists: dict[str, PhraseLists] = {}
        self.tests = Interned()
        self.phrases: list[Phrase] = []
        self.sets: list[list[int]] = []
        self.set_of: list[int] = []
        self.index: dict[str, list[int]] = {}
        self.stems: dict[str, list[int]] = {}

    def add(self, compiled: Iterable[tuple[Phrase, Anchor]]) -> int:
        """Store a set of phrases and index their anchors; its number."""
        number, members = len(self.sets), []
        for phrase, anchor in compiled:
            at = len(self.phrases)
            self.phrases.append(phrase)
            self.set_of.append(number)
            members.append(at)
            for word in anchor.words:
                self.index.setdefault(word, []).append(at)
            for stem in anchor.stems:
                self.stems.setdefault(stem, []).append(at)
        self.sets.append(members)
        return number

    def data(self) -> ShardData:
        """What has grown, as it is stored."""
        tests = [_encode(test) for test in self.tests.tests]
        phrases = [_encode(phrase) for phrase in self.phrases]
        # By code point, which is the order of UTF-8, too.
        words = [word.encode() for word in sorted(self.index)]
        return ShardData(
            tests=memoryview(b"".join(tests)),
            test_ends=_ends(tests),
            phrases=memoryview(b"".join(phrases)),
            phrase_ends=_ends(phrases),
            set_ends=_ends(self.sets),
            set_of=_row(self.set_of),
            words=memoryview(b"".join(words)),
            word_ends=_ends(words),
            number_ends=_ends(self.index[word] for word in sorted(self.index)),
            numbers=_row(chain.from_iterable(self.index[word] for word in sorted(self.index))),
            stems="\n".join(self.stems),
            stem_ends=_ends(self.stems.values()),
            stem_numbers=_row(chain.from_iterable(self.stems.values())),
        )


def _row(numbers: Iterable[int]) -> memoryview:
    return memoryview(array("I", numbers).tobytes())


def _ends(things: Iterable[Sized]) -> memoryview:
    return _row(accumulate(map(len, things), initial=0))


class Compiler(KindCompiler):
    """What a kind's `compile` is given: it belongs to one block of one rule file."""

    def __init__(self, shards: Mapping[Language, _Shard], lists: Lists, rule: RuleFile, block: Block) -> None:
        self._shards = shards
        self._lists = lists
        self._rule = rule
        self._block = block
        self.triggers: dict[Language, list[int]] | None = None
        self.needed: list[str] = []

    def phrases(
        self, texts: Mapping[Language, Sequence[str]], *key: str | int, trigger: bool = False
    ) -> dict[Language, int]:
        """Compile lists of phrases; with `trigger` the check runs only where one may match."""
        numbers: dict[Language, int] = {}
        if trigger and self.triggers is None:
            self.triggers = {}
        for language, phrases in texts.items():
            shard = self._shards[language]
            compiled = [self._phrase(text, language, (*key, language, i)) for i, text in enumerate(phrases)]
            numbers[language] = shard.add(compiled)
            if trigger and self.triggers is not None:
                self.triggers.setdefault(language, []).append(numbers[language])
        return numbers

    def _phrase(self, text: str, language: Language, key: tuple[str | int, ...]) -> tuple[Phrase, Anchor]:
        shard, pack = self._shards[language], self._rule.id.partition("/")[0]
        if pack not in shard.lists:
            named = {name: phrases.get(language, []) for name, phrases in self._lists.items()}
            shard.lists[pack] = PhraseLists(named)
        try:
            return compile_phrase(text, language, shard.tests, shard.lists[pack], shard.common)
        except PhraseError as error:
            hint = None
            if error.message.startswith("there is no list @"):
                near = nearest(error.message.rpartition("@")[2], sorted(self._lists))
                hint = f"Did you mean '@{near}'?" if near else "Lists stand in _lists.yaml beside the rules."
            raise self.fail(
                f"'{text}': {error.message} (character {error.column})", *key, hint=hint
            ) from None

    def literals(self, texts: Iterable[str]) -> None:
        """The check runs only on texts that hold one of these (lower case)."""
        self.needed.extend(texts)

    def forms(self, word: str, language: Language, grammemes: tuple[str, ...] = ()) -> frozenset[str]:
        """All normalised forms of a word."""
        return forms_of(word, language, grammemes)

    def fail(self, message: str, *key: str | int, hint: str | None = None) -> ReplylintError:
        """The error to raise for the value under `key` of this block."""
        full = (*self._block.at, *key)
        line, column = self._rule.positions.line_of(full, value=True)
        return ReplylintError(
            message, path=self._rule.path, line=line, column=column, key=dotted_key(full), hint=hint
        )


def compile_rules(files: Iterable[RuleFile], lists: Mapping[str, Lists]) -> ProgramData:
    """Compile rules; `lists` are the named lists that each pack may use, by pack."""
    files = list(files)
    shards = {language: _Shard(_commonness(files, language)) for language in LANGUAGES}
    rules = [_rule(file, shards, lists.get(file.id.partition("/")[0], {})) for file in files]
    return ProgramData(
        rules=rules,
        shards={language: memoryview(_encode(shard.data())) for language, shard in shards.items()},
    )


def _commonness(files: Iterable[RuleFile], language: Language) -> Commonness:
    """In the examples of how many rules each word stands: what letters are made of stands in those of many."""
    counts: Counter[str] = Counter()
    for file in files:
        examples = file.common.examples.get(language)
        if examples is not None:
            texts = (one if isinstance(one, str) else one.draft for one in (*examples.bad, *examples.good))
            counts.update({word for text in texts for word in Words(text).norm})
    return Commonness(counts)


def _rule(file: RuleFile, shards: Mapping[Language, _Shard], lists: Lists) -> Rule:
    common = file.common
    return Rule(
        id=file.id,
        level=common.level,
        state=common.state,
        languages=tuple(common.languages),
        kind_of_draft=common.kind_of_draft,
        channels=tuple(common.channels),
        message=common.message,
        why=common.why,
        checks=tuple(_check(file, block, shards, lists) for block in file.blocks),
        path=file.path,
    )


def _check(file: RuleFile, block: Block, shards: Mapping[Language, _Shard], lists: Lists) -> Check:
    compiler = Compiler(shards, lists, file, block)
    data = kind(block.kind).compile(block.keys, compiler)
    common, own = file.common, block.own
    if block.at:
        when = _when(_merged(common.when, own.when), Compiler(shards, lists, file, block), "when")
    else:
        when = _when(common.when, Compiler(shards, lists, file, block), "when")
    return Check(
        kind=block.kind,
        data=memoryview(_encode(data)),
        triggers=compiler.triggers,
        literals=tuple(compiler.needed),
        when=when,
        part=parts_of(own.part if own.part is not None else common.part),
        suggest=own.suggest if own.suggest is not None else common.suggest,
        safe=own.safe if own.safe is not None else common.safe,
    )


def _merged(common: WhenKeys, own: WhenKeys) -> WhenKeys:
    """The conditions of the rule and those of the block together; the block's word counts."""
    return WhenKeys(
        ticket=own.ticket if own.ticket is not None else common.ticket,
        complaint=own.complaint if own.complaint is not None else common.complaint,
        first_reply=own.first_reply if own.first_reply is not None else common.first_reply,
        customer=own.customer if own.customer is not None else common.customer,
    )


def _when(keys: WhenKeys, compiler: Compiler, key: str) -> When:
    customer = compiler.phrases(keys.customer, key, "customer") if keys.customer is not None else None
    return When(keys.ticket, keys.complaint, keys.first_reply, customer)
