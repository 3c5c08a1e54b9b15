"""Of all findings those that count: not in the baseline, and on changed lines where that was asked."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.known import KnownFindings
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.model import Ticket
from replylint.report import FileReport, RunReport

if TYPE_CHECKING:
    from replylint.cli.changed import ChangedLines


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
        self._known = KnownFindings(runner, baseline)
        self._changed = None if revision is None else _changed_lines(runner, revision, ticket, encoding)

    @property
    def paid_off(self) -> int | None:
        """How many known findings are gone that this run would have found; None: there is no baseline."""
        return self._known.paid_off

    def files(self, inputs: Iterable[Input | ReplylintError]) -> Iterator[Input | ReplylintError]:
        """The files in which anything changed, or all."""
        return iter(inputs) if self._changed is None else self._changed.files(inputs)

    def of_run(self, report: RunReport) -> RunReport:
        """The report of a run with the findings that count."""
        files = tuple(self.of_file(file) for file in report.files)
        return replace(report, files=files, paid_off=self.paid_off)

    def of_file(self, report: FileReport) -> FileReport:
        """The report of a file with the findings that count."""
        if report.path == STANDARD_INPUT:
            return report
        changed = [True] * len(report.findings) if self._changed is None else self._changed.of(report)
        known = self._known.of(report, changed)
        counting = [
            one for one, new, old in zip(report.findings, changed, known, strict=True) if new and not old
        ]
        hidden = sum(new and old for new, old in zip(changed, known, strict=True))
        return replace(report, findings=tuple(counting), known=hidden)

    def of_fixed(self, report: FileReport, text: str) -> FileReport:
        """As `of_file`, of a file that is being fixed."""
        return self.of_file(report)


def _changed_lines(
    runner: Runner, revision: str, ticket: Ticket | None, encoding: str | None
) -> "ChangedLines":
    from replylint.cli.changed import ChangedLines

    return ChangedLines(runner, revision, ticket, encoding)
