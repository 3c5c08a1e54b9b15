"""By which words the index finds a phrase: those that letters hold least often."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

# Words found in nearly every letter make poor anchors: the index would always say "maybe".
_EVERY_RULE = 50
_EVERYWHERE = frozenset(
    "и в во не на я с что а по это как но к у вы за то все так его мы она он они от из для о же вас вам вами ваш "
    "ваша ваше ваши вашего вашей вашу ваших вашем нас нам нами наш наша наши будет есть был была были бы или если "
    "до при уже ещё еще только можно нет да нашей нашего "
    "і й та в у не на я з що а по це як але до ви за то все так його ми вона він вони від із для про же вас вам "
    "вами ваш ваша ваше ваші вашого вашої вашу ваших нас нам наш наша наші буде є був була були б або якщо вже ще "
    "the a an to of and in is it you i that for on are with as your be this we have not at but they our us can "
    "will was if or from by so please me my do just been has any all would about when what out up".split()
)


class Anchor(NamedTuple):
    """What a text must hold for a phrase to match: one of these words, or a word that begins so."""

    words: frozenset[str]
    stems: tuple[str, ...]


class Commonness:
    """How common words are: in the examples of how many rules each stands. One that is not there is rare."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = {word: counts.get(word, 0) + _EVERY_RULE for word in _EVERYWHERE} | {
            word: count for word, count in counts.items() if word not in _EVERYWHERE
        }
        self._sorted = sorted(self._counts)
        self._of_stem: dict[str, int] = {}

    def of(self, anchor: Anchor) -> tuple[int, int]:
        """How often the index would say "maybe" for this anchor; the smaller the better."""
        counts = self._counts
        count = sum(counts[word] for word in anchor.words if word in counts)
        count += sum(self._stem(stem) for stem in anchor.stems)
        return count, len(anchor.words) + 30 * len(anchor.stems)

    def _stem(self, stem: str) -> int:
        if stem not in self._of_stem:
            first, past = bisect_left(self._sorted, stem), bisect_left(self._sorted, stem + "\U0010ffff")
            self._of_stem[stem] = sum(self._counts[word] for word in self._sorted[first:past])
        return self._of_stem[stem]
