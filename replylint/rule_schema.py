"""JSON Schema of rule files and of the config, made from the very records that read them."""

from typing import Any

import msgspec

from replylint.kinds import kind, known_kinds
from replylint.rulefile import BlockKeys, CommonKeys
from replylint.settings import Section

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{name}"


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file: the common keys, and those of its kind or the blocks of `checks`."""
    kinds = {name: kind(name).Keys for name in _usable_kinds()}
    references, defs = msgspec.json.schema_components(
        [CommonKeys, BlockKeys, *kinds.values()], ref_template=_REF, schema_hook=_anything
    )
    common, block, *keys = (_take(reference, defs) for reference in references)
    alternatives: list[dict[str, Any]] = []
    blocks: list[dict[str, Any]] = []
    for name, own in zip(kinds, keys, strict=True):
        is_kind = {"kind": {"const": name}}
        alternatives.append(_object([common, own], is_kind, required=["kind"]))
        blocks.append(_object([block, own], is_kind, required=["kind"]))
    checks = {"checks": {"type": "array", "minItems": 1, "items": {"anyOf": blocks}}}
    alternatives.append(_object([common], checks, required=["checks"]))
    return {
        "$schema": _DRAFT,
        "title": "A replylint rule",
        "description": "See docs/rules.md.",
        "type": "object",
        "anyOf": alternatives,
        "$defs": defs,
    }


def config_schema() -> dict[str, Any]:
    """The schema of `.replylint.yaml`."""
    (reference,), defs = msgspec.json.schema_components([Section], ref_template=_REF, schema_hook=_anything)
    section = _take(reference, defs)
    return {"$schema": _DRAFT, "title": "The config of replylint", **section, "$defs": defs}


def _anything(kind_of_value: type) -> dict[str, Any]:
    """What msgspec has no schema for is `object`: a value that its reader looks at itself."""
    return {"title": "Anything"}


def _usable_kinds() -> list[str]:
    usable = []
    for name in known_kinds():
        try:
            kind(name)
        except ImportError:
            # A kind whose extra is not installed can't be described, and no rule here can use it.
            continue
        usable.append(name)
    return usable


def _take(reference: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    name = reference["$ref"].rpartition("/")[2]
    taken: dict[str, Any] = defs[name]
    return taken


def _object(parts: list[dict[str, Any]], more: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """One object that has the keys of all parts, and no others."""
    properties: dict[str, Any] = dict(more)
    needed = list(required)
    for part in parts:
        for key, value in part.get("properties", {}).items():
            properties.setdefault(key, value)
        needed += [key for key in part.get("required", ()) if key not in needed]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
