"""The texts of the folders that are open in the editor, open themselves or not."""

import os
from collections.abc import Iterator

from lsprotocol import types
from msgspec import Struct

from replylint.cli.inputs import text_test
from replylint.cli.walk import Walk
from replylint.errors import ReplylintError
from replylint.lsp.checker import Checker
from replylint.lsp.diagnostics import diagnostics_of, result_id
from replylint.lsp.documents import Document
from replylint.lsp.places import uri_of
from replylint.lsp.positions import Encoding, Positions
from replylint.text_files import read_text


class Shown(Struct, frozen=True):
    """What is shown of a file that is not open."""

    diagnostics: list[types.Diagnostic]
    name: str


class Workspace:
    """Checks the files of folders, each anew only when it changed."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._kept: dict[str, tuple[object, Shown]] = {}

    def paths(self, roots: list[str]) -> Iterator[str]:
        """The texts in these folders, as `check` finds them there."""
        runner = self._checker.configs.runner
        seen: set[str] = set()
        walk = Walk(runner.config, text_test(runner), tuple(roots))
        for root in roots:
            try:
                for path in walk.texts(root):
                    if isinstance(path, str) and path not in seen:
                        seen.add(path)
                        yield path
            except ReplylintError:
                # A config that can't be read is told in the texts that it would hold for.
                continue
        for path in self._kept.keys() - seen:
            del self._kept[path]

    def shown(self, path: str, encoding: Encoding) -> Shown:
        """What is to be shown of a file that is not open."""
        try:
            status = os.stat(path)
        except OSError:
            return Shown([], "gone")
        facts = (self._checker.configs.runner, status.st_mtime_ns, status.st_size, encoding)
        kept = self._kept.get(path)
        if kept is None or kept[0] != facts:
            kept = self._kept[path] = facts, self._check(path, encoding)
        return kept[1]

    def _check(self, path: str, encoding: Encoding) -> Shown:
        try:
            text = read_text(path, max_size=self._checker.configs.of(path).settings.max_size)
        except ReplylintError:
            # Nothing that an editor could open as a text; `replylint check` tells about it.
            return Shown([], "unread")
        outcome = self._checker.check(Document(uri_of(path), text))
        diagnostics = diagnostics_of(outcome, Positions(text, encoding))
        return Shown(diagnostics, result_id(diagnostics))
