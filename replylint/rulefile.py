"""A rule file: its keys, read and checked; an error names file, line, key and the nearest valid name."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from replylint.errors import ReplylintError, nearest
from replylint.kinds import UnknownKindError, kind, known_kinds
from replylint.model import Channel, Language, Level, PartKind
from replylint.validation import convert, dotted_key
from replylint.yaml_reader import Positions, load

Looked = Literal["reply", "greeting", "body", "closing", "signature"]
Texts = dict[Language, str]


class WhenKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """Conditions on the ticket; all must hold."""

    ticket: bool | None = None
    complaint: bool | None = None
    first_reply: bool | None = None
    customer: dict[Language, list[str]] | None = None


class ExampleKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """An example with more than its text."""

    draft: str
    excerpt: str | None = None
    excerpts: list[str] = []
    fix: str | None = None
    ticket: dict[str, Any] | None = None
    kind: Literal["reply", "template"] | None = field(default=None, name="as")
    channel: Channel | None = None
    subject: str | None = None
    config: dict[str, Any] = {}


class ExamplesKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of one language."""

    bad: list[str | ExampleKeys] = []
    good: list[str | ExampleKeys] = []


class CommonKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys that every rule may have, whatever its kinds."""

    level: Level
    message: Texts
    why: Texts
    examples: dict[Language, ExamplesKeys]
    state: Literal["stable", "preview", "off"] = "stable"
    part: Looked | list[Looked] = "reply"
    kind_of_draft: Literal["both", "reply", "template"] = field(default="both", name="as")
    channels: list[Channel] = []
    languages: list[Language] = field(default=[], name="lang")
    when: WhenKeys = WhenKeys()
    tags: list[str] = []
    criterion: str | None = None
    link: str | None = None
    suggest: dict[Language, list[str]] = {}
    safe: bool = False


class BlockKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys that a block of `checks` may have of its own, beside those of its kind."""

    part: Looked | list[Looked] | None = None
    when: WhenKeys = WhenKeys()
    suggest: dict[Language, list[str]] | None = None
    safe: bool | None = None


class Block(Struct, frozen=True):
    """One way in which a rule looks: `keys` are an instance of the kind's `Keys`."""

    kind: str
    keys: Any
    own: BlockKeys
    at: tuple[str | int, ...]


class RuleFile(Struct, frozen=True):
    """A rule as it was written, checked; `positions` tell where its keys stand."""

    id: str
    path: str
    common: CommonKeys
    blocks: tuple[Block, ...]
    positions: Positions


_COMMON = tuple(item.encode_name for item in msgspec.structs.fields(CommonKeys))
_OWN = tuple(item.encode_name for item in msgspec.structs.fields(BlockKeys))


def read_rule(text: str, rule_id: str, path: str) -> RuleFile:
    """Read one rule; raises `ReplylintError` for what can't be read or is missing."""
    data, positions = load(text, path)
    if not isinstance(data, dict):
        raise ReplylintError(
            "a rule file holds keys and values", path=path, line=1, column=1, hint="See docs/rules.md."
        )
    blocks = _blocks(data, path, positions)
    kinds_keys = {name for block in blocks for name in block[1]} if "checks" not in data else set()
    common_data = {key: value for key, value in data.items() if key in _COMMON or key not in kinds_keys}
    for key in ("kind", "checks"):
        common_data.pop(key, None)
    _known(common_data, _COMMON, path, positions, (), _kind_key_names(data))
    # A misspelt key is told before the key that is missing because of it.
    read_blocks = tuple(
        _block(name, keys, at, path, positions, nested="checks" in data) for name, keys, at in blocks
    )
    common = convert(common_data, CommonKeys, path, positions)
    rule = RuleFile(
        rule_id,
        path,
        common,
        read_blocks,
        positions,
    )
    _complete(rule)
    return rule


def _kind_key_names(data: Mapping[str, Any]) -> tuple[str, ...]:
    name = data.get("kind")
    if not isinstance(name, str):
        return ("kind", "checks")
    try:
        return ("kind", *_names(kind(name).Keys))
    except UnknownKindError:
        return ("kind",)


def _names(keys: type[Struct]) -> tuple[str, ...]:
    return tuple(item.encode_name for item in msgspec.structs.fields(keys))


