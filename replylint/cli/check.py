"""`replylint check`: read drafts, say what must not be sent."""

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
@click.option("--format", "format_name", type=click.Choice(tuple(FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(LEVELS_TO_FAIL), help="What makes the exit code 1 [default: error]."
)
@click.option("--encoding", metavar="NAME", help="The encoding of the drafts, if it is not UTF-8.")
@click.option("--show-config", is_flag=True, help="Show all settings and where they come from.")
@click.option("--explain-silence", metavar="RULE", help="Tell why a rule finds nothing in the draft.")
def check(
    paths: tuple[str, ...],
    ticket_path: str | None,
    kind: str | None,
    channel: str | None,
    lang: str | None,
    interface: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    config_path: str | None,
    format_name: str,
    fail_on: str | None,
    encoding: str | None,
    show_config: bool,
    explain_silence: str | None,
) -> int:
    """Check drafts and say whether they may be sent.

    PATH is a file, or a folder whose .txt and .md files are read; - is
    standard input.
    """
    return run_check(
        Arguments(
            paths,
            ticket_path,
            kind,
            channel,
            lang,
            interface,
            select,
            ignore,
            preview,
            config_path,
            format_name,
            fail_on,
            encoding,
            show_config,
            explain_silence,
        )
    )
