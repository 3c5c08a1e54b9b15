"""The application: its routes, how bodies are read, how much is done at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from replylint.errors import ReplylintError
from replylint.records import encode
from replylint.server.answers import RefusedError, converted, decode_object, error_body
from replylint.server.checks import check, rules
from replylint.server.engine import Engine
from replylint.server.guard import Guard
from replylint.server.heavy import LONG, HeavyWorker, answer
from replylint.server.openapi import Health, document
from replylint.server.options import ServerOptions
from replylint.server.overrides import LONGEST_REASON, OverrideRequest, Overrides
from replylint.server.page import page_routes
from replylint.server.webhooks.calls import MAX_BODY
from replylint.server.webhooks.calls import PATH as WEBHOOK
from replylint.version import __version__

if TYPE_CHECKING:
    from replylint.server.webhooks.audit import Audit

RELOAD_SECONDS = 1.0
REMEMBERED = 256
"""Answers that are kept for a body that comes again, such as that of a reply which is looked at twice."""

RETRY_AFTER = {429: "1", 503: "30"}
"""Seconds; Zendesk repeats a call that is refused with 503 only if they are named and under 60."""

Endpoint = Callable[[Request], Awaitable[Response]]


class Server:
    """Everything that the endpoints share."""

    def __init__(self, engine: Engine, options: ServerOptions, worker: HeavyWorker) -> None:
        self.engine = engine
        self.options = options
        self.worker = worker
        self.overrides = Overrides(options.overrides_path) if options.overrides_path else None
        self.audit = self._audit(options)
        self._under_way = 0
        self._answers = lru_cache(maxsize=REMEMBERED)(self._answer)

    def _answer(self, what: str, body: bytes) -> tuple[int, bytes]:
        return answer(what, body, self.engine)

    async def reload_now_and_then(self) -> None:
        """Until cancelled: look for changed rules and config, and forget the answers of the old ones."""
        while True:
            await asyncio.sleep(RELOAD_SECONDS)
            if await asyncio.to_thread(self.engine.reload_if_changed):
                self._answers.cache_clear()

    async def body(self, request: Request, limit: int | None = None) -> bytes:
        """The body of a request, at most `limit` bytes. Raises `RefusedError` for one too large or slow, or no JSON."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise RefusedError(415, "type", "send JSON, with 'Content-Type: application/json'")
        limit = self.options.max_body if limit is None else limit
        too_large = RefusedError(413, "size", f"the body is larger than {limit} bytes")
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > limit:
            raise too_large
        pieces: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self.options.body_seconds):
                async for piece in request.stream():
                    size += len(piece)
                    if size > limit:
                        raise too_large
                    pieces.append(piece)
        except TimeoutError:
            raise RefusedError(408, "time", "the body took too long to arrive") from None
        return b"".join(pieces)

    async def run(self, what: str, request: Request) -> Response:
        """Check or fix: short bodies at once, long ones in the other process."""
        body = await self.body(request)
        if self._under_way >= self.options.max_waiting:
            raise RefusedError(429, "busy", "too many checks at once; try again in a second")
        self._under_way += 1
        try:
            if len(body) > LONG:
                return _json(await self.worker.run(what, body))
            status, result = self._answers(what, body)
            return _json(result, status)
        finally:
            self._under_way -= 1

    async def check(self, request: Request) -> Response:
        """`POST /v1/check`."""
        return await self.run("check", request)

    async def fix(self, request: Request) -> Response:
        """`POST /v1/fix`."""
        return await self.run("fix", request)

    async def override(self, request: Request) -> Response:
        """`POST /v1/overrides`."""
        given = converted(decode_object(await self.body(request)), OverrideRequest)
        if not given.reason.strip() or len(given.reason) > LONGEST_REASON:
            raise RefusedError(422, "reason", f"a reason has 1 to {LONGEST_REASON} characters", "reason")
        known = {active.rule.id for active in self.engine.loaded.program.active}
        if given.finding.rule not in known:
            raise RefusedError(404, "rule", f"there is no rule '{given.finding.rule}'", "finding.rule")
        if self.overrides is None:
            raise RefusedError(404, "overrides", "this server keeps no overrides")
        return _json(encode(await asyncio.to_thread(self.overrides.add, given)), 201)

    def _audit(self, options: ServerOptions) -> "Audit | None":
        setup = options.zendesk
        if setup is None:
            return None
        from replylint.helpdesk_api.zendesk import Zendesk
        from replylint.server.webhooks.audit import Audit
        from replylint.server.webhooks.queue import Queue

        return Audit(
            Queue(setup.queue_path), Zendesk(setup.account), self._check_sent, self.engine.secret_rules
        )

    async def _check_sent(self, body: bytes) -> bytes:
        """Check a reply of the audit, without keeping its text and without holding up those who wait."""
        if len(body) > LONG:
            return await self.worker.run("check", body)
        return await asyncio.to_thread(check, body, self.engine)

    async def zendesk(self, request: Request) -> Response:
        """`POST /webhooks/zendesk`."""
        if self.audit is None or self.options.zendesk is None:
            raise RefusedError(404, "audit", "this server does not audit replies of Zendesk")
        from replylint.server.webhooks.endpoint import take

        body = await self.body(request, MAX_BODY)
        answer = await take(request.headers, body, self.options.zendesk.secret, self.audit)
        return _json(encode(answer), 202)

    async def rules(self, request: Request) -> Response:
        """`GET /v1/rules`."""
        return _json(rules(self.engine))

    async def health(self, request: Request) -> Response:
        """`GET /healthz`."""
        count = len({active.rule.id for active in self.engine.loaded.program.active})
        audit = None if self.audit is None else await self.audit.state()
        return _json(encode(Health("ok", __version__, count, self.engine.problem, audit)))

    async def openapi(self, request: Request) -> Response:
        """`GET /openapi.json`."""
        return _json(encode(document()))


