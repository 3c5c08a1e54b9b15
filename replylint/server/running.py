"""Listening: uvicorn around the application, until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from replylint.server.app import application
from replylint.server.engine import Engine
from replylint.server.heavy import HeavyWorker
from replylint.server.options import ServerOptions

STOP_SECONDS = 10
"""How long requests under way may take once the server was told to stop."""


def run(
    options: ServerOptions, config_path: str | None, cache_folder: str, tell: Callable[[str], None]
) -> int:
    """Serve until a signal stops it; `tell` hears the address once somebody can ask.

    Raises `OSError` if the address can't be had, `ReplylintError` for a bad config.
    """
    engine = Engine(config_path, cache_folder)
    listening = _listen(options)
    return asyncio.run(_serve(options, engine, config_path, cache_folder, listening, tell))


def _listen(options: ServerOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # Without its protocol named, asyncio would not switch Nagle's waiting off: 40 ms an answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
    except OSError:
        listening.close()
        raise
    listening.listen(512)
    listening.setblocking(False)
    return listening


async def _serve(
    options: ServerOptions,
    engine: Engine,
    config_path: str | None,
    cache_folder: str,
    listening: socket.socket,
    tell: Callable[[str], None],
) -> int:
    worker = HeavyWorker(config_path, cache_folder, options.check_seconds)
    server = uvicorn.Server(
        uvicorn.Config(
            application(engine, options, worker),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
    )
    host = f"[{options.host}]" if ":" in options.host else options.host
    tell(f"http://{host}:{listening.getsockname()[1]}/")
    await server.serve([listening])
    return 0
