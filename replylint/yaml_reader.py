"""YAML read safely, with the line and column of every key.

`load` gives plain data (dict, list, str, int, float, bool, None) and the
`Positions` of its keys, so that an error further up can say where it is.

What differs from other YAML readers, on purpose:
- only `true` and `false` are booleans: `off`, `no` and `yes` are words, as in
  YAML 1.2, because `state: off` and the phrase `no` mean what they say;
- dates stay texts, and so do digits that begin with `0` or `+`: phones, codes;
- keys are always texts, and a key given twice is an error;
- tags other than `!!str` and its kin are errors, and so are files that nest
  deeper than `MAX_DEPTH` or whose aliases unfold to more than `MAX_NODES`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from replylint.errors import ReplylintError

MAX_DEPTH = 50
MAX_NODES = 100_000

KeyPath = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_TAG = "tag:yaml.org,2002:"
_HINTS = (
    ("cannot start any token", "A text that begins with @, ` or % must stand in quotes; indent with spaces."),
    ("mapping values are not allowed", "A text with a colon and a space in it must stand in quotes."),
    ("found undefined alias", "A text that begins with * must stand in quotes."),
    ("while scanning an alias", "A text that begins with * must stand in quotes."),
    ("while scanning an anchor", "A text that begins with & must stand in quotes."),
    ("expected ',' or", "A comma or a bracket is missing; a text with brackets in it must stand in quotes."),
    ("invalid Unicode character", "Write the letter itself, or \\U and its eight digits."),
    ("unexpected end of stream", "A quote or a bracket is not closed."),
    ("could not find expected ':'", "Look for a missing colon or a quote that is not closed."),
    ("did not find expected", "Look at the indentation and the quotes around this line."),
)


class YamlError(ReplylintError):
    """A text that is not YAML, or not YAML that we read."""


class _Node:
    __slots__ = ("children", "column", "keys", "line", "size")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.size = 1
        self.children: dict[str | int, _Node] = {}
        self.keys: dict[str | int, tuple[int, int]] = {}


class Positions:
    """Where the keys of a YAML text stand, by their path."""

    def __init__(self, root: _Node | None) -> None:
        self._root = root

    def line_of(self, path: Iterable[str | int] = (), *, value: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the key at `path`, or of its value.

        `("examples", "ru", "bad", 0)` is the first bad example. An item of a
        list has no key: its own place is given. When the path ends nowhere,
        the place of the last part that exists is given; this is what an error
        about a missing key needs.
        """
        node = self._root
        if node is None:
            return 1, 1
        place = node.line, node.column
        for part in path:
            child = node.children.get(part)
            if child is None:
                # A key inside a plain text or a missing key: its parent is the best place.
                return place
            place = (child.line, child.column) if value else node.keys.get(part, (child.line, child.column))
            node = child
        return place


@cache
def loader() -> Any:
    """PyYAML's loader in C, or the slower one where PyYAML was built without it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str, path: str) -> tuple[Any, Positions]:
    """Read a YAML text; an empty one is None. `path` is for error messages only.

    Raises `YamlError` with line and column.
    """
    import yaml

    try:
        return _Builder(path).build(yaml.parse(text, Loader=loader()))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise translated(error, text, path) from None


def translated(error: Exception, text: str, path: str) -> YamlError:
    """What PyYAML's error (a `YAMLError`, or `UnicodeEncodeError`) means, with line, column and a hint."""
    import yaml

    if not isinstance(error, yaml.MarkedYAMLError):
        return _bad_character(text, path, error)
    mark = error.problem_mark or error.context_mark
    words = f"{error.context or ''} {error.problem or ''}"
    return YamlError(
        f"not valid YAML: {error.problem or error.context}",
        path=path,
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
        hint=next((hint for sign, hint in _HINTS if sign in words), None),
    )


def _bad_character(text: str, path: str, error: Exception) -> YamlError:
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if found is None:
        return YamlError(f"not valid YAML: {error}", path=path)
    before = text[: found.start()]
    return YamlError(
        f"the character U+{ord(found[0]):04X} is not allowed in YAML",
        path=path,
        line=before.count("\n") + 1,
        column=found.start() - before.rfind("\n"),
        hint="Delete it.",
    )


