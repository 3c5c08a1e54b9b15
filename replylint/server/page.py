"""The page at `/` and what it loads; nothing from elsewhere, and nothing inline."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}


@cache
def _assets() -> dict[str, bytes]:
    """Every file of the page by its name; read once, so that no request names a path."""
    folder = files("replylint.server") / "assets"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def page_routes() -> list[Route]:
    """`/` and `/assets/…`."""
    return [Route("/", _page, methods=["GET"]), Route("/assets/{name}", _asset, methods=["GET"])]


async def _page(request: Request) -> Response:
    return _answer("index.html")


async def _asset(request: Request) -> Response:
    return _answer(request.path_params["name"])


def _answer(name: str) -> Response:
    content = _assets().get(name)
    kind = _TYPES.get(name.rpartition(".")[2])
    if content is None or kind is None:
        return Response("There is nothing here.", 404, media_type="text/plain")
    return Response(content, headers={**_HEADERS, "content-type": kind})
