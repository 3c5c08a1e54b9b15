"""Asking a LanguageTool server over HTTP: https://languagetool.org/http-api/.

language-tool-python can't send annotated text, and is not needed to ask a server that runs; so this is the
standard library's HTTP.
"""

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate
from typing import Literal, TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec
from msgspec import Struct

from replylint.grammar.annotation import Piece, annotation
from replylint.grammar.matches import CodePoints, Match

CONNECT = 3.0
"""Seconds to wait for a connection, and for what a server knows without reading any text."""

LARGEST_ANSWER = 20_000_000
"""Bytes of an answer that are read at most."""

MOST_REPLACEMENTS = 5
_BREAK = Piece("\n", "\n\n")


_T = TypeVar("_T")
Reason = Literal["gone", "busy", "refused"]


class ServerError(Exception):
    """A server that can't be asked; the message goes on after «the LanguageTool server …».

    `reason`: it does not answer at all or broke off; it wants no more requests; or it did not take this one.
    """

    def __init__(self, message: str, reason: Reason) -> None:
        super().__init__(message)
        self.reason: Reason = reason


class _Category(Struct, frozen=True):
    id: str = "MISC"


class _Rule(Struct, frozen=True):
    id: str
    issueType: str = ""  # noqa: N815 - LanguageTool's own name
    category: _Category = _Category()


class _Replacement(Struct, frozen=True):
    value: str


class _Match(Struct, frozen=True):
    offset: int
    length: int
    rule: _Rule
    message: str = ""
    replacements: list[_Replacement] = []


class _Answer(Struct, frozen=True):
    matches: list[_Match]


class _Software(Struct, frozen=True):
    version: str


class _Info(Struct, frozen=True):
    software: _Software


class _Language(Struct, frozen=True, rename="camel"):
    long_code: str


class Client:
    """A server by its URL (`http://127.0.0.1:8081`); `timeout` is in seconds, for an answer to a text.

    Every request has a connection of its own, so that one client may serve several threads.
    """

    def __init__(self, url: str, timeout: float) -> None:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port
        path = parts.path.rstrip("/")
        self._path = path if path.endswith("/v2") else f"{path}/v2"
        self._timeout = timeout

    def version(self) -> str:
        """The version of LanguageTool («6.7»). Raises `ServerError`."""
        # The public server has no /info, and tells its version with every answer.
        try:
            return self._asked("GET", "/info", None, CONNECT, _Info).software.version
        except ServerError as error:
            if error.reason != "refused":
                raise
        body = urlencode({"language": "en-US", "text": ""})
        return self._asked("POST", "/check", body, CONNECT, _Info).software.version

    def languages(self) -> list[str]:
        """The codes of the languages it knows («ru-RU»). Raises `ServerError`."""
        return [one.long_code for one in self._asked("GET", "/languages", None, CONNECT, list[_Language])]

    def check(
        self, sentences: Sequence[Sequence[Piece]], language: str, options: Mapping[str, str]
    ) -> list[tuple[Match, ...]]:
        """What is found in each sentence, each a paragraph of its own. Raises `ServerError`.

        `language` is a code of LanguageTool's, `options` further fields of its form («disabledRules»).
        """
        pieces: list[Piece] = []
        for sentence in sentences:
            pieces += [*sentence, _BREAK]
        data = msgspec.json.encode({"annotation": annotation(pieces)}).decode()
        body = urlencode({"language": language, "data": data, **options})
        answer = self._asked("POST", "/check", body, self._timeout, _Answer)
        texts = ["".join([piece.text for piece in sentence]) for sentence in sentences]
        return _shared_out(answer.matches, texts)

    def _asked(self, method: str, path: str, body: str | None, timeout: float, kind: type[_T]) -> _T:
        data = self._exchanged(method, path, body, timeout)
        try:
            return msgspec.json.decode(data, type=kind)
        except (msgspec.MsgspecError, ValueError):
            raise ServerError("answers, but not as LanguageTool does", "refused") from None

    def _exchanged(self, method: str, path: str, body: str | None, timeout: float) -> bytes:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=min(CONNECT, timeout))
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        try:
            connection.connect()
            connection.sock.settimeout(timeout)
            with _cut_off(connection.sock, timeout):
                encoded = body.encode("utf-8", "replace") if body is not None else None
                connection.request(method, f"{self._path}{path}", encoded, headers)
                response = connection.getresponse()
                data = response.read(LARGEST_ANSWER + 1)
        except TimeoutError:
            raise ServerError(f"did not answer within {timeout:g} seconds", "gone") from None
        except ConnectionRefusedError:
            raise ServerError("does not run", "gone") from None
        except (OSError, ValueError, http.client.HTTPException):
            raise ServerError("broke the connection off or can't be reached", "gone") from None
        finally:
            connection.close()
        if response.status == http.client.TOO_MANY_REQUESTS:
            raise ServerError("takes no more requests for now", "busy")
        if response.status != http.client.OK:
            raise ServerError(f"refused with status {response.status}", "refused")
        if len(data) > LARGEST_ANSWER:
            raise ServerError("sent an answer of more than 20 MB", "refused")
        return data


@contextmanager
def _cut_off(connection: socket.socket, timeout: float) -> Iterator[None]:
    """Ends what is done with the connection when the time is over, even while bytes still drip in.

    Raises `TimeoutError` then.
    """
    over = threading.Event()

    def end() -> None:
        over.set()
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(timeout, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if over.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
    if over.is_set():
        raise TimeoutError


def _shared_out(matches: Sequence[_Match], texts: Sequence[str]) -> list[tuple[Match, ...]]:
    """The matches of a request by sentence; one that reaches from one sentence into the next belongs to none."""
    points = CodePoints("\n".join(texts) + "\n")
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    shared: list[list[Match]] = [[] for _ in texts]
    at = 0
    for one in sorted(matches, key=lambda match: match.offset):
        start, end = points.at(one.offset), points.at(one.offset + one.length)
        while at + 1 < len(texts) and start >= starts[at + 1]:
            at += 1
        first = starts[at]
        if first <= start < end <= first + len(texts[at]):
            replacements = tuple([item.value for item in one.replacements[:MOST_REPLACEMENTS]])
            kind, category = one.rule.issueType, one.rule.category.id
            shared[at].append(
                Match(start - first, end - first, one.rule.id, category, kind, one.message, replacements)
            )
    return [tuple(found) for found in shared]
