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
from replylint.model import Entry, Ticket
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
        if change.old_path is None or not any(changed):
            return changed
        texts = self._texts(report.path, report.text)
        if all(text.entry is None for text in texts):
            return changed
        old = self._old_text(report.path, repository.old_version(change))
        if old is None:
            return changed
        # Written in another style or moved about, a text is still the old one.
        as_before = {_identity(text) for text in self._texts(report.path, old)}
        changed = [
            new and (one.passage < 0 or _identity(texts[one.passage]) not in as_before)
            for new, one in zip(changed, report.findings, strict=True)
        ]
        shared = shared_lines([(*text.in_file(0, len(text.text)), text.entry) for text in texts], lines)
        on_shared = [
            new and any(line in shared for line in lines.of(one.finding.start, one.finding.end))
            for new, one in zip(changed, report.findings, strict=True)
        ]
        if not any(on_shared):
            return changed
        found = [fingerprint(one, report.text) for one in report.findings]
        there_before = sort_out(found, self._old_findings(report.path, old)).known
        return [
            new and not (in_shared and before)
            for new, in_shared, before in zip(changed, on_shared, there_before, strict=True)
        ]

    def _texts(self, path: str, text: str) -> list[Passage]:
        """The texts in a version of a file."""
        settings = self._runner.settings(path)
        source = Source(text, path, settings.draft_kind(path))
        return [item for item in read_texts(source, settings) if isinstance(item, Passage)]

    def _old_text(self, path: str, data: bytes | None) -> str | None:
        """The old version of a file; None if it can't be read."""
        if data is None:
            return None
        max_size = self._runner.settings(path).max_size
        try:
            text = decode(data, path, encoding=self._encoding, max_size=max_size)
            self._texts(path, text)
        except ReplylintError:
            return None
        return text

    def _old_findings(self, path: str, text: str) -> Counter[Fingerprint]:
        """What was found in the old version of a file."""
        settings = self._runner.settings(path)
        program = self._runner.program(settings, self._runner.config(path))
        old = check_file(text, path, settings, self._ticket, program)
        return Counter(fingerprint(one, text) for one in old.findings)


def _identity(text: Passage) -> tuple[str | None, str | None, str]:
    """By what a text is the same in two versions of a file: its entry, its field and its words."""
    entry = text.entry or Entry()
    return entry.id or entry.title, entry.field, text.text
