"""One file on its way through `--fix`: read, fixed, written back."""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT
from replylint.cli.tasks import Task
from replylint.errors import ReplylintError, UnknownFormatError
from replylint.file_check import Numbered, check_file
from replylint.fixes.fix_safety import Items
from replylint.fixes.fixing import Fixed, Reading, fix
from replylint.model import Ticket
from replylint.passage_check import Examined, examine_passage
from replylint.program import Program
from replylint.readers.passage import Passage, Source
from replylint.readers.recognise import is_foreign, read_texts, syntax_error
from replylint.report import FileReport
from replylint.text_files import TextFile, decoded


class Fixing(Struct, frozen=True):
    """How to fix: `unsafe` also what has but one answer; `encoding` of the files, None to guess.

    `keep` gives the report of a file without the findings that are not to be fixed (a baseline).
    """

    unsafe: bool = False
    encoding: str | None = None
    keep: Callable[[FileReport, str], FileReport] | None = None


class FixedFile(Struct, frozen=True):
    """A file and what became of it; `before` is its report without any fix."""

    path: str
    file: TextFile
    fixed: Fixed
    before: FileReport


def fix_task(task: Task, ticket: Ticket | None, program: Program, how: Fixing) -> FixedFile | None:
    """The file with its fixes, not yet written. None for data of other programs in a folder.

    Raises `ReplylintError` for what can't be read.
    """
    settings = task.settings
    try:
        file = decoded(task.data, task.path, encoding=how.encoding, max_size=settings.max_size)
    except ReplylintError:
        if not task.named and is_foreign(task.data, task.path, settings):
            return None
        raise
    examiner = _Examiner(task, ticket, program)

    def check(text: str) -> FileReport:
        report = check_file(text, task.file, settings, ticket, program, examiner)
        report = replace(report, marked=file.mark == BOM_UTF8)
        return report if how.keep is None else how.keep(report, text)

    def read(text: str) -> Items:
        return tuple(read_texts(Source(text, task.path, settings.draft_kind(task.file)), settings))

    try:
        before = check(file.text)
    except UnknownFormatError as error:
        # Folders hold data of many programs; whoever names a file wants it checked.
        if task.named:
            raise (syntax_error(Source(file.text, task.path)) or error) from None
        return None
    fixed = fix(file.text, before, Reading(check, read, file.encoding), unsafe=how.unsafe)
    return FixedFile(task.path, file, fixed, before)


class _Examiner:
    """Examines passages one by one, and those that a round of fixes left alone only once."""

    def __init__(self, task: Task, ticket: Ticket | None, program: Program) -> None:
        self._task = task
        self._ticket = ticket
        self._program = program
        self._known: dict[Passage, Examined] = {}

    def __call__(self, passages: Iterator[Numbered]) -> Iterator[tuple[Numbered, Examined]]:
        for numbered in passages:
            # Where it stands makes no difference to what is in it.
            bare = replace(numbered[1], start=0, layers=(), entry=None)
            examined = self._known.get(bare)
            if examined is None:
                task = self._task
                examined = examine_passage(bare, task.file, task.settings, self._ticket, self._program)
                self._known[bare] = examined
            yield numbered, examined


def write_back(one: FixedFile) -> None:
    """Put the fixed text where it belongs. Raises `ReplylintError` if it can't be; nothing is changed then."""
    from replylint.fixes.file_writing import replace_file

    if one.path == STANDARD_INPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(one.file.encoded(one.fixed.text))
        sys.stdout.buffer.flush()
        return
    if one.fixed.text == one.file.text:
        return
    if one.file.encoded(one.file.text) != one.file.data:
        raise ReplylintError(
            f"not fixed: {one.file.encoding} can write the same text in several ways",
            path=one.path,
            hint="Save it as UTF-8.",
        )
    replace_file(one.path, one.file.data, one.file.encoded(one.fixed.text))
