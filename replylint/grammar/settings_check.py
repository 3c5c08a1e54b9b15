"""What can't be meant under `grammar:` in a config."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from replylint.errors import ReplylintError
from replylint.settings import GrammarSection, Section
from replylint.validation import KeyPath, Places

LONGEST = 600
"""Seconds that a request may take at most."""


def check_grammar(section: Section, path: str, places: Places) -> None:
    """Raise `ReplylintError` for a server that is no address, or a time that is none."""
    for prefix, grammar in _sections(section):
        if grammar.server is not None and (said := _fault_in_server(grammar.server)):
            raise _error(
                said, (*prefix, "server"), path, places, "For example: server: http://127.0.0.1:8081"
            )
        if grammar.timeout is not None and not 0 < grammar.timeout <= LONGEST:
            raise _error(
                f"'timeout' is a number of seconds above 0 and up to {LONGEST}, not {grammar.timeout}",
                (*prefix, "timeout"),
                path,
                places,
                "For example: timeout: 20",
            )


def _sections(section: Section) -> Iterator[tuple[KeyPath, GrammarSection]]:
    if section.grammar is not None:
        yield ("grammar",), section.grammar
    for index, part in enumerate(section.paths or ()):
        if part.grammar is not None:
            yield ("paths", index, "grammar"), part.grammar


def _fault_in_server(server: str) -> str | None:
    try:
        parts = urlsplit(server)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        return f"'server' is the address of a LanguageTool server, not '{server}'"
    if parts.username or parts.password or parts.query or parts.fragment:
        return "'server' is an address without user name, password or query"
    return None


def _error(message: str, key: KeyPath, path: str, places: Places, hint: str) -> ReplylintError:
    line, column = places.line_of(key)
    return ReplylintError(
        message, path=path, line=line, column=column, key=".".join(map(str, key)), hint=hint
    )
