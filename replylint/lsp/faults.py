"""What is wrong with a file that its author is editing."""

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Something wrong at a place: offsets of the text. `hint` says what to do about it."""

    start: int
    end: int
    message: str
    hint: str | None = None
    warning: bool = False
