"""Pages about rules, which a rule file may name (`link`), for the reports that can lead there."""

from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.packs import pack_files
from replylint.report import RunReport


def with_links(report: RunReport, runner: Runner) -> RunReport:
    """The report with the links of the rules that found something, from the packs that the config names."""
    asked: dict[tuple[str, ...], set[str]] = {}
    for file in report.files:
        if file.findings:
            packs = runner.settings(file.path if file.path != STANDARD_INPUT else None).packs
            asked.setdefault(packs, set()).update(one.finding.rule for one in file.findings)
    links = {rule: link for packs, rules in asked.items() for rule, link in _links(packs, rules).items()}
    return replace(report, links=links) if links else report


def _links(packs: tuple[str, ...], rules: set[str]) -> dict[str, str]:
    from replylint.rulefile import read_rule
    from replylint.text_files import read_text

    found: dict[str, str] = {}
    for file in (file for pack in packs for file in pack_files(pack) if file.id in rules):
        try:
            link = read_rule(read_text(file.path), file.id, file.path).common.link
        except ReplylintError:
            # Changed since the check; a report without a link is better than none.
            continue
        if link:
            found[file.id] = link
    return found
