"""Who may ask the server: hosts, origins, token. Everybody else gets a clear 4xx answer.

The host is looked at against DNS rebinding: a foreign page whose name suddenly leads to this machine
still sends its own name (https://portswigger.net/web-security/host-header). A page of another site can
send nothing unless its origin is allowed. The path for a helpdesk's own calls is open to all
names and needs no token: there the signature decides, and nothing else is reached that way.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from replylint.server.answers import error_body
from replylint.server.options import LOOPBACK, ServerOptions
from replylint.server.webhooks.calls import PATH as WEBHOOK

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

OPEN = frozenset(("/healthz", "/openapi.json"))
"""Paths that need no token: they tell nothing of anybody."""

_PAGE = ("/", "/assets/")


class Guard:
    """Asked before the application; what it lets through is allowed to ask."""

    def __init__(self, app: App, options: ServerOptions) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.lower() for host in options.hosts} | {options.host.lower()}
        self._origins = frozenset(origin.lower().rstrip("/") for origin in options.origins)
        self._token = options.token.encode() if options.token else None
        self._takes_calls = options.zendesk is not None

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Refuse, answer a preflight, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if self._takes_calls and scope["path"] == WEBHOOK and scope["method"] == "POST":
            # A helpdesk signs its calls; it knows neither our token nor the names that we go by at home.
            if b"origin" in headers:
                await _refuse(send, 403, "origin", "pages may not make this call")
                return
            await self._app(scope, receive, send)
            return
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if _name(host) not in self._hosts:
            await _refuse(send, 421, "host", "this server does not answer under that name")
            return
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        allowed = origin in self._origins
        if origin and not allowed and origin.partition("://")[2] != host:
            await _refuse(send, 403, "origin", "pages of that site may not ask this server")
            return
        extra = _cors(origin) if allowed else []
        if scope["method"] == "OPTIONS" and b"access-control-request-method" in headers:
            await _answer(send, 204, b"", [*extra, *_PREFLIGHT])
            return
        if self._token is not None and not self._knows(headers) and not _is_open(scope["path"]):
            await _refuse(send, 401, "token", "the token is missing or wrong", extra)
            return
        await self._app(scope, receive, _with(send, extra) if extra else send)

    def _knows(self, headers: dict[bytes, bytes]) -> bool:
        said = headers.get(b"authorization", b"")
        given = said[7:] if said[:7].lower() == b"bearer " else headers.get(b"x-replylint-token", b"")
        return self._token is not None and hmac.compare_digest(given.strip(), self._token)


_PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, POST"),
    (b"access-control-allow-headers", b"authorization, content-type, x-replylint-token"),
    (b"access-control-max-age", b"600"),
    # Chromium asks before a public page may reach this machine: https://wicg.github.io/private-network-access/
    (b"access-control-allow-private-network", b"true"),
]


def _cors(origin: str) -> list[tuple[bytes, bytes]]:
    return [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]


def _name(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def _is_open(path: str) -> bool:
    return path in OPEN or path == _PAGE[0] or path.startswith(_PAGE[1])


def _with(send: Send, extra: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await send(message)

    return sending


async def _refuse(
    send: Send, status: int, code: str, message: str, extra: list[tuple[bytes, bytes]] | None = None
) -> None:
    headers = [(b"content-type", b"application/json"), *(extra or [])]
    await _answer(send, status, error_body(code, message), headers)


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
