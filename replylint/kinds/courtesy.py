"""`courtesy`: two greetings, or two closings, in one reply.

A greeting is one of `greetings` at the beginning of a sentence, with or without a
name before it, and nothing but a name after it. Two in a row are one if the
second is of `joined` («Уважаемая Марина! Добрый день!»), or the first. One in the
closing is a wish («Доброго дня!»), one after a colon or in quotes is quoted.

Two closings are two formulas of `formulas` («С уважением», "Best wishes"), each with a
line for itself or for itself and a name; a farewell of `farewells` that is signed, and a
formula; or a farewell, something else that is no formula, and another farewell. A reply
that greets in two languages says all twice on purpose.

The finding runs from the first to the second. The same greeting twice is left to `repeat`.
"""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language, Span
from replylint.phrases.match import Range

_TITLE = (
    "(?:пан[еі]?|пані|панове|господин|госпожа|уважаем[а-я]+|дорог[а-яії]+|шановн[а-яії]+|друзья|друзі|коллеги|колеги"
    "|клиент|клієнте?|покупатель|гость|все[мх]|всім|еще раз|ещё раз|ще раз|знову|там|вам|mrs?|ms|dr|all|there|everyone"
    "|again|team|folks|friend|customer)"
)
_AFTER_GREETING = pattern(
    rf"(?:[ \t]*,?[ \t]+(?:{_TITLE}(?!\w)|[^\W\d_a-zа-яёіїєґ][\w'’ʼ-]*)\.?){{0,4}}"
    r"[ \t]*(?:[!.,;:…)—–\U0001F300-\U0001FAFF]|-\s|\n|\Z)"
)
_QUOTING = ("«", '"', "“", "„", ":")
_LONGEST_LINE = 60
_LONGEST_NAME = 5


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    greetings: dict[Language, list[str]]
    joined: dict[Language, list[str]]
    formulas: dict[Language, list[str]]
    farewells: dict[Language, list[str]]


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    greetings: PhraseSets
    joined: PhraseSets
    formulas: PhraseSets
    farewells: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(
        compiler.phrases(keys.greetings, "greetings", trigger=True),
        compiler.phrases(keys.joined, "joined"),
        compiler.phrases(keys.formulas, "formulas", trigger=True),
        compiler.phrases(keys.farewells, "farewells", trigger=True),
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """At most one finding of greetings and one of closings."""
    if len(scene.words.sentences) < 2:
        return
    greetings = _greetings(check, scene)
    languages = {scene.sentence_languages[scene.words.sentence_of[one.first]] for one in greetings}
    if len(languages) > 1:
        return
    if len(greetings) > 1:
        first, second = greetings[0], greetings[1]
        one, other = _whole(scene, first), _whole(scene, second)
        if scene.text[one.start : one.end] != scene.text[other.start : other.end]:
            yield Hit(one.start, other.end)
    closings = _formulas(check, scene) or _farewells(check, scene)
    if closings is not None:
        yield Hit(closings.start, closings.end)


def _greetings(check: Check, scene: Scene) -> list[Range]:
    found: list[Range] = []
    for one in _in_order(scene.find(check.greetings, parts=("greeting", "body"))):
        if not _stands_alone(scene, one):
            continue
        near = found and scene.words.sentence_of[one.first] - scene.words.sentence_of[found[-1].first] < 2
        if near:
            joined = {other.first for other in scene.find(check.joined)}
            if (one.first in joined) != (found[-1].first in joined):
                continue
        found.append(one)
    return found


def _stands_alone(scene: Scene, found: Range) -> bool:
    words, text = scene.words, scene.text
    first = words.sentences[words.sentence_of[found.first]][0]
    if found.first != first and found.first not in scene.begins:
        return False
    start, end = words.span(found.first, found.past)
    quoted = text[max(0, start - 40) : start].rstrip().endswith(_QUOTING)
    return not quoted and greeting_end(text, end) is not None


def greeting_end(text: str, end: int) -> int | None:
    """Where a greeting whose words end at `end` is over, with name and mark; None if the sentence goes on."""
    match = _AFTER_GREETING.match(text, end)
    return end + len(match.group().rstrip()) if match else None


def _whole(scene: Scene, found: Range) -> Span:
    start, end = scene.words.span(found.first, found.past)
    return Span(start, greeting_end(scene.text, end) or end)


def _formulas(check: Check, scene: Scene) -> Span | None:
    lines = [found for found in _in_order(scene.find(check.formulas)) if _has_line(scene, found)]
    return _span(scene, lines[0], lines[-1]) if len(lines) > 1 else None


def _farewells(check: Check, scene: Scene) -> Span | None:
    """Two farewells with something that is no courtesy between them, or one that is signed, and a formula."""
    words = scene.words
    found = [one for one in _in_order(scene.find(check.farewells)) if _has_sentence(scene, one)]
    if not found:
        return None
    lines = [one for one in _in_order(scene.find(check.formulas)) if _has_line(scene, one)]
    for formula in lines:
        between = range(words.sentence_of[found[-1].first] + 1, words.sentence_of[formula.first])
        if between and all(_is_name(scene, sentence) for sentence in between):
            return _span(scene, found[-1], formula)
    formulas = {words.sentence_of[one.first] for one in lines}
    own = {words.sentence_of[one.first] for one in found}
    for one, other in pairwise(found):
        between = range(words.sentence_of[one.first] + 1, words.sentence_of[other.first])
        if any(sentence not in formulas and sentence not in own for sentence in between):
            return _span(scene, one, other)
    return None


def _is_name(scene: Scene, sentence: int) -> bool:
    """May the sentence be a line with a name under a farewell?"""
    first, past = scene.words.sentences[sentence]
    start, end = scene.sentence_span(sentence)
    return past - first <= _LONGEST_NAME and scene.text[start].isupper() and scene.text[end - 1] not in ".!?…"


def _has_line(scene: Scene, found: Range) -> bool:
    """Is the formula alone in its line, or with a name after a comma?"""
    text = scene.text
    start, end = scene.words.span(found.first, found.past)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)].strip()
    if text[line_start:start].strip() or len(rest) > _LONGEST_LINE:
        return False
    bare = rest.strip(" ,.!")
    return not bare or (rest[0] in ",!." and bare.count(" ") < _LONGEST_NAME)


def _has_sentence(scene: Scene, found: Range) -> bool:
    first, past = scene.words.sentences[scene.words.sentence_of[found.first]]
    return found.first == first and past - found.past <= 2


def _span(scene: Scene, first: Range, last: Range) -> Span:
    return Span(*scene.words.span(first.first, last.past))


def _in_order(found: Iterator[Range]) -> list[Range]:
    """Without overlaps: the one that begins first, the longest of those."""
    kept: list[Range] = []
    for one in sorted(found, key=lambda one: (one.first, -one.past)):
        if not kept or one.first >= kept[-1].past:
            kept.append(one)
    return kept
