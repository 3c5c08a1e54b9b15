"""Who the customer is and how they ask to be called, as far as a ticket tells.

The form signed last in the customer's own messages counts before the one in
their profile: whoever signs «Саша» is Саша, whatever the passport says.
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec
from msgspec import Struct

from replylint.model import Evidence, Message, Ticket
from replylint.people.person_name import PersonName
from replylint.people.signatures import SignatureReader
from replylint.words import normalise

# A signature or introduction older than that says little, and a thread may be very long.
_MESSAGES_READ = 40
_LONGEST = 60


class CustomerNames(Struct, frozen=True):
    """The names of a ticket's customer.

    `called` is how they ask to be called: signed last, or else the profile's
    name; None if neither is a person's name. `source` proves it.
    """

    called: PersonName | None = None
    source: Evidence | None = None
    profile: PersonName | None = None
    written: tuple[str, ...] = ()
    """All names as they stand in profile and signatures, also those that are no person's."""
    signed: bool = False


@lru_cache(maxsize=16)
def customer_names(ticket: Ticket) -> CustomerNames:
    """Who the customer of a ticket is and how they ask to be called."""
    reader = SignatureReader(ticket)
    profile_name = (ticket.customer.name or "").strip()
    written = [profile_name] if 0 < len(profile_name) <= _LONGEST else []
    for number, message in _own_messages(ticket):
        name = reader.name_in(message.text)
        if isinstance(name, str):
            written.append(name)
        elif name is not None:
            called = _completed(name, reader.profile)
            source = Evidence(name.written, f"message {number}")
            return CustomerNames(called, source, reader.profile, (*written, name.written), signed=True)
    if reader.profile is None:
        return CustomerNames(written=tuple(written))
    source = Evidence(reader.profile.written, "profile")
    return CustomerNames(reader.profile, source, reader.profile, tuple(written))


def signers(ticket: Ticket) -> Iterator[PersonName]:
    """Everybody who signed or introduced themselves in the customer's messages, the last one first."""
    reader = SignatureReader(ticket)
    for _, message in _own_messages(ticket):
        name = reader.name_in(message.text)
        if isinstance(name, PersonName):
            yield name


def _own_messages(ticket: Ticket) -> list[tuple[int, Message]]:
    own = [(number, message) for number, message in enumerate(ticket.messages, start=1) if _is_own(message)]
    return own[: -_MESSAGES_READ - 1 : -1]


def _is_own(message: Message) -> bool:
    return message.author == "customer" and message.public and bool(message.text)


def _completed(name: PersonName, profile: PersonName | None) -> PersonName:
    """A name signed with a surname only (or with initials) gets its first name from the profile."""
    if profile is None or name.known:
        return name
    surnames = {normalise(word) for word in profile.surname or profile.given}
    signed = name.given + name.surname
    if len(signed) != 1 or normalise(signed[0]) not in surnames or name.given == profile.given:
        return name
    # Where the family name comes first («Nguyen Thi Mai»), what looks like a surname is the first name.
    given = tuple(dict.fromkeys(profile.given + name.given))
    return msgspec.structs.replace(profile, given=given, titles=name.titles)
