"""What suppressions need to know of a file besides its findings."""

from bisect import bisect_left, bisect_right
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
    """The ids of all rules there are, and of those in force in this run; `grammar`: LanguageTool was asked."""

    known: frozenset[str]
    active: frozenset[str]
    grammar: bool = False

    def in_force(self, name: str) -> bool:
        """Could a rule of this name, or of this pack, have found something in this run?"""
        if self.grammar and (name == "grammar" or name.startswith("grammar/")):
            return True
        return any(covers(name, rule) for rule in self.active)


class FileFacts:
    """A file as its suppressions see it.

    `text` is the file's; `stretches` are its passages, checked or not; `interface` is the language
    in which to speak of it. `complete` False: some rule could not finish, so what was not found may
    be there all the same.
    """

    def __init__(
        self,
        text: str,
        comments: tuple[Comment, ...],
        stretches: tuple[Stretch, ...],
        settings: Settings,
        rules: Rules,
        interface: Language = "en",
        *,
        complete: bool = True,
    ) -> None:
        self.text = text
        self.comments = comments
        self.stretches = stretches
        self.settings = settings
        self.rules = rules
        self.interface = interface
        self.complete = complete
        self._found: dict[tuple[int, int], frozenset[tuple[Entry | None, bool]]] = {}

    def was_left_out(self, comment: Comment) -> bool:
        """Does a comment stand in a text that was not checked, such as that of a macro that is switched off?"""
        beside = self._beside(comment.start_of_text, comment.end_of_text)
        return bool(beside) and not any(checked for _, checked in beside)

    def entry_of(self, comment: Comment) -> Entry | None:
        """The entry whose text a comment stands in; None if the text is that of the whole file."""
        entries = {entry for entry, _ in self._beside(comment.start_of_text, comment.end_of_text)}
        return entries.pop() if len(entries) == 1 else None

    def _beside(self, start: int, end: int) -> frozenset[tuple[Entry | None, bool]]:
        """The entries of the passages in a stretch of the file, and whether they were checked."""
        found = self._found.get((start, end))
        if found is None:
            passages = self._in_order[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
            found = frozenset((one.entry, one.checked) for one in passages if one.end <= end)
            self._found[start, end] = found
        return found

    @cached_property
    def _in_order(self) -> list[Stretch]:
        return sorted(self.stretches, key=lambda stretch: stretch.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self._in_order]
