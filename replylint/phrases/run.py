"""Many phrases over a text: the index says which phrase may match in which sentence, and only those are run."""

from collections.abc import Iterator

from replylint.phrases.link import search
from replylint.phrases.match import PhraseSet, Range
from replylint.shard import Shard
from replylint.words import Words

Candidates = dict[PhraseSet, list[tuple[int, list[int]]]]
"""By phrase set: the phrases that may match, and the sentences in which they may."""


class Reading:
    """The words of one text, and what the index of a language says of them; each is asked once."""

    __slots__ = ("_sets", "begins", "candidates", "shard", "words")

    def __init__(
        self, words: Words, shard: Shard, sentences: frozenset[int] | None, begins: frozenset[int]
    ) -> None:
        """Only `sentences` are looked at (None: all); `begins` are words at which `^` holds, too."""
        self.words = words
        self.shard = shard
        self.begins = begins
        self.candidates: Candidates = shard.candidates(words, sentences)
        self._sets: dict[int, frozenset[str]] = {}

    def find(self, number: PhraseSet) -> Iterator[Range]:
        """The matches of a phrase set, phrase by phrase."""
        sets = self._sets
        for phrase, sentences in self.candidates.get(number, ()):
            linked = self.shard.linked(phrase)
            required = linked.required
            for sentence in sentences:
                present = sets.get(sentence) or self._set_of(sentence)
                for needed in required:
                    if needed.isdisjoint(present):
                        break
                else:
                    yield from search(linked, self.words, sentence, self.begins)

    def _set_of(self, sentence: int) -> frozenset[str]:
        first, past = self.words.sentences[sentence]
        found = self._sets[sentence] = frozenset(self.words.norm[first:past])
        return found
