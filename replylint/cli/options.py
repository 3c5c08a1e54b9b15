"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from replylint.model import LANGUAGES
from replylint.settings import Section

F = TypeVar("F", bound=Callable[..., Any])

LEVELS_TO_FAIL = ("error", "warning", "info", "never")
CHANNELS = ("email", "chat", "push", "sms", "social", "subject")


_SHARED = (
    click.option("--channel", type=click.Choice(CHANNELS), help="Where the reply goes."),
    click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the draft."),
    click.option("--interface", type=click.Choice(LANGUAGES), help="The language of messages."),
    click.option("--select", multiple=True, metavar="ID,…", help="Run only these rules or packs."),
    click.option("--ignore", multiple=True, metavar="ID,…", help="Leave these rules or packs out."),
    click.option("--preview", is_flag=True, help="Run rules that are still being tried out, too."),
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


def flags(
    *,
    kind: str | None,
    channel: str | None,
    lang: str | None,
    interface: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    fail_on: str | None = None,
) -> Section:
    """The options as a section of settings, to lay over the config."""
    return Section(
        select=_names(select),
        ignore=_names(ignore),
        language=lang,  # type: ignore[arg-type]
        interface=interface,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        channel=channel,  # type: ignore[arg-type]
        fail_on=fail_on,  # type: ignore[arg-type]
        preview=True if preview else None,
    )


def _names(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Names with commas between them, from an option that may be given several times."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    return names or None
