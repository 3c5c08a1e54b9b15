"""Reading the files of packs: rules, and the named lists of phrases that they share."""

import os
from collections.abc import Sequence

from replylint.compiler import Lists
from replylint.errors import ReplylintError
from replylint.model import Language
from replylint.packs import LISTS, PackFile, bundled_folder
from replylint.rulefile import RuleFile, read_rule
from replylint.text_files import read_text
from replylint.validation import convert
from replylint.yaml_reader import load


def read_rules(files: Sequence[PackFile]) -> list[RuleFile]:
    """The rules among the files. Raises `ReplylintError` for a bad one, or two with one id."""
    rules: dict[str, RuleFile] = {}
    for file in files:
        if file.path.endswith(LISTS):
            continue
        if file.id in rules:
            raise ReplylintError(
                f"the rule {file.id} stands in {rules[file.id].path} already",
                path=file.path,
                line=1,
                column=1,
                hint="Give the file or its pack's folder another name.",
            )
        rules[file.id] = read_rule(read_text(file.path), file.id, file.path)
    return list(rules.values())


def read_lists(files: Sequence[PackFile]) -> dict[str, Lists]:
    """The lists that each pack may use: those of all packs, and its own, which count first."""
    shared: dict[str, dict[Language, list[str]]] = {}
    own: dict[str, dict[str, dict[Language, list[str]]]] = {}
    for file in [*_shared_by_all(files), *files]:
        pack = file.id.partition("/")[0]
        if not file.path.endswith(LISTS):
            own.setdefault(pack, {})
            continue
        data, positions = load(read_text(file.path), file.path)
        lists = convert(data or {}, dict[str, dict[Language, list[str]]], file.path, positions)
        (own.setdefault(pack, {}) if pack else shared).update(lists)
    return {pack: {**shared, **lists} for pack, lists in own.items()}


def _shared_by_all(files: Sequence[PackFile]) -> list[PackFile]:
    """The bundled lists for all packs, when the files at hand are only somebody's own pack."""
    path = os.path.join(bundled_folder(), LISTS)
    if not os.path.isfile(path) or path in {file.path for file in files}:
        return []
    return [PackFile("", path, 0, 0)]
