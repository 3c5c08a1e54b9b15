"""What the tests of the readers share: reading a file, and following places back to its bytes."""

import html
import json
import re
from pathlib import Path

from replylint.model import Problem
from replylint.readers import Comment, Passage, Source, read_texts
from replylint.settings import Settings

FILES = Path(__file__).parent / "files"
"""Exports, each of which one reader alone knows by what stands in it."""

LETTERS = Path(__file__).parent / "letters"
"""Letters and articles, which are known by their endings."""

_TAG = re.compile(r"<[^<>]*>")


def texts(text: str, path: str, settings: Settings | None = None) -> list[Passage | Comment | Problem]:
    """All that the reader of a file gives."""
    return list(read_texts(Source(text, path), settings or Settings()))


def passages(text: str, path: str, settings: Settings | None = None) -> list[Passage]:
    """The passages of a text under the name of a file."""
    return [item for item in texts(text, path, settings) if isinstance(item, Passage)]


def _path(name: str) -> Path:
    return LETTERS / name if name in (path.name for path in LETTERS.iterdir()) else FILES / name


def file_passages(name: str) -> list[Passage]:
    """The passages of one of the files beside the tests."""
    return passages(file_text(name), name)


def file_text(name: str) -> str:
    """The text of one of the files beside the tests, line ends as they are."""
    return _path(name).read_bytes().decode()


def fields(found: list[Passage]) -> list[tuple[str | None, str | None, str | None]]:
    """Title, id and field of each passage."""
    return [
        (one.entry.title, one.entry.id, one.entry.field) if one.entry is not None else (None, None, None)
        for one in found
    ]


def sources(name: str, words: str) -> list[str]:
    """What stands in the file, byte for byte, at the first place of these words in each passage that has them."""
    data = _path(name).read_bytes()
    text = data.decode()
    found = []
    for passage in file_passages(name):
        at = passage.text.find(words)
        if at >= 0:
            start, end = passage.in_file(at, at + len(words))
            found.append(data[len(text[:start].encode()) : len(text[:end].encode())].decode())
    return found


def from_json(piece: str) -> str:
    """What a customer reads in a piece of HTML that stands in a string of JSON."""
    return from_html(json.loads(f'"{piece}"'))


def from_html(piece: str) -> str:
    """What a customer reads in a piece of HTML without line breaks."""
    return html.unescape(_TAG.sub("", piece))
