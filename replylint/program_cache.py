"""Compiled programs in the cache folder: the rules in one entry, each language in one of its own.

A check of a Russian reply reads the rules and Russian, nothing else. An entry
that is missing, broken or of another replylint is made anew.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from zlib import crc32

import msgspec

from replylint import cache
from replylint.model import LANGUAGES, Language
from replylint.program import FORMAT, ProgramData, Rule
from replylint.version import __version__

KEPT = 8
"""Programs that stay in the cache: one a set of packs, and a few of before the last change."""

_HEAD = f"replylint program {FORMAT} {__version__} {sys.byteorder}\n".encode()
_START = len(_HEAD) + 4
_decode_rules = msgspec.msgpack.Decoder(list[Rule]).decode


class KeptPrograms:
    """Programs in a cache folder; `compile` makes the one that is asked for."""

    def __init__(self, folder: str, compile: Callable[[], ProgramData]) -> None:
        self._folder = folder
        self._compile = compile

    def read(self, name: str) -> ProgramData | None:
        """A program that was kept, or None."""
        if not name.startswith("program-") or os.path.basename(name) != name:
            return None
        body = self._entry(name)
        if body is None:
            return None
        try:
            return ProgramData(_decode_rules(body), _KeptShards(self, name))
        except msgspec.DecodeError:
            return None

    def make(self, name: str) -> ProgramData:
        """Compile the program and keep it; what comes back is decoded from the same bytes that later runs read."""
        data = self._compile()
        body = msgspec.msgpack.encode(data.rules)
        self._keep(name, body)
        for language, shard in data.shards.items():
            self._keep(f"{name}-{language}", shard)
        cache.keep_newest(self._folder, "program-", KEPT * (1 + len(LANGUAGES)))
        return ProgramData(_decode_rules(body), data.shards)

    def shard(self, name: str, language: Language) -> memoryview:
        """A language of a kept program; the whole program is made anew if it is broken."""
        body = self._entry(f"{name}-{language}")
        return body if body is not None else self.make(name).shards[language]

    def _keep(self, name: str, body: memoryview | bytes) -> None:
        cache.write(self._folder, name, _HEAD + crc32(body).to_bytes(4, "big") + body)

    def _entry(self, name: str) -> memoryview | None:
        raw = cache.read(self._folder, name)
        if raw is None or not raw.startswith(_HEAD):
            return None
        body = memoryview(raw)[_START:]
        return body if crc32(body) == int.from_bytes(raw[_START - 4 : _START], "big") else None


class _KeptShards(Mapping[Language, memoryview]):
    """The languages of a kept program, read when first asked for."""

    def __init__(self, kept: KeptPrograms, name: str) -> None:
        self._kept = kept
        self._name = name

    def __getitem__(self, language: Language) -> memoryview:
        if language not in LANGUAGES:
            raise KeyError(language)
        return self._kept.shard(self._name, language)

    def __iter__(self) -> Iterator[Language]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)
