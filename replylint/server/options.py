"""How the server is set up: where it listens, whom it answers, how much it takes at once."""

from typing import TYPE_CHECKING

from msgspec import Struct

from replylint.errors import ReplylintError

if TYPE_CHECKING:
    from replylint.server.webhooks.setup import ZendeskSetup

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


class ServerOptions(Struct, frozen=True):
    """Everything that `replylint serve` lets one set.

    `hosts` are names under which the server may be asked for, besides those of this machine;
    `origins` are pages of other sites that may ask it («https://desk.example.com»). `max_body` is in
    bytes, the times are in seconds. `max_waiting` is how many checks may be under way at once.
    `overrides_path` is the file that keeps what was sent all the same; `token` None: no token asked for.
    `zendesk` None: replies that were sent are not audited.
    """

    host: str = "127.0.0.1"
    port: int = 8350
    token: str | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    overrides_path: str | None = None
    max_body: int = 2_000_000
    body_seconds: float = 10.0
    check_seconds: float = 10.0
    max_waiting: int = 64
    zendesk: "ZendeskSetup | None" = None

    @property
    def is_local(self) -> bool:
        """Can only programs of this machine reach it?"""
        return self.host in LOOPBACK


def checked(options: ServerOptions) -> ServerOptions:
    """The same options. Raises `ReplylintError` for a server that others could reach without a token."""
    if not options.is_local and not options.token:
        raise ReplylintError(
            f"on {options.host} other machines could reach the server, so it needs a token",
            hint="Set REPLYLINT_TOKEN to a long random text, or leave --host out to serve this machine only.",
        )
    if options.token is not None and len(options.token) < 16:
        raise ReplylintError(
            "the token is shorter than 16 characters",
            hint='python -c "import secrets; print(secrets.token_urlsafe(24))" makes a good one.',
        )
    for origin in options.origins:
        scheme, _, rest = origin.partition("://")
        if scheme not in ("http", "https") or not rest or "/" in rest:
            raise ReplylintError(
                f"'{origin}' is no origin", hint="An origin is scheme and host: https://desk.example.com"
            )
    return options
