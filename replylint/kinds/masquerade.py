"""`masquerade`: a letter that passes for one thing and shows that it is another.

`claims` say what it passes for («я живой человек», "service notice"), `shows` give
it away («письмо создано автоматически», «скидка 25 %»). Both are looked for in the
whole text but quoted mail, signature and small print included; `claims` in the
subject, too. `except`: phrases anywhere in the text that make it honest.

The finding runs over all that was written for the customer; the claim and what
gives it away are its evidence.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Evidence, Language
from replylint.scene import WRITTEN
from replylint.words import Words


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    claims: dict[Language, list[str]]
    shows: dict[Language, list[str]]
    exceptions: dict[Language, list[str]] = field(default={}, name="except")


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    claims: PhraseSets
    shows: PhraseSets
    exceptions: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words up; one side or the other stands in what was written, and triggers the check."""
    return Check(
        compiler.phrases(keys.claims, "claims", trigger=True),
        compiler.phrases(keys.shows, "shows", trigger=True),
        compiler.phrases(keys.exceptions, "except") if keys.exceptions else {},
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """At most one finding: the letter as a whole."""
    shown = _in_draft(scene, check.shows)
    if shown is None:
        return
    claimed = _in_draft(scene, check.claims)
    where = "draft"
    if claimed is None:
        ticket = scene.ticket
        subject = scene.draft.subject or (ticket.subject if ticket is not None else None)
        claimed = _in_text(scene, subject, check.claims) if subject else None
        where = "subject"
    if claimed is None or _in_draft(scene, check.exceptions) is not None:
        return
    written = scene.spans(scene.parts)
    if written:
        text = scene.text[written[0].start : written[-1].end]
        start = written[0].start + len(text) - len(text.lstrip())
        yield Hit(
            start,
            written[0].start + len(text.rstrip()),
            fields={"claim": claimed, "shown": shown},
            evidence=(Evidence(claimed, where), Evidence(shown, "draft")),
        )


def _in_draft(scene: Scene, phrases: PhraseSets) -> str | None:
    """The first place in letter or signature where one of the phrases stands, as it is written."""
    found = min(scene.find(phrases, parts=WRITTEN), default=None, key=lambda found: found.first)
    if found is not None:
        start, end = scene.words.span(found.first, found.past)
        return scene.text[start:end]
    for part in scene.spans(("signature", "disclaimer")):
        told = _in_text(scene, scene.blank[part.start : part.end], phrases)
        if told is not None:
            return told
    return None


def _in_text(scene: Scene, text: str, phrases: PhraseSets) -> str | None:
    """The first place in another text where one of the phrases stands."""
    words = Words(text)
    found = min(scene.find_in_words(words, phrases), default=None, key=lambda found: found.first)
    if found is None:
        return None
    start, end = words.span(found.first, found.past)
    return text[start:end]
