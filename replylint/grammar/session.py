"""One LanguageTool server as a process uses it: sentences asked in parallel, answers kept, a fault told once."""

import os
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from hashlib import blake2b
from threading import Lock

import msgspec

from replylint.errors import ReplylintError
from replylint.grammar.client import Client, ServerError
from replylint.grammar.local_server import WARMING, find_jars, last_server, restart_server
from replylint.grammar.matches import Match
from replylint.grammar.processes import Running, is_there
from replylint.grammar.rulesets import language_code, options
from replylint.grammar.sentences import Sentence
from replylint.model import Language
from replylint.result_cache import ResultCache
from replylint.settings import Grammar

AT_ONCE = 4
"""Requests that one process sends at the same time; a server of ours checks ten."""

REQUEST = 10_000
"""Code points of the sentences that are sent together; the public server takes 20,000 characters."""

REMEMBERED = 20_000
"""Sentences whose answers are kept in memory."""

RETRY = 60.0
"""Seconds after which a server that failed is asked again: who serves pages for weeks wants it back."""

TRIES = 3
"""Times that a text is sent, should the server be started anew meanwhile."""

_NOT_CHECKED = "grammar was not checked"
_FORMAT = b"grammar 1"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Match, ...]).decode


class UnavailableError(Exception):
    """Grammar that can't be checked, and what to do about it, in one line.

    `whole_run`: nothing more will be checked by this server; else this one text was not.
    """

    def __init__(self, message: str, *, whole_run: bool = True) -> None:
        super().__init__(message)
        self.whole_run = whole_run


