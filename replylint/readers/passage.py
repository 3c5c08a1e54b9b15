"""What readers are given and what they give: a source, its passages and its comments."""

from msgspec import Struct

from replylint.model import Channel, DraftKind, Entry, Language, Mask, Span
from replylint.readers.layers import Layer


class Source(Struct, frozen=True):
    """A file to read: its text (line ends as they are, no byte order mark) and its path.

    `kind` is what its texts are taken for where the format does not say.
    """

    text: str
    path: str
    kind: DraftKind = "template"


class Passage(Struct, frozen=True):
    """A text in a file: a whole file, or one field of one macro of many.

    `layers` lead from `text` down to the file, none if the passage stands in the file as
    it is, from `start`. `masks` are stretches of `text` that the format knows to be no prose.
    `note` is an internal note, which no customer reads; `active` False a macro that is
    switched off; `foreign` says that it is in a language which is none of ours. What is None here
    the settings and the text decide.
    """

    text: str
    start: int = 0
    layers: tuple[Layer, ...] = ()
    entry: Entry | None = None
    kind: DraftKind | None = None
    channel: Channel | None = None
    language: Language | None = None
    subject: str | None = None
    helpdesk: str | None = None
    masks: tuple[Mask, ...] = ()
    note: bool = False
    active: bool = True
    foreign: bool = False

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the file in which text[start:end] stands."""
        for layer in self.layers:
            start, end = layer.span(start, end)
        return self.start + start, self.start + end


class Comment(Struct, frozen=True):
    """A comment in a file, which may hold directives; all offsets are those of the file.

    `text` is what stands between the marks of the comment. `line` is the line that the comment
    stands in, `next_line` the one after it; both are lines as the author of the text sees them,
    so those of an HTML body inside a JSON string are the body's own. `start_of_text` and `end_of_text`
    are where that text begins and ends: the file, or the one entry of many.
    """

    text: str
    start: int
    end: int
    line: Span
    next_line: Span
    end_of_text: int
    start_of_text: int = 0
