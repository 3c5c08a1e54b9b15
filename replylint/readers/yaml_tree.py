"""YAML of others as nodes with their places: what PyYAML's parser (libyaml) reads, several documents as a list.

Unlike `replylint.yaml_reader`, which reads our own files, it takes tags that nobody knows
(`!ruby/object`), several documents and files of any length. An alias is the very node of its
anchor, so that a text has one place; `<<` lends the members of other objects.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from replylint.errors import ReplylintError
from replylint.lines import Lines
from replylint.readers.layers import Layer
from replylint.readers.tree import Node, Scalar
from replylint.readers.yaml_scalars import layer_of_scalar
from replylint.yaml_reader import loader, resolve, translated

MAX_DEPTH = 100
"""Levels of lists and objects."""
MAX_NODES = 2_000_000
"""Values once the aliases are unfolded; a few lines of aliases can stand for billions."""

_TAG = "tag:yaml.org,2002:"
_FOREIGN_ESCAPE = re.compile(r"\\(?:x[89A-Fa-f]|u(?!00[0-7])|U(?!0000))")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s*(?:#[^\r\n]*\s*)*)*")


def parse(text: str, path: str) -> Node:
    """The document of a YAML file, or a list of them if it holds several; empty ones are left out.

    Raises `ReplylintError` with line and column for what is no YAML, for a key given twice, for a list or an
    object as a key, for an alias without an anchor and for more than `MAX_DEPTH` or `MAX_NODES`.
    """
    try:
        documents = _Builder(text, path).build(yaml.parse(text, Loader=loader()))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise translated(error, text, path) from None
    if len(documents) == 1:
        return documents[0]
    return Node(list(documents), 0, len(text)) if documents else Node(None, 0, len(text))


class _Texts:
    """Gives the layers of the texts of one file, those inside [] and {} or those outside."""

    __slots__ = ("_ascii_only", "_flow", "_text")

    def __init__(self, text: str, flow: bool) -> None:
        self._text = text
        self._ascii_only = text.isascii() and _FOREIGN_ESCAPE.search(text) is not None
        self._flow = flow

    def layer_of(self, node: Node) -> Layer:
        assert isinstance(node.value, str)
        return layer_of_scalar(self._text, node.start, node.end, node.value, self._flow, self._ascii_only)


class _Open:
    """A list or an object whose end has not been read."""

    __slots__ = ("anchor", "event", "flow", "key", "keys", "lenders", "node", "size")

    def __init__(self, event: Any, node: Node) -> None:
        self.event = event
        self.node = node
        self.anchor: str | None = event.anchor
        self.flow: bool = bool(event.flow_style)
        self.size = 1
        self.key: str | None = None
        self.keys: dict[str, int] = {}
        self.lenders: list[Node] = []


class _Builder:
    """Makes nodes of events; on its own stack, so that no depth can overflow it."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._block = _Texts(text, False)
        self._flow = _Texts(text, True)
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._stack: list[_Open] = []
        self._nodes = 0

    def build(self, events: Iterable[Any]) -> list[Node]:
        documents: list[Node] = []
        stack = self._stack
        for event in events:
            kind = type(event)
            size = 1
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
                if event.anchor:
                    self._anchors[event.anchor] = node, 1
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, kind is yaml.MappingStartEvent)
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                closed = stack.pop()
                node, size = closed.node, closed.size
                self._close(closed, event)
            elif kind is yaml.AliasEvent:
                node, size = self._alias(event)
            else:
                if kind is yaml.DocumentStartEvent:
                    self._anchors = {}
                continue
            self._count(size if kind is yaml.AliasEvent else 1, event)
            if stack:
                self._attach(stack[-1], node, size, event)
            elif node.value is not None:
                documents.append(node)
        return documents

    def _scalar(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            found = _PROPERTIES.match(self._text, start, end)
            start = found.end() if found is not None else start
        flow = bool(self._stack) and self._stack[-1].flow
        return Node(_value(event), start, end, self._flow if flow else self._block)

    def _open(self, event: Any, mapping: bool) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise self._error(event.start_mark.index, f"nested deeper than {MAX_DEPTH} levels")
        if event.anchor:
            self._anchors[event.anchor] = None
        start = event.start_mark.index
        self._stack.append(_Open(event, Node({} if mapping else [], start, start)))

    def _close(self, closed: _Open, event: Any) -> None:
        node = closed.node
        children = node.items or list(node.members.values())
        # Where a block ends libyaml says only when it has read on to the next word.
        node.end = (
            event.end_mark.index if closed.flow else max([node.start, *(child.end for child in children)])
        )
        for lender in closed.lenders:
            for key, member in lender.members.items():
                node.members.setdefault(key, member)
            closed.size += len(lender.members)
            self._count(len(lender.members), event)
        if closed.anchor:
            self._anchors[closed.anchor] = node, closed.size

    def _alias(self, event: Any) -> tuple[Node, int]:
        if event.anchor not in self._anchors:
            raise self._error(
                event.start_mark.index,
                f"'*{event.anchor}' names nothing",
                "A text that begins with * must stand in quotes.",
            )
        found = self._anchors[event.anchor]
        if found is None:
            raise self._error(event.start_mark.index, f"'*{event.anchor}' holds itself")
        return found

    def _attach(self, owner: _Open, node: Node, size: int, event: Any) -> None:
        owner.size += size
        if isinstance(owner.node.value, list):
            owner.node.value.append(node)
        elif owner.key is None:
            self._take_key(owner, node, event)
        else:
            if owner.key == "<<" and (lenders := _lenders(node)):
                owner.lenders += lenders
            else:
                # The node of an alias keeps the key of its anchor.
                if type(event) is not yaml.AliasEvent:
                    node.key_start = owner.keys[owner.key]
                owner.node.members[owner.key] = node
            owner.key = None

    def _take_key(self, owner: _Open, node: Node, event: Any) -> None:
        if isinstance(node.value, (list, dict)):
            hint = "A text that begins with { or [ must stand in quotes."
            raise self._error(node.start, "a list or an object can't be a key", hint)
        key = event.value if type(event) is yaml.ScalarEvent else str(node.value)
        if key in owner.keys and key != "<<":
            line, column = Lines(self._text).place(owner.keys[key])
            hint = f"It stands in line {line}, column {column} already; keep one of them."
            raise self._error(event.start_mark.index, f"the key '{key}' is given twice", hint)
        owner.key = key
        owner.keys[key] = event.start_mark.index

    def _count(self, size: int, event: Any) -> None:
        self._nodes += size
        if self._nodes > MAX_NODES:
            raise self._error(
                event.start_mark.index, f"more than {MAX_NODES} values once its aliases are unfolded"
            )

    def _error(self, place: int, message: str, hint: str | None = None) -> ReplylintError:
        line, column = Lines(self._text).place(place)
        message = f"not valid YAML: {message}"
        return ReplylintError(message, path=self._path, line=line, column=column, hint=hint)


def _value(event: Any) -> Scalar:
    text: str = event.value
    if event.tag == _TAG + "binary":
        return None
    if event.tag is None:
        return resolve(text) if event.implicit[0] else text
    if event.tag.startswith(_TAG) and event.tag != _TAG + "str":
        return resolve(text)
    return text


def _lenders(node: Node) -> list[Node]:
    """The objects whose members `<<` lends."""
    if isinstance(node.value, dict):
        return [node]
    return node.items if node.items and all(isinstance(item.value, dict) for item in node.items) else []
