"""`mixture`: a paragraph in another language than the rest of the reply.

The reply's language is that of its greeting, else that of the draft. A paragraph
counts from `words` words, and only if its own words leave no doubt. Innocent are
a paragraph that is quoted (in quotes, after a colon, in code, word for word from
the ticket) and one that one of `announced` leads to («English below»), and a
letter that is there in two languages: it greets, or takes leave, in both.

Field for the message: `{language}`, the reply's language by its own name.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.kinds.language import NAMES
from replylint.language.detect import decide_surely, votes
from replylint.lazy import pattern
from replylint.model import Language, Paragraph
from replylint.parts.greeting import find_greeting

_WORD = pattern(r"[^\W\d_]{2,}")
_OTHER_LETTERS: dict[Language, str] = {"ru": "ії", "uk": "ыэё"}
_CYRILLIC = frozenset("аеио")
_LONG = 25


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    words: int = 6
    announced: dict[Language, list[str]] = {}


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    words: int
    announced: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(keys.words, compiler.phrases(keys.announced, "announced"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Each paragraph in a language that is not the reply's."""
    paragraphs = scene.draft.paragraphs
    if len(paragraphs) < 2 or not _may_differ(scene):
        return
    told = [(paragraph, decide_surely(votes(_text(scene, paragraph)))) for paragraph in paragraphs]
    own = _own_language(scene, [language for _, language in told])
    other = [(paragraph, language) for paragraph, language in told if language not in (None, own)]
    if not other or not any(language == own for _, language in told) or _says_all_twice(scene, own):
        return
    # Phrases are looked for in every language: announcements stand in the other one.
    if any(scene.find_in(scene.text, check.announced)):
        return
    for paragraph, _ in other:
        if len(_WORD.findall(_text(scene, paragraph))) >= check.words and not _is_quoted(scene, paragraph):
            yield Hit(paragraph.start, paragraph.end, fields={"language": NAMES[own]})


def _may_differ(scene: Scene) -> bool:
    """Cheap: may a paragraph be in another language than the draft?"""
    paragraphs = scene.draft.paragraphs
    if any(paragraph.language != scene.language for paragraph in paragraphs):
        return True
    if scene.language == "en":
        return not scene.text.isascii() and any(
            not _CYRILLIC.isdisjoint(scene.text[paragraph.start : paragraph.end]) for paragraph in paragraphs
        )
    if any(letter in scene.text for letter in _OTHER_LETTERS[scene.language]):
        return True
    for paragraph in paragraphs:
        text = scene.text[paragraph.start : paragraph.end]
        if len(text) >= _LONG and (text.isascii() or (scene.language == "uk" and "і" not in text)):
            return True
    return False


def _text(scene: Scene, paragraph: Paragraph) -> str:
    return scene.blank[paragraph.start : paragraph.end]


def _own_language(scene: Scene, told: list[Language | None]) -> Language:
    for part in scene.spans(("greeting",)):
        greeting = scene.blank[part.start : part.end]
        if greeting.strip():
            found = votes(greeting)
            if found.cyrillic and found.ukrainian != found.russian:
                return "uk" if found.ukrainian > found.russian else "ru"
            if not found.cyrillic and found.english:
                return "en"
    counts = {language: told.count(language) for language in told if language is not None}
    most = max(counts.values(), default=0)
    return (
        scene.language if counts.get(scene.language, 0) == most else max(counts, key=lambda one: counts[one])
    )


def _says_all_twice(scene: Scene, own: Language) -> bool:
    """Does a paragraph in another language greet?"""
    for paragraph in scene.draft.paragraphs[1:]:
        text = _text(scene, paragraph)
        past = find_greeting(text, 0, len(text))
        if past:
            # The paragraph goes on in the language in which it greets, or its own line does.
            language = decide_surely(votes(text))
            greeting = votes(text[:past])
            if language not in (None, own) or (own == "en") != bool(greeting.english):
                return True
    return False


def _is_quoted(scene: Scene, paragraph: Paragraph) -> bool:
    text = scene.text
    bare = text[paragraph.start : paragraph.end]
    if bare[0] in '«"“„>|' or text[: paragraph.start].rstrip(" \n\t*_").endswith(":"):
        return True
    if any(
        m.kind == "code" and m.start < paragraph.end and paragraph.start < m.end for m in scene.draft.masks
    ):
        return True
    if scene.ticket is None:
        return False
    key = " ".join(bare.casefold().split())
    return any(key in " ".join(message.text.casefold().split()) for message in scene.ticket.messages)
