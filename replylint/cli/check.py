"""`replylint check`: read drafts, say what must not be sent."""

from typing import Any

import click

from replylint.cli.arguments import Arguments
from replylint.cli.checking import run_check
from replylint.cli.flags import KINDS, LEVELS_TO_FAIL
from replylint.cli.options import shared
from replylint.reporters import FORMATS

_EPILOG = """\b
Examples:
  replylint check draft.txt --ticket ticket.json
  pbpaste | replylint check - --lang uk
  replylint check macros/ --format json --fail-on warning
  replylint check macros/ --fix
  replylint check . --format github --output replylint.sarif
  replylint check macros/ --changed-since origin/main
  replylint check draft.txt --explain-silence tone/blame

Exit code: 0 nothing that stops sending, 1 findings at or above --fail-on,
2 wrong usage, config or input.
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@click.option("--ticket", "ticket_path", metavar="FILE", help="The ticket that is answered, as JSON.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    help="What the text is; else a reply for .txt and standard input, a template for all else.",
)
@shared
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    metavar="NAME",
    help=f"How the report is written: {', '.join(FORMATS)}.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write a report to a file, too; may be given several times.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what could not be checked.")
@click.option(
    "--fail-on", type=click.Choice(LEVELS_TO_FAIL), help="What makes the exit code 1 [default: error]."
)
@click.option("--include-inactive", is_flag=True, help="Check macros that are switched off, too.")
@click.option("--encoding", metavar="NAME", help="The encoding of the drafts, if it is not UTF-8.")
@click.option("--no-gitignore", is_flag=True, help="Check what .gitignore leaves out of a folder, too.")
@click.option(
    "--force-exclude", is_flag=True, help="Leave out what the config excludes, even if it is named here."
)
@click.option(
    "--skip-unknown", is_flag=True, help="Leave out data files of no known format, even if named here."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the files [default: as many as pay].",
)
@click.option("--no-cache", is_flag=True, help="Check all anew, and keep no results.")
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Leave out the findings that this file knows; see replylint baseline write.",
)
@click.option("--baseline-strict", is_flag=True, help="Exit with 1 if the baseline holds what is gone.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only findings on lines that changed since the branch left REV, as git tells.",
)
@click.option("--fix", is_flag=True, help="Put the safe suggestions into the files.")
@click.option("--unsafe", is_flag=True, help="With --fix or --diff: also what has only one suggestion.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--show-config", is_flag=True, help="Show all settings and where they come from.")
@click.option("--explain-silence", metavar="RULE", help="Tell why a rule finds nothing in the draft.")
def check(**arguments: Any) -> int:
    """Check drafts and say whether they may be sent.

    PATH is a file, or a folder in which macros, templates and articles of every
    known format are looked for; - is standard input.
    """
    return run_check(Arguments(**arguments))
