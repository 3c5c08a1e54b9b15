"""One draft with its ticket, and the views of it that the kinds share.

Every view is made once, when first asked for.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from replylint.lazy import pattern
from replylint.model import Channel, Company, Draft, Language, Message, Part, PartKind, Ticket
from replylint.phrases.match import PhraseSet, Range
from replylint.phrases.run import Candidates, Reading
from replylint.program import Program
from replylint.shapes.dates import Day, parse_day
from replylint.words import Words

WRITTEN: tuple[PartKind, ...] = ("greeting", "body", "closing")
"""The parts that the operator wrote for this customer."""


class Scene:
    """A draft, its ticket, its company; what kinds ask about them.

    `parts` are the parts at which the running rule looks; `options` its
    section of the config (`options:`), an empty dict if there is none.
    """

    def __init__(self, draft: Draft, ticket: Ticket | None, program: Program) -> None:
        self.draft = draft
        self.ticket = ticket
        self.text = draft.text
        self.language: Language = draft.language
        self.company: Company = program.company
        self.pipelines = program.pipelines
        self.parts: tuple[PartKind, ...] = WRITTEN
        self.options: dict[str, object] = {}
        self.asked_today = False
        self._program = program
        self._readings: dict[Language, Reading] = {}
        self._others: dict[str | int, tuple[Words, dict[Language, Reading]]] = {}

    @cached_property
    def blank(self) -> str:
        """The draft with every masked stretch as spaces of the same length."""
        return _blanked(self.draft)

    @cached_property
    def folded(self) -> str:
        """The text in case-folded letters, for a quick look whether it holds something; offsets are other ones."""
        return self.text.casefold()

    @cached_property
    def words(self) -> Words:
        """The words of greeting, body and closing, masked stretches left out."""
        paragraphs = self.draft.paragraphs
        return Words(self.blank, [(paragraph.start, paragraph.end) for paragraph in paragraphs])

    @cached_property
    def sentence_languages(self) -> list[Language]:
        """The language of each sentence of `words`: that of its paragraph."""
        paragraphs = self.draft.paragraphs
        if not paragraphs:
            return [self.language] * len(self.words.sentences)
        starts = [paragraph.start for paragraph in paragraphs]
        words = self.words
        return [
            paragraphs[max(0, bisect_right(starts, words.start[first]) - 1)].language
            for first, _ in words.sentences
        ]

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the sentences, in the order in which they come."""
        return tuple(dict.fromkeys(self.sentence_languages))

    @cached_property
    def begins(self) -> frozenset[int]:
        """Indexes of the words with which a part of the draft begins: `^` holds there too."""
        starts = self.words.start
        return frozenset(
            bisect_right(starts, part.start - 1) for part in self.draft.parts if part.kind in WRITTEN
        )

    @property
    def channel(self) -> Channel | None:
        """The channel of the draft, or else of its ticket."""
        return self.draft.channel or (self.ticket.channel if self.ticket is not None else None)

    @cached_property
    def today(self) -> Day | None:
        """The day of the ticket, or of its last message if that is later; without one, the program's."""
        self.asked_today = self._ticket_day is None
        return self._ticket_day or parse_day(self._program.today)

    @property
    def is_dated(self) -> bool:
        """Does the ticket say when this is written?"""
        return self._ticket_day is not None

    @cached_property
    def _ticket_day(self) -> Day | None:
        ticket = self.ticket
        written = [ticket.date, *(message.at for message in ticket.messages)] if ticket is not None else []
        return max((day for day in map(parse_day, written) if day is not None), default=None)

    @cached_property
    def complaint(self) -> bool:
        """Are the customer's last words a complaint?"""
        if self.ticket is None:
            return False
        from replylint.language.complaint import is_complaint

        return is_complaint(self.ticket.messages)

    @cached_property
    def customer_messages(self) -> tuple[Message, ...]:
        """What the customer wrote, in order."""
        if self.ticket is None:
            return ()
        return tuple(message for message in self.ticket.messages if message.author == "customer")

    @cached_property
    def operator_messages(self) -> tuple[Message, ...]:
        """Public messages of the operators, in order."""
        if self.ticket is None:
            return ()
        return tuple(m for m in self.ticket.messages if m.author == "agent" and m.public)

    def triggered(self, language: Language) -> Candidates:
        """The phrase sets of this language of which the draft may hold a phrase."""
        return self.reading(language).candidates if language in self.languages else {}

    def reading(self, language: Language) -> Reading:
        """The words of the draft, and what the index says of its sentences in this language."""
        reading = self._readings.get(language)
        if reading is None:
            sentences = None
            if self.languages != (language,):
                own = [number for number, at in enumerate(self.sentence_languages) if at == language]
                sentences = frozenset(own)
            reading = Reading(self.words, self._program.shard(language), sentences, self.begins)
            self._readings[language] = reading
        return reading

    def find(
        self, phrases: Mapping[Language, PhraseSet], parts: Iterable[PartKind] | None = None
    ) -> Iterator[Range]:
        """Matches in the draft, each phrase set in the sentences of its language.

        Only in `parts`, by default those of the running rule. Indexes of a
        range are of `words`; `words.span` makes offsets of them.
        """
        wanted = tuple(parts) if parts is not None else self.parts
        everywhere = wanted == WRITTEN or all(part in wanted for part in WRITTEN)
        for language in self.languages:
            if language in phrases:
                for found in self.reading(language).find(phrases[language]):
                    if everywhere or self.part_at(self.words.start[found.first]) in wanted:
                        yield found

    def find_in(self, text: str, phrases: Mapping[Language, PhraseSet]) -> Iterator[Range]:
        """Matches in another text, such as a message of the ticket, in every language that its letters allow."""
        if text not in self._others:
            self._others[text] = (Words(text), {})
        yield from self._find_in_other(text, phrases)

    def find_in_words(self, words: Words, phrases: Mapping[Language, PhraseSet]) -> Iterator[Range]:
        """As `find_in`, for a text whose words were taken already."""
        # The entry holds the words, so their id stays theirs as long as this scene lives.
        self._others.setdefault(id(words), (words, {}))
        yield from self._find_in_other(id(words), phrases)

    def _find_in_other(self, key: str | int, phrases: Mapping[Language, PhraseSet]) -> Iterator[Range]:
        words, readings = self._others[key]
        for language, number in phrases.items():
            if language not in readings and not may_be(words.text, language, self.language):
                continue
            reading = readings.get(language)
            if reading is None:
                reading = readings[language] = Reading(
                    words, self._program.shard(language), None, frozenset()
                )
            yield from reading.find(number)

    def is_masked(self, start: int, end: int) -> bool:
        """Does the stretch touch markup, a URL, an e-mail address, code or a placeholder?"""
        return any(mask.start < end and start < mask.end for mask in self.draft.masks)

    def part_at(self, offset: int) -> PartKind:
        """The part of the draft in which the offset stands."""
        for part in self.draft.parts:
            if part.start <= offset < part.end:
                return part.kind
        return "body"

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph in which the offset stands."""
        return bisect_right(self._paragraph_starts, offset)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.draft.paragraphs]

    def spans(self, parts: Iterable[PartKind]) -> tuple[Part, ...]:
        """The parts of the draft that are of these kinds, in order."""
        wanted = tuple(parts)
        return tuple(part for part in self.draft.parts if part.kind in wanted)

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Offsets of a sentence of `words`, from its first word to its closing mark."""
        first, past = self.words.sentences[sentence]
        start, end = self.words.span(first, past)
        while end < len(self.text) and self.text[end] in '.!?…)»"”':
            end += 1
        return start, end


