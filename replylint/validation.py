"""Plain data (from YAML or TOML) turned into records, with errors that name the line and the nearest key."""

import re
from typing import Any, Protocol, TypeVar

import msgspec

from replylint.errors import ReplylintError, nearest, unknown_key

T = TypeVar("T")
KeyPath = tuple[str | int, ...]

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<key>key in )?(?P<path>\$.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_NAMES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "a mapping",
    "datetime": "a date",
}


class Places(Protocol):
    """Knows the line and column of keys; `yaml_reader.Positions` is one."""

    def line_of(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column, from 1, of the key at `path`."""
        ...


def convert(data: Any, kind: type[T], file: str, places: Places, base: KeyPath = ()) -> T:
    """`data` as a record of `kind`. `base` is where in the file `data` stands.

    Raises `ReplylintError` with line, key, what was expected and, for an
    unknown key or value, the nearest valid one.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _translate(str(error), data, kind, file, places, base) from None


def _translate(text: str, data: Any, kind: Any, file: str, places: Places, base: KeyPath) -> ReplylintError:
    found = _AT.match(text)
    what, path = (found["what"], _steps(found["path"] or "$")) if found else (text, ())
    path = _fill_gaps(data, path, what, kind)
    place = base + path
    line, column = places.line_of(place)
    dotted = dotted_key(place)
    unknown = re.match(r"Object contains unknown field `(.*)`$", what)
    if unknown:
        line, column = places.line_of((*place, unknown[1]))
        valid = [*_fields(kind, path)]
        return unknown_key(unknown[1], valid, path=file, line=line, column=column, parent=dotted)
    missing = re.match(r"Object missing required field `(.*)`$", what)
    if missing:
        message = f"the key '{missing[1]}' is missing" + (f" in '{dotted}'" if dotted else "")
        return ReplylintError(message, path=file, line=line, column=column, key=dotted)
    value = _value_at(data, path)
    options = _literals(_type_at(kind, path))
    if options and isinstance(value, str):
        near = nearest(value, options)
        valid_here = f"Did you mean '{near}'?" if near else "Valid here: " + ", ".join(options) + "."
        message = f"'{dotted}' can't be '{value}'"
        return ReplylintError(message, path=file, line=line, column=column, key=dotted, hint=valid_here)
    expected = re.match(r"Expected `(.*)`, got `(.*)`$", what)
    hint: str | None = None
    if expected:
        wanted, got = _describe(expected[1]), _describe(expected[2])
        message = f"'{dotted}' must be {wanted}, not {got}" if dotted else f"must be {wanted}, not {got}"
        if options:
            hint = "Valid here: " + ", ".join(options) + "."
        elif "a list" in wanted and isinstance(value, str):
            hint = f'Write it as a list: ["{value}"].'
        elif wanted == "a text" and value is not None and not isinstance(value, (dict, list)):
            hint = f'Put it in quotes: "{value}".'
    else:
        message = f"'{dotted}': {what[:1].lower()}{what[1:]}" if dotted else what
    return ReplylintError(message, path=file, line=line, column=column, key=dotted, hint=hint)


def dotted_key(path: KeyPath) -> str:
    """`("paths", 0, "as")` as people write it: `paths[0].as`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def _describe(names: str) -> str:
    known = [name.strip() for name in names.split("|")]
    # A key that may be left out says so by being left out: "or nothing" helps nobody.
    known = [name for name in known if name != "null"] or known
    return " or ".join(_NAMES.get(name, f"`{name}`") for name in known)


def _steps(path: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    for name, index in _STEP.findall(path):
        steps.append(name or (index if index == "..." else int(index)))
    return tuple(steps)


def _fill_gaps(data: Any, path: KeyPath, what: str, kind: Any) -> KeyPath:
    """msgspec says `[...]` for a key of a mapping: find the key by trying each."""
    if "..." not in path:
        return path
    at = path.index("...")
    before = path[:at]
    mapping, inner = _value_at(data, before), _type_at(kind, before)
    values = getattr(inner, "value_type", None)
    if not isinstance(mapping, dict) or values is None:
        return before
    keys = mapping
    target = _plain_type(values)
    for key, value in keys.items():
        try:
            msgspec.convert(value, target)
        except msgspec.ValidationError as error:
            found = _AT.match(str(error))
            rest = _steps((found["path"] if found else None) or "$")
            return (*before, str(key), *_fill_gaps(value, rest, what, target))
    return before


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _type_at(kind: Any, path: KeyPath) -> Any:
    """The msgspec description of the type that stands at `path` of a record; None where that is unclear."""
    from msgspec import inspect

    found: Any = kind if isinstance(kind, inspect.Type) else inspect.type_info(kind)
    for step in path:
        found = _without_null(found)
        if isinstance(step, int):
            if isinstance(found, inspect.TupleType):
                found = found.item_types[step] if step < len(found.item_types) else None
            else:
                found = getattr(found, "item_type", None)
        elif isinstance(found, inspect.StructType):
            found = next((field.type for field in found.fields if field.encode_name == step), None)
        else:
            found = getattr(found, "value_type", None)
    return _without_null(found)


def _without_null(found: Any) -> Any:
    from msgspec import inspect

    if isinstance(found, inspect.UnionType):
        rest = [one for one in found.types if not isinstance(one, inspect.NoneType)]
        # Of a text or a record only the record has keys.
        records = [one for one in rest if isinstance(one, inspect.StructType)]
        return rest[0] if len(rest) == 1 else records[0] if len(records) == 1 else found
    return found


def _fields(kind: Any, path: KeyPath) -> list[str]:
    return [field.encode_name for field in getattr(_type_at(kind, path), "fields", ())]


def _literals(found: Any) -> list[str]:
    return [value for value in getattr(found, "values", ()) if isinstance(value, str)]


def _plain_type(found: Any) -> Any:
    """The Python type behind a msgspec description, for the few that values of mappings have."""
    from msgspec import inspect

    if isinstance(found, inspect.StructType):
        return found.cls
    if isinstance(found, inspect.LiteralType):
        from typing import Literal

        return Literal[tuple(found.values)]
    if isinstance(found, inspect.DictType):
        return dict[str, _plain_type(found.value_type)]  # type: ignore[misc]
    if isinstance(found, (inspect.ListType, inspect.VarTupleType)):
        return list[_plain_type(found.item_type)]  # type: ignore[misc]
    plain: dict[Any, Any] = {inspect.StrType: str, inspect.IntType: int, inspect.BoolType: bool}
    return plain.get(type(found), Any)
