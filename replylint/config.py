"""The config of a file: `.replylint.yaml`, or `[tool.replylint]` in pyproject.toml.

It stands in the folder of the file or in one above.

What was read is kept in the cache folder, so that a check need not load a
YAML parser; the kept copy holds the bytes it was made of and is used only for
the very same bytes.
"""

import os
from collections.abc import Callable, Iterable
from zlib import crc32

import msgspec
from msgspec import Struct

from replylint.cache import read as read_cached
from replylint.cache import write as write_cached
from replylint.errors import ReplylintError, nearest
from replylint.globs import matches
from replylint.settings import Layer, PathSection, Section, Settings, resolve
from replylint.version import __version__

NAMES = (".replylint.yaml", ".replylint.yml")
PYPROJECT = "pyproject.toml"
MAX_CONFIG_SIZE = 1_000_000

_TABLE = rb"(?m)^\s*\[+\s*tool\s*\.\s*[\"']?replylint\b"


class Config(Struct, frozen=True):
    """A config file: where it is, what it says, and the line and column of each key («company.domains»)."""

    path: str
    section: Section
    places: dict[str, tuple[int, int]] = {}

    @property
    def folder(self) -> str:
        """The folder that its globs and packs are relative to."""
        return os.path.dirname(os.path.abspath(self.path))

    def error(self, key: str, message: str, hint: str | None = None) -> ReplylintError:
        """An error about one of its keys."""
        line, column = self.places.get(key, (None, None))
        return ReplylintError(message, path=self.path, line=line, column=column, key=key, hint=hint)


class _Kept(Struct, frozen=True):
    version: str
    source: bytes
    section: Section
    places: dict[str, tuple[int, int]]


def find_config(start: str) -> str | None:
    """The config that holds for a file or folder, or None."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in NAMES:
            candidate = os.path.join(folder, name)
            if os.path.isfile(candidate):
                return candidate
        candidate = os.path.join(folder, PYPROJECT)
        if os.path.isfile(candidate) and _has_table(candidate):
            return candidate
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_CONFIG_SIZE)
    except OSError:
        return False
    if b"replylint" not in content:
        return False
    import re

    return re.search(_TABLE, content) is not None


def load_config(path: str, cache_folder: str | None = None) -> Config:
    """Read a config file. `path` is also what errors show.

    Raises `ReplylintError` with line and key for whatever is wrong in it.
    """
    source = _read(path)
    name = f"config-{crc32(os.path.abspath(path).encode('utf-8', 'surrogateescape')):08x}.msgpack"
    if cache_folder is not None:
        kept = _kept(read_cached(cache_folder, name), source)
        if kept is not None:
            return Config(path, kept.section, kept.places)
    from replylint.config_reader import read_config

    section, places = read_config(source, path)
    if cache_folder is not None:
        write_cached(cache_folder, name, msgspec.msgpack.encode(_Kept(__version__, source, section, places)))
    return Config(path, section, places)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            source = file.read(MAX_CONFIG_SIZE + 1)
    except FileNotFoundError:
        raise ReplylintError("no such config file", path=path) from None
    except OSError as error:
        raise ReplylintError(f"the config can't be read: {error.strerror}", path=path) from None
    if len(source) > MAX_CONFIG_SIZE:
        raise ReplylintError("a config larger than 1 MB", path=path)
    return source


def _kept(data: bytes | None, source: bytes) -> _Kept | None:
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=_Kept)
    except (msgspec.MsgspecError, ValueError):
        return None
    return kept if kept.version == __version__ and kept.source == source else None


def layers_for(path: str | None, config: Config | None, flags: Section) -> list[Layer]:
    """The sections that hold for a file (None: standard input), the strongest last."""
    layers: list[Layer] = []
    if config is not None:
        section = config.section
        if section.packs is not None:
            section = msgspec.structs.replace(section, packs=_own_packs(config))
        layers.append(Layer(section))
        if path is not None and section.paths:
            relative = relative_path(path, config)
            for index, part in enumerate(section.paths):
                globs = (part.glob,) if isinstance(part.glob, str) else part.glob
                if any(matches(glob, relative) for glob in globs):
                    layers.append(Layer(part, prefix=f"paths[{index}]."))
    layers.append(Layer(flags, strong=True))
    return layers


def relative_path(path: str, config: Config) -> str:
    """The path of a file as the globs of a config see it: relative to its folder, with slashes."""
    return os.path.relpath(os.path.abspath(path), config.folder).replace(os.sep, "/")


def settings_for(path: str | None, config: Config | None = None, flags: Section | None = None) -> Settings:
    """All that is settled for a file (None: standard input). Raises `ReplylintError` for a missing pack."""
    layers = layers_for(path, config, flags or Section())
    settings = resolve(layers)
    if config is None:
        return settings
    if config.section.baseline is not None:
        baseline = os.path.normpath(os.path.join(config.folder, os.path.expanduser(config.section.baseline)))
        settings = msgspec.structs.replace(settings, baseline=baseline)
    if any(layer.section.suppress for layer in layers):
        from replylint.suppressions.configured import suppressions_for

        settings = msgspec.structs.replace(settings, suppress=suppressions_for(path, config, layers))
    return settings


def of_today(settings: Settings, today: str, cache_folder: str) -> Settings:
    """The settings on this day (an ISO date), on a machine whose cache folder is this."""
    if not settings.grammar.enabled:
        return msgspec.structs.replace(settings, today=today)
    grammar = msgspec.structs.replace(settings.grammar, folder=cache_folder)
    return msgspec.structs.replace(settings, today=today, grammar=grammar)


def excludes(config: Config | None, folder: str) -> Callable[[str, bool], bool] | None:
    """Tells of a name in `folder`, and whether it is a folder's, that `exclude` leaves it out; None: nothing is."""
    globs = config.section.exclude if config is not None else None
    if config is None or not globs:
        return None
    inner = os.path.relpath(os.path.abspath(folder), config.folder).replace(os.sep, "/")
    prefix = "" if inner == os.curdir else f"{inner}/"

    def is_excluded(name: str, is_folder: bool) -> bool:
        path = f"{prefix}{name}"
        return any(matches(glob, path) or (is_folder and matches(glob, f"{path}/")) for glob in globs)

    return is_excluded


