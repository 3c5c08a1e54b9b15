"""The table of commands. A command's module is imported when the command is run."""

from importlib import import_module
from typing import Any

import click

Table = dict[str, tuple[str, str]]
"""Commands by name: where they are («module:attribute»), and their line in the help."""

COMMANDS: Table = {
    "baseline": ("replylint.cli.baseline:baseline", "Keep a file of known findings."),
    "check": ("replylint.cli.check:check", "Check drafts and say whether they may be sent."),
    "completion": ("replylint.cli.completion:completion", "Print the completion script of a shell."),
    "grammar": ("replylint.cli.grammar:grammar", "Keep a LanguageTool server ready."),
    "init": ("replylint.cli.init:init", "Write a commented .replylint.yaml to start from."),
    "lsp": ("replylint.cli.lsp:lsp", "Check texts in an editor while they are written."),
    "rules": ("replylint.cli.rules:rules", "List, explain, test and write rules."),
    "serve": ("replylint.cli.serve:serve", "Check drafts over HTTP, for the page and the helpdesk apps."),
    "scan": ("replylint.cli.scan:scan", "Check many replies, one JSON object a line."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported one by one, when they are run."""

    table: Table = {}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.table[name][1]) for name in self.list_commands(ctx)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module; None if there is no such command."""
        target = self.table.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target[0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command for one that does not exist."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from replylint.errors import nearest

            near = nearest(args[0], sorted(self.table))
            hint = f" Did you mean '{near}'?" if near else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


class StoppedError(Exception):
    """Ctrl-C, or a pipe that nobody reads: click would answer both in its own way.

    `code` is the exit code.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _App(LazyGroup):
    table = COMMANDS

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise StoppedError(141) from None
        except KeyboardInterrupt:
            raise StoppedError(130) from None


def _print_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from replylint.version import __version__

        click.echo(f"replylint {__version__}")
        ctx.exit()


@click.group(
    cls=_App,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  replylint check draft.txt --ticket ticket.json
  replylint rules explain tone/blame
  replylint init""",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
def app() -> None:
    """Check replies to customers before they are sent, in Russian, Ukrainian and English."""
