"""The records that everything else passes around: frozen, without behaviour.

Offsets are Unicode code points from 0, ends exclusive. `msgspec` gives them
validation (`msgspec.convert`) and JSON for free.
"""

from typing import Literal

from msgspec import Struct

Language = Literal["ru", "uk", "en"]
Level = Literal["error", "warning", "info"]
Channel = Literal["email", "chat", "push", "sms", "social", "subject"]
DraftKind = Literal["reply", "template"]
PartKind = Literal["quote", "greeting", "body", "closing", "signature", "disclaimer"]
MaskKind = Literal["markup", "url", "email", "placeholder", "code"]
Gender = Literal["m", "f"]

LANGUAGES: tuple[Language, ...] = ("ru", "uk", "en")
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Span(Struct, frozen=True):
    """A stretch of a text."""

    start: int
    end: int


class Message(Struct, frozen=True):
    """One message of a ticket; `public=False` is an internal note."""

    text: str = ""
    author: Literal["customer", "agent"] = "customer"
    public: bool = True
    at: str | None = None


class Customer(Struct, frozen=True):
    """Who the reply goes to."""

    name: str | None = None
    email: str | None = None
    gender: Gender | None = None


class Agent(Struct, frozen=True):
    """Who writes the reply."""

    name: str | None = None


class Ticket(Struct, frozen=True):
    """What is known of the conversation; every field may be missing.

    `messages` are in the order they were written. `attachments` is None when
    nothing is said about attachments, and empty when there are none.
    """

    id: str | None = None
    channel: Channel | None = None
    subject: str | None = None
    language: str | None = None
    date: str | None = None
    customer: Customer = Customer()
    agent: Agent = Agent()
    messages: tuple[Message, ...] = ()
    attachments: tuple[str, ...] | None = None


class Company(Struct, frozen=True):
    """What the company's config says of itself."""

    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Part(Struct, frozen=True):
    """A stretch of a draft and what it is; parts follow each other without overlap."""

    kind: PartKind
    start: int
    end: int


class Mask(Struct, frozen=True):
    """A stretch that is no prose: text rules leave it alone."""

    kind: MaskKind
    start: int
    end: int


class Paragraph(Struct, frozen=True):
    """A paragraph of what the operator wrote, with its own language."""

    start: int
    end: int
    language: Language


class Draft(Struct, frozen=True):
    """A reply or a template, taken apart.

    `parts` cover the text from start to end. Rules look at greeting, body and
    closing; quote, signature and disclaimer were not written for this customer.
    `given` are those of the masks that the file format named; `helpdesk` is the program that
    fills the placeholders in, where the format tells.
    """

    text: str
    language: Language
    kind: DraftKind = "reply"
    channel: Channel | None = None
    subject: str | None = None
    parts: tuple[Part, ...] = ()
    masks: tuple[Mask, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    given: tuple[Mask, ...] = ()
    helpdesk: str | None = None


class Suggestion(Struct, frozen=True):
    """Text to put in the place of the finding; `safe` fixes need no second look."""

    text: str
    safe: bool = False


class Evidence(Struct, frozen=True):
    """Words that prove a finding, and where they stand ("internal note 2")."""

    text: str
    where: str


class Finding(Struct, frozen=True):
    """One thing that would embarrass the sender."""

    rule: str
    level: Level
    message: str
    why: str
    start: int
    end: int
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    source: str | None = None


class Problem(Struct, frozen=True):
    """Something that kept a part of the check from being done, told to the user.

    `line` and `column` count from 1, None where the file as a whole is meant. `unread`: a file, or what it is
    to be checked with, could not be read at all. `whole_run`: it is of no one file, and is told once.
    """

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    unread: bool = False
    whole_run: bool = False


class Entry(Struct, frozen=True):
    """The one of many in a file that a text belongs to: a macro, an article, a canned response.

    `field` is the part of it («comment_value_html»).
    """

    title: str | None = None
    id: str | None = None
    field: str | None = None


class Report(Struct, frozen=True):
    """What one check of one draft came to; `dated`: on another day it may come to something else."""

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    dated: bool = False
