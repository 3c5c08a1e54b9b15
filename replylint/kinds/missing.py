"""`missing`: something that this reply ought to say, and says nowhere.

Keys: `phrases` (one of them is enough); `except` (a phrase that overlaps one of
these doesn't count: «разберёмся»); `echo` (that many different words of the
customer's last messages in one sentence of the draft are enough, too: the
problem in the operator's words), `filler` (words that prove nothing when
repeated: «заказ», "order"); `thread` (what the operators said earlier in public
counts, too).

The finding is the first sentence after the salutation. Words are compared by their
beginnings, in which Russian, Ukrainian and English forms of a word agree
almost always; no dictionary is read for it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language
from replylint.phrases.match import Range
from replylint.words import Words

STEM = 5
"""Letters in which two forms of a word agree."""

_SHORTEST = 4
_SALUTATION = 4
_LONGEST_MESSAGE = 20_000


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a `missing` block."""

    phrases: dict[Language, list[str]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")
    echo: int | None = None
    filler: dict[Language, list[str]] = {}
    thread: bool = False


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys; `filler` as stems."""

    phrases: PhraseSets
    exceptions: PhraseSets
    echo: int | None
    filler: frozenset[str]
    thread: bool


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words of all phrases up."""
    if keys.echo is not None and keys.echo < 1:
        raise compiler.fail("echo can't be below 1", "echo")
    if keys.filler and keys.echo is None:
        raise compiler.fail("filler goes with echo", "filler", hint="add echo: 2")
    return Check(
        phrases=compiler.phrases(keys.phrases, "phrases"),
        exceptions=compiler.phrases(keys.exceptions, "except"),
        echo=keys.echo,
        filler=frozenset(
            stem(word.lower().replace("ё", "е")) for words in keys.filler.values() for word in words
        ),
        thread=keys.thread,
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The first sentence of a draft in which nothing of the kind is said."""
    place = _opening(scene)
    if place is None:
        return
    if _is_said(scene.find(check.phrases), partial(scene.find, check.exceptions)):
        return
    if check.thread and _said_before(check, scene):
        return
    if check.echo is not None and _echoes(scene, check.filler, check.echo):
        return
    yield Hit(*scene.sentence_span(place))


def stem(word: str) -> str:
    """The beginning of a normalised word by which its forms are told to be the same."""
    return word[:STEM]


def _opening(scene: Scene) -> int | None:
    """The first sentence that is no bare salutation; None in a draft without words."""
    for number, (first, past) in enumerate(scene.words.sentences):
        if past - first > _SALUTATION or scene.part_at(scene.words.start[first]) == "body":
            return number
    return 0 if len(scene.words) else None


def _is_said(said: Iterator[Range], exceptions: Callable[[], Iterable[Range]]) -> bool:
    """Is there a match that no exception overlaps? Those are looked for only where there is a match."""
    innocent: list[Range] | None = None
    for found in said:
        innocent = list(exceptions()) if innocent is None else innocent
        if not any(other.first < found.past and found.first < other.past for other in innocent):
            return True
    return False


def _said_before(check: Check, scene: Scene) -> bool:
    for message in scene.operator_messages:
        words = Words(message.text[:_LONGEST_MESSAGE])
        if _is_said(
            scene.find_in_words(words, check.phrases), partial(scene.find_in_words, words, check.exceptions)
        ):
            return True
    return False


def _echoes(scene: Scene, filler: frozenset[str], enough: int) -> bool:
    told = _stems(_last_words(scene)) - filler
    words = scene.words
    return any(len(told & _stems(words.norm[first:past])) >= enough for first, past in words.sentences)


def _last_words(scene: Scene) -> list[str]:
    """The words of the customer since the operators' last public answer."""
    words: list[str] = []
    for message in reversed(scene.ticket.messages if scene.ticket is not None else ()):
        if message.author == "customer":
            words.extend(Words(message.text[:_LONGEST_MESSAGE]).norm)
        elif message.public and words:
            break
    return words


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if len(word) >= _SHORTEST and not word.isdigit()}
