"""Data with its places: what JSON, YAML, TOML and CSV files become before their texts are picked out."""

from collections.abc import Iterator
from typing import Protocol

from replylint.readers.layers import Layer

Scalar = str | int | float | bool | None


class Node:
    """A value and where it stands in the file: text[start:end], quotes and brackets included.

    `value` is a scalar, a list of nodes, or a dict from keys to nodes. `key_start` is where the key
    of a member stands, -1 without one.
    """

    __slots__ = ("_layers", "end", "key_start", "start", "value")

    def __init__(
        self,
        value: "Scalar | list[Node] | dict[str, Node]",
        start: int,
        end: int,
        layers: "Layers | None" = None,
        key_start: int = -1,
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.key_start = key_start
        self._layers = layers

    def layer(self) -> Layer:
        """How the text of this node, a string, stands in the file."""
        if self._layers is None or not isinstance(self.value, str):
            raise TypeError("only texts have a layer")
        return self._layers.layer_of(self)

    @property
    def text(self) -> str | None:
        """The value if it is a text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> "list[Node]":
        """The items of a list; none of all else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def members(self) -> "dict[str, Node]":
        """The members of an object; none of all else."""
        return self.value if isinstance(self.value, dict) else {}

    def get(self, *keys: str) -> "Node | None":
        """The member under these keys, one inside the other; None if there is none."""
        node: Node | None = self
        for key in keys:
            node = node.members.get(key) if node is not None else None
        return node

    def scalar(self, *keys: str) -> Scalar:
        """The plain value of a member; None if there is none or it is a list or an object."""
        node = self.get(*keys)
        if node is None or isinstance(node.value, (list, dict)):
            return None
        return node.value

    def string(self, *keys: str) -> str | None:
        """A text or a number among the members as a text, such as an id; None if it is neither or empty."""
        value = self.scalar(*keys)
        if isinstance(value, bool) or value is None or value == "":
            return None
        return str(value)

    def walk(self) -> "Iterator[Node]":
        """This node and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.items or list(node.members.values())))


class Layers(Protocol):
    """Who made the nodes knows how their texts stand in the file; asked only for texts that are linted."""

    def layer_of(self, node: Node) -> Layer:
        """The layer of a node whose value is a text."""
        ...
