"""Config and rules of each text, read anew when a file of theirs changes."""

import os
import time
from threading import RLock
from typing import Literal

from msgspec import Struct

from replylint.cli.inputs import is_left_out, text_test
from replylint.cli.run import Runner, forget_places
from replylint.config import Config, find_config, layers_for
from replylint.errors import ReplylintError
from replylint.packs import pack_files
from replylint.program import Program
from replylint.settings import Section, Settings

PAUSE = 1.0
"""Seconds for which files of config and rules are taken to be as they were seen."""

MOST = 5000
"""Texts whose settings are remembered."""


class Configured(Struct, frozen=True):
    """What holds for one text. `text` False: no text of ours, or one that the config leaves out."""

    config: Config | None
    settings: Settings
    program: Program
    text: bool
    ticket: str | None = None
    """Where the config says that the ticket of this text is."""


class Configs:
    """Finds what holds for each text. May be used by several threads.

    `flags` go before the configs; `config_path` None: each text has the config of its folder or of one above.
    """

    def __init__(self, flags: Section | None = None, config_path: str | None = None) -> None:
        self._flags = flags or Section()
        self._config_path = config_path
        self._lock = RLock()
        self._seen: dict[_Key, object] = {}
        self._day = ""
        self._looked = 0.0
        self._begin()

    def _begin(self, runner: Runner | None = None) -> None:
        if runner is None:
            forget_places()
            runner = Runner(self._flags, self._config_path)
        self._runner = runner
        self._is_text = text_test(self._runner)
        self._day = time.strftime("%Y-%m-%d")
        self._known: dict[str, Configured | ReplylintError] = {}

    @property
    def runner(self) -> Runner:
        """What finds configs at the moment."""
        return self._runner

    def of(self, path: str) -> Configured:
        """What holds for the text of this path. Raises `ReplylintError` for a fault of config or rules."""
        with self._lock:
            known = self._known.get(path)
            if known is None:
                known = self._found(path)
                if len(self._known) >= MOST:
                    self._known.clear()
                self._known[path] = known
        if isinstance(known, ReplylintError):
            raise known
        return known

    def _found(self, path: str) -> Configured | ReplylintError:
        self._watch(("config", os.path.dirname(path)))
        runner = self._runner
        try:
            config = runner.config(path)
            settings = runner.settings(path)
            for pack in settings.packs:
                self._watch(("pack", pack))
            if settings.baseline is not None:
                self._watch(("file", settings.baseline))
            program = runner.program(settings, config)
        except ReplylintError as error:
            return error
        text = self._is_text(path) and not is_left_out(path, config)
        return Configured(config, settings, program, text, _ticket_of(path, config))

    def folders_of_rules(self, path: str) -> tuple[str, ...]:
        """The folders of packs that the config of a file names; none if it can't be read."""
        try:
            with self._lock:
                return self._runner.settings(path).packs
        except ReplylintError:
            return ()

    def settle(self, flags: Section, config_path: str | None) -> bool:
        """Take other flags; False if they are the same. May have to wait for rules that are being compiled."""
        if (flags, config_path) == (self._flags, self._config_path):
            return False
        with self._lock:
            self._flags, self._config_path = flags, config_path
            self._begin()
            return True

    def may_be_old(self) -> bool:
        """Is a config, a pack or the day another than it was? Looks once in `PAUSE` seconds, and never waits."""
        # While rules are compiled for another text, nobody who asks in passing waits for that.
        if time.monotonic() - self._looked < PAUSE or not self._lock.acquire(blocking=False):
            return False
        try:
            self._looked = time.monotonic()
            return self._look() is not None
        finally:
            self._lock.release()

    def refresh(self) -> bool:
        """Read all anew if something is another than before; tells whether it is. Others may go on meanwhile."""
        with self._lock:
            seen = self._look()
            if seen is None:
                return False
            # Each sort of rules that was in use is made ready before the old ones go.
            paths = {
                one.settings.packs: path for path, one in self._known.items() if isinstance(one, Configured)
            }
            flags, config_path = self._flags, self._config_path
        forget_places()
        runner = Runner(flags, config_path)
        for path in paths.values():
            try:
                runner.program(runner.settings(path), runner.config(path))
            except ReplylintError:
                # It is told with the texts that it holds for.
                continue
        with self._lock:
            if (flags, config_path) != (self._flags, self._config_path):
                return True
            self._seen = {**self._seen, **seen}
            self._begin(runner)
            return True

    def _look(self) -> "dict[_Key, object] | None":
        """The files that are watched as they are now; None if they are as they were."""
        seen = {key: self._facts(key) for key in self._seen}
        return None if seen == self._seen and self._day == time.strftime("%Y-%m-%d") else seen

    def _watch(self, key: "_Key") -> None:
        if key not in self._seen:
            self._seen[key] = self._facts(key)

    def _facts(self, key: "_Key") -> object:
        """Name, size and time of all files that a key stands for."""
        sort, path = key
        if sort == "pack":
            try:
                return [(file.path, file.size, file.changed) for file in pack_files(path)]
            except ReplylintError as error:
                return str(error)
        found = path if sort == "file" else self._config_path or find_config(path)
        try:
            status = os.stat(found) if found is not None else None
        except OSError:
            status = None
        return found, status and (status.st_mtime_ns, status.st_size)


def _ticket_of(path: str, config: Config | None) -> str | None:
    """The file that the config names for the ticket of a text."""
    if config is None:
        return None
    named = [layer.section.ticket for layer in layers_for(path, config, Section()) if layer.section.ticket]
    if not named:
        return None
    name = os.path.splitext(os.path.basename(path))[0]
    found = os.path.expanduser(named[-1].replace("{name}", name))
    return os.path.normpath(os.path.join(config.folder, found))


_Key = tuple[Literal["config", "pack", "file"], str]
"""What is watched: the config of a folder, the rules in one, or a file."""
