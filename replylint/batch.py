"""One line of JSON in, one line of JSON out: what `scan` does with each line of a file.

A line is `{"id", "draft", "as", "channel", "lang", "ticket"}`; all but the draft may be missing.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.model import LANGUAGES, Channel, DraftKind, Language, Report, Ticket
from replylint.records import FindingRecord, decode, encode, finding_records

CHANNELS = ("email", "chat", "push", "sms", "social", "subject")
KINDS = ("reply", "template")


class LineError(Struct, frozen=True, omit_defaults=True):
    """Why a line has no result. `path` is the key at fault, where one is."""

    code: str
    message: str
    path: str | None = None


class Failed(Struct, frozen=True):
    """The result of a line that could not be checked."""

    id: Any
    error: LineError


class Checked(Struct, frozen=True, omit_defaults=True):
    """The result of a line; `problems` are what could not be looked at, and left out when there are none."""

    id: Any
    findings: list[FindingRecord]
    problems: list[str] = []


class Request(Struct, frozen=True):
    """A line that was understood."""

    id: Any
    draft: str
    ticket: Ticket | None
    kind: DraftKind | None
    channel: Channel | None
    language: Language | None


class BadLineError(Exception):
    """A line that can't be checked; `id` is its own, if it has one."""

    def __init__(self, id: Any, code: str, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.result = Failed(id, LineError(code, message, path))


def read_request(line: bytes, max_size: int) -> Request:
    """Understand a line. Raises `BadLineError`; `max_size` is in bytes, for the draft."""
    try:
        data = decode(line)
    except ValueError as error:
        raise BadLineError(None, "json", f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadLineError(None, "line", "a line must be an object with a 'draft'")
    return request_from(data, max_size)


def request_from(data: dict[str, Any], max_size: int) -> Request:
    """A line whose JSON was read. Raises `BadLineError`."""
    name = data.get("id")
    draft = data.get("draft")
    if not isinstance(draft, str):
        said = "is missing" if draft is None else "must be a text"
        raise BadLineError(name, "draft", f"'draft' {said}", "draft")
    if len(draft) > max_size:
        raise BadLineError(name, "size", f"the draft is larger than {max_size} characters", "draft")
    return Request(
        name,
        draft,
        _ticket(name, data.get("ticket")),
        _one_of(name, data, "as", KINDS),
        _one_of(name, data, "channel", CHANNELS),
        _one_of(name, data, "lang", LANGUAGES),
    )


def _one_of(name: Any, data: dict[str, Any], key: str, valid: tuple[str, ...]) -> Any:
    value = data.get(key)
    if value is None or value in valid:
        return value
    raise BadLineError(name, key, f"'{key}' must be one of {', '.join(valid)}", key)


def _ticket(name: Any, data: Any) -> Ticket | None:
    if data is None:
        return None
    from replylint.tickets import TicketError, ticket_from

    try:
        return ticket_from(data)
    except TicketError as error:
        raise BadLineError(name, "ticket", str(error), "ticket") from None


def answer(line: bytes, check: Callable[[Request], Report], max_size: int) -> tuple[bytes, bool]:
    """The result of a line as JSON without a line end, and whether it was checked."""
    try:
        request = read_request(line, max_size)
    except BadLineError as error:
        return encode(error.result), False
    try:
        report = check(request)
    except ReplylintError as error:
        return encode(Failed(request.id, LineError("internal", error.message))), False
    problems = [problem.message for problem in report.problems]
    return encode(Checked(request.id, finding_records(report.findings, request.draft), problems)), True
