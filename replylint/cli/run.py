"""What `check` and `scan` need for one text: settings, program, draft, ticket."""

import gc
import os
import sys
import time
from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec

from replylint.cache import default_folder
from replylint.config import Config, check_rule_names, find_config, load_config, of_today, settings_for
from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.language.codes import known_language
from replylint.lazy import use_cache
from replylint.model import Channel, Draft, DraftKind, Language, Ticket
from replylint.packs import load_program
from replylint.program import Program
from replylint.readers.table import check_reader_names
from replylint.settings import Section, Settings
from replylint.text_files import decode, read_text

if TYPE_CHECKING:
    from replylint.cli.grammar_notices import GrammarNotices


class Runner:
    """Finds config and program of each text, each of them once.

    `config_path` None: the config is looked for upward from each file.
    """

    def __init__(self, flags: Section, config_path: str | None = None) -> None:
        self.flags = flags
        self._config_path = config_path
        self._configs: dict[str, Config | None] = {}
        self._config_of: dict[str, Config | None] = {}
        self._programs: dict[bytes, Program] = {}
        self._checked: set[str | None] = set()
        self._today = time.strftime("%Y-%m-%d")
        use_cache(self.cache_folder)

    def __reduce__(self) -> tuple[type["Runner"], tuple[Section, str | None]]:
        """In another process all is found anew."""
        return Runner, (self.flags, self._config_path)

    @cached_property
    def cache_folder(self) -> str:
        """Where configs and programs are kept between runs."""
        return default_folder(os.environ)

    @cached_property
    def grammar_notices(self) -> "GrammarNotices":
        """What is told of grammar."""
        from replylint.cli.grammar_notices import GrammarNotices

        return GrammarNotices()

    def close(self) -> None:
        """Tell what is to be told when all is checked."""
        if "grammar_notices" in self.__dict__:
            self.grammar_notices.after()

    def config(self, path: str | None) -> Config | None:
        """The config that holds for a file (None: standard input, in the current folder)."""
        folder = os.path.dirname(path) if path is not None else ""
        if folder not in self._config_of:
            self._config_of[folder] = self._config_in(folder)
        return self._config_of[folder]

    def _config_in(self, folder: str) -> Config | None:
        found = self._config_path or _find(os.path.abspath(folder))
        if found is None:
            return None
        if found not in self._configs:
            config = load_config(short(found), self.cache_folder)
            check_reader_names(config)
            self._configs[found] = config
        return self._configs[found]

    @property
    def names_baseline(self) -> bool:
        """Does some config that was read so far name a baseline?"""
        return any(
            config is not None and config.section.baseline is not None for config in self._configs.values()
        )

    def settings(self, path: str | None) -> Settings:
        """All that is settled for a file (None: standard input)."""
        settings = settings_for(path, self.config(path), self.flags)
        return of_today(settings, self._today, self.cache_folder)

    def program(self, settings: Settings, config: Config | None = None) -> Program:
        """The rules that these settings ask for."""
        of_rules = _of_rules(settings)
        key = msgspec.msgpack.encode(of_rules)
        program = self._programs.get(key)
        if program is None:
            program = self._programs[key] = load_program(of_rules, cache_folder=self.cache_folder)
            if settings.grammar.enabled:
                self.grammar_notices.before(settings)
            # What was loaded stays; from here on there may be garbage again.
            gc.freeze()
            gc.enable()
        where = config.path if config is not None else None
        if where not in self._checked:
            self._checked.add(where)
            check_rule_names(config, self.flags, (rule.id for rule in program.rules))
        return program

    def draft(
        self,
        text: str,
        settings: Settings,
        path: str | None,
        ticket: Ticket | None,
        *,
        kind: DraftKind | None = None,
        channel: Channel | None = None,
        language: Language | None = None,
    ) -> Draft:
        """Take a text apart; what is given here goes before the settings."""
        return read_draft(
            text,
            language=language or settings.language,
            kind=kind or settings.draft_kind(path),
            channel=channel or settings.channel or (ticket.channel if ticket is not None else None),
            subject=ticket.subject if ticket is not None else None,
            hint=known_language(ticket.language) if ticket is not None else None,
        )


def _of_rules(settings: Settings) -> Settings:
    """The settings without what is of one file only and of no concern to its rules."""
    return msgspec.structs.replace(settings, suppress=(), reader=None, kind=None, channel=None, language=None)


@cache
def _find(folder: str) -> str | None:
    return find_config(folder)


def forget_places() -> None:
    """Look for configs anew: files may have come or gone since."""
    _find.cache_clear()


def short(path: str) -> str:
    """The path as the user would write it from here: relative when it is not further than that."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return relative if len(relative) < len(path) and not relative.startswith(os.pardir) else path


def read_input(path: str, *, encoding: str | None, max_size: int) -> str:
    """The text of a file, or of standard input for `-`. Raises `ReplylintError`."""
    if path != "-":
        return read_text(path, encoding=encoding, max_size=max_size)
    data = sys.stdin.buffer.read(max_size + 1)
    return decode(data, "-", encoding=encoding, max_size=max_size)


def load_ticket(path: str, max_size: int) -> Ticket:
    """The ticket of `--ticket`. Raises `ReplylintError` with the key at fault."""
    from replylint.tickets import TicketError, read_ticket

    text = read_input(path, encoding=None, max_size=max_size)
    try:
        return read_ticket(text)
    except TicketError as error:
        raise ReplylintError(f"not a ticket: {error}", path=path) from None
