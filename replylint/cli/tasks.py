"""A file of a run on its way through it: read, then checked in this process or in another."""

import sys
from codecs import BOM_UTF8

from msgspec import Struct
from msgspec.structs import replace

from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.errors import ReplylintError, UnknownFormatError
from replylint.file_check import Examiner, check_file
from replylint.model import Ticket
from replylint.program import Program
from replylint.readers.passage import Source
from replylint.readers.recognise import is_foreign, syntax_error
from replylint.report import FileReport
from replylint.settings import Settings
from replylint.text_files import decode, read_bytes


class Task(Struct, frozen=True):
    """A file that was read; `named` on the command line itself, or found in a folder that was."""

    path: str
    named: bool
    data: bytes
    settings: Settings

    @property
    def file(self) -> str | None:
        """The path as rules and settings know it: None for standard input."""
        return None if self.path == STANDARD_INPUT else self.path


Outcome = FileReport | ReplylintError | None
"""What became of a task: its report, why there is none, or None for data of other programs in a folder."""


def read_task(one: Input, settings: Settings) -> Task:
    """Read a file, for which these settings hold. Raises `ReplylintError` if it can't be read."""
    limit = settings.max_size
    if one.path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        data = read_bytes(one.path, max_size=limit)
    return Task(one.path, one.named, data, settings)


def text_of(task: Task, encoding: str | None) -> str:
    """The text of the file. Raises `ReplylintError` for what is no text."""
    return decode(task.data, task.path, encoding=encoding, max_size=task.settings.max_size)


def check_task(
    task: Task,
    ticket: Ticket | None,
    encoding: str | None,
    program: Program,
    examiner: Examiner | None = None,
) -> Outcome:
    """Check a file; what is wrong with it is given back, not raised. `examiner` as in `check_file`."""
    try:
        text = text_of(task, encoding)
    except ReplylintError as error:
        foreign = not task.named and is_foreign(task.data, task.path, task.settings)
        return None if foreign else error
    try:
        found = check_file(text, task.file, task.settings, ticket, program, examiner)
        return replace(found, marked=True) if task.data.startswith(BOM_UTF8) else found
    except UnknownFormatError as error:
        # Folders hold data of many programs; whoever names a file wants it checked.
        return (syntax_error(Source(text, task.path)) or error) if task.named else None
    except ReplylintError as error:
        return error
