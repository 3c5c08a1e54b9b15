"""The baseline: a file of findings that are known and accepted for now.

The file holds no text of the drafts: for each finding its file, rule, the id of its entry, two
hashes (`replylint.fingerprints`) and how often it is there; one a line, sorted, so that a
change of it is easy to review.
"""

import os
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.fingerprints import Fingerprint
from replylint.lines import Lines
from replylint.readers.tree import Node

VERSION = 1
"""Raised when a fingerprint comes to be made of something else."""

DEFAULT_NAME = ".replylint-baseline.json"
REWRITE = "To write one: replylint baseline write."

Known = dict[str, Counter[Fingerprint]]
"""How often each finding is known, by the path of its file: relative to the baseline's folder, with slashes."""


class _Row(Struct, frozen=True, forbid_unknown_fields=True):
    path: str
    rule: str
    entry: str
    words: str
    sentence: str
    count: int


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[_Row, ...]


class Sorted(Struct, frozen=True):
    """Of the findings of a file, in their order, whether each is known; and what is known but not there any more."""

    known: tuple[bool, ...]
    paid_off: tuple[Fingerprint, ...]


def path_in(baseline: str, path: str) -> str:
    """The path of a file as the baseline names it."""
    whole, folder = os.path.abspath(path), os.path.dirname(os.path.abspath(baseline))
    try:
        return os.path.relpath(whole, folder).replace(os.sep, "/")
    except ValueError:
        # Another drive: there is no way from here to there.
        return whole.replace(os.sep, "/")


def sort_out(
    found: Sequence[Fingerprint], known: Counter[Fingerprint], old: Sequence[bool] | None = None
) -> Sorted:
    """Which of the findings of a file are known. Pure.

    Each known finding answers for one: for one in the same sentence first, then for any of the same rule,
    entry and words. `old` says of each finding whether it stands where nothing has changed:
    of equal ones these are taken for the known ones.
    """
    left = Counter(known)
    is_known = [False] * len(found)
    order = (
        sorted(range(len(found)), key=lambda index: not old[index]) if old is not None else range(len(found))
    )
    for index in order:
        if left[found[index]] > 0:
            left[found[index]] -= 1
            is_known[index] = True
    alike: dict[tuple[str, str, str], list[Fingerprint]] = {}
    for one in sorted(left.elements()):
        alike.setdefault(one.likeness, []).append(one)
    for index in order:
        candidates = alike.get(found[index].likeness)
        if not is_known[index] and candidates:
            candidates.pop()
            is_known[index] = True
    return Sorted(tuple(is_known), tuple(sorted(one for rest in alike.values() for one in rest)))


def read_baseline(path: str) -> Known:
    """The known findings of a baseline file. Raises `ReplylintError` with the line of what is wrong."""
    from replylint.text_files import read_text

    try:
        text = read_text(path)
    except ReplylintError as error:
        hint = REWRITE if error.message == "no such file" else error.hint
        raise ReplylintError(f"the baseline can't be used: {error.message}", path=path, hint=hint) from None
    try:
        file = msgspec.json.decode(text, type=_File)
    except (msgspec.MsgspecError, UnicodeError):
        file = _read_with_care(text, path)
    if file.version != VERSION:
        raise ReplylintError(
            f"a baseline of version {file.version}; this replylint writes version {VERSION}",
            path=path,
            hint=REWRITE,
        )
    known: Known = {}
    for row in file.findings:
        one = Fingerprint(row.rule, row.entry, row.words, row.sentence)
        counts = known.setdefault(row.path, Counter())
        # Two branches that add the same line make two of it when they are merged.
        counts[one] = max(counts[one], row.count)
    return known


def written(known: Known) -> str:
    """The text of a baseline file."""
    rows = [
        _Row(path, one.rule, one.entry, one.words, one.sentence, count)
        for path, counts in known.items()
        for one, count in counts.items()
        if count > 0
    ]
    rows.sort(key=lambda row: (row.path, row.rule, row.entry, row.words, row.sentence))
    lines = ",\n".join("  " + _line(row) for row in rows)
    listed = f"[\n{lines}\n ]" if rows else "[]"
    return f'{{\n "version": {VERSION},\n "findings": {listed}\n}}\n'


def _line(row: _Row) -> str:
    import json

    return json.dumps(msgspec.to_builtins(row), ensure_ascii=False)


def _read_with_care(text: str, path: str) -> _File:
    """What the fast parser would not read: names of files that are no text. Raises `ReplylintError` for all else."""
    import json

    from replylint.readers.json_tree import parse
    from replylint.validation import convert

    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            raise ReplylintError("a merge left its marks here", path=path, line=number, hint=REWRITE)
    try:
        root = parse(text, path)
        return convert(json.loads(text), _File, path, _Places(root, text))
    except ReplylintError as error:
        raise ReplylintError(
            f"not a baseline: {error.message}", path=path, line=error.line, column=error.column, hint=REWRITE
        ) from None


class _Places:
    """Where the keys of a JSON file stand."""

    def __init__(self, root: Node, text: str) -> None:
        self._root = root
        self._lines = Lines(text)

    def line_of(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest one above it."""
        node = self._root
        for step in path:
            inner = node.items[step] if isinstance(step, int) else node.get(step)
            if inner is None:
                break
            node = inner
        return self._lines.place(node.start)
