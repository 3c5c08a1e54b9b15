"""What a run found, ready to be written in any format."""

from msgspec import Struct

from replylint.model import DraftKind, Entry, Finding, Language, Level, Problem
from replylint.settings import FailOn, blocks


class Edit(Struct, frozen=True):
    """A change of a file: what stands from `start` to `end` becomes `text`, written as the format wants it."""

    start: int
    end: int
    text: str


class Context(Struct, frozen=True):
    """The lines around a finding as the customer reads them; the finding is text[start:end]."""

    text: str
    start: int
    end: int


class Located(Struct, frozen=True):
    """A finding at its place in a file: `finding` has the offsets of the file.

    `excerpt` is the text as the customer reads it. `edits` are the changes that the suggestions
    make, in their order, None for one that can't be written there; `entry` is the macro or article
    of a file of many. `context` None: the lines of the file show it. `passage` counts the passages
    of the file from 0, -1 for a finding in none of them (a directive); in the text of the passage
    the excerpt begins at `inside`. `interface` is the language to speak to the user about it, None
    for that of the file.
    """

    finding: Finding
    excerpt: str
    edits: tuple[Edit | None, ...] = ()
    entry: Entry | None = None
    context: Context | None = None
    passage: int = -1
    inside: int = 0
    interface: Language | None = None


class Skipped(Struct, frozen=True):
    """What a file holds that was left alone, in macros or other entries.

    Internal notes, macros that are switched off, and texts in languages that no rule speaks.
    """

    notes: int = 0
    inactive: int = 0
    foreign: int = 0


class FileReport(Struct, frozen=True):
    """One file that was checked. `interface` is the language to speak to the user about it.

    `text` is that of the file, empty if nothing was found in it. `suppressed` counts findings that
    a directive or the config silences, `fixed` those that were put right in the file; `findings` are
    what is left. `marked`: in the file a byte order mark of UTF-8 stands before the text. `kind` is
    "template" if all its texts are; `dated`: on another day the same file may come to something else.
    `known` counts the findings of a baseline, which are not among `findings`.
    """

    path: str
    text: str
    language: Language
    kind: DraftKind = "reply"
    interface: Language = "en"
    findings: tuple[Located, ...] = ()
    fail_on: FailOn = "error"
    problems: tuple[Problem, ...] = ()
    suppressed: int = 0
    skipped: Skipped = Skipped()
    fixed: int = 0
    marked: bool = False
    dated: bool = False
    known: int = 0

    @property
    def failed(self) -> bool:
        """Does some finding reach `fail_on`?"""
        return any(blocks(located.finding.level, self.fail_on) for located in self.findings)


class Summary(Struct, frozen=True):
    """How many files were read, and how many findings of each level they hold."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class RunReport(Struct, frozen=True):
    """A whole run. `problems` are those of all files, too; `interface` None: that of the first file.

    `folder` is the one that the paths of the files start from, `root` the one that paths of a
    report to other programs start from; both absolute, or empty to leave paths as they are.
    `paid_off` counts findings of a baseline that are gone from the files; None: there was no
    baseline. `links` are the pages about rules, by rule; `secrets` the rules that find what a report
    for others must not repeat.
    """

    files: tuple[FileReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    interface: Language | None = None
    folder: str = ""
    root: str = ""
    paid_off: int | None = None
    links: dict[str, str] = {}
    secrets: frozenset[str] = frozenset()

    @property
    def summary(self) -> Summary:
        """The figures of the run."""
        levels: list[Level] = [located.finding.level for file in self.files for located in file.findings]
        return Summary(len(self.files), levels.count("error"), levels.count("warning"), levels.count("info"))

    @property
    def skipped(self) -> Skipped:
        """What was left out of all files."""
        each = [file.skipped for file in self.files]
        return Skipped(
            sum(one.notes for one in each),
            sum(one.inactive for one in each),
            sum(one.foreign for one in each),
        )

    @property
    def suppressed(self) -> int:
        """How many findings a directive or the config silences."""
        return sum(file.suppressed for file in self.files)

    @property
    def known(self) -> int:
        """How many findings are those of a baseline."""
        return sum(file.known for file in self.files)

    @property
    def fixed(self) -> int:
        """How many findings were put right."""
        return sum(file.fixed for file in self.files)

    @property
    def failed(self) -> bool:
        """Does some finding reach the `fail_on` of its file?"""
        return any(file.failed for file in self.files)


def located(finding: Finding, text: str) -> Located:
    """A finding in a text that is the file itself."""
    edits = tuple(Edit(finding.start, finding.end, one.text) for one in finding.suggestions)
    return Located(finding, text[finding.start : finding.end], edits, passage=0, inside=finding.start)
