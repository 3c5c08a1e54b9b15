"""`replylint lsp` as it is installed, with the rules that come with it."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")

from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities

from tests.lsp.conftest import at, place

pytestmark = pytest.mark.asyncio


async def test_the_rules_that_come_with_it_are_found_and_explained(tmp_path: Path) -> None:
    config = ClientServerConfig(server_command=[sys.executable, "-m", "replylint", "lsp"])
    client: Any = await config.start()
    capabilities = client_capabilities("emacs@29.1")
    await client.initialize_session(types.InitializeParams(capabilities, root_uri=tmp_path.as_uri()))
    uri = (tmp_path / "a.md").as_uri()
    text = "# 😀 Ответ\r\n\r\nДобрый день! Вы сами виноваты, что не прочитали условия.\r\n"
    item = types.TextDocumentItem(uri, "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    shown = client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    found = (await asyncio.wait_for(shown, 120)).diagnostics
    assert [(one.code, place(one.range)) for one in found] == [("tone/blame", (2, 13, 2, 56))]
    params = types.HoverParams(types.TextDocumentIdentifier(uri), at(2, 20).start)
    told = await client.text_document_hover_async(params)
    assert "**Звучит как «сами виноваты»." in told.contents.value
    await client.shutdown_session()
    assert client._server.returncode == 0
    await client.stop()
