"""Which findings the baselines of a run know."""

from collections import Counter
from collections.abc import Sequence

from replylint.baseline import Known, path_in, read_baseline, sort_out
from replylint.cli.run import Runner
from replylint.fingerprints import Fingerprint, fingerprint
from replylint.report import FileReport
from replylint.selection import decide_under


class KnownFindings:
    """The baselines of a run, each read once.

    `baseline` goes before those that configs name. Raises `ReplylintError` for one that can't be read.
    """

    def __init__(self, runner: Runner, baseline: str | None) -> None:
        self._runner = runner
        self._baseline = baseline
        self._known: dict[str, Known] = {}
        self._paid_off: dict[str, int] = {}
        if baseline is not None:
            self._known[baseline] = read_baseline(baseline)

    @property
    def paid_off(self) -> int | None:
        """How many known findings are gone that this run would have found; None: there is no baseline."""
        return sum(self._paid_off.values()) if self._known else None

    def of(self, report: FileReport, changed: Sequence[bool]) -> Sequence[bool]:
        """Of each finding of a file, whether it is known; `changed` tells which stand on changed lines.

        Raises `ReplylintError` for a baseline of the config that can't be read.
        """
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
