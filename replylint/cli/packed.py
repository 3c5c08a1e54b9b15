"""Reports as bytes: for the cache of results, and on their way out of another process.

A file's text and path are left away; whoever reads the bytes has the file.
"""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from replylint.cli.tasks import Task, text_of
from replylint.report import FileReport


class _Packed(Struct, frozen=True, array_like=True):
    """A report, whether it takes the text of the file, and the day on which alone it holds."""

    report: FileReport
    with_text: bool
    day: str | None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


def packed(report: FileReport, task: Task) -> bytes | None:
    """The bytes; None if there are half surrogate pairs in it, which JSON may hold and UTF-8 can't."""
    bare = replace(report, path="", text="")
    try:
        return _encode(_Packed(bare, bool(report.text), task.settings.today if report.dated else None))
    except UnicodeEncodeError:
        return None


def unpacked(data: bytes, task: Task, encoding: str | None) -> FileReport | None:
    """The report; None if the bytes are none, or hold for another day than that of the settings."""
    try:
        found = _decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None
    if found.day is not None and found.day != task.settings.today:
        return None
    return replace(found.report, path=task.path, text=text_of(task, encoding) if found.with_text else "")