def _blocks(
    data: dict[str, Any], path: str, positions: Positions
) -> list[tuple[str, dict[str, Any], tuple[str | int, ...]]]:
    """The blocks of a rule: kind, keys, and the path of the block."""
    if ("checks" in data) == ("kind" in data):
        line, column = positions.line_of(("checks",) if "checks" in data else ())
        raise ReplylintError(
            "a rule has either 'kind' or 'checks'",
            path=path,
            line=line,
            column=column,
            hint="See docs/rules.md.",
        )
    if "kind" in data:
        rest = {key: value for key, value in data.items() if key not in _COMMON and key != "kind"}
        return [(_kind_name(data["kind"], path, positions, ("kind",)), rest, ())]
    checks = data["checks"]
    if not isinstance(checks, list) or not checks or not all(isinstance(block, dict) for block in checks):
        line, column = positions.line_of(("checks",))
        raise ReplylintError(
            "'checks' is a list of blocks, each with a 'kind'", path=path, line=line, column=column
        )
    blocks: list[tuple[str, dict[str, Any], tuple[str | int, ...]]] = []
    for index, block in enumerate(checks):
        name = _kind_name(block.get("kind"), path, positions, ("checks", index, "kind"))
        blocks.append(
            (name, {key: value for key, value in block.items() if key != "kind"}, ("checks", index))
        )
    return blocks


def _kind_name(name: object, path: str, positions: Positions, at: tuple[str | int, ...]) -> str:
    if isinstance(name, str):
        try:
            kind(name)
        except UnknownKindError:
            pass
        else:
            return name
    line, column = positions.line_of(at, value=True)
    near = nearest(str(name), known_kinds())
    hint = f"Did you mean '{near}'?" if near else "Kinds are: " + ", ".join(known_kinds()) + "."
    raise ReplylintError(
        f"there is no kind '{name}'", path=path, line=line, column=column, key="kind", hint=hint
    )


def _block(
    name: str, keys: dict[str, Any], at: tuple[str | int, ...], path: str, positions: Positions, nested: bool
) -> Block:
    struct: type[Struct] = kind(name).Keys
    own: dict[str, Any] = {}
    if nested:
        own = {key: value for key, value in keys.items() if key in _OWN and key not in _names(struct)}
        keys = {key: value for key, value in keys.items() if key not in own}
    _known(keys, _names(struct), path, positions, at, _OWN if nested else _COMMON)
    return Block(
        name, convert(keys, struct, path, positions, at), convert(own, BlockKeys, path, positions, at), at
    )


def _known(
    data: Mapping[str, Any],
    known: tuple[str, ...],
    path: str,
    positions: Positions,
    at: tuple[str | int, ...],
    also: tuple[str, ...],
) -> None:
    for key in data:
        if key not in known:
            line, column = positions.line_of((*at, key))
            near = nearest(key, [*known, *also])
            hint = (
                f"Did you mean '{near}'?"
                if near
                else "Known keys here: " + ", ".join(sorted({*known, *also})) + "."
            )
            raise ReplylintError(
                f"unknown key '{key}'",
                path=path,
                line=line,
                column=column,
                key=dotted_key((*at, key)),
                hint=hint,
            )


def _complete(rule: RuleFile) -> None:
    """What every rule must have: texts and examples in each of its languages."""
    languages = rule.common.languages or list(rule.common.message)

    def missing(what: str, *key: str | int, hint: str | None = None) -> ReplylintError:
        line, column = rule.positions.line_of(key)
        return ReplylintError(what, path=rule.path, line=line, column=column, key=dotted_key(key), hint=hint)

    if not languages:
        raise missing("a rule needs a message in at least one language", "message")
    for language in languages:
        for name, texts in (("message", rule.common.message), ("why", rule.common.why)):
            if not texts.get(language, "").strip():
                raise missing(f"'{name}' is missing in {language}", name)
        examples = rule.common.examples.get(language)
        if examples is None or not examples.bad:
            raise missing(f"a bad example is missing in {language}", "examples", language)
        if len(examples.good) < 2:
            raise missing(
                f"{len(examples.good)} good example(s) in {language}: at least two are needed",
                "examples",
                language,
                "good",
                hint="Write near misses: the same words, used innocently.",
            )


PARTS: dict[str, tuple[PartKind, ...]] = {
    "reply": ("greeting", "body", "closing"),
    "greeting": ("greeting",),
    "body": ("body",),
    "closing": ("closing",),
    "signature": ("signature",),
}


def parts_of(part: Looked | list[Looked]) -> tuple[PartKind, ...]:
    """The parts of a draft that a rule's `part` names."""
    names = [part] if isinstance(part, str) else part
    return tuple(dict.fromkeys(kind for name in names for kind in PARTS[name]))