def may_be(text: str, language: Language, likely: Language) -> bool:
    """May the text be, in part, of this language? By its letters alone: one Latin word in a Cyrillic text is a name.

    A text that could be Russian as well as Ukrainian is of the `likely` language if that is one of them. Loading
    a language that nothing is said in would cost a single check more than all the rest.
    """
    if language == "en":
        return (_LATIN_WORDS if _CYRILLIC.search(text) else _LATIN_WORD).search(text) is not None
    russian, ukrainian = _ONLY_RUSSIAN.search(text) is not None, _ONLY_UKRAINIAN.search(text) is not None
    if russian != ukrainian:
        return russian if language == "ru" else ukrainian
    return (russian or likely in ("en", language)) and _CYRILLIC.search(text) is not None


_LATIN_WORD = pattern("[A-Za-z]{2}")
_LATIN_WORDS = pattern("[A-Za-z]{2,}[ '’,-]+[A-Za-z]{2}")
_CYRILLIC = pattern("[А-Яа-яЁёІіЇїЄєҐґ]")
_ONLY_RUSSIAN = pattern("[ЫыЭэЁёЪъ]")
_ONLY_UKRAINIAN = pattern("[ІіЇїЄєҐґ]")


def _blanked(draft: Draft) -> str:
    if not draft.masks:
        return draft.text
    pieces = []
    at = 0
    for mask in draft.masks:
        if mask.start > at:
            pieces.append(draft.text[at : mask.start])
        pieces.append(" " * (mask.end - max(at, mask.start)))
        at = max(at, mask.end)
    pieces.append(draft.text[at:])
    return "".join(pieces)
