"""Many phrases over many sentences: what a phrase needs is looked up before it is run."""

from collections.abc import Iterable, Iterator

from replylint.phrases.match import Range, search
from replylint.program import Shard
from replylint.words import Words


class WordSets:
    """The different words of a text, and of each of its sentences: what a phrase needs is looked up here first."""

    __slots__ = ("_sentences", "_words", "all")

    def __init__(self, words: Words) -> None:
        self._words = words
        self._sentences: list[frozenset[str] | None] = [None] * len(words.sentences)
        self.all = frozenset(words.norm)

    def of(self, sentence: int) -> frozenset[str]:
        """The different words of a sentence."""
        found = self._sentences[sentence]
        if found is None:
            first, past = self._words.sentences[sentence]
            found = self._sentences[sentence] = frozenset(self._words.norm[first:past])
        return found


def run(
    shard: Shard,
    candidates: Iterable[int],
    words: Words,
    sentences: Iterable[int],
    sets: WordSets,
    begins: frozenset[int],
) -> Iterator[Range]:
    """Matches of these phrases of a shard in these sentences."""
    for number in candidates:
        required = shard.required(number)
        if _misses(required, sets.all):
            continue
        for sentence in sentences:
            if not _misses(required, sets.of(sentence)):
                yield from search(shard.phrase(number), shard.tests, words, sentence, begins)


def _misses(required: list[frozenset[str]], present: frozenset[str]) -> bool:
    for needed in required:  # noqa: SIM110 - any() costs more than all the rest here
        if needed.isdisjoint(present):
            return True
    return False
