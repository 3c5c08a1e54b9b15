"""What a program knows of one language: its phrases, and the index that says which of them a text may hold.

It is stored as a few long rows; tests and phrases stay undecoded bytes until a text needs them.
"""

from collections.abc import Callable

import msgspec
from msgspec import Struct

from replylint.phrases.link import Linked, Tests
from replylint.phrases.match import Phrase, PhraseSet, Test
from replylint.words import Words

SHORTEST_STEM = 3
"""Letters that a `стем*` has at least; the phrase language refuses shorter ones."""
FEW = 12
"""Texts (messages of the ticket count, too) from which on a table of all words pays."""


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
    words: memoryview
    """The words of the index in UTF-8, sorted; `numbers` are the phrases of each."""
    word_ends: memoryview
    number_ends: memoryview
    numbers: memoryview
    stems: str
    stem_ends: memoryview
    stem_numbers: memoryview


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


class _SortedWords:
    """Looks words up: for the first few texts by halving the sorted row, then in a table, which takes time to make."""

    __slots__ = ("_ends", "_raw", "_table", "_texts")

    def __init__(self, raw: memoryview, ends: memoryview) -> None:
        self._raw = raw
        self._ends = ends.cast("I")
        self._table: dict[str, int] | None = None
        self._texts = 0

    def expect_one_more(self) -> None:
        """Another text is going to be looked up."""
        self._texts += 1
        if self._texts == FEW:
            ends, text = self._ends, bytes(self._raw)
            self._table = {text[ends[i] : ends[i + 1]].decode(): i for i in range(len(ends) - 1)}

    def get(self, word: str) -> int | None:
        """The number of the word, or None if it is not there."""
        if self._table is not None:
            return self._table.get(word)
        wanted = word.encode("utf-8", "surrogatepass")
        raw, ends = self._raw, self._ends
        low, high = 0, len(ends) - 1
        while low < high:
            middle = (low + high) // 2
            if bytes(raw[ends[middle] : ends[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        found = low < len(ends) - 1 and raw[ends[low] : ends[low + 1]] == wanted
        return low if found else None


MOST_KNOWN = 1 << 15
"""Words whose phrases are remembered; a language's texts hold few more that come again."""


class Shard:
    """What a program knows of one language."""

    def __init__(self, data: ShardData) -> None:
        self.tests = _Tests(data.tests, data.test_ends)
        self._raw = data.phrases
        self._phrase_ends = data.phrase_ends.cast("I")
        self._linked: list[Linked | None] = [None] * (len(self._phrase_ends) - 1)
        self._set_ends = data.set_ends.cast("I")
        self._set_of = data.set_of.cast("I")
        self._index = _SortedWords(data.words, data.word_ends)
        self._number_ends = data.number_ends.cast("I")
        self._numbers = data.numbers.cast("I")
        self._stems = _numbered(data.stems)
        self._stem_ends = data.stem_ends.cast("I")
        self._stem_numbers = data.stem_numbers.cast("I")
        self._stem_lengths: dict[str, list[int]] = {}
        self._known = _Known(self.phrases_named_by)
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
        self._index.expect_one_more()
        known, found = self._known, dict[int, list[int]]()
        for word, sentence in zip(words.norm, words.sentence_of, strict=True):
            # Most words say nothing.
            for number in known[word]:
                if sentences is not None and sentence not in sentences:
                    break
                places = found.get(number)
                if places is None:
                    found[number] = [sentence]
                elif places[-1] != sentence:
                    places.append(sentence)
        grouped: dict[PhraseSet, list[tuple[int, list[int]]]] = {}
        set_of = self._set_of
        for number, places in found.items():
            owner = set_of[number]
            if owner in grouped:
                grouped[owner].append((number, places))
            else:
                grouped[owner] = [(number, places)]
        return grouped

    def phrases_named_by(self, word: str) -> tuple[int, ...]:
        """The numbers of the phrases that a text with this word may hold."""
        at = self._index.get(word)
        found = () if at is None else tuple(self._numbers[self._number_ends[at] : self._number_ends[at + 1]])
        for length in self._stem_lengths.get(word[:SHORTEST_STEM], ()):
            at = self._stems.get(word[:length])
            if at is not None and length <= len(word):
                found += tuple(self._stem_numbers[self._stem_ends[at] : self._stem_ends[at + 1]])
        return found


def _numbered(lines: str) -> dict[str, int]:
    """Each line, and its number from 0."""
    listed = lines.split("\n") if lines else []
    return dict(zip(listed, range(len(listed)), strict=True))


class _Known(dict[str, tuple[int, ...]]):
    """The phrases that each word names; a word is looked up once, as long as there is room to remember it."""

    def __init__(self, look_up: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self._look_up(word)
        if len(self) < MOST_KNOWN:
            self[word] = found
        return found


_NONE, _NOTHING = memoryview(bytes(4)), memoryview(b"")
EMPTY = ShardData(
    _NOTHING, _NONE, _NOTHING, _NONE, _NONE, _NOTHING, _NOTHING, _NONE, _NONE, _NOTHING, "", _NONE, _NOTHING
)
decode_shard = msgspec.msgpack.Decoder(ShardData).decode
