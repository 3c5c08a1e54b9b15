"""What the server says: results and errors, as JSON."""

from typing import TypeVar

import msgspec
from msgspec import Struct

from replylint.batch import LineError
from replylint.records import encode

Record = TypeVar("Record")


class ErrorAnswer(Struct, frozen=True):
    """The body of every answer with a 4xx status."""

    error: LineError


class RefusedError(Exception):
    """A request that is answered with a 4xx status. `path` is the key at fault."""

    def __init__(self, status: int, code: str, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = error_body(code, message, path)


def error_body(code: str, message: str, path: str | None = None) -> bytes:
    """The body of an error."""
    return encode(ErrorAnswer(LineError(code, message, path)))


def decode_object(body: bytes) -> dict[str, object]:
    """A JSON object. Raises `RefusedError`."""
    from replylint.records import decode

    try:
        data = decode(body)
    except ValueError as error:
        raise RefusedError(400, "json", f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise RefusedError(400, "json", "the body must be a JSON object")
    return data


def converted(data: object, record: type[Record], prefix: str = "") -> Record:
    """The data as a record. Raises `RefusedError` with the key at fault."""
    try:
        return msgspec.convert(data, record)
    except msgspec.ValidationError as error:
        words, _, place = str(error).partition(" - at `$")
        path = (prefix + place.rstrip("`")).lstrip(".") or None
        raise RefusedError(422, "value", words[:1].lower() + words[1:], path) from None
