"""The texts that are open in the editor, as they are at the moment."""

from collections.abc import Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from replylint.lsp.positions import Encoding, Positions


class Document(Struct, frozen=True, eq=False):
    """One state of an open text: the next edit makes another document of it.

    `version` is the editor's number for this state; `language` is what the editor takes the text for.
    """

    uri: str
    text: str
    version: int | None = None
    language: str = ""


class Documents:
    """All open texts by their URI. `encoding` is what editor and server agreed on in counting characters."""

    def __init__(self) -> None:
        self.encoding: Encoding = "utf-16"
        self._open: dict[str, Document] = {}
        self._positions: dict[str, tuple[Document, Positions]] = {}

    def agree(self, encoding: object) -> None:
        """Count characters as the editor does; what it does not name is UTF-16."""
        name = getattr(encoding, "value", encoding)
        self.encoding = "utf-8" if name == "utf-8" else "utf-32" if name == "utf-32" else "utf-16"
        self._positions.clear()

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The text as it is now, None if it is not open."""
        return self._open.get(uri)

    def is_current(self, document: Document) -> bool:
        """Is this still how the text stands in the editor?"""
        return self._open.get(document.uri) is document

    def open(self, item: types.TextDocumentItem) -> Document:
        """A text was opened, or given anew."""
        document = Document(item.uri, item.text, item.version, item.language_id or "")
        self._open[item.uri] = document
        return document

    def change(
        self,
        identifier: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> Document | None:
        """The text was edited, one change after the other; None for a text that is not open."""
        document = self._open.get(identifier.uri)
        if document is None:
            return None
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = self.positions(document).offsets(change.range)
                text = document.text[:start] + text + document.text[end:]
            document = Document(document.uri, text, identifier.version, document.language)
            self._open[document.uri] = document
        return document

    def close(self, uri: str) -> None:
        """A text was closed."""
        self._open.pop(uri, None)
        self._positions.pop(uri, None)

    def positions(self, document: Document) -> Positions:
        """The lines of a text; those of the state that was asked for last are kept."""
        kept = self._positions.get(document.uri)
        if kept is None or kept[0] is not document:
            kept = document, Positions(document.text, self.encoding)
            if document.uri in self._open:
                self._positions[document.uri] = kept
        return kept[1]
