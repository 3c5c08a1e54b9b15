"""What a customer may see of a template: its conditions taken one way or the other.

In a template with `{% if %}…{% else %}…` no customer sees both branches, so
two greetings in two branches are not two greetings. A variant is the
template with its tags, and the branches that are not taken, as blanks: offsets
stay those of the template.
"""

from collections.abc import Iterator
from itertools import islice, pairwise, product

from msgspec import Struct

from replylint.helpdesks.syntax import without_variables
from replylint.lazy import pattern
from replylint.liquid import BLOCKS, Tag, is_django, tags

MOST = 16
"""Variants that are looked at; of more, some that show every branch at least once."""

_MOST_TRIED = 256
_EQUALS = pattern(r"([\w.]+)\s*==\s*(\"[^\"]*\"|'[^']*'|[\w.]+)")
_HIDDEN = frozenset(["comment"])


class Branch(Struct, frozen=True):
    """A branch between two tags, and under which condition it is shown; "" for `else`."""

    start: int
    end: int
    condition: str


class Choice(Struct, frozen=True):
    """A conditional with its branches, `complete` if one of them is always shown."""

    branches: tuple[Branch, ...]
    complete: bool
    negated: bool
    """`unless`: the first branch is shown where its condition does not hold."""


class Outline(Struct, frozen=True):
    """The tags and conditionals of a template; the stretches that nobody sees."""

    blank: tuple[tuple[int, int], ...]
    choices: tuple[Choice, ...]


def variants(text: str) -> list[str]:
    """The texts that customers may see, at most `MOST`; each as long as the template.

    Empty if there is no tag of Liquid in it, or its blocks are not in order.
    """
    if "{%" not in text or is_django(text):
        return []
    outline = outline_of(tags(without_variables(text)))
    if outline is None:
        return []
    seen: dict[str, None] = {}
    for taken in _ways(outline.choices):
        seen.setdefault(_rendered(text, outline, taken))
        if len(seen) >= MOST:
            break
    return list(seen)


def outline_of(found: list[Tag]) -> Outline | None:
    """The conditionals of a template, None if its blocks are not in order."""
    if not found:
        return None
    blank = [(tag.start, tag.end) for tag in found]
    choices: list[Choice] = []
    open_blocks: list[list[Tag]] = []
    for tag in found:
        if tag.name in BLOCKS:
            open_blocks.append([tag])
        elif tag.name in ("elsif", "else", "when"):
            if not open_blocks:
                return None
            open_blocks[-1].append(tag)
        elif tag.name.startswith("end"):
            if not open_blocks or open_blocks[-1][0].name != tag.name[3:]:
                return None
            block = open_blocks.pop()
            if block[0].name in _HIDDEN:
                blank.append((block[0].end, tag.start))
            if block[0].name == "case":
                # What stands before the first `when` is never shown.
                blank.append((block[0].end, block[1].start if len(block) > 1 else tag.start))
            if block[0].name in ("if", "unless", "case"):
                choices.append(_choice([*block, tag]))
    return None if open_blocks else Outline(tuple(sorted(blank)), tuple(choices))


def _choice(block: list[Tag]) -> Choice:
    opening = block[0]
    branches = []
    for tag, following in pairwise(block):
        if opening.name == "case" and tag is opening:
            continue
        condition = "" if tag.name == "else" else " ".join(tag.expression.split())
        if opening.name == "case" and condition:
            condition = f"{opening.expression} == {condition.split(',')[0].split(' or ')[0].strip()}"
        branches.append(Branch(tag.end, following.start, condition))
    complete = any(not branch.condition for branch in branches)
    return Choice(tuple(branches), complete, opening.name == "unless")


def _ways(choices: tuple[Choice, ...]) -> Iterator[tuple[int, ...]]:
    """Which branch is taken of each choice (-1: none); ways that contradict themselves are left out."""
    ranges = [range(len(one.branches) if one.complete else len(one.branches) + 1) for one in choices]
    total = 1
    for one in ranges:
        total *= max(1, len(one))
    if total <= _MOST_TRIED:
        ways: Iterator[tuple[int, ...]] = product(*ranges)
    else:
        ways = _some(ranges)
    held = list(islice((way for way in ways if _is_possible(choices, way)), _MOST_TRIED))
    if total > MOST:
        # First those in which every choice takes its n-th branch: all branches are seen early.
        held.sort(key=lambda way: len(set(way)))
    yield from held


def _some(ranges: list[range]) -> Iterator[tuple[int, ...]]:
    """Every choice its first, its second… branch; then one branch at a time and the last of all others."""
    for turn in range(max(len(one) for one in ranges)):
        yield tuple(min(turn, len(one) - 1) for one in ranges)
    last = tuple(len(one) - 1 for one in ranges)
    for place, one in enumerate(ranges):
        for branch in one[:-1]:
            yield (*last[:place], branch, *last[place + 1 :])


def _is_possible(choices: tuple[Choice, ...], way: tuple[int, ...]) -> bool:
    """Can all these conditions hold together, as far as their words tell?"""
    facts: dict[str, bool] = {}
    values: dict[str, str] = {}
    for choice, taken in zip(choices, way, strict=True):
        for index, branch in enumerate(choice.branches):
            if index > taken < len(choice.branches) or not branch.condition:
                break
            holds = index == taken
            if choice.negated and index == 0:
                holds = not holds
            if facts.setdefault(branch.condition, holds) != holds:
                return False
            equals = _EQUALS.fullmatch(branch.condition)
            if holds and equals and values.setdefault(equals[1], equals[2]) != equals[2]:
                return False
    return True


def _rendered(text: str, outline: Outline, way: tuple[int, ...]) -> str:
    hidden = list(outline.blank)
    for choice, taken in zip(outline.choices, way, strict=True):
        hidden.extend(
            (branch.start, branch.end) for index, branch in enumerate(choice.branches) if index != taken
        )
    pieces: list[str] = []
    at = 0
    for start, end in sorted(hidden):
        if end <= at:
            continue
        start = max(start, at)
        pieces.append(text[at:start])
        pieces.append(" " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
