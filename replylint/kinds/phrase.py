"""Kind `phrase`: words in the phrase language, with what makes them innocent.

Keys: `phrases`; `except` (a match that overlaps one of these is innocent);
`unless` (phrases nearby that make it innocent); `beside` (phrases of which one
must stand nearby, or it is innocent); `whole` (the match must be the
whole sentence, part or draft); `quoted: innocent` (words in quotation marks are
somebody else's); `cite: sentence`. See docs/rules.md.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language
from replylint.phrases.match import Range

Near = Literal["sentence", "paragraph", "draft", "customer"] | int
Whole = Literal["sentence", "part", "draft"]

_QUOTED = pattern(r"«[^«»\n]{1,200}»|“[^“”\n]{1,200}”|„[^„“”\n]{1,200}[“”]|(?<!\w)\"[^\"\n]{1,200}\"(?!\w)")

QUOTATION = 400
"""Code points around a match within which its quotation marks are looked for: the longest quotation, twice."""


class UnlessKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make a match innocent, and how near they must stand.

    `in: customer`: anywhere in the customer's messages (a stock count that was asked for).
    """

    phrases: dict[Language, list[str]]
    near: Near = field(default="sentence", name="in")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a phrase block."""

    phrases: dict[Language, list[str]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    unless: UnlessKeys | list[UnlessKeys] = []
    beside: UnlessKeys | list[UnlessKeys] = []
    whole: Whole | None = None
    cite: Literal["match", "sentence"] = "match"
    quoted: Literal["innocent"] | None = None


class Unless(Struct, frozen=True, array_like=True):
    """A compiled `unless`."""

    phrases: PhraseSets
    near: Near


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys."""

    phrases: PhraseSets
    exceptions: PhraseSets
    unless: tuple[Unless, ...]
    whole: Whole | None
    cite: str
    beside: tuple[Unless, ...] = ()
    skip_quoted: bool = False


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words of all phrases up."""
    return Check(
        phrases=compiler.phrases(keys.phrases, "phrases", trigger=True),
        exceptions=compiler.phrases(keys.exceptions, "except"),
        unless=_nearby(keys.unless, "unless", compiler),
        whole=keys.whole,
        cite=keys.cite,
        beside=_nearby(keys.beside, "beside", compiler),
        skip_quoted=keys.quoted == "innocent",
    )


def _nearby(keys: UnlessKeys | list[UnlessKeys], key: str, compiler: Compiler) -> tuple[Unless, ...]:
    if isinstance(keys, list):
        return tuple(
            Unless(compiler.phrases(block.phrases, key, index, "phrases"), block.near)
            for index, block in enumerate(keys)
        )
    return (Unless(compiler.phrases(keys.phrases, key, "phrases"), keys.near),)


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Each match that nothing makes innocent."""
    ranges = _largest(scene.find(check.phrases))
    if not ranges:
        return
    innocent = _covered(scene.find(check.exceptions)) if check.exceptions else frozenset()
    unless = [_near(near, scene) for near in check.unless]
    beside = [_near(near, scene) for near in check.beside]
    for found in ranges:
        if innocent and not innocent.isdisjoint(range(found.first, found.past)):
            continue
        if check.whole and not _is_whole(found, check.whole, scene):
            continue
        if any(is_near(found) for is_near in unless):
            continue
        if not all(is_near(found) for is_near in beside):
            continue
        if check.skip_quoted and _is_quoted(found, scene):
            continue
        yield _hit(found, check.cite, scene)


def _covered(ranges: Iterable[Range]) -> frozenset[int]:
    """The words that some of the matches hold."""
    return frozenset(word for found in ranges for word in range(found.first, found.past))


def _largest(ranges: Iterable[Range]) -> list[Range]:
    """Overlapping matches count once: the one that begins first, the longest of those."""
    kept: list[Range] = []
    for found in sorted(ranges, key=lambda found: (found.first, -found.past)):
        if not kept or found.first >= kept[-1].past:
            kept.append(found)
    return kept


def _is_whole(found: Range, whole: Whole, scene: Scene) -> bool:
    words = scene.words
    if whole == "sentence":
        first, past = words.sentences[words.sentence_of[found.first]]
        return found.past == past and (found.first == first or found.first in scene.begins)
    start = words.start[found.first]
    spans = scene.spans(scene.parts if whole == "draft" else (scene.part_at(start),))
    for span in spans:
        if whole == "part" and not span.start <= start < span.end:
            continue
        first = bisect_left(words.start, span.start)
        past = bisect_left(words.start, span.end)
        if first < past and not found.first <= first <= past <= found.past:
            return False
    return True


def _near(unless: Unless, scene: Scene) -> Callable[[Range], bool]:
    """Does one of these phrases stand near a match? They are looked for once, when the first match asks."""
    words = scene.words

    @cache
    def places() -> frozenset[int]:
        """Sentences or paragraphs in which they stand; for the others any number says that they do."""
        if unless.near == "customer":
            messages = scene.customer_messages
            found = (True for message in messages for _ in scene.find_in(message.text, unless.phrases))
            return frozenset([0]) if any(found) else frozenset()
        others = scene.find(unless.phrases, parts=("greeting", "body", "closing"))
        if unless.near == "paragraph":
            return frozenset(scene.paragraph_of(words.start[other.first]) for other in others)
        return frozenset(words.sentence_of[other.first] for other in others)

    def is_near(found: Range) -> bool:
        if unless.near in ("customer", "draft"):
            return bool(places())
        if unless.near == "paragraph":
            return scene.paragraph_of(words.start[found.first]) in places()
        reach = unless.near if isinstance(unless.near, int) else 0
        sentence = words.sentence_of[found.first]
        return any(sentence + step in places() for step in range(-reach, reach + 1))

    return is_near


def _is_quoted(found: Range, scene: Scene) -> bool:
    """Does the match end in a quotation of several words, in a line that says something about it?

    It may begin before («Вы правы: фраза «вы сами виноваты» …»).
    """
    _, end = scene.words.span(found.first, found.past)
    start = scene.words.start[found.past - 1]
    text = scene.text
    # A quotation is no longer than that; a line may be as long as the whole text.
    line = max(text.rfind("\n", 0, start) + 1, start - QUOTATION)
    past = text.find("\n", end, end + QUOTATION)
    line_end = min(len(text), end + QUOTATION) if past < 0 else past
    return any(
        quote.start() <= start
        and end <= quote.end()
        and " " in quote.group()
        and any(
            character.isalpha() for character in text[line : quote.start()] + text[quote.end() : line_end]
        )
        for quote in _QUOTED.finditer(text, line, line_end)
    )


def _hit(found: Range, cite: str, scene: Scene) -> Hit:
    if cite == "sentence":
        start, end = scene.sentence_span(scene.words.sentence_of[found.first])
    else:
        start, end = scene.words.span(found.first, found.past)
    return Hit(start, end)
