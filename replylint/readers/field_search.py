"""Nodes at the end of a path, and why there are none."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from replylint.errors import nearest
from replylint.field_paths import Item, Key, Step, shown_path
from replylint.readers.tree import Node

_SHOWN_MEMBERS = 8


class Match(Struct, frozen=True):
    """A node at the end of a path: all nodes that the steps led through, the root first, and the steps as met."""

    trail: tuple[Node, ...]
    met: tuple[Step, ...] = ()

    @property
    def node(self) -> Node:
        """Where the path led."""
        return self.trail[-1]


class Miss(Struct, frozen=True):
    """Where a path went no further: before the step of number `at`, at a node that has nothing for it."""

    at: int
    node: Node


def find(start: Node, steps: Sequence[Step], first: int = 0) -> tuple[list[Match], list[Miss]]:
    """All nodes at the end of steps[first:], and the places where they led no further.

    Of an empty list, and where nothing (null) stands, nothing is missed.
    """
    matches = [Match((start,))]
    misses: list[Miss] = []
    for at in range(first, len(steps)):
        further: list[Match] = []
        for match in matches:
            found = list(_next(match.node, steps[at]))
            further += [Match((*match.trail, inner), (*match.met, met)) for met, inner in found]
            if not found and match.node.value is not None and match.node.value != []:
                misses.append(Miss(at, match.node))
        matches = further
    return matches, misses


def find_beside(match: Match, text: Sequence[Step], path: Sequence[Step]) -> tuple[list[Match], list[Miss]]:
    """What stands at another path in the same items: as far as both paths are one, so is the way."""
    same = 0
    while same < min(len(text), len(path)) and text[same] == path[same]:
        same += 1
    return find(match.trail[same], path, same)


def _next(node: Node, step: Step) -> Iterator[tuple[Step, Node]]:
    if isinstance(step, Key):
        if step.name is None:
            yield from ((Key(name), member) for name, member in node.members.items())
        elif step.name in node.members:
            yield step, node.members[step.name]
    elif isinstance(step, Item):
        items = node.items if step.index is None else node.items[step.index : step.index + 1]
        yield from ((step, item) for item in items)
    else:
        for item in node.items:
            member = item.get(step.key)
            if member is not None and _spelled(member) == step.value:
                yield step, item


def _spelled(node: Node) -> str | None:
    if isinstance(node.value, (list, dict)):
        return None
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    return "null" if node.value is None else str(node.value)


def reason(steps: Sequence[Step], misses: Sequence[Miss]) -> str:
    """Why nothing is at the end of the path, told of the place that it came to at furthest; one or two sentences."""
    miss = max(misses, key=lambda one: one.at)
    step, before, value = steps[miss.at], shown_path(steps[: miss.at]), miss.node.value
    where = {"": "the file", "[]": "the items of the file"}.get(before, before)
    if isinstance(step, Key):
        if isinstance(value, list):
            return f"{where} is a list; its items are {before}[]."
        if not isinstance(value, dict):
            return f"{where} is no object."
        members = list(value)
        if step.name is None or not members:
            return f"{where} is empty."
        near = nearest(step.name, members)
        others = ", ".join(members[:_SHOWN_MEMBERS]) + (", …" if len(members) > _SHOWN_MEMBERS else "")
        hint = f"Did you mean '{near}'?" if near else f"It has: {others}."
        return f"There is no '{step.name}' in {where}. {hint}"
    if isinstance(value, dict):
        return f"{where} is an object, not a list; its members are {f'{before}.*' if before else '*'}."
    if not isinstance(value, list):
        return f"{where} is no list."
    if isinstance(step, Item):
        return f"There is no item {step.index} in {where}: it has {len(value)}, counted from 0."
    return f"No item of {where} has {step.key}={step.value}."
