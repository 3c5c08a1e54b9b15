"""`check --explain-silence RULE`: why a rule finds nothing in a draft."""

import click

from replylint.cli.inputs import STANDARD_INPUT, expand
from replylint.cli.run import Runner, read_input
from replylint.cli.show_config import place_of
from replylint.errors import ReplylintError
from replylint.model import Ticket
from replylint.reporters.columns import wrap
from replylint.silence import Reason, explain

WIDTH = 80


def print_silence(
    runner: Runner, paths: tuple[str, ...], ticket: Ticket | None, rule: str, encoding: str | None
) -> int:
    """Print the reasons for every file; 0."""
    for one in expand(paths, runner):
        if isinstance(one, ReplylintError):
            raise one
        path = one.path
        file = None if path == STANDARD_INPUT else path
        settings = runner.settings(file)
        program = runner.program(settings, runner.config(file))
        text = read_input(path, encoding=encoding, max_size=settings.max_size)
        draft = runner.draft(text, settings, file, ticket)
        click.echo(f"{path}: {rule}")
        for reason in explain(rule, draft, ticket, program, settings):
            for line in wrap(f"{reason.text}{_where(reason, runner, file)}", WIDTH, "  ", "    "):
                click.echo(line)
    return 0


def _where(reason: Reason, runner: Runner, file: str | None) -> str:
    decision = reason.decision
    if decision is None or decision.key not in ("select", "ignore", "levels"):
        return ""
    place = place_of(decision.key, decision.entry, file, runner.config(file), runner.flags)
    return f" ({place})" if place else ""
