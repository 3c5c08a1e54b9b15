"""`attachment`: a file is announced, and the ticket says that none is attached.

Keys: those of `phrase`: `phrases`, with which a file is announced, `except` (what
the customer attached, or is asked to attach) and `unless`. Silent unless the
ticket's `attachments` is there and empty.
"""

from collections.abc import Iterable

from replylint.kinds import phrase
from replylint.kinds.base import Hit, Scene
from replylint.kinds.phrase import Check, Keys, compile

__all__ = ["Check", "Keys", "compile", "find"]


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Each announcement of a file that is not there."""
    ticket = scene.ticket
    if ticket is None or ticket.attachments is None or ticket.attachments:
        return ()
    return phrase.find(check, scene)
