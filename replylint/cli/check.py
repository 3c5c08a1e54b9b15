"""`replylint check`: read drafts, say what must not be sent."""

import os
import sys

import click

from replylint.cli.inputs import STANDARD_INPUT, expand
from replylint.cli.options import LEVELS_TO_FAIL, flags, shared
from replylint.cli.output import complain, one_line, wants_colour
from replylint.cli.run import Runner, load_ticket, read_input
from replylint.errors import ReplylintError
from replylint.model import Problem, Ticket
from replylint.report import FileReport, RunReport
from replylint.reporters import FORMATS, reporter

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
    type=click.Choice(("reply", "template")),
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
    settled = flags(
        kind=kind,
        channel=channel,
        lang=lang,
        interface=interface,
        select=select,
        ignore=ignore,
        preview=preview,
        fail_on=fail_on,
    )
    runner = Runner(settled, config_path)
    if show_config:
        from replylint.cli.show_config import print_config

        return print_config(runner, paths)
    if not paths:
        if sys.stdin.isatty():
            raise click.UsageError("Nothing to check: name a file, or pipe a draft in and write -.")
        paths = (STANDARD_INPUT,)
    if ticket_path == STANDARD_INPUT and STANDARD_INPUT in paths:
        raise click.UsageError("Draft and ticket can't both come from standard input.")
    try:
        ticket = load_ticket(ticket_path, runner.settings(None).max_size) if ticket_path else None
        if explain_silence is not None:
            from replylint.cli.explain_silence import print_silence

            return print_silence(runner, paths, ticket, explain_silence, encoding)
        report, unread = _check_all(runner, paths, ticket, encoding)
    except ReplylintError as error:
        if format_name != "json":
            raise
        # Whoever asked for JSON gets JSON; people at the terminal still see the error.
        complain(error)
        report, unread = RunReport(problems=(Problem(one_line(error), error.path),)), True
    colour = wants_colour(sys.stdout, os.environ)
    for piece in reporter(format_name).render(report, colour=colour):
        sys.stdout.write(piece)
    sys.stdout.flush()
    return 2 if unread else int(report.failed)


def _check_all(
    runner: Runner, paths: tuple[str, ...], ticket: Ticket | None, encoding: str | None
) -> tuple[RunReport, bool]:
    files: list[FileReport] = []
    problems: list[Problem] = []
    unread = False
    for path in expand(paths):
        if isinstance(path, ReplylintError):
            unread = True
            problems.append(Problem(one_line(path), path.path))
            continue
        file = None if path == STANDARD_INPUT else path
        config = runner.config(file)
        settings = runner.settings(file)
        try:
            text = read_input(path, encoding=encoding, max_size=settings.max_size)
        except ReplylintError as error:
            unread = True
            problems.append(Problem(one_line(error), path))
            continue
        program = runner.program(settings, config)
        draft = runner.draft(text, settings, file, ticket)
        found = runner.examine(draft, ticket, program)
        files.append(
            FileReport(
                path,
                text,
                draft.language,
                draft.kind,
                settings.interface or draft.language,
                tuple(found.findings),
                settings.fail_on,
            )
        )
        problems += [Problem(problem.message, problem.path or path) for problem in found.problems]
    return RunReport(tuple(files), tuple(problems), runner.flags.interface), unread
