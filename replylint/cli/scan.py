"""`replylint scan`: many replies, one a line."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import BinaryIO

import click

from replylint.batch import BadLineError, Failed, LineError, Request, answer, read_request
from replylint.cli.flags import KINDS, flags
from replylint.cli.interruption import Interruption
from replylint.cli.options import shared
from replylint.cli.output import Output
from replylint.cli.progress import Progress
from replylint.cli.run import Runner
from replylint.errors import ReplylintError
from replylint.lazy import save_cache
from replylint.model import Channel, Draft, DraftKind, Language, Report, Ticket
from replylint.passage_check import examine_draft
from replylint.records import encode

_EPILOG = """\b
Examples:
  replylint scan replies.jsonl > findings.jsonl
  zcat replies.jsonl.gz | replylint scan - | grep leaks/

\b
A line in:   {"id": 1, "draft": "…", "as": "reply", "ticket": {…}}
A line out:  {"id": 1, "findings": […]}
A bad line:  {"id": 1, "error": {"code": "…", "message": "…"}}

Exit code: 0 all lines were checked, 2 some were not.
"""

CHUNK = 1 << 16
"""Bytes that are read at once."""

LINE_LIMIT = 8
"""A line may hold this many times the bytes that a draft may: its ticket and JSON's escapes."""

REMEMBERED = 512
"""Reports that are kept for lines that come again, of drafts of at most `SHORT` characters."""

SHORT = 5000


@click.command(epilog=_EPILOG)
@click.argument("path", metavar="FILE.jsonl|-")
@click.option("--as", "kind", type=click.Choice(KINDS), help="For lines without 'as'.")
@shared
def scan(
    path: str,
    kind: str | None,
    channel: str | None,
    lang: str | None,
    interface: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    grammar: bool,
    config_path: str | None,
) -> int:
    """Check many replies: one JSON object a line in, one result a line out, in order."""
    settled = flags(
        kind=kind,
        channel=channel,
        lang=lang,
        interface=interface,
        select=select,
        ignore=ignore,
        preview=preview,
        grammar=grammar,
    )
    runner = Runner(settled, config_path)
    source = None if path == "-" else path
    file = _open(path)
    config = runner.config(source)
    settings = runner.settings(source)
    program = runner.program(settings, config)

    # Macros and stock phrases make the same line come again and again.
    @lru_cache(maxsize=REMEMBERED)
    def report(
        text: str,
        ticket: Ticket | None,
        kind: DraftKind | None,
        channel: Channel | None,
        language: Language | None,
    ) -> Report:
        draft = runner.draft(text, settings, None, ticket, kind=kind, channel=channel, language=language)
        return examine_draft(draft, ticket, program)

    def check(request: Request) -> Report:
        remembered = report if len(request.draft) <= SHORT else report.__wrapped__
        return remembered(request.draft, request.ticket, request.kind, request.channel, request.language)

    def draft_of(one: Request) -> tuple[Draft, Ticket | None]:
        """The draft of a line, and its ticket."""
        draft = runner.draft(
            one.draft, settings, None, one.ticket, kind=one.kind, channel=one.channel, language=one.language
        )
        return draft, one.ticket

    def ask_ahead(chunk: bytes) -> None:
        """Have LanguageTool asked about all whole lines of a chunk together."""
        from replylint.grammar.ahead import ask_ahead as ask

        drafts = []
        for line in chunk.split(b"\n"):
            with suppress(BadLineError):
                drafts.append(draft_of(read_request(line, settings.max_size)))
        ask(drafts, program)

    output = Output()
    complete = True
    with file, Interruption() as interruption:
        progress = Progress(_size(file) if source is not None else None, "replies")
        limit = settings.max_size * LINE_LIMIT

        def read() -> bytes:
            # Whoever feeds us line by line may wait for each answer: nothing is held back while we wait.
            output.flush()
            with interruption.welcome():
                chunk: bytes = getattr(file, "read1", file.read)(CHUNK)
            if settings.grammar.enabled:
                ask_ahead(chunk)
            return chunk

        try:
            for line, whole in lines_of(read, limit):
                if whole:
                    result, good = answer(line, check, settings.max_size)
                else:
                    error = LineError("size", f"the line is longer than {limit} bytes")
                    result, good = encode(Failed(None, error)), False
                complete = complete and good
                output.write(result + b"\n")
                progress.advance(len(line))
                if interruption.asked:
                    raise KeyboardInterrupt
        finally:
            progress.close()
            output.flush()
            save_cache()
            runner.close()
    return 0 if complete else 2


def _open(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        return open(path, "rb")
    except OSError as error:
        said = "a folder, not a file" if os.path.isdir(path) else (error.strerror or str(error)).lower()
        raise ReplylintError(f"can't be read: {said}", path=path) from None


def _size(file: BinaryIO) -> int | None:
    try:
        return os.fstat(file.fileno()).st_size
    except OSError:
        return None


def lines_of(read: Callable[[], bytes], limit: int) -> Iterator[tuple[bytes, bool]]:
    """The lines that are not blank, and whether each is whole; one longer than `limit` bytes comes without text.

    `read` gives the next bytes of the file, none at its end.
    """
    first = True
    for line in _split(read, limit):
        if first and line is not None:
            line = line.removeprefix(b"\xef\xbb\xbf")
        first = False
        if line is None:
            yield b"", False
        elif line.strip():
            yield line, True


def _split(read: Callable[[], bytes], limit: int) -> Iterator[bytes | None]:
    pieces: list[bytes] = []
    size = 0
    while chunk := read():
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            yield b"".join((*pieces, piece)) if size + len(piece) <= limit else None
            pieces, size = [], 0
        size += len(rest)
        # Of a line that is too long nothing is kept but its length.
        pieces = [*pieces, rest] if size <= limit else []
    if size:
        yield b"".join(pieces) if size <= limit else None
