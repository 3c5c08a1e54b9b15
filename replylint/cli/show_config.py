"""`check --show-config`: every value that is settled for a file, and where it comes from."""

from collections.abc import Iterator
from typing import Any

import click

from replylint.cli.inputs import STANDARD_INPUT
from replylint.cli.run import Runner
from replylint.config import Config, layers_for
from replylint.settings import COMPANY_KEYS, GRAMMAR_KEYS, Layer, Section, Settings, resolve

DEFAULT = "default"
_KEYS = (
    "language",
    "interface",
    "kind",
    "channel",
    "fail_on",
    "max_size",
    "preview",
    "packs",
    "reader",
    "fields",
    "inactive",
)
_SPELLED = {"kind": "as"}
_FLAGS = {"kind": "--as", "language": "--lang", "fail_on": "--fail-on", "inactive": "--include-inactive"}
_UNSET = {
    "language": "that of the draft",
    "interface": "that of the draft",
    "channel": "that of the ticket",
    "reader": "recognised",
}

Row = tuple[str, str, str]
"""Key, value, origin."""


def print_config(runner: Runner, paths: tuple[str, ...]) -> int:
    """Print the settings of each path, or of standard input if none is given; 0."""
    for path in paths or (STANDARD_INPUT,):
        file = None if path == STANDARD_INPUT else path
        config = runner.config(file)
        where = config.path if config is not None else "none found"
        click.echo(f"settings for: {path}\nconfig: {where}\n")
        table = rows(file, config, runner.flags)
        widths = [max(len(row[column]) for row in table) for column in (0, 1)]
        previous = ""
        for key, value, origin in table:
            name = "" if key == previous else key
            click.echo(f"{name:<{widths[0]}}  {value:<{min(widths[1], 40)}}  {origin}".rstrip())
            previous = key
        click.echo()
    return 0


def rows(path: str | None, config: Config | None, flags: Section) -> list[Row]:
    """Key, value and origin of everything that is settled for a file (None: standard input)."""
    layers = layers_for(path, config, flags)
    settings = resolve(layers)
    table: list[Row] = [_simple(key, settings, layers, path, config) for key in _KEYS]
    table += _list("select", settings.select, "every rule", layers, config)
    table += _list("ignore", settings.ignore, "nothing", layers, config)
    for entry, level in settings.levels.items():
        origin = _last(layers, config, lambda s, e=entry: e in (s.levels or {}), f"levels.{entry}")
        table.append(("levels", f"{entry}: {level}", origin))
    for key in COMPANY_KEYS:
        values: tuple[str, ...] = getattr(settings.company, key)
        origin = _last(
            layers,
            config,
            lambda s, k=key: s.company is not None and getattr(s.company, k) is not None,
            f"company.{key}",
        )
        table.append((f"company.{key}", ", ".join(values) or "none", origin))
    for key in GRAMMAR_KEYS:
        origin = _last(
            layers,
            config,
            lambda s, k=key: s.grammar is not None and getattr(s.grammar, k) is not None,
            f"grammar.{key}",
            "--grammar",
        )
        if origin != DEFAULT or key == "enabled":
            table.append((f"grammar.{key}", _shown(getattr(settings.grammar, key)), origin))
    for name, options in settings.options.items():
        for key, value in options.items():
            origin = _last(
                layers,
                config,
                lambda s, n=name, k=key: k in (s.options or {}).get(n, {}),
                f"options.{name}.{key}",
            )
            table.append((f"options.{name}", f"{key}: {value}", origin))
    return [*table, *_silenced(path, config, layers, settings.require_reason)]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _silenced(
    path: str | None, config: Config | None, layers: list[Layer], require_reason: bool
) -> Iterator[Row]:
    """What is silenced in the file: by the config's suppressions and by the baseline."""
    if config is None:
        return
    if require_reason:
        yield (
            "require_reason",
            "true",
            _last(layers, config, lambda s: s.require_reason is not None, "require_reason"),
        )
    if any(layer.section.suppress for layer in layers):
        from replylint.suppressions.configured import suppressions_for

        for one in suppressions_for(path, config, layers):
            place = ", ".join((*one.entries, *one.titles)) or "everywhere"
            yield "suppress", f"{', '.join(one.rules)}: {place}", one.where
    if config.section.baseline is not None:
        origin = _last(layers, config, lambda s: getattr(s, "baseline", None) is not None, "baseline")
        yield "baseline", config.section.baseline, origin


def place_of(
    key: str, entry: str | None, path: str | None, config: Config | None, flags: Section
) -> str | None:
    """Where a setting, or an entry of it, was made; None if nowhere."""
    layers = layers_for(path, config, flags)
    if entry is None:
        origin = _last(layers, config, lambda s: getattr(s, key, None) is not None, key)
    elif key == "levels":
        origin = _last(layers, config, lambda s: entry in (s.levels or {}), f"levels.{entry}")
    else:
        origin = _entry_origin(key, entry, layers, config)
    return None if origin == DEFAULT else origin


def _simple(
    key: str, settings: Settings, layers: list[Layer], path: str | None, config: Config | None
) -> Row:
    value: Any = getattr(settings, key)
    shown: str
    if key == "kind":
        shown = settings.draft_kind(path)
    elif value is None:
        shown = _UNSET[key]
    elif key == "fields":
        shown = (
            ", ".join(field if isinstance(field, str) else field.text for field in value)
            or "those of the format"
        )
    elif isinstance(value, tuple):
        shown = ", ".join(value) or "none"
    elif isinstance(value, bool):
        shown = str(value).lower()
    else:
        shown = str(value)
    spelled = _SPELLED.get(key, key)
    origin = _last(layers, config, lambda s: getattr(s, key, None) is not None, spelled, _FLAGS.get(key))
    if key == "kind" and origin == DEFAULT:
        origin = "default for standard input" if path is None else "default for files of this type"
    return spelled, shown, origin


def _list(
    key: str, entries: tuple[str, ...], empty: str, layers: list[Layer], config: Config | None
) -> list[Row]:
    if not entries:
        return [(key, empty, DEFAULT)]
    return [(key, entry, _entry_origin(key, entry, layers, config)) for entry in entries]


def _entry_origin(key: str, entry: str, layers: list[Layer], config: Config | None) -> str:
    for layer in reversed(layers):
        entries: tuple[str, ...] = getattr(layer.section, key) or ()
        if entry in entries:
            return _origin(layer, config, f"{key}[{entries.index(entry)}]", f"--{key}")
    return DEFAULT


def _last(layers: list[Layer], config: Config | None, says: Any, key: str, flag: str | None = None) -> str:
    for layer in reversed(layers):
        if says(layer.section):
            return _origin(layer, config, key, flag or f"--{key}")
    return DEFAULT


def _origin(layer: Layer, config: Config | None, key: str, flag: str) -> str:
    if layer.strong or config is None:
        return flag
    line, _ = config.places.get(layer.prefix + key, (None, None))
    return config.path if line is None else f"{config.path}:{line}"
