"""Findings that stand in two fields of one entry: helpdesks keep a text twice, as HTML and as plain text."""

from collections import Counter
from collections.abc import Iterable, Iterator

from replylint.report import Located


def with_twins(findings: Iterable[Located]) -> Iterator[tuple[Located, tuple[Located, ...]]]:
    """Each finding with those of the same rule in the same words in other fields of its entry.

    The first of them stands for all, at its place.
    """
    groups: dict[object, list[Located]] = {}
    seen: Counter[object] = Counter()
    for number, one in enumerate(findings):
        key: object = number
        if one.entry is not None and one.entry.field is not None:
            words = (one.entry.title, one.entry.id, one.finding.rule, " ".join(one.excerpt.split()))
            in_field = (*words, one.entry.field)
            seen[in_field] += 1
            # The second time in one field goes with the second time in the other.
            key = (*words, seen[in_field])
        groups.setdefault(key, []).append(one)
    for first, *others in groups.values():
        yield first, tuple(others)
