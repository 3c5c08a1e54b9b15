"""`replylint rules test`: run the examples of rules."""

import os

import click

from replylint.cli.run import Runner, short
from replylint.errors import ReplylintError
from replylint.packs import PackFile, bundled_folder, pack_files
from replylint.rules_test import RuleResult, run_examples
from replylint.settings import Section

_EPILOG = """\b
Examples:
  replylint rules test
  replylint rules test rules/acme
  replylint rules test rules/tone/blame.yaml

\b
Each rule's line ends with how many of its bad examples are still found when
the phrases that match no other example are left out. A list of sentences
keeps few of them, phrases that say what is meant keep most.

Exit code: 0 all examples hold, 1 some don't, 2 a rule can't be used.
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--quiet", "-q", is_flag=True, help="Only what fails, and the last line.")
@click.option("--config", "config_path", metavar="FILE", help="This config, instead of the one found upward.")
def test(paths: tuple[str, ...], quiet: bool, config_path: str | None) -> int:
    """Run the examples: exact excerpts, exact fixes, silence on the good ones.

    PATH is a folder of packs, a pack, or a rule. Without one, the packs that
    the config names are tested, or those that come with replylint.
    """
    if not paths:
        paths = Runner(Section(), config_path).settings(None).packs or (bundled_folder(),)
    rules = failures = 0
    for path in paths:
        files, only = _files(path)
        for result in run_examples(files):
            if only is not None and os.path.abspath(result.path) != only:
                continue
            rules += 1
            failures += len(result.failures)
            _print(result, quiet)
            if only is not None:
                break
    noun = "rule" if rules == 1 else "rules"
    said = (
        f"{failures} {'example fails' if failures == 1 else 'examples fail'}"
        if failures
        else "all examples hold"
    )
    click.echo(f"{rules} {noun}: {said}")
    return 1 if failures else 0


def _files(path: str) -> tuple[list[PackFile], str | None]:
    """The files to compile, and the one of them whose examples are asked for, if it is only one."""
    if not os.path.isfile(path):
        if not os.path.exists(path):
            raise ReplylintError("no such file or folder", path=path)
        return pack_files(path), None
    absolute = os.path.abspath(path)
    # A good example must be good for its whole pack, so that the others are needed, too.
    files = pack_files(os.path.dirname(absolute))
    if all(file.path != absolute for file in files):
        raise ReplylintError("not a rule file", path=path, hint="Rule files end in .yaml.")
    return files, absolute


def _print(result: RuleResult, quiet: bool) -> None:
    if not quiet or result.failures:
        general = ""
        if result.phrase_bad:
            general = f", {result.general} of {result.phrase_bad} need no phrase of their own"
        state = "FAILED" if result.failures else "ok"
        click.echo(f"{result.rule}: {state}, {result.bad} bad, {result.good} good{general}")
    for failure in result.failures:
        click.echo(f"  {short(failure.path)}:{failure.line}: {failure.message}")
