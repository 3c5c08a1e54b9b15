"""What LanguageTool says of a sentence, in code points."""

from bisect import bisect_left

from msgspec import Struct


class Match(Struct, frozen=True, array_like=True):
    """One thing LanguageTool found; offsets are code points of the sentence, ends exclusive.

    `rule` and `category` are LanguageTool's ids, `kind` its `issueType` («misspelling»), `message`
    its own words, in the language of the sentence. `replacements` come with the likeliest first.
    """

    start: int
    end: int
    rule: str
    category: str
    kind: str
    message: str
    replacements: tuple[str, ...] = ()

    @property
    def is_spelling(self) -> bool:
        """Is it about a word that is in no dictionary?"""
        return self.kind == "misspelling" and self.rule.startswith(("MORFOLOGIK_", "HUNSPELL_"))


class CodePoints:
    """Turns offsets in UTF-16 units, in which LanguageTool (Java) counts, into code points of `text`.

    Only characters above U+FFFF take two units: most emoji do, Cyrillic and combining marks don't.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        astral = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]
        self._units = [at + before for before, at in enumerate(astral)]

    def at(self, units: int) -> int:
        """The code point that begins at this unit, or of which this unit is the second half."""
        return min(self._length, units - bisect_left(self._units, units))
