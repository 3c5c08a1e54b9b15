"""By what a finding is known again in another version of its file.

Two hashes: of the words found, and of the sentence they stand in. Neither holds line numbers, line
breaks, letter case, spacing or markup, so a finding keeps them when its file is moved about, wrapped anew
or written in another style. The words alone decide whether a finding is an old one; the
sentence says which of several equal ones it is.
"""

from collections.abc import Iterable

from msgspec import Struct

from replylint.lazy import pattern
from replylint.report import Located
from replylint.words import Words

LENGTH = 16
"""Hexadecimal digits of a hash: by chance two of a million different findings are alike once in 37 million."""

REACH = 1000
"""Code points to each side in which the sentence of a finding is looked for."""

_EMPTY_LINE = pattern(r"\n[ \t\r]*\n")


class Fingerprint(Struct, frozen=True, order=True):
    """Rule, id of the entry ("" without one), and the hashes of the words and of their sentence."""

    rule: str
    entry: str
    words: str
    sentence: str

    @property
    def likeness(self) -> tuple[str, str, str]:
        """What old and new findings must have in common."""
        return self.rule, self.entry, self.words


def fingerprint(one: Located, text: str) -> Fingerprint:
    """The fingerprint of a finding in a file with this text.

    An entry without an id is known by its title, which goes into the hashes, so that no text shows.
    """
    entry = one.entry
    known_by = "" if entry is None or entry.id else " ".join((entry.title or "").split())
    if one.context is not None:
        text, start, end = one.context.text, one.context.start, one.context.end
    else:
        start, end = one.finding.start, one.finding.end
    words = _words(one.excerpt) or [one.excerpt.strip()]
    return Fingerprint(
        one.finding.rule,
        (entry.id or "") if entry is not None else "",
        _hash((known_by, *words)),
        _hash((known_by, *_sentence(text, start, end))),
    )


def _words(text: str) -> list[str]:
    return Words(text).norm


def _sentence(text: str, start: int, end: int) -> list[str]:
    """The words of the sentences that hold text[start:end], wherever their lines are broken."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    for empty in _EMPTY_LINE.finditer(text, low, start):
        low = empty.end()
    after = _EMPTY_LINE.search(text, end, high)
    high = after.start() if after is not None else high
    words = Words(text[low:high].replace("\n", " ").replace("\r", " "))
    return [
        word
        for first, past in words.sentences
        if words.start[first] < end - low and words.end[past - 1] > start - low
        for word in words.norm[first:past]
    ]


def _hash(words: Iterable[str]) -> str:
    from hashlib import sha256

    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
