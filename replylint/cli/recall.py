"""What this run need not check again: results of files that are as they were, under settings as they were.

Only templates are kept, which stand in a repository anyway. A reply to a customer, and whatever is
checked with a ticket, leaves no trace.
"""

import os
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from replylint.cli.packed import packed, unpacked
from replylint.cli.run import Runner
from replylint.cli.tasks import Outcome, Task
from replylint.config import Config
from replylint.edition import edition
from replylint.errors import ReplylintError
from replylint.packs import program_name
from replylint.settings import Settings

_KEY_SIZE = 16
_NOBODYS = b""
"""What is kept of a data file that no reader knows."""


class Unknown:
    """The answer for a file of which nothing is known."""


UNKNOWN = Unknown()


class Recall:
    """Results of earlier runs, for one run; to be closed, so that later runs have those of this one.

    Raises `ImportError` where Python was built without SQLite.
    """

    def __init__(self, runner: Runner, encoding: str | None) -> None:
        from replylint.result_cache import ResultCache

        self._runner = runner
        self._encoding = encoding
        self._cache = ResultCache(runner.cache_folder)
        self._edition = f"{edition()}\n{encoding}\n".encode()
        self._programs: dict[tuple[str, ...], bytes] = {}
        self._starts: dict[bytes, blake2b] = {}
        self._checked: dict[str | None, bool] = {}

    def outcome(self, task: Task) -> Outcome | Unknown:
        """What the file came to. Raises `ReplylintError` for a fault of the config."""
        config = self._runner.config(task.file)
        if not _may_be_kept(task, config) or not self._is_checked(task.settings, config):
            return UNKNOWN
        kept = self._cache.get(self._key(task))
        if kept is None:
            return UNKNOWN
        if kept == _NOBODYS:
            return UNKNOWN if task.named else None
        report = unpacked(kept, task, self._encoding)
        return UNKNOWN if report is None else report

    def keep(self, task: Task, outcome: Outcome, as_bytes: bytes | None = None) -> None:
        """Remember what a file came to, if that may be; `as_bytes` is the report packed, if it is at hand."""
        config = self._runner.config(task.file)
        if isinstance(outcome, ReplylintError) or not _may_be_kept(task, config):
            return
        if outcome is None:
            self._cache.put(self._key(task), _NOBODYS)
        elif outcome.kind == "template" and not outcome.problems:
            as_bytes = as_bytes or packed(outcome, task)
            if as_bytes is not None:
                self._cache.put(self._key(task), as_bytes)

    def note_checked(self, settings: Settings, config: Config | None) -> None:
        """Remember that all rules which this config names exist."""
        where = config.path if config is not None else None
        if not self._checked.get(where):
            self._checked[where] = True
            self._cache.put(self._config_key(settings, config), _NOBODYS)

    def close(self) -> None:
        """Write what is new."""
        self._cache.close()

    def _is_checked(self, settings: Settings, config: Config | None) -> bool:
        """Did an earlier run with these rules find that all rules which this config names exist?"""
        where = config.path if config is not None else None
        if where not in self._checked:
            self._checked[where] = self._cache.get(self._config_key(settings, config)) is not None
        return self._checked[where]

    def _config_key(self, settings: Settings, config: Config | None) -> bytes:
        sections = (config.section if config is not None else None, self._runner.flags)
        names = blake2b(self._edition + self._program(settings), digest_size=_KEY_SIZE)
        names.update(msgspec.msgpack.encode(sections))
        return names.digest()

    def _key(self, task: Task) -> bytes:
        # Neither changes what is found: reports know themselves whether they hang on the day.
        settings = msgspec.msgpack.encode(replace(task.settings, today=None, baseline=None))
        start = self._starts.get(settings)
        if start is None:
            start = blake2b(self._edition + self._program(task.settings) + settings, digest_size=_KEY_SIZE)
            self._starts[settings] = start
        key = start.copy()
        key.update(b"\0" + os.fsencode(task.path) + b"\0")
        key.update(task.data)
        return key.digest()

    def _program(self, settings: Settings) -> bytes:
        name = self._programs.get(settings.packs)
        if name is None:
            name = program_name(settings, self._runner.cache_folder).encode()
            self._programs[settings.packs] = name
        return name


def _may_be_kept(task: Task, config: Config | None) -> bool:
    is_template = task.file is not None and task.settings.draft_kind(task.file) == "template"
    # What LanguageTool says hangs on its version, and on whether its server runs; it has a memory of its own.
    return (
        is_template
        and not task.settings.grammar.enabled
        and (config is None or config.section.cache is not False)
    )
