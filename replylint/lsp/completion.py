"""What can be written next: rules in directives and configs, keys and words in rule files and configs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from lsprotocol import types

from replylint.language.ui import LEVEL_NAMES
from replylint.lazy import pattern
from replylint.linter import in_language
from replylint.lsp.schema_walk import Choice, keys_at, values_at
from replylint.lsp.yaml_place import Place, place_in
from replylint.model import Language
from replylint.program import Program, Rule
from replylint.suppressions.directives import ACTIONS

_DIRECTIVE = pattern(r"replylint-[a-z-]*$")
_NAMES = pattern(r"replylint-(?:disable|enable)[a-z-]*[ \t]+(?:[\w/-]+[ \t]*,[ \t]*)*([\w/-]*)$")
_KIND = pattern(r"(?m)^kind:[ \t]*([\w-]+)[ \t]*\r?$")
_OF_RULES = ("select", "ignore", "preview", "rules")
_BY_RULE = ("levels", "options")


def in_text(before: str, program: Program, language: Language) -> list[types.CompletionItem]:
    """What may follow `before`, the line up to the cursor, in a text with comments."""
    names = _NAMES.search(before)
    if names is not None:
        return list(_rules(program, names[1], language))
    word = _DIRECTIVE.search(before)
    if word is None:
        return []
    return [_item(action, types.CompletionItemKind.Keyword, word[0]) for action in ACTIONS]


def in_rule(text: str, offset: int) -> list[types.CompletionItem]:
    """What may stand at a place of a rule file; what is left over of the word there is replaced."""
    place = place_in(text, offset)
    if place is None:
        return []
    kind = _KIND.search(text)
    named = kind[1] if kind is not None and place.path else None
    return list(_of_schema(_rule_schema(), place, named))


def in_config(
    text: str, offset: int, program: Program | None, language: Language
) -> list[types.CompletionItem]:
    """What may stand at a place of a config; `program` None: its rules are not known."""
    place = place_in(text, offset)
    if place is None:
        return []
    listed = place.key or next((step for step in reversed(place.path) if step is not None), None)
    if program is not None:
        if place.item and listed in _OF_RULES:
            return list(_rules(program, place.begun, language))
        if place.key is None and listed in _BY_RULE and place.path[-1:] == (listed,):
            return [_as_key(item) for item in _rules(program, place.begun, language)]
    if place.path[-1:] and place.path[-1] in _BY_RULE and place.key is None:
        return []
    return list(_of_schema(_config_schema(), place, None))


def _of_schema(schema: Mapping[str, Any], place: Place, kind: str | None) -> Iterator[types.CompletionItem]:
    if place.key is None and not (place.item and values_at(schema, place.path, kind)):
        for choice in keys_at(schema, place.path, kind, place.present.get("kind")):
            if choice.text not in place.present:
                yield _as_key(_item(choice.text, types.CompletionItemKind.Property, place.begun, choice))
        return
    path = place.path if place.key is None else (*place.path, place.key)
    for choice in values_at(schema, path, kind):
        yield _item(choice.text, types.CompletionItemKind.EnumMember, place.begun, choice)


def _rules(program: Program, begun: str, language: Language) -> Iterator[types.CompletionItem]:
    """All rules and packs."""
    for rule in program.rules:
        yield _item(rule.id, types.CompletionItemKind.Reference, begun, _about(rule, language))
    for pack in dict.fromkeys(rule.id.partition("/")[0] for rule in program.rules):
        yield _item(pack, types.CompletionItemKind.Module, begun)


def _about(rule: Rule, language: Language) -> Choice:
    level = LEVEL_NAMES[language][rule.level]
    return Choice(rule.id, f"{level}: {in_language(rule.message, language)}")


def _item(
    text: str, kind: types.CompletionItemKind, begun: str, choice: Choice | None = None
) -> types.CompletionItem:
    """An item; what was begun is what an editor compares it with, slashes and dashes included."""
    needed = choice is not None and choice.needed
    return types.CompletionItem(
        text,
        kind=kind,
        detail=choice.about or None if choice is not None else None,
        filter_text=text,
        sort_text=f"{0 if needed else 1}{text}",
        data=begun,
    )


def placed(
    items: Iterable[types.CompletionItem], position: types.Position, units: int
) -> list[types.CompletionItem]:
    """The items with the edit that puts them in the place of the word before `position`, `units` characters long."""
    start = types.Position(position.line, position.character - units)
    result = []
    for item in items:
        text = item.insert_text or item.label
        item.text_edit = types.TextEdit(types.Range(start, position), text)
        item.data = None
        result.append(item)
    return result


def _as_key(item: types.CompletionItem) -> types.CompletionItem:
    item.insert_text = f"{item.label}: "
    return item


@cache
def _rule_schema() -> Mapping[str, Any]:
    from replylint.rule_schema import rule_schema

    return rule_schema()


@cache
def _config_schema() -> Mapping[str, Any]:
    from replylint.rule_schema import config_schema

    return config_schema()
