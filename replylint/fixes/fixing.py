"""Fixes: suggestions put into a file, round after round, until nothing is left to put right.

All this works on the text of a file; who reads and writes it is `replylint.cli.fixing`.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from replylint.errors import ReplylintError
from replylint.fixes.fix_safety import Fix, Items, Placeholders, says_again, unharmed
from replylint.lazy import pattern
from replylint.lines import Lines
from replylint.model import Problem
from replylint.readers.passage import Passage
from replylint.report import FileReport, Located

ROUNDS = 50
"""A fix may bring up another, and of two that overlap one waits for the next round; so many are enough."""
GROWTH = 10_000
"""Code points by which a text may become longer than twice what it was; more, and a fix feeds itself."""
TRIES = 60
"""How often a file is read in one round to find out which fixes change more than they say."""

_BREAK = pattern(r"\r\n|\n|\r")

_Key = tuple[str, int, int, str]
"""A fix in one text: the rule, where its finding begins and ends, the new words."""


class Fixed(Struct, frozen=True):
    """A text with its fixes in; `report` is what is left in it, and how many fixes there were."""

    text: str
    report: FileReport


class Reading(Struct, frozen=True):
    """How a file is looked at: `check` finds what is in a text, `read` what its reader takes from it.

    Both raise `ReplylintError` for a text that is not in the format. `encoding` is that of the
    file: letters that it lacks can't be put in.
    """

    check: Callable[[str], FileReport]
    read: Callable[[str], Items]
    encoding: str = "utf-8"


def fix(text: str, report: FileReport, reading: Reading, *, unsafe: bool = False) -> Fixed:
    """Put in the safe suggestions of a report about this text; `unsafe`: also those of findings that have only one.

    What would change more than it says is left out, as are fixes that undo each other and letters
    that the encoding lacks; the problems of the report tell. Fixing the result again changes nothing.
    """
    fixed, restless = _settled(text, report, reading, unsafe)
    if restless and _settled(fixed.text, reading.check(fixed.text), reading, unsafe)[0].text != fixed.text:
        # Whatever is left out, it would begin again: then not even the others are put in.
        fixed = Fixed(text, report)
    if restless:
        rules = ", ".join(sorted(restless))
        told = Problem(f"not fixed: the fixes of {rules} bring each other up again and again")
        fixed = Fixed(fixed.text, replace(fixed.report, problems=(*fixed.report.problems, told)))
    return fixed


def _settled(text: str, report: FileReport, reading: Reading, unsafe: bool) -> tuple[Fixed, set[str]]:
    """The text with all that comes to an end, and the rules that had to be left out for that."""
    restless: set[str] = set()
    while True:
        fixer = _Fixer(reading, unsafe, restless)
        fixed = fixer.run(text, report)
        if fixed is not None:
            return fixed, restless
        restless |= fixer.restless


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """The text with all of them in; they are in order and don't overlap. New lines end as the others do."""
    first = _BREAK.search(text)
    line_end = first[0] if first is not None else "\n"
    pieces: list[str] = []
    at = 0
    for one in fixes:
        pieces += text[at : one.edit.start], _BREAK.sub(line_end, one.edit.text)
        at = one.edit.end
    return "".join((*pieces, text[at:]))


