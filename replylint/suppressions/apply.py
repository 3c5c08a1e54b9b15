"""Takes the silenced findings out of a file's, and says which suppressions are wrong or do nothing."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from replylint.report import Located
from replylint.settings import Suppression
from replylint.suppressions.about import Used, about
from replylint.suppressions.configured import means
from replylint.suppressions.directives import Directive, Fault, covers, read_directives
from replylint.suppressions.facts import FileFacts
from replylint.suppressions.reach import Enables, NextLines, Reach, reaches


class Outcome(Struct, frozen=True):
    """The findings that are left, those about the suppressions themselves, and how many were silenced."""

    kept: tuple[Located, ...]
    about: tuple[Located, ...]
    suppressed: int


def suppress(found: Sequence[Located], facts: FileFacts) -> Outcome:
    """Apply the directives of the comments and the config's suppressions. Pure.

    A finding is silenced or kept as it is; those that are kept keep their order.
    """
    directives: list[Directive] = []
    faults: list[Fault] = []
    for comment in facts.comments:
        for read in read_directives(comment, facts.rules.known):
            if isinstance(read, Directive):
                directives.append(read)
            else:
                faults.append(read)
    used = Used()
    silenced: set[int] = set()
    enables, next_lines = Enables(directives), NextLines(directives, facts.text)
    for rule, group in _by_rule(found).items():
        if directives:
            stretches = reaches(directives, rule, enables, next_lines)
            for index, reach in _in_reach(found, group, stretches, facts.text):
                silenced.add(index)
                used.directives.add((reach.number, reach.name))
        for index, number, name in _by_config(found, group, rule, facts.settings.suppress):
            silenced.add(index)
            used.config.add((number, name))
    kept = tuple(one for index, one in enumerate(found) if index not in silenced)
    return Outcome(kept, tuple(about(directives, faults, used, facts)), len(silenced))


def _by_rule(found: Sequence[Located]) -> dict[str, list[int]]:
    """The numbers of the findings of each rule, in the order of the text."""
    groups: dict[str, list[int]] = {}
    for index in sorted(range(len(found)), key=lambda index: found[index].finding.start):
        groups.setdefault(found[index].finding.rule, []).append(index)
    return groups


def _in_reach(
    found: Sequence[Located], group: Iterable[int], stretches: Iterable[Reach], text: str
) -> Iterator[tuple[int, Reach]]:
    """Each finding of the group, which is in the order of the text, with each directive that silences it."""
    waiting = sorted(stretches, key=lambda reach: reach.start, reverse=True)
    around: list[Reach] = []
    for index in group:
        finding = found[index].finding
        while waiting and waiting[-1].start <= finding.start:
            around.append(waiting.pop())
        around = [reach for reach in around if reach.end >= finding.start]
        yield from ((index, reach) for reach in around if reach.holds(finding, text))


def _by_config(
    found: Sequence[Located], group: Iterable[int], rule: str, suppressions: Sequence[Suppression]
) -> Iterator[tuple[int, int, str]]:
    named = [
        (number, suppression, name)
        for number, suppression in enumerate(suppressions)
        for name in suppression.rules
        if covers(name, rule)
    ]
    if named:
        for index in group:
            for number, suppression, name in named:
                if means(suppression, found[index].entry):
                    yield index, number, name
