"""`repeat`: the same greeting, paragraph or sentence twice.

A paragraph counts from `paragraph` words, a sentence of a reply from `sentence` words
(lines of a list aside: steps repeat, and so does much under the headings of an
article), a greeting always, if it is one of `greetings` at the beginning of a
sentence. The finding runs from the first to the second; its fix leaves the
second out, which is safe if nothing stands between them.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene, Suggestion
from replylint.kinds.courtesy import greeting_end
from replylint.lazy import pattern
from replylint.model import Language, Span

_WORD = pattern(r"\w+")
_HEADING = pattern(r"(?im)<h[1-6]\b|^#{1,6}[ \t]")
_LIST_LINE = pattern(r"(?m)^[ \t]*(?:[-*•·–—]|\d{1,2}[.)])[ \t]")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    greetings: dict[Language, list[str]]
    paragraph: int = 5
    sentence: int = 7


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    greetings: PhraseSets
    paragraph: int
    sentence: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the greetings."""
    return Check(compiler.phrases(keys.greetings, "greetings"), keys.paragraph, keys.sentence)


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Each stretch that was written before, with the last place it stood at."""
    past = -1
    for first, second in sorted(_repeated(check, scene), key=lambda pair: (pair[1].start, -pair[1].end)):
        if second.start < past or _HEADING.search(scene.text, first.end, second.start):
            continue
        past = second.end
        kept = scene.text[first.start : second.start].rstrip()
        # With nothing in between, nobody repeats anything on purpose.
        yield Hit(
            first.start,
            second.end,
            suggestions=(Suggestion(kept, safe=len(kept) <= first.end - first.start),),
        )


def _repeated(check: Check, scene: Scene) -> Iterator[tuple[Span, Span]]:
    words = scene.words
    if len(words) < 2:
        return
    if scene.draft.kind == "reply":
        yield from _twice(_sentences(check, scene))
    yield from _twice(_paragraphs(check, scene))
    # Only words that begin two sentences are worth a closer look.
    openings = [tuple(words.norm[first : min(past, first + 2)]) for first, past in words.sentences]
    if len(set(openings)) < len(openings):
        yield from _twice(_greetings(check, scene))


def _twice(stretches: Iterator[tuple[str, Span]]) -> Iterator[tuple[Span, Span]]:
    seen: dict[str, Span] = {}
    for text, span in stretches:
        before = seen.get(text)
        if before is not None:
            yield before, span
        seen[text] = span


def _sentences(check: Check, scene: Scene) -> Iterator[tuple[str, Span]]:
    words = scene.words
    long = [pair for pair in words.sentences if pair[1] - pair[0] >= check.sentence]
    starts: dict[tuple[str, ...], int] = {}
    for first, _ in long:
        opening = tuple(words.norm[first : first + check.sentence])
        starts[opening] = starts.get(opening, 0) + 1
    for first, past in long:
        if starts[tuple(words.norm[first : first + check.sentence])] < 2:
            continue
        start, end = words.span(first, past)
        line = scene.text.rfind("\n", 0, start) + 1
        if _LIST_LINE.match(scene.text, line) is None:
            while end < len(scene.text) and scene.text[end] in ".!?…":
                end += 1
            yield _key(scene.text[start:end]), Span(start, end)


def _paragraphs(check: Check, scene: Scene) -> Iterator[tuple[str, Span]]:
    paragraphs = scene.draft.paragraphs
    lengths: dict[int, int] = {}
    for paragraph in paragraphs:
        length = paragraph.end - paragraph.start
        lengths[length] = lengths.get(length, 0) + 1
    for paragraph in paragraphs:
        length = paragraph.end - paragraph.start
        # Twice the same has the same length, give or take a space and a mark.
        if lengths[length] < 2 and not any(length + slack in lengths for slack in (-3, -2, -1, 1, 2, 3)):
            continue
        text = scene.text[paragraph.start : paragraph.end]
        if len(_WORD.findall(text)) >= check.paragraph and _LIST_LINE.match(text) is None:
            yield _key(text), Span(paragraph.start, paragraph.end)


def _greetings(check: Check, scene: Scene) -> Iterator[tuple[str, Span]]:
    words, text = scene.words, scene.text
    for found in sorted(scene.find(check.greetings), key=lambda found: found.first):
        if found.first != words.sentences[words.sentence_of[found.first]][0]:
            continue
        start = words.start[found.first]
        if text[max(0, start - 1) : start] in ("«", '"', "“"):
            continue
        over = greeting_end(text, words.end[found.past - 1])
        if over is not None:
            yield _key(text[start:over]), Span(start, over)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))
