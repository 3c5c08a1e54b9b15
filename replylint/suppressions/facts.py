"""What suppressions need to know of a file besides its findings."""

from bisect import bisect_left
from functools import cached_property

from msgspec import Struct

from replylint.model import Entry, Language
from replylint.readers.passage import Comment
from replylint.settings import Settings
from replylint.suppressions.directives import covers


class Stretch(Struct, frozen=True):
    """Where a passage stands in the file, which entry it belongs to, and whether it was checked."""

    start: int
    end: int
    entry: Entry | None = None
    checked: bool = True


class Rules(Struct, frozen=True):
    """The ids of all rules there are, and of those in force in this run."""

    known: frozenset[str]
    active: frozenset[str]

    def in_force(self, name: str) -> bool:
        """Could a rule of this name, or of this pack, have found something in this run?"""
        return any(covers(name, rule) for rule in self.active)


class FileFacts:
    """A file as its suppressions see it.

    `text` is the file's; `stretches` are its passages, checked or not; `interface` is the language
    in which to speak of it.
    """

    def __init__(
        self,
        text: str,
        comments: tuple[Comment, ...],
        stretches: tuple[Stretch, ...],
        settings: Settings,
        rules: Rules,
        interface: Language = "en",
    ) -> None:
        self.text = text
        self.comments = comments
        self.stretches = stretches
        self.settings = settings
        self.rules = rules
        self.interface = interface

    def beside(self, comment: Comment) -> list[Stretch]:
        """The passages of the text in which a comment stands."""
        found: list[Stretch] = []
        for stretch in self._in_order[bisect_left(self._starts, comment.start_of_text) :]:
            if stretch.start > comment.end_of_text:
                break
            if stretch.end <= comment.end_of_text:
                found.append(stretch)
        return found

    @cached_property
    def _in_order(self) -> list[Stretch]:
        return sorted(self.stretches, key=lambda stretch: stretch.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self._in_order]
