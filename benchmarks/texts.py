"""Replies to measure on, read from files as they are found.

`.jsonl`: lines as `replylint scan` takes them (`draft`, `as`, `ticket`), or snippets in HTML (`name`, `kind`,
`html`), of which only those of the kind `macro` are sent to customers. `.md`: saved replies between lines of
three backticks. Snippets and saved replies are templates.
"""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from replylint.batch import read_request
from replylint.drafts import read_draft
from replylint.language.codes import known_language
from replylint.model import Draft, Ticket

LIMIT = 1 << 20
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 tr table blockquote".split())
_FENCE = "```"


class Text(NamedTuple):
    """A draft with its ticket, and what it is called."""

    id: str
    draft: Draft
    ticket: Ticket | None


def read(path: Path) -> Iterator[Text]:
    """The replies of a file, in order."""
    if path.suffix == ".jsonl":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield from _of_line(json.loads(line), line, f"{path.stem}:{number}")
    else:
        for number, block in enumerate(_fenced(path.read_text(encoding="utf-8")), 1):
            yield Text(f"{path.stem}:{number}", read_draft(block, kind="template"), None)


def of_request(line: str) -> Text:
    """A line as `replylint scan` takes it."""
    request = read_request(line.encode(), LIMIT)
    ticket = request.ticket
    draft = read_draft(
        request.draft,
        language=request.language,
        kind=request.kind or "reply",
        channel=request.channel or (ticket.channel if ticket is not None else None),
        subject=ticket.subject if ticket is not None else None,
        hint=known_language(ticket.language) if ticket is not None else None,
    )
    return Text(str(request.id), draft, ticket)


def _of_line(record: dict[str, Any], line: str, name: str) -> Iterator[Text]:
    if "draft" in record:
        found = of_request(line)
        yield found if record.get("id") is not None else found._replace(id=name)
    elif record.get("kind") == "macro":
        yield Text(record.get("name") or name, read_draft(plain(record["html"]), kind="template"), None)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def plain(html: str) -> str:
    """The text of a snippet in HTML, blocks on lines of their own."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return "\n".join(line.strip() for line in "".join(parser.pieces).splitlines()).strip()


def _fenced(text: str) -> Iterator[str]:
    lines: list[str] | None = None
    for line in text.splitlines():
        if line.startswith(_FENCE):
            if lines is not None:
                yield "\n".join(lines)
            lines = [] if lines is None else None
        elif lines is not None:
            lines.append(line)
