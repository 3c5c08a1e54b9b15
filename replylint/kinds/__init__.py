"""The rule kinds, by name: an explicit table, each module imported when a rule needs it.

Kinds of other packages come in through the entry point group `replylint.kinds`.
"""

from functools import cache
from importlib import import_module
from types import ModuleType

SECRET_KINDS = ("card", "secret")
"""Kinds whose finds nobody should repeat: card numbers, passwords, keys."""

_MODULES = {
    "phrase": "phrase",
    "swap": "swap",
    "count": "count",
    "consistency": "consistency",
    "parts": "parts",
    "pattern": "pattern",
    "tokens": "tokens",
    "name": "name",
    "gender": "gender",
    "language": "language",
    "overlap": "overlap",
    "foreign-data": "foreign_data",
    "link": "link",
    "secret": "secret",
    "card": "card",
    "aside": "aside",
    "obscene": "obscene",
    "placeholder": "placeholder",
    "leftover": "leftover",
    "mash": "mash",
    "countdown": "countdown",
    "buried": "buried",
    "masquerade": "masquerade",
    "repeat": "repeat",
    "courtesy": "courtesy",
    "mixture": "mixture",
    "stale-date": "stale_date",
    "attachment": "attachment",
    "broken-link": "broken_link",
    "cut": "cut",
    "length": "length",
    "late-point": "late_point",
    "missing": "missing",
    "steps": "steps",
}
BUILT_IN = tuple(_MODULES)


class UnknownKindError(LookupError):
    """No built-in kind and no entry point has this name."""


@cache
def kind(name: str) -> ModuleType:
    """The module of a kind. Raises `UnknownKindError`."""
    if name in _MODULES:
        return import_module(f"replylint.kinds.{_MODULES[name]}")
    from importlib.metadata import entry_points

    for entry in entry_points(group="replylint.kinds", name=name):
        module: ModuleType = entry.load()
        return module
    raise UnknownKindError(name)


def known_kinds() -> tuple[str, ...]:
    """All names that `kind` takes."""
    from importlib.metadata import entry_points

    return (*BUILT_IN, *sorted(entry.name for entry in entry_points(group="replylint.kinds")))