def application(engine: Engine, options: ServerOptions, worker: HeavyWorker) -> Guard:
    """The ASGI application."""
    server = Server(engine, options, worker)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        reloading = asyncio.create_task(server.reload_now_and_then())
        if server.audit is not None:
            server.audit.start()
        try:
            yield
        finally:
            reloading.cancel()
            if server.audit is not None:
                await server.audit.stop()
            worker.stop()

    routes: list[BaseRoute] = [
        Route("/v1/check", server.check, methods=["POST"]),
        Route("/v1/fix", server.fix, methods=["POST"]),
        Route("/v1/overrides", server.override, methods=["POST"]),
        Route("/v1/rules", server.rules, methods=["GET"]),
        Route(WEBHOOK, server.zendesk, methods=["POST"]),
        Route("/healthz", server.health, methods=["GET"]),
        Route("/openapi.json", server.openapi, methods=["GET"]),
        *page_routes(),
    ]
    handlers = {
        RefusedError: _refused,
        ReplylintError: _failed,
        HTTPException: _no_route,
        ClientDisconnect: _gone,
    }
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)  # type: ignore[arg-type]
    return Guard(app, options)


def _json(body: bytes, status: int = 200) -> Response:
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    if status in RETRY_AFTER:
        headers["retry-after"] = RETRY_AFTER[status]
    return Response(body, status, headers)


async def _refused(request: Request, error: RefusedError) -> Response:
    return _json(error.body, error.status)


async def _failed(request: Request, error: ReplylintError) -> Response:
    return _json(error_body("internal", error.message), 500)


async def _no_route(request: Request, error: HTTPException) -> Response:
    said = {404: "there is nothing under this path", 405: f"{request.method} is not for this path"}
    response = _json(error_body("path", said.get(error.status_code, error.detail)), error.status_code)
    response.headers.update(error.headers or {})
    return response


async def _gone(request: Request, error: ClientDisconnect) -> Response:
    return _json(error_body("gone", "the client left"), 400)
