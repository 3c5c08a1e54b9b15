"""Suppressions of the config, for formats that have no comments: `suppress`, by id or title of an entry."""

import re
from collections.abc import Sequence
from functools import cache

from replylint.config import Config, relative_path
from replylint.errors import ReplylintError
from replylint.globs import matches
from replylint.model import Entry
from replylint.settings import Layer, PathSection, Section, Suppression, SuppressSection
from replylint.suppressions.meta import PACK
from replylint.validation import KeyPath, Places, dotted_key


def check_suppress(section: Section, path: str, places: Places) -> None:
    """Raise `ReplylintError` for a suppression that means nothing, or lacks the reason that is required."""
    parts: list[tuple[KeyPath, Section | PathSection]] = [((), section)]
    parts += [(("paths", index), part) for index, part in enumerate(section.paths or ())]
    for base, part in parts:
        required = part.require_reason if part.require_reason is not None else bool(section.require_reason)
        for index, entry in enumerate(part.suppress or ()):
            key = (*base, "suppress", index)
            fault = _fault(entry, within_paths=bool(base), reason_required=required)
            if fault is not None:
                line, column = places.line_of(key)
                name = dotted_key(key)
                raise ReplylintError(
                    f"'{name}' {fault[0]}", path=path, line=line, column=column, key=name, hint=fault[1]
                )


def _fault(
    entry: SuppressSection, *, within_paths: bool, reason_required: bool
) -> tuple[str, str | None] | None:
    if not entry.rules:
        return "names no rule", "For example: rules: [tone/blame]."
    if any(name.partition("/")[0] == PACK for name in entry.rules):
        return f"can't suppress the rules of '{PACK}'", "Set their level under 'levels'."
    if not within_paths and entry.entry is None and entry.title is None and entry.glob is None:
        return (
            "doesn't say where",
            "Name the entry (its id), a title or a glob; 'ignore' leaves a rule out everywhere.",
        )
    if reason_required and not (entry.reason or "").strip():
        return "has no reason, and 'require_reason' asks for one", 'Add it: reason: "…".'
    return None


def suppressions_for(path: str | None, config: Config, layers: Sequence[Layer]) -> tuple[Suppression, ...]:
    """The suppressions that hold for a file (None: standard input)."""
    found: list[Suppression] = []
    for layer in layers:
        for index, entry in enumerate(layer.section.suppress or ()):
            globs = _texts(entry.glob)
            if globs and (
                path is None or not any(matches(glob, relative_path(path, config)) for glob in globs)
            ):
                continue
            line, _ = config.places.get(f"{layer.prefix}suppress[{index}]", (None, None))
            where = config.path if line is None else f"{config.path}:{line}"
            found.append(
                Suppression(
                    entry.rules,
                    _texts(entry.entry),
                    _texts(entry.title),
                    where,
                    bool(globs or layer.prefix),
                )
            )
    return tuple(found)


def means(suppression: Suppression, entry: Entry | None) -> bool:
    """Does it hold for this entry (None: the text of a file that holds only one)?"""
    if suppression.entries and (entry is None or entry.id not in suppression.entries):
        return False
    if suppression.titles:
        title = " ".join((entry.title or "").split()) if entry is not None else ""
        return any(_title(glob).fullmatch(title) is not None for glob in suppression.titles)
    return True


@cache
def _title(glob: str) -> re.Pattern[str]:
    # Titles are full of brackets («[VIP] Refund»), so these mean themselves here.
    pieces = (".*" if char == "*" else "." if char == "?" else re.escape(char) for char in glob.strip())
    return re.compile("".join(pieces), re.IGNORECASE | re.DOTALL)


def _texts(value: "str | int | tuple[str | int, ...] | None") -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),)
