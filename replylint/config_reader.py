"""A config's bytes turned into a `Section`; only needed when the cache has no copy."""

import re
from typing import Any

from replylint.errors import ReplylintError
from replylint.settings import Section
from replylint.text_files import decode
from replylint.validation import KeyPath, Places, convert, dotted_key


def read_config(source: bytes, path: str) -> tuple[Section, dict[str, tuple[int, int]]]:
    """The section that a YAML or TOML config holds, and the place of each of its keys.

    Raises `ReplylintError` with line, key, what was expected and the nearest valid name.
    """
    text = decode(source, path)
    if path.endswith(".toml"):
        data, places = _read_toml(text, path)
    else:
        from replylint.yaml_reader import load

        data, places = load(text, path)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise ReplylintError(
            "a config is a mapping of keys", path=path, line=1, column=1, hint="For example: language: ru"
        )
    section = convert(data, Section, path, places)
    _check_values(section, path, places)
    found: dict[str, tuple[int, int]] = {}
    _collect(data, (), places, found)
    return section, found


def _check_values(section: Section, path: str, places: Places) -> None:
    if section.max_size is not None and section.max_size < 1:
        line, column = places.line_of(("max_size",))
        raise ReplylintError(
            f"'max_size' must be a number of bytes above 0, not {section.max_size}",
            path=path,
            line=line,
            column=column,
            key="max_size",
        )
    if section.grammar is not None or any(part.grammar is not None for part in section.paths or ()):
        from replylint.grammar.settings_check import check_grammar

        check_grammar(section, path, places)
    if section.suppress or any(part.suppress for part in section.paths or ()):
        from replylint.suppressions.configured import check_suppress

        check_suppress(section, path, places)
    if section.fields or any(part.fields for part in section.paths or ()):
        from replylint.configured_fields import check_fields

        check_fields(section, path, places)


def _collect(data: Any, path: KeyPath, places: Places, found: dict[str, tuple[int, int]]) -> None:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        inner = (*path, key)
        found[dotted_key(inner)] = places.line_of(inner)
        _collect(value, inner, places, found)


class _TomlPlaces:
    """Where the keys of a TOML table stand, found by its lines: Python's own parser does not say."""

    _HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
    _KEY = re.compile(r"^(\s*)((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
    _NAME = re.compile(r"[\w-]+|\"([^\"]*)\"|'([^']*)'")

    def __init__(self, text: str, table: KeyPath) -> None:
        self._places: dict[KeyPath, tuple[int, int]] = {}
        counts: dict[KeyPath, int] = {}
        current: KeyPath = ()
        for number, line in enumerate(text.splitlines(), 1):
            if header := self._HEADER.match(line):
                current = self._names(header[2])
                if header[1] == "[[":
                    counts[current] = counts.get(current, -1) + 1
                current = tuple(
                    step
                    for end in range(1, len(current) + 1)
                    for step in (
                        (current[end - 1], counts[current[:end]])
                        if current[:end] in counts
                        else (current[end - 1],)
                    )
                )
                self._places.setdefault(current, (number, line.index("[") + 1))
            elif key := self._KEY.match(line):
                self._places.setdefault((*current, *self._names(key[2])), (number, len(key[1]) + 1))
        self._table = table

    def _names(self, text: str) -> tuple[str, ...]:
        return tuple(found[1] or found[2] or found[0] for found in self._NAME.finditer(text))

    def line_of(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of the key, or of the nearest table above it."""
        full = (*self._table, *path)
        while full:
            if full in self._places:
                return self._places[full]
            full = full[:-1]
        return 1, 1


def _read_toml(text: str, path: str) -> tuple[Any, Places]:
    import tomllib

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (None, None)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ReplylintError(f"not valid TOML: {message}", path=path, line=line, column=column) from None
    except RecursionError:
        raise ReplylintError("not valid TOML: nested too deeply", path=path) from None
    if path.replace("\\", "/").rpartition("/")[2] == "pyproject.toml":
        table: KeyPath = ("tool", "replylint")
        for step in table:
            data = data.get(step, {}) if isinstance(data, dict) else {}
    else:
        table = ()
    return data, _TomlPlaces(text, table)
