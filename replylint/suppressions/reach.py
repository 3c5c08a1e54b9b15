"""Where in a file a directive holds for a rule."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from replylint.model import Finding, Span
from replylint.suppressions.directives import DISABLE, ENABLE, NEXT_LINE, Directive, covers


class Reach(Struct, frozen=True):
    """A stretch in which a directive silences the rules of a name; findings are meant that begin there.

    `number` is the directive's. `line`: the stretch is a line, and what begins where it ends stands in the
    next one, unless it is the line's break.
    """

    start: int
    end: int
    number: int
    name: str
    line: bool = False

    def holds(self, finding: Finding, text: str) -> bool:
        """Does the finding, in the file `text`, begin here?"""
        if self.line and finding.start == self.end:
            return finding.end == self.end or text[self.end : self.end + 1] in ("\n", "\r")
        return self.start <= finding.start <= self.end


class Enables:
    """The directives that switch rules on again, those of each text apart."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        self._by_text: dict[tuple[int, int], list[Directive]] = {}
        for directive in directives:
            if directive.action == ENABLE:
                self._by_text.setdefault(_text_of(directive), []).append(directive)
        for listed in self._by_text.values():
            listed.sort(key=_start)

    def first_after(self, disable: Directive, rule: str) -> int | None:
        """Where the rule is switched on again after a directive that silences it; None: nowhere."""
        listed = self._by_text.get(_text_of(disable), [])
        for enable in listed[bisect_right(listed, disable.comment.start, key=_start) :]:
            if not enable.names or any(covers(name, rule) for name in enable.names):
                return enable.comment.start
        return None


class NextLines:
    """The lines that directives for the next line speak of.

    Of several such comments in lines below each other all mean the line after the last.
    """

    def __init__(self, directives: Iterable[Directive], text: str) -> None:
        self._after: dict[Span, Span] = {}
        for directive in directives:
            comment = directive.comment
            around = text[comment.line.start : comment.start] + text[comment.end : comment.line.end]
            if directive.action == NEXT_LINE and not around.strip():
                self._after[comment.line] = comment.next_line

    def of(self, directive: Directive) -> Span:
        """The line that a directive speaks of."""
        line = directive.comment.next_line
        while line in self._after and self._after[line].start > line.start:
            line = self._after[line]
        return line


def reaches(
    directives: list[Directive], rule: str, enables: Enables, next_lines: NextLines
) -> Iterator[Reach]:
    """Every stretch in which a directive silences this rule."""
    for number, directive in enumerate(directives):
        name = next((name for name in directive.names if covers(name, rule)), None)
        if name is None:
            continue
        comment = directive.comment
        match directive.action:
            case "replylint-disable-line":
                yield Reach(comment.line.start, comment.line.end, number, name, line=True)
            case "replylint-disable-next-line":
                line = next_lines.of(directive)
                yield Reach(line.start, line.end, number, name, line=True)
            case "replylint-disable-file":
                yield Reach(comment.start_of_text, comment.end_of_text, number, name)
            case "replylint-disable":
                end = enables.first_after(directive, rule)
                yield Reach(comment.start, comment.end_of_text if end is None else end - 1, number, name)


def idle_enables(directives: Sequence[Directive]) -> frozenset[int]:
    """The numbers of the directives that switch nothing on again: nothing of it is off there."""
    idle: set[int] = set()
    off: dict[tuple[int, int], set[str]] = {}
    for number in sorted(range(len(directives)), key=lambda number: _start(directives[number])):
        directive = directives[number]
        names = off.setdefault(_text_of(directive), set())
        if directive.action == DISABLE:
            names.update(directive.names)
        elif directive.action == ENABLE:
            meant = {name for name in names if not directive.names or _is_meant(name, directive.names)}
            if not meant:
                idle.add(number)
            # Of a pack that is off, one rule that is on again leaves the others.
            names -= {
                name
                for name in meant
                if not directive.names or any(covers(on, name) for on in directive.names)
            }
    return frozenset(idle)


def _is_meant(name: str, enabled: Iterable[str]) -> bool:
    return any(covers(one, name) or covers(name, one) for one in enabled)


def _text_of(directive: Directive) -> tuple[int, int]:
    return directive.comment.start_of_text, directive.comment.end_of_text


def _start(directive: Directive) -> int:
    return directive.comment.start
