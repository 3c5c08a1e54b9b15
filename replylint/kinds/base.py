"""What every rule kind is given and gives back.

A kind is a module with

* `Keys`: the keys of its rule block, a msgspec Struct that forbids unknown fields;
* `compile(keys, compiler) -> Check`: what is left of them once words are looked up;
* `Check`: that Struct, plain data that goes to the cache (context kinds may say `Check = Keys`);
* `anchors(check, language) -> Anchors | None`: words of which the text must hold one; None
  for a check that is always tried;
* `find(check, scene) -> Iterable[Hit]`: what it finds, in any order.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from replylint.model import Draft, Evidence, Language, PartKind, Span, Suggestion, Ticket
from replylint.phrases.match import PhraseSet, Range
from replylint.words import Words


class Hit(Struct, frozen=True):
    """A finding in the making; the rule adds id, level, message and reason.

    `fields` fill the {…} of the rule's message. `suggestions` None means: the
    rule's own `suggest`, if any; an empty tuple means none.
    """

    start: int
    end: int
    fields: dict[str, str] = {}
    suggestions: tuple[Suggestion, ...] | None = None
    evidence: tuple[Evidence, ...] = ()


class Company(Struct, frozen=True):
    """What the company's config says of itself, for kinds that need it."""

    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: dict[str, dict[str, object]] = {}


class Compiler(Protocol):
    """Turns phrases of a rule into what the matcher runs; complains with file, line and key."""

    pack: str

    def phrases(self, texts: dict[Language, list[str]], key: str) -> dict[Language, PhraseSet]:
        """Compile lists of phrases, a language each; `key` is named in errors."""
        ...


class Scene:
    """One draft with its ticket, and the views of it that kinds share; each is made once, on demand.

    `text` is the whole draft; `words` are only the words the operator wrote
    for this customer (greeting, body, closing), without masked stretches.
    """

    draft: Draft
    ticket: Ticket | None
    company: Company
    text: str
    language: Language
    words: Words
    parts: tuple[PartKind, ...]
    """The parts that the running rule looks at."""

    def find(self, phrases: dict[Language, PhraseSet], parts: Iterable[PartKind] | None = None) -> Iterator[Range]:
        """Matches in the draft, each phrase set on the paragraphs of its language."""
        raise NotImplementedError

    def find_in(self, text: str, phrases: dict[Language, PhraseSet]) -> Iterator[Range]:
        """Matches in another text (a message of the ticket), all languages tried."""
        raise NotImplementedError

    def is_masked(self, start: int, end: int) -> bool:
        """Does the stretch touch markup, a URL, an e-mail address, code or a placeholder?"""
        raise NotImplementedError

    def part_at(self, offset: int) -> PartKind:
        """The part of the draft in which the offset stands."""
        raise NotImplementedError

    def spans(self, parts: Iterable[PartKind]) -> tuple[Span, ...]:
        """The stretches of the draft that are one of these parts."""
        raise NotImplementedError
