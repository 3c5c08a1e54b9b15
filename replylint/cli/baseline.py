"""`replylint baseline write`: accept what is found now, so that from here on only new findings count."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from replylint.baseline import DEFAULT_NAME, Known, path_in, read_baseline, written
from replylint.cli.app import LazyGroup
from replylint.cli.files import Manner, check_files
from replylint.cli.flags import KINDS, flags
from replylint.cli.inputs import STANDARD_INPUT, are_many, expand
from replylint.cli.options import shared
from replylint.cli.reports import write_whole
from replylint.cli.run import Runner, short
from replylint.errors import ReplylintError
from replylint.fingerprints import Fingerprint, fingerprint
from replylint.lazy import save_cache
from replylint.report import FileReport
from replylint.reporters.text import problem_lines

_EPILOG = """\b
Examples:
  replylint baseline write
  replylint baseline write macros/ articles/ --output ci/known.json
  replylint check . --baseline .replylint-baseline.json
"""
_WRITE_EPILOG = """\b
Examples:
  replylint baseline write
  replylint baseline write macros/ --output ci/known.json

\b
Exit code: 0 written, 2 not written: something could not be checked.
"""


class _Baseline(LazyGroup):
    table = {"write": ("replylint.cli.baseline:write", "Accept what is found now.")}


@click.group(cls=_Baseline, epilog=_EPILOG)
def baseline() -> None:
    """Keep a file of known findings, so that only new ones count."""


@click.command(epilog=_WRITE_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path())
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help=f"The baseline; else the one that the config names, or {DEFAULT_NAME} beside the config.",
)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the texts are.")
@shared
@click.option("--include-inactive", is_flag=True, help="Also of macros that are switched off.")
@click.option("--encoding", metavar="NAME", help="The encoding of the files, if it is not UTF-8.")
def write(paths: tuple[str, ...], output: str | None, encoding: str | None, **options: Any) -> int:
    """Write all that is found in PATHs (the current folder) into the baseline.

    What it knows of other files, and of rules that don't run now, stays; what
    it knows of files that are gone does not.
    """
    config_path = options.pop("config_path")
    inactive = options.pop("include_inactive")
    runner = Runner(flags(**options, inactive=inactive), config_path)
    named = paths or (".",)
    if STANDARD_INPUT in named:
        raise ReplylintError("standard input is in no baseline: it has no name to be known by")
    manner = Manner(encoding=encoding, many=are_many(named))
    report, unread = check_files(runner, expand(named, runner), manner)
    save_cache()
    if unread:
        for line in problem_lines(report):
            click.echo(line, nl=False, err=True)
        raise ReplylintError(
            "no baseline was written: not everything could be checked",
            hint="Put it right, or leave these files out.",
        )
    gathered: dict[str, list[FileReport]] = {}
    for file in report.files:
        gathered.setdefault(output or _target(runner, file.path), []).append(file)
    for target, files in gathered.items() or {output or _target(runner, "."): []}.items():
        _write(target, files, runner)
    return 0


def _target(runner: Runner, path: str) -> str:
    """The baseline of a file: the one its config names, or else one beside the config."""
    named = runner.settings(path).baseline
    if named is not None:
        return short(named)
    config = runner.config(path)
    return short(os.path.join(config.folder if config is not None else os.getcwd(), DEFAULT_NAME))


def _write(target: str, files: list[FileReport], runner: Runner) -> None:
    before = _before(target)
    after: Known = {
        path: counts
        for path, counts in before.items()
        if os.path.exists(os.path.join(os.path.dirname(os.path.abspath(target)), path))
    }
    for file in files:
        path = path_in(target, file.path)
        found = Counter(fingerprint(one, file.text) for one in file.findings)
        after[path] = found + _not_looked_for(before.get(path, Counter()), file.path, runner)
    try:
        write_whole(os.path.realpath(target), [written(after)])
    except OSError as error:
        raise ReplylintError(
            f"the baseline can't be written: {error.strerror or error}", path=target
        ) from None
    new, old = Counter(_all(after)), Counter(_all(before))
    findings, names = new.total(), sum(1 for counts in after.values() if counts)
    click.echo(
        f"Wrote {target}: {findings} {'finding' if findings == 1 else 'findings'} in "
        f"{names} {'file' if names == 1 else 'files'}, {(new - old).total()} of them new, "
        f"{(old - new).total()} gone."
    )
    if not any(runner.settings(file.path).baseline == os.path.abspath(target) for file in files):
        click.echo(f"Use it with: replylint check … --baseline {target}, or name it in the config: baseline.")


def _before(target: str) -> Known:
    """What the baseline knows now; nothing if there is none or if it is broken, which writing it puts right."""
    try:
        return read_baseline(target)
    except ReplylintError:
        if not os.path.exists(target):
            return {}
    try:
        with open(target, encoding="utf-8", errors="replace") as file:
            head = file.read(200)
    except OSError as error:
        raise ReplylintError(f"can't be read: {error.strerror or error}", path=target) from None
    if '"findings"' not in head:
        raise ReplylintError(
            "there is a file already, and it is no baseline", path=target, hint="Name another with --output."
        )
    return {}


def _not_looked_for(known: Counter[Fingerprint], path: str, runner: Runner) -> Counter[Fingerprint]:
    """Of the known findings of a file those of rules that did not run."""
    settings = runner.settings(path)
    program = runner.program(settings, runner.config(path))
    there = {rule.id for rule in program.rules}
    ran = {active.rule.id for active in program.active}
    return Counter({one: count for one, count in known.items() if one.rule in there and one.rule not in ran})


def _all(known: Known) -> Iterator[tuple[str, Fingerprint]]:
    return ((path, one) for path, counts in known.items() for one in counts.elements())
