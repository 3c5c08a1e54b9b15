"""Kind `pattern`: a regular expression, for what words can't say.

Keys: `pattern` (a list a language, or `any`), `except` (the same; a match that
overlaps one is innocent), `masked`. Syntax is that of the `regex` package;
case is ignored unless the pattern begins with `(?-i)`. A named group `hit` is
the excerpt. Every pattern has a time budget a text, after which it is cut off.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, Scene
from replylint.model import Language

BUDGET = 0.2
"""Seconds that one pattern may take on one text."""

_ANY = "any"
Where = Language | Literal["any"]


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a pattern block."""

    pattern: dict[Where, list[str]]
    exceptions: dict[Where, list[str]] = field(default={}, name="except")
    masked: bool = False
    """Also look at URLs, addresses, code and placeholders."""


class Expression(Struct, frozen=True, array_like=True):
    """A pattern, and the strings without which it can't match: one of each list, case-folded."""

    source: str
    needed: tuple[tuple[str, ...], ...]

    def may_match(self, folded: str) -> bool:
        """May it match in this case-folded text? Quick, and never wrongly no."""
        return all(any(literal in folded for literal in literals) for literals in self.needed)


Expressions = dict[Where, list[Expression]]


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys."""

    pattern: Expressions
    exceptions: Expressions
    masked: bool


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Check that every pattern can be read and can't match the empty text; tell the index its literals."""
    from replylint.kinds.literals import required_literals

    for name, patterns in (("pattern", keys.pattern), ("except", keys.exceptions)):
        for language, listed in patterns.items():
            for index, pattern in enumerate(listed):
                _try(pattern, compiler, name, language, index)
    literals = [required_literals(pattern) for listed in keys.pattern.values() for pattern in listed]
    if all(literals):
        compiler.literals(literal for found in literals if found for literal in sorted(found))
    return Check(_expressions(keys.pattern), _expressions(keys.exceptions), keys.masked)


def _expressions(patterns: dict[Where, list[str]]) -> Expressions:
    from replylint.kinds.literals import all_required

    return {
        language: [
            Expression(pattern, tuple(tuple(sorted(literals)) for literals in all_required(pattern)))
            for pattern in listed
        ]
        for language, listed in patterns.items()
    }


def _try(pattern: str, compiler: Compiler, *key: str | int) -> None:
    import regex

    try:
        compiled = _regex(pattern)
    except regex.error as error:
        raise compiler.fail(f"not a regular expression: {error}", *key) from None
    try:
        empty = compiled.search("", timeout=BUDGET)
    except TimeoutError:
        return
    if empty is not None:
        raise compiler.fail("the pattern matches an empty text, so it would match everywhere", *key)


@lru_cache(maxsize=1024)
def _regex(pattern: str) -> Any:
    import regex

    return regex.compile(pattern, regex.IGNORECASE | regex.VERSION1)


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """All matches in the parts that the rule looks at. Raises `TimeoutError` with the pattern that took too long."""
    text = scene.text if check.masked else scene.blank
    folded = scene.folded
    found = list(_matches(check.pattern, text, folded, scene))
    innocent = list(_matches(check.exceptions, text, folded, scene)) if found else []
    for start, end in found:
        if not any(a < end and start < b for a, b in innocent):
            yield Hit(start, end)


def _matches(patterns: Expressions, text: str, folded: str, scene: Scene) -> Iterator[tuple[int, int]]:
    for language, listed in patterns.items():
        if language != _ANY and language != scene.language:
            continue
        for expression in listed:
            if expression.may_match(folded):
                for part in scene.spans(scene.parts):
                    yield from _in(expression.source, text, part.start, part.end)


def _in(pattern: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    compiled = _regex(pattern)
    group = "hit" if "hit" in compiled.groupindex else 0
    try:
        for found in compiled.finditer(text, start, end, timeout=BUDGET):
            first, past = found.span(group)
            if past > first >= 0:
                yield first, past
    except TimeoutError:
        shown = pattern if len(pattern) <= 60 else pattern[:57] + "…"
        raise TimeoutError(
            f"the pattern '{shown}' took longer than {BUDGET} s on this text and was cut off"
        ) from None
