"""Reading a ticket: replylint's own JSON, or a ticket of Zendesk with its comments.

`null` means that a key is missing; unknown keys are ignored. A wrong type is a
`TicketError` that names the key.
"""

import re
from typing import Literal, cast, get_args

import msgspec

from replylint.model import Agent, Channel, Customer, Gender, Message, Ticket

Author = Literal["customer", "agent"]
CHANNELS: tuple[str, ...] = get_args(Channel)
_AUTHORS: tuple[str, ...] = get_args(Author)
_GENDERS: tuple[str, ...] = get_args(Gender)


class TicketError(ValueError):
    """A ticket that can't be read; the message names the key, what was expected and what was found."""


def read_ticket(data: bytes | str) -> Ticket:
    """Read a ticket from JSON.

    Raises `TicketError`: for malformed JSON with line and column, for a wrong
    type with the path of the key (`messages[2].public`).
    """
    return ticket_from(_decoded(data))


def ticket_from(obj: object) -> Ticket:
    """Make a ticket of decoded JSON. Raises `TicketError`."""
    if not isinstance(obj, dict):
        raise TicketError(f"a ticket must be a JSON object, found {_described(obj)}")
    if "comments" in obj or isinstance(obj.get("ticket"), dict):
        from replylint.zendesk_ticket import zendesk_ticket

        return zendesk_ticket(obj)
    try:
        return msgspec.convert(obj, Ticket)
    except msgspec.ValidationError:
        # Nulls, numbers as ids, attachments as objects; or an error, which then names its place.
        return _ticket(obj)


def _ticket(obj: dict[str, object]) -> Ticket:
    customer = mapping(obj.get("customer"), "customer")
    agent = mapping(obj.get("agent"), "agent")
    return Ticket(
        id=identifier(obj.get("id"), "id"),
        channel=cast(Channel | None, one_of(obj.get("channel"), "channel", CHANNELS)),
        subject=text_or_none(obj.get("subject"), "subject"),
        language=text_or_none(obj.get("language"), "language"),
        date=text_or_none(obj.get("date"), "date"),
        customer=Customer(
            name=text_or_none(customer.get("name"), "customer.name"),
            email=text_or_none(customer.get("email"), "customer.email"),
            gender=cast(Gender | None, one_of(customer.get("gender"), "customer.gender", _GENDERS)),
        ),
        agent=Agent(name=text_or_none(agent.get("name"), "agent.name")),
        messages=tuple(
            _message(item, f"messages[{index}]")
            for index, item in enumerate(sequence(obj.get("messages"), "messages"))
            if item is not None
        ),
        attachments=attachment_names(obj.get("attachments"), "attachments"),
    )


def _message(value: object, path: str) -> Message:
    item = mapping(value, path)
    author = one_of(item.get("author"), f"{path}.author", _AUTHORS)
    return Message(
        text=text_or_none(item.get("text"), f"{path}.text") or "",
        author=cast(Author, author or "customer"),
        public=true_or_false(item.get("public"), f"{path}.public", default=True),
        at=text_or_none(item.get("at"), f"{path}.at"),
    )


def attachment_names(value: object, path: str) -> tuple[str, ...] | None:
    """File names; None if nothing is said about attachments."""
    if value is None:
        return None
    names: list[str] = []
    for index, item in enumerate(sequence(value, path)):
        place = f"{path}[{index}]"
        if isinstance(item, str):
            names.append(item)
        elif isinstance(item, dict):
            said = (item.get(key) for key in ("file_name", "filename", "name"))
            names.append(next((name for name in said if isinstance(name, str)), ""))
        elif item is not None:
            raise TicketError(f"{place}: expected a file name or an object, found {_described(item)}")
    return tuple(names)


def text_or_none(value: object, path: str) -> str | None:
    """A text, or None for null."""
    if value is None or isinstance(value, str):
        return value
    raise TicketError(f"{path}: expected a text, found {_described(value)}")


def identifier(value: object, path: str) -> str | None:
    """A text or a whole number, as a text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text_or_none(value, path)


def true_or_false(value: object, path: str, default: bool) -> bool:
    """A truth value, or the default for null."""
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    raise TicketError(f"{path}: expected true or false, found {_described(value)}")


def one_of(value: object, path: str, options: tuple[str, ...]) -> str | None:
    """One of these texts; None for null and for an empty text."""
    text = text_or_none(value, path)
    if not text:
        return None
    if text in options:
        return text
    raise TicketError(f"{path}: expected one of {', '.join(options)}, found {_described(text)}")


def mapping(value: object, path: str) -> dict[str, object]:
    """A JSON object; an empty one for null."""
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise TicketError(f"{path}: expected an object, found {_described(value)}")


def sequence(value: object, path: str) -> list[object]:
    """A JSON list; an empty one for null."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise TicketError(f"{path}: expected a list, found {_described(value)}")


def _described(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value:.15g}" if abs(value) < 1e15 else "a number"
    if isinstance(value, str):
        # A customer's words belong in no message: only what looks like a keyword is repeated.
        return f"the text '{value}'" if re.fullmatch(r"[\w-]{1,20}", value) else "a text"
    return "a list" if isinstance(value, list) else "an object"


def _decoded(data: bytes | str) -> object:
    text = _text_of(data)
    if not text.strip():
        raise TicketError("the ticket is empty")
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return _decoded_slowly(text)
    except RecursionError:
        raise TicketError("the JSON is nested too deeply") from None


def _text_of(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TicketError(f"the ticket is not UTF-8 (byte {error.start})") from None


def _decoded_slowly(text: str) -> object:
    """Python's own reader: it takes lone surrogates, and says where an error is."""
    import json

    try:
        result: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise TicketError(
            f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from None
    except RecursionError:
        raise TicketError("the JSON is nested too deeply") from None
    except ValueError:
        raise TicketError("not valid JSON: a number is too long") from None
    return result
