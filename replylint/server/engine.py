"""The checker behind the server: config and rules loaded once, and anew when they change."""

import os
import time
from collections import OrderedDict
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from replylint.cache import default_folder
from replylint.config import Config, check_rule_names, find_config, load_config, of_today, settings_for
from replylint.errors import ReplylintError
from replylint.kinds import SECRET_KINDS
from replylint.model import Language
from replylint.packs import load_program, pack_files
from replylint.program import Program
from replylint.server.answers import RefusedError
from replylint.settings import LevelOrOff, Section, Settings

KEPT_PROGRAMS = 16
"""Programs that are kept for the options of requests, besides the config's own."""


class CheckOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What a request may settle for itself; the config settles all else.

    `markup` says how the draft is written; offsets are then those of the markup.
    """

    interface: Language | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    levels: dict[str, LevelOrOff] | None = None
    preview: bool | None = None
    markup: Literal["plain", "html"] = "plain"


class Loaded(Struct, frozen=True):
    """Settings and program of the config as it was when it was read."""

    config: Config | None
    settings: Settings
    program: Program


class Engine:
    """Finds settings and program for each request. `config_path` None: the config of the current folder."""

    def __init__(self, config_path: str | None = None, cache_folder: str | None = None) -> None:
        self._config_path = config_path
        self._cache_folder = cache_folder if cache_folder is not None else default_folder(os.environ)
        self._programs: OrderedDict[bytes, Loaded] = OrderedDict()
        self.problem: str | None = None
        self._stamp = self._stamped()
        self.loaded = self._load()

    def _load(self) -> Loaded:
        """Read config and rules. Raises `ReplylintError`."""
        config = self._config()
        settings = of_today(settings_for(None, config), time.strftime("%Y-%m-%d"), self._cache_folder)
        program = load_program(settings, self._cache_folder)
        check_rule_names(config, Section(), (rule.id for rule in program.rules))
        return Loaded(config, settings, program)

    def _config(self) -> Config | None:
        path = self._config_path if self._config_path is not None else find_config(os.getcwd())
        return load_config(path, self._cache_folder) if path is not None else None

    def reload_if_changed(self) -> bool:
        """Read config and rules anew if a file of theirs, or the day, is another; requests go on meanwhile.

        What can't be read changes nothing; `problem` then tells why.
        """
        stamp = self._stamped()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            loaded = self._load()
        except ReplylintError as error:
            self.problem = str(error)
            return False
        self.problem = None
        self.loaded = loaded
        self._programs.clear()
        return True

    def _stamped(self) -> tuple[object, ...]:
        """Name, size and time of the config and of all rules; and the day, for rules that look at dates."""
        path = self._config_path if self._config_path is not None else find_config(os.getcwd())
        seen: list[object] = [time.strftime("%Y-%m-%d"), path]
        try:
            if path is not None:
                found = os.stat(path)
                seen += [found.st_mtime_ns, found.st_size]
            config = self._config()
            for folder in settings_for(None, config).packs:
                seen += [(file.path, file.size, file.changed) for file in pack_files(folder)]
        except (OSError, ReplylintError) as error:
            seen.append(str(error))
        return tuple(seen)

    def secret_rules(self) -> frozenset[str]:
        """The rules in force that find what nobody else should read: passwords and card numbers."""
        return frozenset(one.rule.id for one in self.loaded.program.active if one.check.kind in SECRET_KINDS)

    def for_options(self, options: CheckOptions) -> Loaded:
        """Settings and program under the options of a request. Raises `RefusedError` for an unknown rule."""
        loaded = self.loaded
        if options == CheckOptions(markup=options.markup):
            return loaded
        key = msgspec.msgpack.encode(replace(options, markup="plain"))
        kept = self._programs.get(key)
        if kept is None:
            kept = self._under(loaded, options)
            self._programs[key] = kept
            if len(self._programs) > KEPT_PROGRAMS:
                self._programs.popitem(last=False)
        else:
            self._programs.move_to_end(key)
        return kept

    def _under(self, loaded: Loaded, options: CheckOptions) -> Loaded:
        flags = Section(
            select=options.select,
            ignore=options.ignore,
            levels=options.levels,
            interface=options.interface,
            preview=options.preview,
        )
        try:
            check_rule_names(None, flags, (rule.id for rule in loaded.program.rules))
        except ReplylintError as error:
            key = (error.key or "").removeprefix("--")
            said = error.message.partition(": ")[2]
            hint = f". {error.hint}" if error.hint else ""
            raise RefusedError(404, "options", f"{said}{hint}", f"options.{key}") from None
        settings = of_today(
            settings_for(None, loaded.config, flags), loaded.settings.today or "", self._cache_folder
        )
        return Loaded(loaded.config, settings, Program(loaded.program.data, settings))
