"""Reading the phrase language (docs/phrases.md) into a tree."""

import re
from functools import lru_cache
from typing import NamedTuple

CLASSES = ("number", "word", "name", "caps", "latin")
LONGEST_GAP = 10
_DEFAULT_GAP = 3
_DEFAULT_DISTANCE = 15

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<without>&!(?=\s))            | &(?P<both>\d*)(?=\s)
    | \.\.(?P<gap>\d*)(?=[\s)\]|]|$)   | (?P<mark>[:?!,…—–-])(?=\s|$|[)\]|])
    | (?P<open>[(\[])                  | (?P<close>[)\]]) | (?P<bar>\|) | (?P<not>!)
    | (?P<edge>[\^$])                  | <(?P<class>\w+)>
    | @(?P<list>[\w-]+)(?:\{(?P<listforms>[^}]*)\})?
    | (?P<any>~)?(?P<ending>\*)?(?P<word>\w(?:[\w'’ʼ‑-]*[\w])?['’]?)(?P<stem>\*)?(?:\{(?P<forms>[^}]*)\})?
    )""",
    re.VERBOSE,
)


class PhraseError(ValueError):
    """A phrase that can't be read or can't match; `column` counts from 1 within the phrase."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Word(NamedTuple):
    """A word: as it is, in any form (`inflected`), or as the beginning or end of words."""

    text: str
    how: str  # "exact", "inflected", "stem" or "ending"
    grammemes: tuple[str, ...]
    column: int


class Listed(NamedTuple):
    """`@name`: the phrases of a named list."""

    name: str
    grammemes: tuple[str, ...]
    column: int


class Class(NamedTuple):
    """`<number>` and the like."""

    name: str


class Gap(NamedTuple):
    """Up to `longest` words of any kind."""

    longest: int


class Mark(NamedTuple):
    """A punctuation mark that must stand here."""

    text: str


class Edge(NamedTuple):
    """`^` or `$`: the sentence begins or ends here."""

    text: str


class Choice(NamedTuple):
    """One of several sequences, or none of them if `optional`."""

    branches: tuple["Sequence", ...]
    optional: bool


class Not(NamedTuple):
    """What must not come next."""

    branches: tuple["Sequence", ...]


Element = Word | Listed | Class | Gap | Mark | Edge | Choice | Not
Sequence = tuple[Element, ...]


class Tree(NamedTuple):
    """A whole phrase: parts in one sentence, at most `distances[i]` words between, and what must be absent."""

    parts: tuple[Sequence, ...]
    distance: int
    absent: tuple[Sequence, ...]


@lru_cache(maxsize=65536)
def parse(text: str) -> Tree:
    """Read a phrase; raises `PhraseError` with the column at fault."""
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[re.Match[str]] = []
        at, end = 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None or (match["mark"] and at and not match.group()[0].isspace()):
                raise PhraseError(_complaint(text, at), len(text) - len(text[at:].lstrip()) + 1)
            self.tokens.append(match)
            at = match.end()
        self.at = 0

    def whole(self) -> Tree:
        if not self.tokens:
            raise PhraseError("the phrase is empty")
        parts, absent = [self.sequence()], []
        distance = _DEFAULT_DISTANCE
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token["without"] is not None:
                absent.append(self.sequence())
            elif token["both"] is not None:
                distance = int(token["both"]) if token["both"] else distance
                parts.append(self.sequence())
            else:
                raise PhraseError(
                    f"'{token.group().strip()}' has no partner", token.end() - len(token.group().lstrip()) + 1
                )
        return Tree(tuple(parts), distance, tuple(absent))

    def sequence(self) -> Sequence:
        elements: list[Element] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token["close"] or token["bar"] or token["both"] is not None or token["without"] is not None:
                break
            elements.append(self.element())
        if not elements:
            column = self.tokens[min(self.at, len(self.tokens) - 1)].start() + 1
            raise PhraseError("words are missing here", column)
        return tuple(elements)

    def element(self) -> Element:
        token = self.tokens[self.at]
        column = token.end() - len(token.group().lstrip()) + 1
        self.at += 1
        if token["not"]:
            if self.at >= len(self.tokens):
                raise PhraseError("'!' needs a word after it", column)
            inner = self.element()
            if isinstance(inner, Choice) and not inner.optional:
                return Not(inner.branches)
            return Not(((inner,),))
        if token["gap"] is not None:
            longest = int(token["gap"]) if token["gap"] else _DEFAULT_GAP
            if not 1 <= longest <= LONGEST_GAP:
                raise PhraseError(f"a gap is of 1 to {LONGEST_GAP} words, not {longest}", column)
            return Gap(longest)
        if token["mark"]:
            return Mark(token["mark"])
        if token["edge"]:
            return Edge(token["edge"])
        if token["class"]:
            if token["class"] not in CLASSES:
                known = ", ".join(f"<{name}>" for name in CLASSES)
                raise PhraseError(f"<{token['class']}> is not known; there are {known}", column)
            return Class(token["class"])
        if token["list"]:
            return Listed(token["list"], _grammemes(token["listforms"]), column)
        if token["open"]:
            return self.choice(token["open"], column)
        return self.word(token, column)

    def choice(self, opened: str, column: int) -> Choice:
        branches = [self.sequence()]
        while self.at < len(self.tokens) and self.tokens[self.at]["bar"]:
            self.at += 1
            branches.append(self.sequence())
        wanted = ")" if opened == "(" else "]"
        if self.at >= len(self.tokens) or self.tokens[self.at]["close"] != wanted:
            raise PhraseError(f"'{opened}' is not closed by '{wanted}'", column)
        self.at += 1
        return Choice(tuple(branches), optional=opened == "[")

    def word(self, token: re.Match[str], column: int) -> Word:
        text, grammemes = token["word"], _grammemes(token["forms"])
        if token["stem"] or token["ending"]:
            if token["stem"] and token["ending"]:
                raise PhraseError("'*' stands at one end of a word only", column)
            if token["any"]:
                raise PhraseError("'~' (any form) and '*' don't go together", column)
            least = 3 if token["stem"] else 2
            if len(text) < least:
                raise PhraseError(
                    f"'{token.group().strip()}' is too short: at least {least} letters beside '*'", column
                )
            return Word(text, "stem" if token["stem"] else "ending", (), column)
        if grammemes and not token["any"]:
            raise PhraseError(f"'{{{','.join(grammemes)}}}' goes with '~': ~{text}{{…}}", column)
        return Word(text, "inflected" if token["any"] else "exact", grammemes, column)


def _grammemes(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def _complaint(text: str, at: int) -> str:
    rest = text[at:].lstrip()
    sign = rest[0]
    if sign in ",:?!.;…":
        return (
            f"'{sign}' after a word: put a space before it if that mark must stand there, "
            "or leave it out (marks between words are skipped)"
        )
    return f"'{sign}' has no meaning in a phrase"
