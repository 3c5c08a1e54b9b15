"""What reports tell of rules and a check need not know: the page about one (`link`), and whether it finds secrets."""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint import packs
from replylint.cli.inputs import STANDARD_INPUT
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.kinds import SECRET_KINDS
from replylint.report import RunReport
from replylint.rulefile import RuleFile, read_rule
from replylint.text_files import read_text


def with_links_and_secrets(report: RunReport, runner: Runner) -> RunReport:
    """The report with links and secrets of the rules that found something."""
    asked: dict[tuple[str, ...], set[str]] = {}
    for file in report.files:
        if file.findings:
            own = runner.settings(file.path if file.path != STANDARD_INPUT else None).packs
            asked.setdefault(own, set()).update(one.finding.rule for one in file.findings)
    found = [rule for own, rules in asked.items() for rule in _rules((packs.bundled_folder(), *own), rules)]
    return replace(
        report,
        links={rule.id: rule.common.link for rule in found if rule.common.link},
        secrets=frozenset(
            rule.id for rule in found if any(block.kind in SECRET_KINDS for block in rule.blocks)
        ),
    )


def _rules(folders: tuple[str, ...], rules: set[str]) -> Iterator[RuleFile]:
    for file in (file for folder in folders for file in packs.pack_files(folder) if file.id in rules):
        try:
            yield read_rule(read_text(file.path), file.id, file.path)
        except ReplylintError:
            # Changed since the check; a report that says less is better than none.
            continue
