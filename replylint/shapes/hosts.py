"""Links in a text, taken apart, and what can be told from a host alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from replylint.lazy import pattern
from replylint.shapes.surroundings import unbroken

# A path ends where the words of a link in Markdown do: [http://wiki/a](http://wiki/a).
_URL = pattern(
    r"""(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]{1,15})://
        (?P<user>[^\s/@<>"«»]*@)?
        (?P<host>\[[0-9a-fA-F:.%]+\]|[^\s/:?\#<>"'«»()\[\]{}|\\,;]+)
        (?P<port>:\d{1,5})?
        (?P<path>[/?\#][^\s<>"«»\]]*(?:\](?![(\[])[^\s<>"«»\]]*)*)?
      | \\\\(?P<share>[A-Za-z0-9][\w.-]*)\\[^\s<>"«»]*
      | (?<![\w@./:-])(?P<bare>localhost | (?:\d{1,3}\.){3}\d{1,3}
          | (?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z]{2,24})
        (?![\w@])(?P<bareport>:\d{2,5}(?!\d))?(?P<barepath>/[^\s<>"«»\]]*(?:\](?![(\[])[^\s<>"«»\]]*)*)?
      | (?<![\w:@])(?P<six>
          \[[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{1,36}\]|f[cde][0-9a-fA-F]{2}:[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{0,32}|::1)(?![\w:])
    """,
    re.VERBOSE,
)
# Every link holds one of these. Each begins with a plain character, so that `re` leaps from one to the next.
_SIGNS = tuple(
    pattern(sign)
    for sign in (
        r"\.(?:[a-zA-Z]|[0-9]{1,3}\.[0-9]{1,3}\.[0-9])",
        r":(?://|[0-9a-fA-F]{0,4}:)",
        r"\[[0-9a-fA-F]{0,4}:",
        r"\\\\",
        "localhost",
    )
)
_TRAILING = ".,;:!?)»\"'*_”…"


class Link(Struct, frozen=True):
    """A link in a text: offsets, and its parts in small letters; `bare` means without a scheme."""

    start: int
    end: int
    host: str
    port: str
    path: str
    bare: bool


def links(text: str, start: int, end: int) -> Iterator[Link]:
    """Links between two offsets, with a scheme or without; Windows shares and bare addresses count."""
    signs = sorted([sign.start() for signs in _SIGNS for sign in signs.finditer(text, start, end)])
    for first, past in unbroken(text, signs, start, end):
        yield from _links_in(text, first, past)


def _links_in(text: str, start: int, end: int) -> Iterator[Link]:
    for match in _URL.finditer(text, start, end):
        host = match["host"] or match["share"] or match["bare"] or match["six"]
        past = match.end()
        path = (match["path"] or match["barepath"] or "").casefold()
        while past > match.start() + 1 and text[past - 1] in _TRAILING and text[past - 1] != "]":
            past -= 1
            path = path[:-1]
        yield Link(
            match.start(),
            past,
            host.strip("[]").rstrip(".").casefold(),
            (match["port"] or match["bareport"] or "").lstrip(":"),
            path,
            match["host"] is None and match["share"] is None,
        )


def is_address(host: str) -> bool:
    """Is the host written as an IP address?"""
    return ":" in host or _octets(host) is not None


def is_private_address(host: str) -> bool:
    """An IP address that is only reachable from inside a network (or the very machine)."""
    if ":" in host:
        address = host.partition("%")[0]
        return address == "::1" or re.match(r"f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:", address) is not None
    octets = _octets(host)
    if octets is None:
        return False
    first, second = octets[0], octets[1]
    return (
        first in (10, 127)
        or (first == 172 and 16 <= second <= 31)
        or (first, second) in ((192, 168), (169, 254))
        or (first == 100 and 64 <= second <= 127)
    )


def _octets(host: str) -> list[int] | None:
    pieces = host.split(".")
    if len(pieces) != 4 or not all(piece.isascii() and piece.isdigit() for piece in pieces):
        return None
    octets = [int(piece) for piece in pieces]
    return octets if all(octet < 256 for octet in octets) else None


def host_fits(host: str, path: str, patterns: tuple[str, ...]) -> bool:
    """Does one of the patterns cover the link?

    "example.com" covers the host and everything under it, "*.example.com" only
    what is under it; "example.com/board" only links whose path begins so.
    """
    if not patterns:
        return False
    known = _by_domain(patterns)
    domain, labels = host, host.split(".")
    for depth in range(len(labels)):
        for below, prefix in known.get(domain, ()):
            if (depth or not below) and (not prefix or _begins(path, prefix)):
                return True
        domain = domain[len(labels[depth]) + 1 :]
    return False


def _begins(path: str, prefix: str) -> bool:
    return re.match(re.escape("/" + prefix.rstrip("/")) + r"(?![\w-])", path) is not None


@lru_cache(maxsize=64)
def _by_domain(patterns: tuple[str, ...]) -> dict[str, list[tuple[bool, str]]]:
    """By domain: is only what is under it meant, and the beginning of the path."""
    known: dict[str, list[tuple[bool, str]]] = {}
    for written in patterns:
        wanted, _, prefix = written.casefold().partition("/")
        known.setdefault(wanted.removeprefix("*."), []).append((wanted.startswith("*."), prefix))
    return known
