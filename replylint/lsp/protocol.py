"""What pygls does with messages, except that texts are kept by `replylint.lsp.documents`.

Its own store breaks lines at every line break that Unicode knows, where the protocol knows three,
so that columns after a U+2028 would be others than the editor's; and it logs what it was sent.
"""

import logging
import sys
from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

Steps = Generator[Any, Any, None]


class QuietProtocol(LanguageServerProtocol):
    """Hands open texts on without keeping them, and answers every request, also one that makes no sense."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Steps:
        """A text was opened."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Steps:
        """A text was edited."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Steps:
        """A text was closed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: object) -> Steps:
        """The editor ends; standard output stays open, for others have yet to flush it."""
        yield sys.exit, (), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as a record; who asked something that is none gets an error for an answer."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), (int, str)):
                self._send_response(data["id"], None, error.to_response_error())
            raise


def silence_logs() -> None:
    """Keep pygls from writing messages, which hold texts, to standard error."""
    logger = logging.getLogger("pygls")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    logger.setLevel(logging.CRITICAL + 1)
