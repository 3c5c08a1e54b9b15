"""`replylint grammar`: a LanguageTool server on this machine, ready for `check --grammar`."""

import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from replylint.cache import default_folder
from replylint.cli.app import LazyGroup
from replylint.errors import ReplylintError

if TYPE_CHECKING:
    from replylint.grammar.processes import Running

_EPILOG = """\b
Examples:
  pip install 'replylint[grammar]'
  replylint grammar install
  replylint grammar start
  replylint check draft.txt --grammar
  replylint grammar stop

Texts stay on this machine. See docs/grammar.md for a server you have already.
"""


class _Grammar(LazyGroup):
    table = {
        "install": ("replylint.cli.grammar:install", "Fetch LanguageTool, 250 MB."),
        "start": ("replylint.cli.grammar:start", "Start the server, and leave it running."),
        "status": ("replylint.cli.grammar:status", "Tell whether it runs, and what it is."),
        "stop": ("replylint.cli.grammar:stop", "Stop the server."),
    }


@click.group(cls=_Grammar, epilog=_EPILOG)
def grammar() -> None:
    """Keep a LanguageTool server ready for check --grammar."""


@click.command(epilog="\b\nExample:\n  replylint grammar install")
def install() -> int:
    """Fetch the official LanguageTool and compare its checksum; it needs Java 17 or newer."""
    from replylint.grammar.distribution import install as fetch

    folder, fetched = fetch(_cache())
    click.echo(f"{'Installed' if fetched else 'Already there'}: {folder}. Next: replylint grammar start")
    return 0


@click.command(
    epilog="\b\nExamples:\n  replylint grammar start\n  replylint grammar start --jars lt/jars --memory 2g"
)
@click.option(
    "--jars",
    envvar="REPLYLINT_LANGUAGETOOL",
    metavar="FOLDER",
    help="A LanguageTool of your own: unzipped, or jars from Maven [or REPLYLINT_LANGUAGETOOL].",
)
@click.option(
    "--memory", default="1g", show_default=True, metavar="SIZE", help="What Java may take: 512m, 2g."
)
def start(jars: str | None, memory: str) -> int:
    """Start the server and leave it running; it answers this machine only.

    The first start takes half a minute, as the languages are loaded. After that
    a check waits milliseconds.
    """
    import re

    from replylint.grammar.local_server import start_server, warm_up

    if not re.fullmatch(r"\d{1,5}[mMgG]", memory):
        raise ReplylintError(f"--memory is a size like 512m or 2g, not '{memory}'")
    began = time.monotonic()
    running, new = start_server(_cache(), jars, memory)
    if not new:
        click.echo(f"It runs already, at {running.url}.")
        return 0
    warm_up(running.url)
    click.echo(f"LanguageTool runs at {running.url} ({time.monotonic() - began:.0f} s to start).")
    click.echo("Now: replylint check draft.txt --grammar")
    return 0


@click.command(epilog="\b\nExample:\n  replylint grammar stop")
def stop() -> int:
    """Stop the server that start left running."""
    from replylint.grammar.local_server import stop_server

    running = stop_server(_cache())
    click.echo("No server runs." if running is None else f"Stopped: {running.url}.")
    return 0


@click.command(
    epilog="\b\nExample:\n  replylint grammar status\n\nExit code: 0 a server answers, 1 none does."
)
@click.option("--config", "config_path", type=click.Path(), metavar="FILE", help="This config.")
def status(config_path: str | None) -> int:
    """Tell version, languages, memory and place of the server that check would ask."""
    from replylint.cli.run import Runner
    from replylint.grammar.client import Client, ServerError
    from replylint.grammar.local_server import known_server
    from replylint.settings import Section

    named = Runner(Section(), config_path).settings(None).grammar.server
    running = known_server(_cache()) if named is None else None
    url = named or (running.url if running is not None else None)
    if url is None:
        click.echo("No LanguageTool server runs.")
        for line in _ways():
            click.echo(line)
        return 1
    client = Client(url, 5.0)
    try:
        version, languages = client.version(), client.languages()
    except ServerError as error:
        click.echo(f"The LanguageTool server {url} {error}.")
        if running is not None:
            click.echo("To begin anew: replylint grammar stop, replylint grammar start")
        return 1
    for name, value in _facts(url, version, languages, running):
        click.echo(f"{name:<10} {value}")
    return 0


def _facts(
    url: str, version: str, languages: list[str], running: "Running | None"
) -> Iterator[tuple[str, str]]:
    from replylint.grammar.processes import memory_of

    yield "server", url if running is not None else f"{url} (grammar.server in the config)"
    yield "version", f"LanguageTool {version}"
    ours = [code for code in ("ru", "uk", "en") if any(one.startswith(code) for one in languages)]
    yield "languages", ", ".join(ours) or "none of ours"
    missing = [code for code in ("ru", "uk", "en") if code not in ours]
    if missing:
        yield "", f"it has no {', '.join(missing)}: drafts in these are not checked for grammar"
    if running is not None:
        memory = memory_of(running.pid)
        yield "memory", f"{memory / 1e6:.0f} MB" if memory is not None else "unknown"
        yield (
            "process",
            f"{running.pid}, since {time.strftime('%Y-%m-%d %H:%M', time.localtime(running.started))}",
        )
        if running.because:
            yield "", f"in the place of one that {running.because}"
        yield "files", running.jars


def _ways() -> Iterator[str]:
    from importlib.util import find_spec

    from replylint.grammar.local_server import find_jars

    if find_jars(_cache()) is None:
        if find_spec("language_tool_python") is None:
            yield "pip install 'replylint[grammar]'"
        yield "replylint grammar install"
    yield "replylint grammar start"


def _cache() -> str:
    return default_folder(os.environ)
