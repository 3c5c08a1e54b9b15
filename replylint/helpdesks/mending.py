"""Broken placeholders as they were meant, where that can be told."""

import re
from collections.abc import Iterator

from replylint.helpdesks.broken import SLIP_OF_FILTER, broken
from replylint.helpdesks.syntax import placeholders
from replylint.helpdesks.variables import HELPDESKS, names_of
from replylint.lazy import pattern
from replylint.model import Suggestion

_MARKS = "{}[]()%#$ \t\u00a0"
_VARIABLE = pattern(
    r"[A-Za-z_]\w{0,60}(?:\.\w{1,60}){0,6}"
    r"(?:\s{0,5}\|\s{0,5}(?:fallback|default)\s{0,5}:\s{0,5}(?:\"[^\"{}\n]{0,100}\"|'[^'{}\n]{0,100}'))?"
)
_OF_TAG = pattern(r"[A-Za-z]\w{0,60}(?:\.\w{1,60}){1,6}(?:,fallback=[^{}%\n]{0,60})?")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚", "'"))
_MARKUP = pattern(r"</?[A-Za-z][^<>]{0,200}>|\*\*|__(?=\w)|(?<=\w)__")
_SPACE_IN_NAME = pattern(r"(?<=[a-z]) (?=[a-z])")


def mended(piece: str) -> Suggestion | None:
    """What a broken placeholder becomes; safe if that is a variable which some helpdesk documents."""
    for candidate in _candidates(piece.strip()):
        found = list(placeholders(candidate))
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(candidate)) or any(broken(candidate)):
            continue
        one = found[0]
        known = any(one.name in names_of(key) for key, desk in HELPDESKS.items() if desk.syntax == one.syntax)
        return Suggestion(candidate, safe=known)
    return None


def _candidates(piece: str) -> Iterator[str]:
    bare = piece.strip(_MARKS)
    if piece.startswith("{%") or piece.endswith("%}"):
        if _OF_TAG.fullmatch(bare):
            yield f"{{%{bare}%}}"
        return
    for opening in ("#{", "%{"):
        if piece.startswith(opening):
            yield f"{opening}{bare}}}"
            return
    if not piece.startswith("{") and not piece.endswith("}"):
        return
    space = " " if piece.startswith("{{ ") else ""
    plain = _MARKUP.sub("", bare).strip(_MARKS)
    quoted = SLIP_OF_FILTER.sub(_right_filter, plain.translate(_QUOTES))
    for inside in dict.fromkeys(
        (bare, plain, quoted, _SPACE_IN_NAME.sub("_", quoted), quoted.replace("..", "."))
    ):
        if _VARIABLE.fullmatch(inside):
            yield f"{{{{{space}{inside}{space}}}}}"


def _right_filter(slip: re.Match[str]) -> str:
    return slip[0].replace(slip[1], "default" if slip[1].startswith("d") else "fallback")
