"""Which literals a text must hold for a regular expression to match it.

Taken from the expression itself, so that the index can't know other strings
than the matcher. Python's own parser of expressions reads it; where it can't
(syntax of the `regex` package only) or where nothing is certain, the answer is
None, and the expression is tried on every text.
"""

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser
from typing import Any

SHORTEST = 2
_RARE = frozenset("@#$%&=|~^")

# What the `regex` package writes otherwise and what says nothing of letters: `(?<name>`, `(?-i)`, `(?m)`.
_GROUP = re.compile(r"(?<!\\)\(\?<(?=[^\W\d])")
_FLAGS = re.compile(r"(?<!\\)\(\?(?:-?[ims])+\)")


def required_literals(pattern: str) -> frozenset[str] | None:
    """Case-folded strings, one of which every match holds; None if that can't be told."""
    try:
        parsed = _parser.parse(_FLAGS.sub("", _GROUP.sub("(?P<", pattern)))
    except (re.error, RecursionError, OverflowError):
        return None
    return _of(list(parsed))


def _worth(literal: str) -> int:
    """How well a literal keeps innocent texts out: its length, and more for a sign that prose hardly has."""
    return len(literal) + (3 if any(sign in _RARE for sign in literal) else 0)


def _of(items: list[Any]) -> frozenset[str] | None:
    """The best required set of a sequence: the one whose shortest string is longest."""
    best: frozenset[str] | None = None
    run = ""

    def better(candidate: frozenset[str] | None) -> None:
        nonlocal best
        if not candidate or min(map(_worth, candidate)) < SHORTEST:
            return
        if best is None or min(map(_worth, candidate)) > min(map(_worth, best)):
            best = candidate

    for code, argument in items:
        if code is op.LITERAL:
            letter = chr(argument).casefold()
            if len(letter) == 1:
                run += letter
                continue
        better(frozenset([run]) if run else None)
        run = ""
        if code is op.SUBPATTERN:
            better(_of(list(argument[-1])))
        elif code is op.BRANCH:
            branches = [_of(list(branch)) for branch in argument[1]]
            if all(branches):
                better(frozenset().union(*(branch for branch in branches if branch)))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] >= 1:
            better(_of(list(argument[2])))
    better(frozenset([run]) if run else None)
    return best
