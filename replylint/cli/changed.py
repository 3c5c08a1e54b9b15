"""Which files and findings stand on what changed since a revision."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from replylint.baseline import sort_out
from replylint.changes import LineMap, carried, shared_lines, touches
from replylint.cli.git import Repositories
from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.file_check import check_file
from replylint.fingerprints import Fingerprint, fingerprint
from replylint.model import Ticket
from replylint.readers import Source, read_texts
from replylint.readers.passage import Passage
from replylint.report import FileReport
from replylint.text_files import decode


class ChangedLines:
    """What changed in the repositories of a run since `revision`.

    `ticket` and `encoding` are those with which old versions are checked, as the files are. Raises `ReplylintError`
    for what git can't tell.
    """

    def __init__(self, runner: Runner, revision: str, ticket: Ticket | None, encoding: str | None) -> None:
        self._runner = runner
        self._ticket = ticket
        self._encoding = encoding
        self._repositories = Repositories(revision)
        self._first_texts: dict[str, str] = {}

    def files(self, inputs: Iterable[Input | ReplylintError]) -> Iterator[Input | ReplylintError]:
        """The files in which anything changed. Raises `ReplylintError` for what git can't tell."""
        for one in inputs:
            if isinstance(one, ReplylintError):
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

    def of(self, report: FileReport) -> Sequence[bool]:
        """Of each finding of a file, whether it stands on a changed line.

        Of one file several reports may come, while it is being fixed; the first is that of the file as it was.
        """
        if not report.findings:
            return ()
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
