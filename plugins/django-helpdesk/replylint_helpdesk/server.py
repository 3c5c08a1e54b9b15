"""Asking `replylint serve`, wherever the settings say that it is."""

import json
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings

DEFAULT_ADDRESS = "http://127.0.0.1:8350"
DEFAULT_SECONDS = 5


class UnreachableError(Exception):
    """The server did not answer, or not with a result. The text says why, in a few words."""


def is_strict() -> bool:
    """Is a reply held back when it can't be checked? By default it is sent, and the operator is told."""
    return bool(getattr(settings, "REPLYLINT_STRICT", False))


def ask(path: str, body: dict[str, Any]) -> dict[str, Any]:
    """The server's answer. Raises `UnreachableError`."""
    address = getattr(settings, "REPLYLINT_URL", DEFAULT_ADDRESS).rstrip("/")
    headers = {"Content-Type": "application/json"}
    token = getattr(settings, "REPLYLINT_TOKEN", None)
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(address + path, json.dumps(body).encode(), headers)
    seconds = getattr(settings, "REPLYLINT_SECONDS", DEFAULT_SECONDS)
    try:
        with urllib.request.urlopen(request, timeout=seconds) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            raise UnreachableError(_reason(error)) from None
    except (OSError, ValueError):
        raise UnreachableError("no connection") from None
    if not isinstance(answer, dict):
        raise UnreachableError("an answer that is none")
    return answer


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return f"status {error.code}"
