"""Regular expressions that cost nothing until they are used, and little then.

Compiling a pattern takes longer than running it on a reply, and a check uses
a hundred of them. So a pattern of a module is a promise (`pattern`), kept when
first used, and what Python's compiler made of it is kept between runs once
`use_cache` has been called: plain numbers for `re`'s own engine, which
validates them, under the version of Python that made them.
"""

import re
import sys
from functools import cache
from typing import Any, cast
from zlib import crc32

import msgspec
from msgspec import Struct

from replylint.cache import read, write


class _Code(Struct, frozen=True, array_like=True):
    """What `re` compiles a pattern to; `code` are its instructions, four bytes each."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class _Store:
    """The codes at hand, and whether some are new."""

    def __init__(self) -> None:
        self.folder: str | None = None
        self.codes: dict[str, _Code] = {}
        self.grown = False


_store = _Store()


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern; the same object on every call."""
    if _store.folder is None:
        return re.compile(source, flags)
    key = f"{int(flags)} {source}"
    code = _store.codes.get(key)
    try:
        if code is None:
            code = _store.codes[key] = _compile(source, int(flags))
            _store.grown = True
        return _load(source, code)
    except re.error:
        raise
    except Exception:
        # Another Python may do all this differently; `re` itself always works.
        return re.compile(source, flags)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a module to hold: compiled when one of its methods is first used."""
    return cast("re.Pattern[str]", _Promise(source, flags))


class _Promise:
    """Stands for a compiled pattern; each method, once asked for, is the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.__source = source
        self.__flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(self.__source, self.__flags), name)
        setattr(self, name, value)
        return value


def use_cache(folder: str) -> None:
    """Take compiled patterns from this folder, and let `save_cache` put new ones there."""
    if _store.folder == folder:
        return
    _store.folder = folder
    raw = read(folder, _name())
    if raw is None or len(raw) < 4 or crc32(memoryview(raw)[4:]) != int.from_bytes(raw[:4], "big"):
        return
    try:
        _store.codes = msgspec.msgpack.decode(memoryview(raw)[4:], type=dict[str, _Code])
    except msgspec.DecodeError:
        return


def save_cache() -> None:
    """Keep the patterns that were compiled since `use_cache`, if there are any."""
    if _store.folder is None or not _store.grown:
        return
    body = msgspec.msgpack.encode(_store.codes)
    write(_store.folder, _name(), crc32(body).to_bytes(4, "big") + body)
    _store.grown = False


def _name() -> str:
    import _sre  # type: ignore[import-not-found]

    return f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}-{sys.byteorder}"


def _compile(source: str, flags: int) -> _Code:
    import re._compiler as compiler  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
    from array import array

    tree = parser.parse(source, flags)
    numbers = array("I", (int(number) for number in compiler._code(tree, flags)))
    state = tree.state
    return _Code(flags | state.flags, numbers.tobytes(), state.groups - 1, dict(state.groupdict))


def _load(source: str, code: _Code) -> re.Pattern[str]:
    import _sre
    from array import array

    numbers = array("I")
    numbers.frombytes(code.code)
    by_number: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.names.items():
        by_number[number] = name
    made = _sre.compile(source, code.flags, numbers.tolist(), code.groups, code.names, tuple(by_number))
    return cast("re.Pattern[str]", made)
