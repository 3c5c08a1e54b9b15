"""A text as normalised words in sentences: what phrases are matched against.

Only words are kept; the marks between two words are read from the text when a
phrase asks for them. Normalised means: lower case, ё as е, one kind of
apostrophe and hyphen, no accents or invisible characters, and no letters of
the other alphabet smuggled into a word («cкидкa» with Latin c and a). The map
back to the text is kept a word, so offsets are always those of the original.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from replylint.lazy import pattern

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WORD = pattern(rf"\w+(?:[\u0300-\u036f{INVISIBLE}]+\w*)*(?:['’ʼ‘`´\-‑][\w\u0300-\u036f{INVISIBLE}]+)*")
_ODD = pattern(rf"[\u0300-\u036f{INVISIBLE}]")
_UNSEEN = pattern(f"[{INVISIBLE}]")
_LATIN = pattern("[a-z]")
_CYRILLIC = pattern("[а-яіїєґ]")
_LOOKALIKES = dict(zip("aceiopxyktmhb", "асеіорхуктмнв", strict=True))
_TO_CYRILLIC = str.maketrans({**_LOOKALIKES, "i": "і"})
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()})
_PLAIN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‑": "-"})

# A sentence ends at . ! ? … before white space, at an empty line, and at a line
# break before anything that does not go on with a small letter.
_STOP = pattern(r"[.!?…](?:[)\]»”\"'*_]*)(?=\s|$)|\n[ \t]*\n|\n")
_ROW = pattern(r"[ \t>]{0,80}\|")
_LONGEST_ROW = 2000
_ABBREVIATIONS = frozenset(
    "т д п г гг ул д кв стр руб коп тыс млн млрд им см обл р пр просп корп тел напр вул буд грн див гр ім "
    "mr mrs ms dr st no vs inc ltd co jr sr approx dept".split()
)


@lru_cache(maxsize=16384)
def normalise(word: str) -> str:
    """The form under which a word is compared; "" for a word of invisible characters only."""
    plain = word.lower().translate(_PLAIN)
    if plain.isascii():
        return plain
    if _ODD.search(plain) or not unicodedata.is_normalized("NFC", plain):
        # й and ї typed as a letter with a combining mark are those letters; a stress mark is none.
        composed = unicodedata.normalize("NFC", _UNSEEN.sub("", plain))
        plain = _ODD.sub("", composed).translate(_PLAIN)
    if _LATIN.search(plain) and _CYRILLIC.search(plain):
        latin, cyrillic = len(_LATIN.findall(plain)), len(_CYRILLIC.findall(plain))
        plain = plain.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    return plain


class Words:
    """The words of one text (or of some stretches of it), with their sentences.

    `norm`, `start`, `end` run in parallel, an entry a word; `sentences` are
    (first, past) word indexes, `sentence_of[i]` is the sentence of word i.
    """

    __slots__ = ("end", "norm", "sentence_of", "sentences", "start", "text")

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]] | None = None) -> None:
        """Take the words of `text`, or only those inside `stretches` (in order, not overlapping)."""
        self.text = text
        self.norm: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        for begin, past in [(0, len(text))] if stretches is None else stretches:
            self._take(begin, past)
        self.sentence_of: list[int] = []
        for index, (first, past) in enumerate(self.sentences):
            self.sentence_of.extend([index] * (past - first))

    def _take(self, begin: int, past: int) -> None:
        text, norm, start, end = self.text, self.norm, self.start, self.end
        first = len(norm)
        previous_end = begin
        for match in _WORD.finditer(text, begin, past):
            at, after = match.span()
            word = normalise(text[at:after])
            if not word:
                continue
            # Nearly always one space: that is looked at here, before anything is called.
            one_space = at - previous_end == 1 and text[previous_end] == " "
            if not one_space and len(norm) > first and self._breaks(previous_end, at):
                self.sentences.append((first, len(norm)))
                first = len(norm)
            norm.append(word)
            start.append(at)
            end.append(after)
            previous_end = after
        if len(norm) > first:
            self.sentences.append((first, len(norm)))

    def _breaks(self, left: int, right: int) -> bool:
        if right - left == 1:
            return self.text[left] == "\n" and not self.text[right].islower()
        between = self.text[left:right]
        if "|" in between and self._is_table_row(left):
            return True
        stop = _STOP.search(between)
        if stop is None:
            return False
        if "\n" in between:
            if between.count("\n") > 1:
                return True
            if stop.group() == "\n":
                # A wrapped line goes on with a small letter or has no mark of a list before it.
                return not (self.text[right].islower() and not between.strip("\n \t,;"))
            return True
        if between[0] == "." and "!" not in between and "?" not in between:
            if self.norm[-1] in _ABBREVIATIONS:
                return False
            return not (len(self.norm[-1]) == 1 and self.text[left - 1].isupper())
        return not ("…" in between or between.startswith("...")) or not self.text[right].islower()

    def _is_table_row(self, offset: int) -> bool:
        """Is the line one of a table in Markdown, in which each cell speaks for itself?"""
        low = max(0, offset - _LONGEST_ROW)
        line = self.text.rfind("\n", low, offset)
        return (line >= 0 or not low) and _ROW.match(self.text, line + 1) is not None

    def __len__(self) -> int:
        return len(self.norm)

    def between(self, index: int) -> str:
        """What stands between word `index` and the next one (or the end of the text)."""
        past = self.start[index + 1] if index + 1 < len(self.norm) else len(self.text)
        return self.text[self.end[index] : past]

    def span(self, first: int, past: int) -> tuple[int, int]:
        """Offsets in the text of the words first … past-1."""
        return self.start[first], self.end[past - 1]
