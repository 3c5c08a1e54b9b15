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
    """Case-folded strings, one of which every match holds: the best such set; None if there is none."""
    found = [literals for literals in all_required(pattern) if min(map(_worth, literals)) >= SHORTEST]
    return max(found, key=lambda literals: min(map(_worth, literals)), default=None)


def all_required(pattern: str) -> list[frozenset[str]]:
    """Sets of case-folded strings: every match holds one string of each; none if nothing can be told."""
    try:
        parsed = _parser.parse(_FLAGS.sub("", _GROUP.sub("(?P<", pattern)))
    except (re.error, RecursionError, OverflowError):
        return []
    return _of(list(parsed))


def _worth(literal: str) -> int:
    """How well a literal keeps innocent texts out: its length, and more for a sign that prose hardly has."""
    return len(literal) + (3 if any(sign in _RARE for sign in literal) else 0)


def _of(items: list[Any]) -> list[frozenset[str]]:
    """What a sequence requires."""
    found: list[frozenset[str]] = []
    run = ""
    for code, argument in items:
        if code is op.LITERAL:
            letter = chr(argument).casefold()
            if len(letter) == 1:
                run += letter
                continue
        if run:
            found.append(frozenset([run]))
        run = ""
        if code is op.SUBPATTERN:
            found += _of(list(argument[-1]))
        elif code is op.BRANCH:
            branches = [_of(list(branch)) for branch in argument[1]]
            if all(branches):
                best = [max(each, key=lambda literals: min(map(_worth, literals))) for each in branches]
                found.append(frozenset().union(*best))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] >= 1:
            found += _of(list(argument[2]))
    if run:
        found.append(frozenset([run]))
    return found
