"""`replylint rules explain ID`."""

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from replylint.cli.run import Runner, short
from replylint.model import LANGUAGES, Language
from replylint.packs import load_program
from replylint.reporters.columns import wrap
from replylint.rulefile import ExampleKeys, RuleFile, read_rule
from replylint.settings import Section
from replylint.silence import find_rule
from replylint.suppressions.meta import META_RULES
from replylint.text_files import read_text

WIDTH = 80
SHOWN = 6
"""How many entries of a long list are shown without --all."""

_EPILOG = """\b
Examples:
  replylint rules explain tone/blame
  replylint rules explain tone/blame --lang ru --all
"""


@click.command(epilog=_EPILOG)
@click.argument("rule_id", metavar="ID")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only this language.")
@click.option("--all", "everything", is_flag=True, help="Show long lists whole.")
@click.option("--config", "config_path", metavar="FILE", help="This config, instead of the one found upward.")
def explain(rule_id: str, lang: Language | None, everything: bool, config_path: str | None) -> int:
    """Show a rule: message, reason, examples, what it looks for, file."""
    languages = (lang,) if lang else LANGUAGES
    if rule_id in META_RULES:
        for line in _describe_meta(rule_id, languages):
            click.echo(line)
        return 0
    runner = Runner(Section(), config_path)
    program = load_program(runner.settings(None), runner.cache_folder)
    found = find_rule(rule_id, program)
    rule = read_rule(read_text(found.path), found.id, found.path)
    for line in describe(rule, languages, None if everything else SHOWN):
        click.echo(line)
    return 0


def describe(rule: RuleFile, languages: tuple[Language, ...], shown: int | None = SHOWN) -> Iterator[str]:
    """The lines of the explanation; of each list at most `shown` entries, None for all."""
    common = rule.common
    state = "" if common.state == "stable" else f", {common.state}"
    yield f"{rule.id}: {common.level}{state}"
    yield f"file: {short(rule.path)}"
    if common.kind_of_draft != "both":
        yield f"only in a {common.kind_of_draft}"
    if common.channels:
        yield f"channels: {', '.join(common.channels)}"
    if common.part != "reply":
        yield f"part: {common.part if isinstance(common.part, str) else ', '.join(common.part)}"
    if common.link:
        yield f"link: {common.link}"
    for condition, value in msgspec.to_builtins(common.when).items():
        if value is not None and not isinstance(value, dict):
            yield f"when: {condition}: {str(value).lower()}"
    for language in languages:
        if language in common.message:
            yield ""
            yield from _in_language(rule, language, shown)


def _describe_meta(rule_id: str, languages: tuple[Language, ...]) -> Iterator[str]:
    rule = META_RULES[rule_id]
    yield f"{rule_id}: {rule.level}"
    yield "looks at comments to replylint and at the config's suppress, not at texts"
    for language in languages:
        yield ""
        yield f"[{language}]"
        yield from wrap(rule.about[language], WIDTH, "about: ", "  ")
        yield from wrap(rule.why[language], WIDTH, "why: ", "  ")


def _in_language(rule: RuleFile, language: Language, shown: int | None) -> Iterator[str]:
    common = rule.common
    yield f"[{language}]"
    yield from wrap(common.message[language], WIDTH, "message: ", "  ")
    yield from wrap(common.why.get(language, ""), WIDTH, "why: ", "  ")
    for text in common.suggest.get(language, []):
        yield from wrap(text or "(nothing)", WIDTH, "better: ", "  ")
    examples = common.examples.get(language)
    if examples is not None:
        for name, listed in (("bad", examples.bad), ("good", examples.good)):
            yield f"{name}:"
            yield from _listed([_example(example) for example in listed], "  ", shown)
    for block in rule.blocks:
        keys = list(_keys(msgspec.to_builtins(block.keys), language, "  ", shown))
        if keys or not msgspec.structs.fields(block.keys):
            yield f"looks for ({block.kind}):"
            yield from keys


def _listed(texts: list[str], indent: str, shown: int | None) -> Iterator[str]:
    """A list, and how much of it is left out; one entry more is shown rather than announced."""
    if shown is None or len(texts) <= shown + 1:
        shown = len(texts)
    for text in texts[:shown]:
        yield from wrap(text, WIDTH, f"{indent}- ", f"{indent}  ")
    if len(texts) > shown:
        yield f"{indent}… {len(texts) - shown} more with --all"


def _example(example: str | ExampleKeys) -> str:
    if isinstance(example, str):
        return example
    text = example.draft
    for excerpt in [*example.excerpts, *([example.excerpt] if example.excerpt else [])]:
        text = text.replace(excerpt, f"«{excerpt}»", 1)
    return f"{text} (with a ticket)" if example.ticket is not None else text


def _keys(value: Any, language: Language, indent: str, shown: int | None) -> Iterator[str]:
    """The keys of a block as an indented list, of texts in several languages only this one's."""
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            yield from _keys(value.get(language), language, indent, shown)
            return
        for key, inner in value.items():
            if inner in (None, [], {}, "", False):
                continue
            if isinstance(inner, (dict, list)):
                lines = list(_keys(inner, language, indent + "  ", shown))
                if lines:
                    yield f"{indent}{key}:"
                    yield from lines
            else:
                yield f"{indent}{key}: {inner}"
    elif isinstance(value, list):
        if any(isinstance(inner, dict) and "phrases" in inner for inner in value):
            for inner in value:
                yield from _keys(inner, language, indent, shown)
        else:
            yield from _listed([_flow(inner) for inner in value], indent, shown)
    elif value is not None:
        yield f"{indent}- {value}"


def _flow(value: Any) -> str:
    """A value on one line, as YAML could have it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return str(value)
