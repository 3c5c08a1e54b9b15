"""`name`: how the draft names the customer.

`check` says what to look for: `changed` (another form of the name), `misspelled`
(a slip of a letter or two), `wrong-person` (somebody else's name in the
greeting), `obscene` (an obscene name is repeated), `joke` (a title or a joke is
used as a name, and the draft does not ask how to address the customer),
`unaddressed` (a first reply that greets nobody).

Keys: `jokes` (phrases that make a name a joke), `ranks` (words that do before
another one: "Princess Sparkle"), both unless the name holds a known first name
("Earl Jenkins" is a person); `characters` (whole names of heroes), `asks` (phrases that ask how to
address the customer), `delegates` (the customer has somebody else answered:
«напишите моей коллеге»; then a foreign name is no mistake).

Field for the message: `{name}`, the customer's name as they write it.
Silent without a ticket.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene, Suggestion
from replylint.language.salutation import GREETING_WORDS
from replylint.lazy import pattern
from replylint.model import Evidence, Language, Part
from replylint.people.address_position import body_addressees
from replylint.people.addressing import Addressee, greeting_addressees
from replylint.people.customer import CustomerNames, customer_names
from replylint.people.name_matching import declined_name
from replylint.people.naming import Remark, remarks
from replylint.people.person_name import person_name
from replylint.scene import WRITTEN
from replylint.words import Words, normalise

Looked = Literal["changed", "misspelled", "wrong-person", "obscene", "joke", "unaddressed"]
_LETTERS = pattern(r"[^\W\d_]+")
_HELLO: dict[Language, str] = {"ru": "Здравствуйте", "uk": "Доброго дня", "en": "Hello"}


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    check: Looked
    jokes: dict[Language, list[str]] = {}
    ranks: dict[Language, list[str]] = {}
    characters: dict[Language, list[str]] = {}
    asks: dict[Language, list[str]] = {}
    delegates: dict[Language, list[str]] = {}


class Check(Struct, frozen=True, array_like=True):
    """The block with its phrases compiled."""

    check: Looked
    jokes: PhraseSets
    ranks: PhraseSets
    characters: frozenset[str]
    asks: PhraseSets
    delegates: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(
        keys.check,
        compiler.phrases(keys.jokes, "jokes"),
        compiler.phrases(keys.ranks, "ranks"),
        frozenset(" ".join(Words(name).norm) for names in keys.characters.values() for name in names),
        compiler.phrases(keys.asks, "asks"),
        compiler.phrases(keys.delegates, "delegates"),
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """What the check looks for, in the greeting and wherever the customer is addressed."""
    if scene.ticket is None or (scene.ticket.customer.name is None and not scene.ticket.messages):
        return
    if check.check == "obscene":
        yield from _obscene(scene)
    elif check.check == "joke":
        yield from _joke(check, scene)
    elif check.check == "unaddressed":
        yield from _unaddressed(scene)
    else:
        yield from _remarked(check, scene)


@lru_cache(maxsize=2)
def _remarks(scene: Scene) -> tuple[Remark, ...]:
    """Three rules ask for these, one after the other."""
    assert scene.ticket is not None
    return remarks(scene.draft, scene.ticket, scene.company.names)


def _remarked(check: Check, scene: Scene) -> Iterator[Hit]:
    assert scene.ticket is not None
    found = [remark for remark in _remarks(scene) if remark.problem == check.check]
    if found and scene.pipelines:
        from replylint.people.entities import is_no_person

        found = [remark for remark in found if not is_no_person(scene, remark.start, remark.end)]
    if not found:
        return
    customer = customer_names(scene.ticket)
    called = customer.called
    if _is_obscene(customer) or (called is not None and _is_joke(called.written, check, scene)):
        return
    if check.delegates and any(
        next(scene.find_in(message.text, check.delegates), None) for message in scene.customer_messages
    ):
        return
    for remark in found:
        fix = () if remark.fix is None else (Suggestion(remark.fix, safe=remark.problem != "wrong-person"),)
        evidence = (remark.evidence,) if remark.evidence else ()
        yield Hit(remark.start, remark.end, {"name": remark.name}, fix, evidence)


def _is_obscene(customer: CustomerNames) -> bool:
    return any(_obscene_name(name) for name in customer.written)


@lru_cache(maxsize=4096)
def _obscene_name(name: str) -> bool:
    from replylint.language.obscene_names import is_obscene_name

    if is_obscene_name(name):
        return True
    person = person_name(name)
    words = _LETTERS.findall(name)
    # «Сука Злая» holds no known name; in a longer phrase one word proves nothing.
    return not (person and person.known) and len(words) <= 2 and any(map(is_obscene_name, words))


def _obscene(scene: Scene) -> Iterator[Hit]:
    assert scene.ticket is not None
    for name in customer_names(scene.ticket).written:
        if not _obscene_name(name):
            continue
        words = [word for word in _LETTERS.findall(name) if _obscene_name(word)]
        for start, end, person in _uses(" ".join(words) or name, scene):
            span_start, span_end, text = _without_name(scene, start, end, person)
            yield Hit(
                span_start,
                span_end,
                {"name": name},
                (Suggestion(text, safe=True),),
                (Evidence(name, "profile"),),
            )
        return


def _joke(check: Check, scene: Scene) -> Iterator[Hit]:
    assert scene.ticket is not None
    for name in customer_names(scene.ticket).written:
        if not _is_joke(name, check, scene) or _obscene_name(name):
            continue
        used = next(_uses(name, scene), None)
        if used is None:
            continue
        if next(scene.find(check.asks, WRITTEN), None) is not None:
            return
        start, end, _ = used
        yield Hit(start, end, {"name": name}, (), (Evidence(name, "profile"),))
        return


def _is_joke(name: str, check: Check, scene: Scene) -> bool:
    if check.characters and " ".join(Words(name).norm) in check.characters:
        return True
    person = person_name(name)
    if person is not None and person.known:
        return False
    return any(next(scene.find_in(name, phrases), None) is not None for phrases in (check.jokes, check.ranks))


def _uses(name: str, scene: Scene) -> Iterator[tuple[int, int, Addressee | None]]:
    """Where the draft addresses somebody by this name (in any case), or repeats the whole of it."""
    wanted = Words(name).norm
    if not wanted:
        return
    seen: list[tuple[int, int]] = []
    for person in (*greeting_addressees(scene.draft), *body_addressees(scene.draft)):
        # A title («мой господин», «пан») may be taken for what stands before the name.
        said = [normalise(word.text) for word in (*person.before, *person.words)]
        mine = [word for word in said if any(_alike(word, one) for one in wanted)]
        if mine and all(any(_alike(normalise(word.text), one) for one in wanted) for word in person.words):
            start = person.start if len(mine) == len(said) else person.name_start
            seen.append((start, person.end))
            yield start, person.end, person
    words = scene.words
    for first in range(len(words) - len(wanted) + 1):
        if not _alike(words.norm[first], wanted[0]):
            continue
        if all(_alike(words.norm[first + at], one) for at, one in enumerate(wanted)):
            start, end = words.span(first, first + len(wanted))
            if not any(start < past and begin < end for begin, past in seen):
                yield start, end, None


def _alike(a: str, b: str) -> bool:
    """Are these the same word, case endings aside («величність», «величносте»)?"""
    if a == b:
        return True
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 3 or longer - shorter > 3:
        return False
    stem = max(3, shorter - (1 if shorter <= 5 else 4 if shorter >= 9 else 2))
    return a[:stem] == b[:stem]


def _without_name(scene: Scene, start: int, end: int, person: Addressee | None) -> tuple[int, int, str]:
    """The salutation (or the address in the text) and what is left of it without the name."""
    text = scene.text
    part = _part(scene, start)
    if person is not None and person.greeting:
        start = min(start, person.start)
        left, right = text[part.start : start], text[end : part.end]
        if _LETTERS.search(left):
            kept = left.rstrip(" ,\t\n")
            begin = part.start + len(left) - len(left.lstrip())
            return begin, end, kept.strip()
        words = right.strip(" ,!.\t\n")
        if words:
            return start, end + right.index(words) + len(words), words[:1].upper() + words[1:]
        return start, end, _HELLO[scene.language]
    before = text[part.start : start].rstrip()
    if before.endswith(","):
        return part.start + len(before) - 1, end, ""
    after = text[end : min(part.end, end + 9)]
    return start, end + len(after) - len(after.lstrip(" ,\n")), ""


def _part(scene: Scene, offset: int) -> Part:
    for part in scene.draft.parts:
        if part.start <= offset < part.end:
            return part
    return Part("body", 0, len(scene.text))


def _unaddressed(scene: Scene) -> Iterator[Hit]:
    assert scene.ticket is not None
    called = customer_names(scene.ticket).called
    if (
        scene.operator_messages
        or called is None
        or not (called.known and called.given)
        or not len(scene.words)
    ):
        return
    if greeting_addressees(scene.draft):
        return
    mine = {normalise(word) for word in (*called.given, *called.surname)}
    if any(_alike(word, one) for word in scene.words.norm for one in mine) or _is_obscene(
        customer_names(scene.ticket)
    ):
        return
    greeting = next(iter(scene.spans(("greeting",))), None)
    name = called.address
    if greeting is None:
        start, end = scene.words.span(0, 1)
        yield Hit(start, end, {"name": name}, ())
        return
    said = scene.text[greeting.start : greeting.end]
    start = greeting.start + len(said) - len(said.lstrip())
    words = said.strip().rstrip("!.,… ")
    vocative = (
        " ".join(declined_name(part, "uk", "voct") for part in name.split())
        if scene.language == "uk"
        else name
    )
    comma = " " if scene.language == "en" and normalise(words.split()[-1]) in GREETING_WORDS else ", "
    yield Hit(start, start + len(words), {"name": name}, (Suggestion(f"{words}{comma}{vocative}"),))
