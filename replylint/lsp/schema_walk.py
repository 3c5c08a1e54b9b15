"""What a JSON Schema allows at a place: the keys of a mapping, the values of a key."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from replylint.model import LANGUAGES

Schema = Mapping[str, Any]


class Choice(Struct, frozen=True):
    """A key or a value that may stand somewhere; `needed`: the mapping is not complete without it."""

    text: str
    about: str = ""
    needed: bool = False


def keys_at(
    schema: Schema, path: Sequence[str | None], kind: str | None = None, own_kind: str | None = None
) -> list[Choice]:
    """The keys of the mapping at a path (None: an item of a list).

    `kind` is that of the rule, `own_kind` that of the mapping, where they are known; a mapping that may be
    of many kinds has for the time being the keys that all kinds have, and `kind`.
    """
    places = _at(schema, path, own_kind if not path else kind)
    of_kind = [one for one in places if own_kind is not None and _kind_of(one) == own_kind]
    places = of_kind or places
    kinds = [one for one in places if _kind_of(one) is not None]
    found: dict[str, Choice] = {}
    for one in places:
        needed = one.get("required", ())
        if "properties" not in one and isinstance(one.get("additionalProperties"), dict):
            # The schema does not name the keys of such a mapping: they are languages.
            found.update({name: Choice(name) for name in LANGUAGES})
        for name, value in one.get("properties", {}).items():
            common = name == "kind" or all(name in other["properties"] for other in kinds)
            if common or one not in kinds:
                about = "" if name == "kind" else _about(value, schema)
                found.setdefault(name, Choice(name, about, name in needed))
    return list(found.values())


def _kind_of(one: Schema) -> str | None:
    kind = one.get("properties", {}).get("kind", {}).get("const")
    return kind if isinstance(kind, str) else None


def values_at(schema: Schema, path: Sequence[str | None], kind: str | None = None) -> list[Choice]:
    """The words that may stand at a path."""
    found: dict[str, Choice] = {}
    for one in _at(schema, path, kind):
        words = [*one.get("enum", ()), *([one["const"]] if "const" in one else ())]
        if one.get("type") == "boolean":
            words += ["true", "false"]
        for word in words:
            if isinstance(word, str):
                found.setdefault(word, Choice(word))
    return list(found.values())


def _at(schema: Schema, path: Sequence[str | None], kind: str | None) -> list[Schema]:
    places = list(_alternatives(schema, schema, kind))
    for step in path:
        inner: list[Schema] = []
        for one in places:
            value = one.get("items") if step is None else _property(one, step)
            if isinstance(value, dict):
                # Only the file as a whole is of the rule's kind; its blocks have kinds of their own.
                inner += _alternatives(value, schema, None)
        places = inner
    return places


def _property(one: Schema, name: str) -> Any:
    return one.get("properties", {}).get(name, one.get("additionalProperties"))


def _alternatives(one: Schema, root: Schema, kind: str | None) -> Iterator[Schema]:
    """The schemas behind references and alternatives."""
    if "$ref" in one:
        one = root["$defs"][str(one["$ref"]).rpartition("/")[2]]
    inner = one.get("anyOf")
    if inner is None:
        if kind is None or _kind_of(one) in (None, kind):
            yield one
        return
    for alternative in inner:
        yield from _alternatives(alternative, root, kind)


def _about(value: Schema, root: Schema) -> str:
    """What sort of value a key has, in a few words."""
    if "$ref" in value:
        value = root["$defs"][str(value["$ref"]).rpartition("/")[2]]
    words = value.get("enum")
    if words:
        return ", ".join(str(word) for word in words[:6])
    described = value.get("description")
    if isinstance(described, str):
        return described.partition("\n")[0]
    return str(value.get("type", ""))
