"""`replylint rules list`."""

import os
import sys

import click
from msgspec import Struct

from replylint.cli.run import Runner
from replylint.linter import in_language
from replylint.model import LANGUAGES, Language
from replylint.packs import load_program
from replylint.records import encode
from replylint.reporters.columns import cells, width
from replylint.selection import decide_under
from replylint.settings import Section
from replylint.suppressions.meta import META_RULES, PACK

_EPILOG = """\b
Examples:
  replylint rules list
  replylint rules list leaks tone --interface uk
  replylint rules list --format json
"""


class RuleRecord(Struct, frozen=True):
    """A rule as `--format json` shows it.

    `level` is "off" when it is not in force; `path` is null for the rules about suppressions, which no file holds.
    """

    id: str
    level: str
    state: str
    languages: list[Language]
    message: str
    path: str | None


@click.command("list", epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[PACK|RULE]…")
@click.option("--interface", type=click.Choice(LANGUAGES), help="The language of messages.")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text")
@click.option("--config", "config_path", metavar="FILE", help="This config, instead of the one found upward.")
def list_rules(
    names: tuple[str, ...], interface: Language | None, format_name: str, config_path: str | None
) -> int:
    """List the rules: id, level under your config, state, languages, message."""
    runner = Runner(Section(interface=interface), config_path)
    settings = runner.settings(None)
    program = load_program(settings, runner.cache_folder)
    records = []
    for rule in program.rules:
        if names and rule.id not in names and rule.id.partition("/")[0] not in names:
            continue
        level = decide_under(settings, rule.id, rule.level, rule.state).level
        message = in_language(rule.message, settings.interface or "en")
        languages = [language for language in LANGUAGES if language in rule.message]
        records.append(RuleRecord(rule.id, level or "off", rule.state, languages, message, rule.path))
    for rule_id, meta in META_RULES.items():
        if rule_id in names or PACK in names:
            level = decide_under(settings, rule_id, meta.level, "stable").level
            about = in_language(meta.about, settings.interface or "en")
            records.append(RuleRecord(rule_id, level or "off", "stable", list(LANGUAGES), about, None))
    if names and not records:
        raise click.UsageError(f"There is no rule or pack called {', '.join(names)}.")
    if format_name == "json":
        click.echo(encode(records).decode("utf-8"))
        return 0
    room = os.get_terminal_size().columns if sys.stdout.isatty() else None
    longest = max((len(record.id) for record in records), default=0)
    tried = any(record.state != "stable" for record in records)
    for record in records:
        state = "" if record.state == "stable" else record.state
        head = f"{record.id:<{longest}}  {record.level:<7}  {f'{state:<7}  ' if tried else ''}"
        head += f"{' '.join(record.languages):<8}  "
        click.echo(head + _cut(record.message, room - len(head) if room else None))
    return 0


def _cut(text: str, room: int | None) -> str:
    if room is None or width(text) <= room:
        return text
    kept, used = "", 0
    for cell in cells(text):
        if used + cell.width > room - 1:
            break
        kept += cell.shown
        used += cell.width
    return kept.rstrip() + "…"
