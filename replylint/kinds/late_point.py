"""`late-point`: the first characters of a short message say nothing yet.

What a lock screen shows, the first `characters` (the config's option `characters`),
holds only the greeting and sentences of `introductions` («Вас приветствует …», "This is …",
«Спасибо, что выбрали …»), which name the company and no more. A sentence counts as an
introduction up to its first comma outside of quotes, a dash or a colon, if that is not
longer than `words` words.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language
from replylint.phrases.match import Range

_QUOTED = pattern(r"«[^«»\n]{1,80}»|\"[^\"\n]{1,80}\"|“[^“”\n]{1,80}”|„[^„“”\n]{1,80}[“”]")
_BREAK = pattern(r",\s|:\s|\s[—–-]\s")
_END = pattern(r"[.!?…]*[\s\"»”)]*")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    introductions: dict[Language, list[str]]
    characters: int = 60
    words: int = 12


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    introductions: PhraseSets
    characters: int
    words: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; without an introduction no greeting is that long."""
    return Check(
        compiler.phrases(keys.introductions, "introductions", trigger=True), keys.characters, keys.words
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The beginning of the text, if its point comes after it."""
    option = scene.options.get("characters")
    limit = option if isinstance(option, int) and option > 0 else check.characters
    text = scene.text
    start = len(text) - len(text.lstrip())
    introductions = list(scene.find(check.introductions))
    if len(text) - start <= limit or not introductions:
        return
    point = _point(introductions, check.words, scene)
    if point - start >= limit:
        yield Hit(start, start + limit, suggestions=())


def _point(introductions: list[Range], most_words: int, scene: Scene) -> int:
    """Where the first sentence begins that is neither greeting nor introduction."""
    words, text = scene.words, scene.text
    by_sentence = {words.sentence_of[found.first]: found for found in introductions}
    greeted = max((part.end for part in scene.spans(("greeting",))), default=0)
    for number, (begin, past) in enumerate(words.sentences):
        # «Здравствуйте, Инна, заказ едет»: the sentence goes on where the greeting ends.
        first = next((index for index in range(begin, past) if words.start[index] >= greeted), past)
        if first == past:
            continue
        start, end = words.span(first, past)
        found = by_sentence.get(number)
        if found is None or found.first > first + 1:
            return start
        quoted = _QUOTED.search(text, start, min(len(text), end + 1))
        open_from = max(words.end[found.past - 1], quoted.end() if quoted else 0)
        broken = _BREAK.search(text, open_from, end)
        introduced = sum(start <= at < (broken.start() if broken else end) for at in words.start[first:past])
        if introduced > most_words:
            return start
        if broken is not None:
            return broken.end()
    return len(text.rstrip())