class Session:
    """Asks the server of some settings. Once it is out of reach nobody waits for it for a while: `RETRY`."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._lock = Lock()
        self._client: Client | None = None
        self._running: Running | None = None
        self._version = ""
        self._restarted = False
        self._fault: str | None = None
        self._retry_at = 0.0
        self._known: OrderedDict[bytes, tuple[Match, ...]] = OrderedDict()

    def check(self, sentences: Sequence[Sentence], *, keep: bool) -> list[tuple[Match, ...]]:
        """What LanguageTool says of each sentence.

        `keep`: answers may be written to the disk, and taken from there. Raises `UnavailableError`.
        """
        self._connect()
        keys = [self._key(one) for one in sentences]
        found = self._recalled(keys, keep)
        missing = {key: one for key, one in zip(keys, sentences, strict=True) if key not in found}
        if missing:
            answers = self._asked(missing)
            found |= answers
            self._remember(answers, keep)
        return [found[key] for key in keys]

    def _connect(self) -> None:
        with self._lock:
            if self._fault is not None:
                if time.monotonic() < self._retry_at:
                    raise UnavailableError(self._fault)
                self._fault = self._client = self._running = None
                self._restarted = False
            if self._client is not None:
                return
            client = Client(self._url(), self._grammar.timeout)
            try:
                if self._running is not None and not is_there(self._running):
                    # On its port another program may listen by now.
                    raise ServerError("has died", "gone")
                self._version = client.version()
                self._client = client
            except ServerError as error:
                self._begin_again(error)

    def _url(self) -> str:
        grammar = self._grammar
        if grammar.server is not None:
            return grammar.server
        running = last_server(grammar.folder) if grammar.folder is not None else None
        if running is None:
            raise self._failed(f"no LanguageTool server runs. {self._way_to_one()}")
        self._running = running
        return running.url

    def _way_to_one(self) -> str:
        from importlib.util import find_spec

        if self._grammar.folder is not None and find_jars(self._grammar.folder) is not None:
            return "To start one: replylint grammar start"
        first = "" if find_spec("language_tool_python") else "pip install 'replylint[grammar]', "
        return f"To have one: {first}replylint grammar install, replylint grammar start"

    def _failed(self, said: str) -> UnavailableError:
        self._fault = f"{_NOT_CHECKED}: {said}"
        self._retry_at = time.monotonic() + RETRY
        return UnavailableError(self._fault)

    def _begin_again(self, error: ServerError) -> None:
        """Put a server of ours that hangs or died in its place, once. Raises `UnavailableError`."""
        told = f"the LanguageTool server {self._grammar.server or 'of this machine'} {error}"
        if error.reason == "refused" and self._version:
            raise UnavailableError(f"{_NOT_CHECKED}: {told}", whole_run=False) from None
        running, folder = self._running, self._grammar.folder
        if error.reason != "gone" or running is None or folder is None:
            raise self._failed(told) from None
        if self._restarted:
            raise self._failed(
                f"{told}, although it was started anew. See: replylint grammar status"
            ) from None
        self._restarted = True
        try:
            self._running = restart_server(folder, running, str(error))
            # Its first answers take seconds, as it loads the languages.
            self._client = Client(self._running.url, max(self._grammar.timeout, WARMING))
            self._version = self._client.version()
        except (ReplylintError, ServerError) as second:
            raise self._failed(f"{told}, and did not come up again: {second}") from None

    def _asked(self, missing: dict[bytes, Sentence]) -> dict[bytes, tuple[Match, ...]]:
        groups = list(_grouped(missing))
        for _ in range(TRIES):
            client = self._client
            try:
                return self._ask_all(groups)
            except ServerError as error:
                with self._lock:
                    if self._fault is not None:
                        raise UnavailableError(self._fault) from None
                    # Another thread may have met the same fault, and put it right.
                    if self._client is client:
                        self._begin_again(error)
        with self._lock:
            raise self._failed("the LanguageTool server breaks off again and again")

    def _ask_all(self, groups: "list[list[tuple[bytes, Sentence]]]") -> dict[bytes, tuple[Match, ...]]:
        if len(groups) == 1:
            return self._ask(groups[0])
        from concurrent.futures import ThreadPoolExecutor

        found: dict[bytes, tuple[Match, ...]] = {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for answers in pool.map(self._ask, groups):
                found |= answers
        return found

    def _ask(self, group: "list[tuple[bytes, Sentence]]") -> dict[bytes, tuple[Match, ...]]:
        client = self._client
        assert client is not None
        code = language_code(group[0][1].language, self._grammar)
        answers = client.check([one.pieces for _, one in group], code, options(self._grammar))
        return {key: found for (key, _), found in zip(group, answers, strict=True)}

    def _key(self, sentence: Sentence) -> bytes:
        code = language_code(sentence.language, self._grammar)
        asked = (_FORMAT, self._version, code, options(self._grammar), sentence.pieces)
        try:
            return blake2b(_encode(asked), digest_size=16).digest()
        except UnicodeEncodeError:
            return blake2b(repr(asked).encode("utf-8", "backslashreplace"), digest_size=16).digest()

    def _recalled(self, keys: list[bytes], keep: bool) -> dict[bytes, tuple[Match, ...]]:
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
        wanted = [key for key in dict.fromkeys(keys) if key not in found]
        if wanted and keep and self._grammar.folder is not None:
            # A connection of SQLite belongs to one thread, and a server's threads come and go.
            with closing(ResultCache(self._grammar.folder)) as store:
                for key in wanted:
                    data = store.get(key)
                    if data is not None:
                        with suppress(msgspec.MsgspecError):
                            found[key] = _decode(data)
        return found

    def _remember(self, answers: dict[bytes, tuple[Match, ...]], keep: bool) -> None:
        with self._lock:
            self._known |= answers
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        if keep and self._grammar.folder is not None:
            with closing(ResultCache(self._grammar.folder)) as store:
                for key, found in answers.items():
                    store.put(key, _encode(found))


def _grouped(missing: dict[bytes, Sentence]) -> "Iterator[list[tuple[bytes, Sentence]]]":
    """What goes to the server in one request: sentences of one language."""
    by_language: dict[Language, list[tuple[bytes, Sentence]]] = {}
    for key, one in missing.items():
        by_language.setdefault(one.language, []).append((key, one))
    for members in by_language.values():
        group: list[tuple[bytes, Sentence]] = []
        size = 0
        for key, one in members:
            length = one.end - one.start
            if group and size + length > REQUEST:
                yield group
                group, size = [], 0
            group.append((key, one))
            size += length
        yield group


def session(grammar: Grammar) -> Session:
    """The session of this process for these settings."""
    return _session(msgspec.msgpack.encode(grammar), os.getpid())


@cache
def _session(encoded: bytes, process: int) -> Session:
    return Session(msgspec.msgpack.decode(encoded, type=Grammar))