class _Builder:
    """Makes data and positions of YAML events; on its own stack, so that no depth can overflow it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._anchors: dict[str, tuple[Any, _Node] | None] = {}
        self._nodes = 0

    def build(self, events: Iterable[Any]) -> tuple[Any, Positions]:
        import yaml

        stack: list[_Open] = []
        root: Any = None
        root_node: _Node | None = None
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                data, node = self._scalar(event), self._node(event)
            elif kind is yaml.AliasEvent:
                data, node = self._alias(event)
            elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                self._check_tag(event, "map" if kind is yaml.MappingStartEvent else "seq")
                if len(stack) >= MAX_DEPTH:
                    raise self._error(event, f"nested deeper than {MAX_DEPTH} levels")
                if stack:
                    stack[-1].refuse_collection_as_key(self._path, event)
                if event.anchor:
                    self._anchors[event.anchor] = None
                stack.append(_Open(kind is yaml.MappingStartEvent, self._node(event), event.anchor))
                continue
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                closed = stack.pop()
                data, node = closed.data, closed.node
                if closed.anchor:
                    self._anchors[closed.anchor] = (data, node)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._error(event, "a second document in one file", "Delete the line '---'.")
                continue
            else:
                continue
            if kind is yaml.ScalarEvent and event.anchor:
                self._anchors[event.anchor] = (data, node)
            if stack:
                stack[-1].add(data, node, self._path, event)
            else:
                root, root_node = data, node
        return root, Positions(root_node)

    def _node(self, event: Any) -> _Node:
        self._count(event, 1)
        return _Node(event.start_mark.line + 1, event.start_mark.column + 1)

    def _count(self, event: Any, size: int) -> None:
        self._nodes += size
        if self._nodes > MAX_NODES:
            raise self._error(
                event,
                f"more than {MAX_NODES} values once its aliases are unfolded",
                "Write the values out, without & and *, or split the file.",
            )

    def _alias(self, event: Any) -> tuple[Any, _Node]:
        if event.anchor not in self._anchors:
            raise self._error(
                event, f"'*{event.anchor}' names nothing", "A text that begins with * must stand in quotes."
            )
        found = self._anchors[event.anchor]
        if found is None:
            raise self._error(event, f"'*{event.anchor}' holds itself")
        self._count(event, found[1].size)
        return found

    def _check_tag(self, event: Any, *names: str) -> None:
        tag = event.tag
        if tag is not None and tag != "!" and tag not in [_TAG + name for name in names]:
            raise self._error(event, f"the tag {tag.replace(_TAG, '!!')} is not allowed here", "Delete it.")

    def _scalar(self, event: Any) -> Any:
        self._check_tag(event, "str", "int", "float", "bool", "null")
        text: str = event.value
        if event.tag is None:
            return resolve(text) if event.implicit[0] else text
        if event.tag in ("!", _TAG + "str"):
            return text
        value = resolve(text)
        wanted = event.tag.removeprefix(_TAG)
        if wanted == "float" and type(value) is int:
            return float(value)
        if {"int": int, "float": float, "bool": bool, "null": type(None)}[wanted] is not type(value):
            raise self._error(event, f"'{text}' is no {wanted}")
        return value

    def _error(self, event: Any, message: str, hint: str | None = None) -> YamlError:
        return _error_at(self._path, event, message, hint)


class _Open:
    """A list or a mapping whose end has not been read."""

    __slots__ = ("_key", "_key_place", "anchor", "data", "node")

    def __init__(self, mapping: bool, node: _Node, anchor: str | None) -> None:
        self.data: dict[str, Any] | list[Any] = {} if mapping else []
        self.node = node
        self.anchor = anchor
        self._key: str | None = None
        self._key_place = (0, 0)

    def refuse_collection_as_key(self, path: str, event: Any) -> None:
        if isinstance(self.data, dict) and self._key is None:
            hint = "A text that begins with { or [ must stand in quotes."
            raise _error_at(path, event, "a key must be a text", hint)

    def add(self, data: Any, node: _Node, path: str, event: Any) -> None:
        if isinstance(self.data, list):
            self._attach(len(self.data), node)
            self.data.append(data)
        elif self._key is None:
            if isinstance(data, (dict, list)):
                raise _error_at(path, event, "a key must be a text", None)
            key = event.value if hasattr(event, "value") else str(data)
            if key in self.data:
                hint = f"It stands in line {self.node.keys[key][0]} already; keep one of them."
                raise _error_at(path, event, f"'{key}' is given twice", hint)
            self._key, self._key_place = key, (event.start_mark.line + 1, event.start_mark.column + 1)
        else:
            self.node.keys[self._key] = self._key_place
            self._attach(self._key, node)
            self.data[self._key] = data
            self._key = None

    def _attach(self, key: str | int, node: _Node) -> None:
        self.node.children[key] = node
        self.node.size += node.size


def _error_at(path: str, event: Any, message: str, hint: str | None) -> YamlError:
    mark = event.start_mark
    return YamlError(message, path=path, line=mark.line + 1, column=mark.column + 1, hint=hint)


def resolve(text: str) -> str | int | float | bool | None:
    """What an unquoted YAML word means: a number, true, false, nothing, or the word itself."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    # Longer digits are numbers of something, never amounts, and Python refuses to convert the longest.
    if len(text) <= 15 and text[0] in "-0123456789":
        if _INTEGER.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
