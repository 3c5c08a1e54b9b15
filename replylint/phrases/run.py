"""Many phrases over a text: the index says which phrase may match in which sentence, and only those are run."""

from collections.abc import Iterator, Sequence

from replylint.phrases.link import Linked, search
from replylint.phrases.match import PhraseSet, Range
from replylint.shard import Shard
from replylint.words import Words

Candidates = dict[PhraseSet, list[tuple[int, list[int]]]]
"""By phrase set: the phrases that may match, and the sentences in which they may."""


class Reading:
    """The words of one text, and what the index of a language says of them; each is asked once."""

    __slots__ = ("_found", "_possible", "_sets", "begins", "candidates", "shard", "words")

    def __init__(
        self, words: Words, shard: Shard, sentences: frozenset[int] | None, begins: frozenset[int]
    ) -> None:
        """Only `sentences` are looked at (None: all); `begins` are words at which `^` holds, too."""
        self.words = words
        self.shard = shard
        self.begins = begins
        self.candidates: Candidates = shard.candidates(words, sentences)
        self._sets: dict[int, frozenset[str]] = {}
        self._possible: dict[PhraseSet, list[tuple[Linked, int]]] = {}
        self._found: dict[PhraseSet, list[Range]] = {}

    def find(self, number: PhraseSet) -> Iterator[Range]:
        """The matches of a phrase set, phrase by phrase; who wants to know only whether there is one may stop."""
        known = self._found.get(number)
        if known is not None:
            yield from known
        elif number in self.candidates:
            found: list[Range] = []
            for linked, sentence in self.possible(number):
                for match in search(linked, self.words, sentence, self.begins):
                    found.append(match)
                    yield match
            self._found[number] = found

    def possible(self, number: PhraseSet) -> Sequence[tuple[Linked, int]]:
        """The phrases of a set, each with a sentence that holds a word of everything it requires."""
        possible = self._possible.get(number)
        if possible is None:
            possible = self._possible[number] = []
            sets = self._sets
            for phrase, sentences in self.candidates.get(number, ()):
                linked = self.shard.linked(phrase)
                required = linked.required
                if not required:
                    possible += [(linked, sentence) for sentence in sentences]
                    continue
                for sentence in sentences:
                    present = sets.get(sentence) or self._set_of(sentence)
                    for needed in required:
                        if needed.isdisjoint(present):
                            break
                    else:
                        possible.append((linked, sentence))
        return possible

    def _set_of(self, sentence: int) -> frozenset[str]:
        first, past = self.words.sentences[sentence]
        found = self._sets[sentence] = frozenset(self.words.norm[first:past])
        return found