def _own_packs(config: Config) -> tuple[str, ...]:
    folders: list[str] = []
    for index, pack in enumerate(config.section.packs or ()):
        folder = os.path.normpath(os.path.join(config.folder, os.path.expanduser(pack)))
        if not os.path.isdir(folder):
            raise config.error(
                f"packs[{index}]",
                f"there is no folder '{pack}'",
                f"A pack's folder is given relative to the config, so this one would be {folder}.",
            )
        folders.append(folder)
    return tuple(folders)


def check_rule_names(config: Config | None, flags: Section, rules: Iterable[str]) -> None:
    """Raise `ReplylintError` if config or flags name a rule or a pack that does not exist."""
    ids = frozenset(rules)
    known = ids | {rule.partition("/")[0] for rule in ids} | {"all"}
    for key, name in _named(flags, ""):
        if name not in known and not _is_meta(name):
            raise _no_rule(f"--{key.partition('[')[0]}", name, known)
    if config is None:
        return
    sections: list[tuple[Section | PathSection, str]] = [(config.section, "")]
    sections += [(part, f"paths[{index}].") for index, part in enumerate(config.section.paths or ())]
    for section, prefix in sections:
        for key, name in _named(section, prefix):
            if name not in known and not _is_meta(name):
                error = _no_rule(key, name, known)
                raise config.error(key, error.message, error.hint)
        for key, name in _suppressed(section, prefix):
            if (name not in known or name == "all") and not _is_grammar(name):
                error = _no_rule(key, name, known - {"all"})
                raise config.error(key, error.message, error.hint)


def _is_grammar(name: str) -> bool:
    """Is it a rule of LanguageTool's? It stands in no pack, but can be suppressed like one that does."""
    return name.startswith("grammar") and _is_meta(name)


def _is_meta(name: str) -> bool:
    """Is it a rule about suppressions or one of LanguageTool's, which no pack holds?"""
    if name.startswith("grammar"):
        from replylint.grammar.names import is_rule_or_pack

        return is_rule_or_pack(name)
    if not name.startswith("suppressions"):
        return False
    from replylint.suppressions.meta import META_RULES, PACK

    return name in META_RULES or name == PACK


def _named(section: "Section | PathSection", prefix: str) -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = []
    for key in ("select", "ignore", "preview"):
        names = getattr(section, key, None)
        if isinstance(names, tuple):
            named += [(f"{prefix}{key}[{index}]", name) for index, name in enumerate(names)]
    for key in ("levels", "options"):
        named += [(f"{prefix}{key}.{name}", name) for name in getattr(section, key, None) or ()]
    return named


def _suppressed(section: "Section | PathSection", prefix: str) -> list[tuple[str, str]]:
    return [
        (f"{prefix}suppress[{index}].rules[{number}]", name)
        for index, entry in enumerate(section.suppress or ())
        for number, name in enumerate(entry.rules)
    ]


def _no_rule(key: str, name: str, known: frozenset[str]) -> ReplylintError:
    from replylint.suppressions.meta import META_RULES

    near = nearest(name, sorted(known.union(META_RULES)))
    hint = f"Did you mean '{near}'?" if near else "'replylint rules list' shows them all."
    return ReplylintError(f"{key}: there is no rule or pack '{name}'", hint=hint, key=key)
