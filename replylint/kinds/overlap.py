"""`overlap`: the draft repeats an internal note of the ticket.

A finding is a run of `words` or more words that also stands in a note, or a
whole sentence of a note of `sentence` or more words; case, ё/е, punctuation
and spacing don't matter. Words that the customer can know already are left
out: those that stand, four or more in a row, in a public message, the subject
or the `courtesy` phrases («спасибо за ожидание»). A run is reported if `fresh`
or more of its words are none of these.

Fields for the message: `{note}` (the words of the note, shortened) and
`{number}` (which internal note, counted from 1). The work is linear in the
draft and the ticket.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Evidence, Language, Suggestion, Ticket
from replylint.shapes.surroundings import shorten
from replylint.words import Words

_KNOWN_RUN = 4

_Piece = tuple[int, tuple[str, ...]]


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    words: int = 8
    sentence: int = 5
    fresh: int = 4
    courtesy: dict[Language, list[str]] = {}


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    words: int
    sentence: int
    fresh: int
    courtesy: PhraseSets


class Run(Struct, frozen=True):
    """Words first … past-1 of the draft, and the words of the note with which they begin."""

    first: int
    past: int
    note: int
    note_first: int
    note_past: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases."""
    return Check(keys.words, keys.sentence, keys.fresh, compiler.phrases(keys.courtesy, "courtesy"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Runs of the draft's words that a note holds and no public message does."""
    ticket = scene.ticket
    if ticket is None:
        return
    notes = [message.text for message in ticket.messages if not message.public and message.text]
    if not notes or len(scene.words) < min(check.words, check.sentence):
        return
    draft = scene.words
    noted = [Words(note) for note in notes]
    runs = list(repeated(draft.norm, noted, check.words, check.sentence))
    if not runs:
        return
    known = _known(scene, check, ticket)
    for run in runs:
        if sum(not known[index] for index in range(run.first, run.past)) < min(
            check.fresh, run.past - run.first
        ):
            continue
        start, end = draft.span(run.first, run.past)
        whole = _is_whole(draft, run)
        if whole:
            _, end = scene.sentence_span(draft.sentence_of[run.past - 1])
        note = noted[run.note]
        begin, past = note.span(run.note_first, run.note_past)
        quote = shorten(notes[run.note][begin:past])
        yield Hit(
            start,
            end,
            fields={"note": quote, "number": str(run.note + 1)},
            suggestions=(Suggestion(""),) if whole else (),
            evidence=(Evidence(quote, f"internal note {run.note + 1}"),),
        )


def repeated(draft: list[str], notes: list[Words], words: int, sentence: int) -> Iterator[Run]:
    """Longest runs of `words` or more words that a note holds, and whole sentences of a note, in order."""
    begins = _index(notes, words, sentence)
    lengths = sorted({length for length, _ in begins}, reverse=True)
    current: Run | None = None
    for at in range(len(draft)):
        place = None
        length = 0
        for length in lengths:
            place = begins.get((length, tuple(draft[at : at + length])))
            if place is not None:
                break
        if place is None:
            continue
        note, note_first = place
        if current is not None and at <= current.past and note == current.note:
            # The quote from the note goes on only while the note does.
            goes_on = (
                note_first <= current.note_past and note_first - current.note_first == at - current.first
            )
            note_past = max(current.note_past, note_first + length) if goes_on else current.note_past
            past = max(current.past, at + length)
            current = Run(current.first, past, note, current.note_first, note_past)
        elif current is None or at >= current.past:
            if current is not None:
                yield current
            current = Run(at, at + length, note, note_first, note_first + length)
    if current is not None:
        yield current


def _index(notes: list[Words], words: int, sentence: int) -> dict[_Piece, tuple[int, int]]:
    begins: dict[_Piece, tuple[int, int]] = {}
    for number, note in enumerate(notes):
        norm = note.norm
        for at in range(len(norm) - words + 1):
            begins.setdefault((words, tuple(norm[at : at + words])), (number, at))
        for first, past in note.sentences:
            if sentence <= past - first < words:
                begins.setdefault((past - first, tuple(norm[first:past])), (number, first))
    return begins


def _known(scene: Scene, check: Check, ticket: Ticket) -> list[bool]:
    """For each word of the draft: does the customer know it from the public part of the ticket?"""
    draft = scene.words.norm
    known = [False] * len(draft)
    public: set[tuple[str, ...]] = set()
    for text in _public_texts(ticket):
        norm = Words(text).norm
        public.update(tuple(norm[at : at + _KNOWN_RUN]) for at in range(len(norm) - _KNOWN_RUN + 1))
    for at in range(len(draft) - _KNOWN_RUN + 1):
        if tuple(draft[at : at + _KNOWN_RUN]) in public:
            known[at : at + _KNOWN_RUN] = [True] * _KNOWN_RUN
    for found in scene.find(check.courtesy):
        known[found.first : found.past] = [True] * (found.past - found.first)
    return known


def _public_texts(ticket: Ticket) -> Iterable[str]:
    if ticket.subject:
        yield ticket.subject
    for message in ticket.messages:
        if message.public:
            yield message.text


def _is_whole(draft: Words, run: Run) -> bool:
    """Do the words fill whole sentences, so that they can be deleted without leaving a stump?"""
    first, _ = draft.sentences[draft.sentence_of[run.first]]
    _, past = draft.sentences[draft.sentence_of[run.past - 1]]
    return first == run.first and past == run.past
