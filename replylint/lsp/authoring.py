"""Rule files under edit: what is wrong with their keys, and which of their examples do not hold."""

import os
from collections.abc import Iterator

from msgspec import Struct

from replylint.compiler import compile_rules
from replylint.config import NAMES
from replylint.config_reader import read_config
from replylint.errors import ReplylintError
from replylint.lazy import pattern
from replylint.linter import examine
from replylint.lsp.faults import Fault
from replylint.lsp.positions import Positions
from replylint.pack_reader import read_lists
from replylint.packs import LISTS, PackFile, bundled_folder, compile_files, pack_files
from replylint.program import Program, ProgramData
from replylint.rulefile import RuleFile, read_rule
from replylint.rules_test import examples_of, run_rule
from replylint.settings import Settings

_LOOKS_LIKE_ONE = (
    pattern(r"(?m)^(?:kind|checks)[ \t]*:"),
    pattern(r"(?m)^(?:message|why|level)[ \t]*:"),
    pattern(r"(?m)^examples[ \t]*:"),
)
_WORD = pattern(r"[^\s:]+")


PACKS = 4
"""Rules whose packs are kept compiled; an author seldom writes more at a time."""


class Studied(Struct, frozen=True):
    """What a rule file under edit comes to.

    `program` holds the rule alone, None if it can't be used; of `examples` so many are `failing`.
    """

    faults: tuple[Fault, ...]
    rule: RuleFile | None = None
    program: ProgramData | None = None
    examples: int = 0
    failing: int = 0


def is_config(path: str) -> bool:
    """Is this a config by its name?"""
    return os.path.basename(path) in NAMES


def is_rule(path: str, text: str, packs: tuple[str, ...]) -> bool:
    """Is this a rule file: in a folder of `packs`, or by its keys?"""
    folder, name = os.path.split(path)
    if not name.endswith((".yaml", ".yml")) or name.startswith((".", "_")):
        return False
    named = {os.path.abspath(pack) for pack in (*packs, bundled_folder())}
    return bool({folder, os.path.dirname(folder)} & named) or all(
        sign.search(text) for sign in _LOOKS_LIKE_ONE
    )


def config_faults(text: str, path: str) -> tuple[Fault, ...]:
    """What is wrong with a config, at the key at fault."""
    try:
        read_config(text.encode("utf-8", "surrogatepass"), path)
    except ReplylintError as error:
        return (_fault(error, Positions(text), path),)
    return ()


class Authoring:
    """Studies rule files. The other rules of a pack are compiled once, until one of them changes."""

    def __init__(self) -> None:
        self._others: dict[str, tuple[object, ProgramData | None]] = {}

    def study(self, text: str, path: str) -> Studied:
        """All that is to be said of a rule file."""
        positions = Positions(text)
        try:
            rule = read_rule(text, _id_of(path), path)
            data = compile_rules([rule], read_lists([PackFile(rule.id, path, 0, 0), *_lists(path)]))
            result = run_rule(rule, data)
        except ReplylintError as error:
            return Studied((_fault(error, positions, path),))
        told = [(one.line, one.message) for one in result.failures]
        told += self._found_by_others(rule, path)
        faults = tuple(
            Fault(*_rest_of_line(line, text, positions), message)
            for line, message in dict.fromkeys(sorted(told))
        )
        failing = len({line for line, _ in told})
        return Studied(faults, rule, data, result.bad + result.good, failing)

    def _found_by_others(self, rule: RuleFile, path: str) -> Iterator[tuple[int, str]]:
        """Good examples in which another rule of the pack finds something: line and message."""
        data = self._others_of(path)
        if data is None:
            return
        program = Program(data, Settings(select=(rule.id.partition("/")[0],), preview=True))
        for example in examples_of(rule):
            if example.bad or example.config:
                continue
            for finding in examine(example.draft, example.ticket, program).findings:
                words = " ".join(example.draft.text[finding.start : finding.end].split())
                yield example.line, f"good, but {finding.rule} finds «{words}»"

    def _others_of(self, path: str) -> ProgramData | None:
        folder = os.path.dirname(path)
        try:
            files = [file for file in pack_files(folder) if file.path != path]
        except ReplylintError:
            return None
        kept = self._others.get(path)
        if kept is None or kept[0] != files:
            kept = self._others[path] = files, _compiled(files)
            if len(self._others) > PACKS:
                del self._others[next(iter(self._others))]
        return kept[1]


def _compiled(files: list[PackFile]) -> ProgramData | None:
    if all(file.path.endswith(LISTS) for file in files):
        return None
    try:
        return compile_files(files)
    except ReplylintError:
        # Another rule is broken; its own file tells.
        return None


def _id_of(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{os.path.basename(folder)}/{name.rpartition('.')[0]}"


def _lists(path: str) -> Iterator[PackFile]:
    """The named lists that a rule may use: those of its pack, and those beside the packs."""
    folder = os.path.dirname(path)
    for place, owner in ((folder, f"{os.path.basename(folder)}/"), (os.path.dirname(folder), "")):
        lists = os.path.join(place, LISTS)
        if os.path.isfile(lists):
            yield PackFile(owner, lists, 0, 0)


def _fault(error: ReplylintError, positions: Positions, path: str) -> Fault:
    if error.line is None or (error.path is not None and error.path != path):
        where = "" if error.path in (None, path) else f"{error.where}: "
        return Fault(0, 0, f"{where}{error.message}", error.hint)
    start, end = positions.bounds(min(error.line, positions.count) - 1)
    at = min(start + (error.column or 1) - 1, end)
    word = _WORD.match(positions.text, at, end)
    return Fault(at, word.end() if word is not None else end, error.message, error.hint)


def _rest_of_line(line: int, text: str, positions: Positions) -> tuple[int, int]:
    """A line, from 1, without the white space and the dash before what stands in it."""
    start, end = positions.bounds(min(line, positions.count) - 1)
    words = text[start:end]
    bare = words.lstrip(" \t-")
    return start + len(words) - len(bare), start + len(words.rstrip())
