"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from replylint.cli.flags import CHANNELS
from replylint.model import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])


_SHARED = (
    click.option("--channel", type=click.Choice(CHANNELS), help="Where the reply goes."),
    click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the draft."),
    click.option("--interface", type=click.Choice(LANGUAGES), help="The language of messages."),
    click.option("--select", multiple=True, metavar="ID,…", help="Run only these rules or packs."),
    click.option("--ignore", multiple=True, metavar="ID,…", help="Leave these rules or packs out."),
    click.option("--preview", is_flag=True, help="Run rules that are still being tried out, too."),
    click.option(
        "--grammar", is_flag=True, help="Spelling and grammar, too, by LanguageTool (docs/grammar.md)."
    ),
    click.option(
        "--config",
        "config_path",
        type=click.Path(),
        metavar="FILE",
        help="This config, instead of the .replylint.yaml found upward from each file.",
    ),
)


def shared(function: F) -> F:
    """Add the options that say which rules run and how."""
    for option in reversed(_SHARED):
        function = option(function)
    return function
