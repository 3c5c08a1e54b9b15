"""The files of rules, for what a hover tells of a rule and where it leads."""

import os
from collections.abc import Iterable

from replylint.errors import ReplylintError
from replylint.model import Language
from replylint.program import Program
from replylint.report import Located
from replylint.rulefile import ExampleKeys, RuleFile, read_rule
from replylint.text_files import read_text


class RulePages:
    """Rule files, read when they are first asked for and again when they change."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, RuleFile | None]] = {}
        self._paths: tuple[Program | None, dict[str, str]] = (None, {})

    def path(self, rule: str, program: Program) -> str | None:
        """The file of a rule; None for one that no pack holds, or whose file is gone."""
        if self._paths[0] is not program:
            self._paths = program, {one.id: one.path for one in program.rules}
        path = self._paths[1].get(rule)
        return path if path is not None and os.path.isfile(path) else None

    def page(self, rule: str, program: Program) -> RuleFile | None:
        """What the file of a rule says; None if there is none that can be read."""
        path = self.path(rule, program)
        if path is None:
            return None
        try:
            changed = os.stat(path).st_mtime_ns
            kept = self._kept.get(path)
            if kept is None or kept[0] != changed:
                kept = self._kept[path] = changed, _read(path, rule)
        except OSError:
            return None
        return kept[1]

    def of(self, found: Iterable[Located], program: Program) -> dict[str, RuleFile]:
        """The files of the rules of these findings, as far as they can be read."""
        rules = dict.fromkeys(one.finding.rule for one in found)
        pages = {rule: self.page(rule, program) for rule in rules}
        return {rule: page for rule, page in pages.items() if page is not None}


def _read(path: str, rule: str) -> RuleFile | None:
    try:
        return read_rule(read_text(path), rule, path)
    except ReplylintError:
        # Under edit: its author is told elsewhere, and a hover can do without.
        return None


def good_example(rule: RuleFile, language: Language) -> str | None:
    """How to say it: a bad example with its fix in, or else a good one."""
    examples = rule.common.examples.get(language)
    if examples is None:
        return None
    fixed = (one.fix for one in examples.bad if isinstance(one, ExampleKeys) and one.fix)
    good = (one if isinstance(one, str) else one.draft for one in examples.good)
    return next(fixed, None) or next(good, None)
