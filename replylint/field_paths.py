"""The paths by which a config names fields of data: `macros[].actions[field=comment_value].value`.

| step | meaning |
|---|---|
| `name`, `"a.b"` | the member of that name; in quotes if dots, brackets or stars are in it |
| `*` | every member |
| `[]` | every item of a list |
| `[0]` | the first item |
| `[field=comment_value]` | the items in which that member has that value |
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from replylint.errors import ReplylintError


class Key(Struct, frozen=True):
    """The member of that name; `name` None: every member."""

    name: str | None


class Item(Struct, frozen=True):
    """The item of a list at `index`, from 0; None: every item."""

    index: int | None


class Where(Struct, frozen=True):
    """The items of a list in which the member `key` is written as `value`: a text, a number, true, false or null."""

    key: str
    value: str


Step = Key | Item | Where

_NO_BARE_NAME = ".[]*=\"'"
_NAME = r""" "[^"]*" | '[^']*' | [^.\[\]*"'=]+ """
_STEP = re.compile(
    rf"""
    (?P<dot>\.)?(?: (?P<star>\*) | (?P<name>{_NAME}) )
    | \[ [ ]* (?: \*? | (?P<index>[0-9]{{1,9}}) | (?P<key>{_NAME}) = (?P<value> "[^"]*" | '[^']*' | [^\]"']* ) ) [ ]* \]
    """,
    re.VERBOSE,
)


def parse_path(text: str) -> tuple[Step, ...]:
    """The steps of a path. Raises `ReplylintError`, without a place, that says what was expected where."""
    if not text.strip():
        raise ReplylintError("the path is empty", hint="For example: macros[].text")
    if text.startswith(("$.", "$[")):
        raise ReplylintError(f"'{text}' begins with a $", hint=f"Leave it out: {text[1:].lstrip('.')}")
    steps: list[Step] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            raise _unreadable(text, at)
        if text[at] != "[" and (text[at] == ".") is (at == 0):
            raise _unreadable(text, at)
        steps.append(_step(found))
        at = found.end()
    return tuple(steps)


def shown_path(steps: Iterable[Step]) -> str:
    """The path as people write it."""
    text = ""
    for step in steps:
        if isinstance(step, Key):
            text += ("." if text else "") + ("*" if step.name is None else _quoted(step.name))
        elif isinstance(step, Item):
            text += "[]" if step.index is None else f"[{step.index}]"
        else:
            text += f"[{_quoted(step.key)}={_quoted(step.value)}]"
    return text


def _step(found: re.Match[str]) -> Step:
    if found["star"] is not None:
        return Key(None)
    if found["name"] is not None:
        return Key(_bare(found["name"]))
    if found["key"] is not None:
        return Where(_bare(found["key"]), _bare(found["value"]))
    return Item(int(found["index"]) if found["index"] is not None else None)


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if text[:1] in ("'", '"') else text


def _quoted(text: str) -> str:
    if text.strip() == text != "" and not any(sign in text for sign in _NO_BARE_NAME):
        return text
    return f"'{text}'" if '"' in text else f'"{text}"'


def _unreadable(text: str, at: int) -> ReplylintError:
    before, rest = text[:at], text[at:]
    where = f" after '{before}'" if before else ""
    if rest[0] == "[":
        if "]" not in rest:
            return ReplylintError(f"a closing ] is missing in '{text}'")
        bracket = rest[: rest.index("]") + 1]
        hint = "Brackets hold nothing, a number or a condition: [], [0], [field=comment_value]."
        return ReplylintError(f"{bracket} can't be read{where}", hint=hint)
    if rest[0] in "'\"" or rest[:2] in (".'", '."'):
        return ReplylintError(f"a closing quote is missing in '{text}'")
    if rest[0] == ".":
        return ReplylintError(f"a name was expected between the dots or after the last one of '{text}'")
    hint = f"A name with {' '.join(_NO_BARE_NAME)} in it stands in quotes."
    return ReplylintError(f"a dot or a bracket was expected, not '{rest[0]}'{where}", hint=hint)
