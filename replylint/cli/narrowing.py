"""Of all findings those that count: not in the baseline, and on changed lines where that was asked."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from replylint.baseline import Known, path_in, read_baseline, sort_out
from replylint.changes import LineMap, carried, shared_lines, touches
from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.file_check import check_file
from replylint.fingerprints import Fingerprint, fingerprint
from replylint.model import Ticket
from replylint.readers import Source, read_texts
from replylint.readers.passage import Passage
from replylint.report import FileReport, RunReport
from replylint.selection import decide_under
from replylint.text_files import decode

if TYPE_CHECKING:
    from replylint.cli.git import Repositories


class Narrowing:
    """Leaves of the reports of a run the findings that count.

    `baseline` goes before those that configs name; `revision` None: all lines count. Raises
    `ReplylintError` for a baseline that can't be read and for what git can't tell.
    """

    def __init__(
        self,
        runner: Runner,
        *,
        baseline: str | None = None,
        revision: str | None = None,
        ticket: Ticket | None = None,
        encoding: str | None = None,
    ) -> None:
        self._runner = runner
        self._baseline = baseline
        self._ticket = ticket
        self._encoding = encoding
        self._repositories = _repositories(revision)
        self._known: dict[str, Known] = {}
        self._paid_off: dict[str, int] = {}
        self._first_texts: dict[str, str] = {}
        if baseline is not None:
            self._known[baseline] = read_baseline(baseline)

    def changed(self, inputs: Iterable[Input | ReplylintError]) -> Iterator[Input | ReplylintError]:
        """The files in which anything changed. Raises `ReplylintError` for what git can't tell."""
        for one in inputs:
            if self._repositories is None or isinstance(one, ReplylintError):
                yield one
            elif one.path == STANDARD_INPUT:
                raise ReplylintError("--changed-since: standard input has no history")
            elif (repository := self._repositories.of(one.path)) is None:
                error = ReplylintError(
                    "--changed-since: the file is in no git repository, so nothing tells what changed in it",
                    path=one.path,
                )
                if not os.path.islink(one.path):
                    raise error
                # A link that leads out of the repository spoils the check of no other file.
                yield error
            elif repository.change(one.path) is not None:
                yield one

    @property
    def paid_off(self) -> int | None:
        """How many known findings are gone that this run would have found; None: there is no baseline."""
        return sum(self._paid_off.values()) if self._known else None

    def of_run(self, report: RunReport) -> RunReport:
        """The report of a run with the findings that count."""
        files = tuple(self.of_file(file) for file in report.files)
        return replace(report, files=files, paid_off=self.paid_off)

    def of_file(self, report: FileReport) -> FileReport:
        """The report of a file with the findings that count.

        Of one file several may come, while it is being fixed; the first is that of the file as it was.
        """
        if report.path == STANDARD_INPUT:
            return report
        changed = self._on_changed_lines(report)
        known = self._in_baseline(report, changed)
        counting = [
            one for one, new, old in zip(report.findings, changed, known, strict=True) if new and not old
        ]
        hidden = sum(new and old for new, old in zip(changed, known, strict=True))
        return replace(report, findings=tuple(counting), known=hidden)

    def of_fixed(self, report: FileReport, text: str) -> FileReport:
        """As `of_file`, of a file that is being fixed."""
        return self.of_file(report)

    def _in_baseline(self, report: FileReport, changed: Sequence[bool]) -> Sequence[bool]:
        baseline = self._baseline or self._runner.settings(report.path).baseline
        if baseline is None:
            return [False] * len(report.findings)
        if baseline not in self._known:
            self._known[baseline] = read_baseline(baseline)
        known = self._known[baseline].get(path_in(baseline, report.path), Counter())
        found = [fingerprint(one, report.text) for one in report.findings]
        result = sort_out(found, known, [not new for new in changed])
        # Of a file with problems not all was looked at, so what is missing may still be there.
        self._paid_off[report.path] = 0 if report.problems else self._in_force(report.path, result.paid_off)
        return result.known

    def _in_force(self, path: str, gone: Sequence[Fingerprint]) -> int:
        """How many of these are of rules that could have found them again in this run."""
        if not gone:
            return 0
        settings = self._runner.settings(path)
        program = self._runner.program(settings, self._runner.config(path))
        active = {rule.rule.id for rule in program.active}
        about = {one.rule for one in gone if decide_under(settings, one.rule, "error", "stable").level}
        known = {rule.id for rule in program.rules}
        return sum(one.rule in active or (one.rule not in known and one.rule in about) for one in gone)

    def _on_changed_lines(self, report: FileReport) -> Sequence[bool]:
        if self._repositories is None or not report.findings:
            return [True] * len(report.findings)
        repository = self._repositories.of(report.path)
        change = repository.change(report.path) if repository is not None else None
        if repository is None or change is None:
            return [False] * len(report.findings)
        first_text = self._first_texts.setdefault(report.path, report.text)
        change = carried(change, first_text, report.text)
        lines = LineMap(report.text)
        changed = [touches(one.finding, change, lines) for one in report.findings]
        if change.old_path is None or not any(
            new and one.entry is not None for new, one in zip(changed, report.findings, strict=True)
        ):
            return changed
        shared = self._shared_lines(report, lines)
        on_shared = [
            new and any(line in shared for line in lines.of(one.finding.start, one.finding.end))
            for new, one in zip(changed, report.findings, strict=True)
        ]
        if not any(on_shared):
            return changed
        old = self._old_findings(report, repository.old_version(change))
        found = [fingerprint(one, report.text) for one in report.findings]
        there_before = sort_out(found, old).known
        return [
            new and not (in_shared and before)
            for new, in_shared, before in zip(changed, on_shared, there_before, strict=True)
        ]

    def _shared_lines(self, report: FileReport, lines: LineMap) -> frozenset[int]:
        """The lines on which several macros stand, as in an export without line breaks."""
        settings = self._runner.settings(report.path)
        source = Source(report.text, report.path, settings.draft_kind(report.path))
        places = [
            (*item.in_file(0, len(item.text)), item.entry)
            for item in read_texts(source, settings)
            if isinstance(item, Passage)
        ]
        return shared_lines(places, lines)

    def _old_findings(self, report: FileReport, data: bytes | None) -> Counter[Fingerprint]:
        """What was found in the old version of a file; nothing if it can't be read."""
        if data is None:
            return Counter()
        settings = self._runner.settings(report.path)
        program = self._runner.program(settings, self._runner.config(report.path))
        try:
            text = decode(data, report.path, encoding=self._encoding, max_size=settings.max_size)
            old = check_file(text, report.path, settings, self._ticket, program)
        except ReplylintError:
            return Counter()
        return Counter(fingerprint(one, text) for one in old.findings)


def _repositories(revision: str | None) -> "Repositories | None":
    if revision is None:
        return None
    from replylint.cli.git import Repositories

    return Repositories(revision)