class _Fixer:
    """Puts fixes in, but not those of the rules `left_out`; `restless` are the rules that then came to no end."""

    def __init__(self, reading: Reading, unsafe: bool, left_out: set[str]) -> None:
        self._reading = reading
        self._unsafe = unsafe
        self._left_out = left_out
        self._refused: dict[_Key, Problem] = {}
        self._tries = 0
        self._lines: Lines | None = None
        self.restless: set[str] = set()

    def run(self, text: str, report: FileReport) -> Fixed | None:
        """All rounds, until nothing is left to put in. None if they don't come to an end."""
        count = 0
        rules: list[set[str]] = []
        seen = {hash(text): 0}
        longest = 2 * len(text) + GROWTH
        while len(rules) < ROUNDS and len(text) <= longest:
            fixes = self._next(text, report)
            if not fixes:
                problems = (*report.problems, *self._refused.values())
                return Fixed(text, replace(report, fixed=count, problems=problems))
            rules.append({one.located.finding.rule for one in fixes})
            text = applied(text, fixes)
            count += len(fixes)
            before = seen.setdefault(hash(text), len(rules))
            if before < len(rules):
                self.restless.update(*rules[before:])
                return None
            report = self._reading.check(text)
        self.restless.update(*rules[len(rules) // 2 :])
        return None

    def _next(self, text: str, report: FileReport) -> Sequence[Fix]:
        """The fixes of one round, in order and apart from each other; what is refused is so for this text only."""
        self._refused = {}
        self._tries = 0
        self._lines = None
        possible = list(answered(report.findings, unsafe=self._unsafe))
        if not possible:
            return ()
        before = self._reading.read(text)
        passages = [one for one in before if isinstance(one, Passage)]
        placeholders = Placeholders(passages)
        possible = _said_once([one for one in possible if placeholders.are_kept(one)], passages)
        while True:
            refused = len(self._refused)
            left = [one for one in possible if self._may(one, text)]
            fixes = self._unharming(apart(left), text, before)
            if fixes or refused == len(self._refused):
                return fixes

    def _may(self, one: Fix, text: str) -> bool:
        if one.located.finding.rule in self._left_out or _key(one) in self._refused:
            return False
        try:
            one.edit.text.encode(self._reading.encoding)
        except UnicodeEncodeError as error:
            letter = one.edit.text[error.start]
            self._refuse(one, text, f"“{letter}” can't be written in {self._reading.encoding}")
            return False
        return True

    def _unharming(self, fixes: Sequence[Fix], text: str, before: Items) -> Sequence[Fix]:
        """Those of the fixes that change nothing else; the others are refused."""
        if not fixes:
            return fixes
        self._tries += 1
        if self._tries > TRIES:
            for one in fixes:
                self._refuse(one, text, "too many fixes of this file change more than they say")
            return ()
        if self._is_unharmed(fixes, text, before):
            return fixes
        if len(fixes) == 1:
            self._refuse(fixes[0], text, "it would change more in the file than these words")
            return ()
        middle = len(fixes) // 2
        early = self._unharming(fixes[:middle], text, before)
        late = self._unharming(fixes[middle:], text, before)
        both = [*early, *late]
        if early and late and not self._is_unharmed(both, text, before):
            return early
        return both

    def _is_unharmed(self, fixes: Sequence[Fix], text: str, before: Items) -> bool:
        try:
            after = self._reading.read(applied(text, fixes))
        except ReplylintError:
            return False
        return unharmed(before, after, fixes)

    def _refuse(self, one: Fix, text: str, reason: str) -> None:
        self._lines = self._lines or Lines(text)
        line, column = self._lines.place(one.located.finding.start)
        self._refused[_key(one)] = Problem(
            f"{one.located.finding.rule}: not fixed: {reason}", line=line, column=column
        )


def answered(findings: Iterable[Located], *, unsafe: bool) -> Iterable[Fix]:
    """The fixes of those findings that have a safe one, or with `unsafe` just one, which can be written."""
    for located in findings:
        suggestions = located.finding.suggestions
        if not suggestions or not located.edits:
            continue
        edit = located.edits[0]
        if edit is not None and (suggestions[0].safe or (unsafe and len(suggestions) == 1)):
            yield Fix(located, suggestions[0].text, edit)


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Of the fixes that overlap, whatever they replace of their findings, the first."""
    kept: list[Fix] = []
    past = -1
    for one in sorted(fixes, key=lambda one: (_extent(one), one.located.finding.rule)):
        start, end = _extent(one)
        if start >= past:
            kept.append(one)
            # Two that meet in one point could stand in any order there.
            past = max(end, start + 1)
    return kept


def _said_once(fixes: Iterable[Fix], passages: Sequence[Passage]) -> list[Fix]:
    """Without those that would say a sentence a second time: somebody has to find other words."""
    kept: dict[int, list[Fix]] = {}
    for one in fixes:
        chosen = kept.setdefault(one.located.passage, [])
        if not says_again(one, passages, chosen):
            chosen.append(one)
    return [one for chosen in kept.values() for one in chosen]


def _extent(one: Fix) -> tuple[int, int]:
    finding, edit = one.located.finding, one.edit
    return min(finding.start, edit.start), max(finding.end, edit.end)


def _key(one: Fix) -> _Key:
    finding = one.located.finding
    return finding.rule, finding.start, finding.end, one.text
