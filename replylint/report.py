"""What a run found, ready to be written in any format."""

from msgspec import Struct

from replylint.model import DraftKind, Finding, Language, Problem
from replylint.settings import FailOn, blocks


class FileReport(Struct, frozen=True):
    """One file that was checked. `interface` is the language to speak to the user about it."""

    path: str
    text: str
    language: Language
    kind: DraftKind = "reply"
    interface: Language = "en"
    findings: tuple[Finding, ...] = ()
    fail_on: FailOn = "error"

    @property
    def failed(self) -> bool:
        """Does some finding reach `fail_on`?"""
        return any(blocks(finding.level, self.fail_on) for finding in self.findings)


class Summary(Struct, frozen=True):
    """How many files were read, and how many findings of each level they hold."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class RunReport(Struct, frozen=True):
    """A whole run. `interface` None: that of the first file."""

    files: tuple[FileReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    interface: Language | None = None

    @property
    def summary(self) -> Summary:
        """The figures of the run."""
        levels = [finding.level for file in self.files for finding in file.findings]
        return Summary(len(self.files), levels.count("error"), levels.count("warning"), levels.count("info"))

    @property
    def failed(self) -> bool:
        """Does some finding reach the `fail_on` of its file?"""
        return any(file.failed for file in self.files)
