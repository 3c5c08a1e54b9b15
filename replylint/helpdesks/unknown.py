"""Which helpdesk a template is for, and which of its variables that helpdesk does not have."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from replylint.helpdesks.syntax import Placeholder
from replylint.helpdesks.variables import HELPDESKS, Syntax, helpdesk, names_of, objects_of
from replylint.lazy import pattern

_INDEX = pattern(r"\[[^\]]*\]")
_SHORTEST = 5


class Unknown(Struct, frozen=True):
    """A variable that no candidate knows, the nearest ones that exist, and the helpdesk they are of."""

    placeholder: Placeholder
    nearest: tuple[str, ...]
    helpdesk: str


class Meant(Struct, frozen=True):
    """The helpdesks that a template may be for; `certain` if something in it speaks for them."""

    keys: tuple[str, ...]
    certain: bool


def meant(found: Iterable[Placeholder], wanted: str | None) -> dict[Syntax, Meant]:
    """For each syntax in a template the helpdesks that it may be for.

    `wanted` is the helpdesk that the config or the format names. Otherwise
    the variables vote: a documented one for its helpdesk, one whose object
    (`current_user`) a helpdesk does not have against it.
    """
    names: dict[Syntax, set[str]] = {}
    for one in found:
        names.setdefault(one.syntax, set()).add(_plain(one.name))
    return {syntax: _meant(syntax, frozenset(of_syntax), wanted) for syntax, of_syntax in names.items()}


# The templates of a company hold the same few variables again and again.
@lru_cache(maxsize=1024)
def _meant(syntax: Syntax, names: frozenset[str], wanted: str | None) -> Meant:
    named = helpdesk(wanted) if wanted else None
    keys = tuple(key for key, desk in HELPDESKS.items() if desk.syntax == syntax)
    if named is not None and named.syntax == syntax:
        return Meant(tuple(key for key in keys if HELPDESKS[key] is named), True)
    if len(keys) == 1:
        return Meant(keys, True)
    votes = {key: _vote(names, key) for key in keys}
    best = max(votes.values())
    return Meant(tuple(key for key in keys if votes[key] == best), best > 0)


def _vote(paths: Iterable[str], key: str) -> int:
    vote = 0
    for path in paths:
        owner = path.rpartition(".")[0]
        if path in names_of(key):
            vote += 2
        elif owner and owner not in objects_of(key) and not path.startswith(HELPDESKS[key].free):
            vote -= 2
    return vote


def unknown(
    found: Iterable[Placeholder], wanted: str | None, own: frozenset[str] = frozenset()
) -> Iterator[Unknown]:
    """Placeholders that name a variable which the helpdesk does not have.

    `own` are names that the template itself defines. Fields that a company
    adds are never unknown; where they can't be told from a slip, and where
    nothing tells the helpdesk, only what is a letter or two away from a
    documented variable counts.
    """
    listed = list(found)
    possible = meant(listed, wanted)
    for one in listed:
        path = _plain(one.name)
        of = possible[one.syntax]
        if path.partition(".")[0] in own or _is_known(path, of.keys):
            continue
        nearest = _nearest(path, of.keys)
        if nearest:
            yield Unknown(one, tuple(name for name, _ in nearest), HELPDESKS[nearest[0][1]].name)
        elif of.certain and not _is_own(path, of, wanted):
            yield Unknown(one, (), HELPDESKS[of.keys[0]].name)


def _plain(name: str) -> str:
    return _INDEX.sub("", name) if "[" in name else name


@lru_cache(maxsize=1024)
def _is_known(path: str, keys: tuple[str, ...]) -> bool:
    return any(
        path in names_of(key) or path in objects_of(key) or path.startswith(HELPDESKS[key].free)
        for key in keys
    )


def _is_own(path: str, of: Meant, wanted: str | None) -> bool:
    """May this be a field of the company's own, or of a system that is not known here?

    A name without a dot is Intercom's way; only a config that names another helpdesk says otherwise.
    """
    explicit = wanted is not None and helpdesk(wanted) is not None
    if "." not in path:
        return not explicit or any(HELPDESKS[key].bare for key in of.keys)
    if any(path.startswith(HELPDESKS[key].loose) for key in of.keys):
        return True
    root = path.partition(".")[0]
    return len(of.keys) > 1 and not any(root in objects_of(key) for key in of.keys)


@lru_cache(maxsize=1024)
def _nearest(path: str, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """The nearest documented variables with their helpdesk, each part at most a slip away; the best first."""
    ranked = [
        (far, order, name, key)
        for order, key in enumerate(keys)
        for name in names_of(key)
        if (far := _slips(path, name)) is not None
    ]
    best: dict[str, str] = {}
    for _, _, name, key in sorted(ranked):
        best.setdefault(name, key)
    return list(best.items())[:2]


def _slips(path: str, name: str) -> int | None:
    """How many letters a name is off, None if it is another name: each part may be off a little."""
    from replylint.language.names import distance

    mine, theirs = path.split("."), name.split(".")
    if len(mine) != len(theirs):
        return None
    total = 0
    for one, other in zip(mine, theirs, strict=True):
        if one == other:
            continue
        if one.casefold().replace("_", "") == other.casefold().replace("_", ""):
            if len(mine) == 1:
                return None
            total += 1
            continue
        limit = 2 if len(other) >= _SHORTEST + 2 else 1
        off = distance(one.casefold(), other.casefold(), limit)
        if off > limit or min(len(one), len(other)) < _SHORTEST - 1:
            return None
        total += off
    return total if total <= 3 else None
