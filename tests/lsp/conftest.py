"""A real server over standard input and output, and the editor that speaks to it."""

import asyncio
import atexit
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from textwrap import dedent
from typing import Any, Union

import pytest

pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.cli.conftest import write_rule

_SMALL = Path(tempfile.mkdtemp(prefix="replylint-rules-"))
write_rule(_SMALL, "calm/blame")
atexit.register(shutil.rmtree, _SMALL, ignore_errors=True)

COMMAND = [sys.executable, str(Path(__file__).with_name("small_server.py")), str(_SMALL), "lsp", "--stdio"]
CONFIG = ClientServerConfig(server_command=COMMAND)
"""The server with hardly any rules of its own: those that come with replylint take a while to compile."""

RULE = """\
kind: phrase
level: error
message: {ru: "Не пишите «{match}».", uk: "Не пишіть «{match}».", en: "Don't write “{match}”."}
why: {ru: Так обещают чужие., uk: Так обіцяють чужі., en: That is not ours to promise.}
phrases:
  ru: [завтра точно]
  uk: [завтра точно]
  en: [tomorrow for sure]
suggest: {ru: [завтра], uk: [завтра], en: [tomorrow]}
safe: true
examples:
  ru: {bad: [Придёт «завтра точно».], good: [Придёт завтра., Точно придёт.]}
  uk: {bad: [Прийде «завтра точно».], good: [Прийде завтра., Точно прийде.]}
  en: {bad: ["It comes «tomorrow for sure»."], good: [It comes tomorrow., For sure it comes.]}
"""


applied: list[types.WorkspaceEdit] = []
"""Edits that the server made of its own accord, since the editor was started."""


class Desk:
    """A folder with a config and a pack of one rule, and the editor that is open on it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def open(self, name: str, text: str, language: str = "markdown", version: int = 1) -> str:
        uri = name if ":" in name else self.uri(name)
        item = types.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, list(changes)))

    async def pull(self, uri: str, previous: str | None = None) -> Any:
        params = types.DocumentDiagnosticParams(
            types.TextDocumentIdentifier(uri), previous_result_id=previous
        )
        return await asyncio.wait_for(self.client.text_document_diagnostic_async(params), 60)

    async def found(self, uri: str) -> list[tuple[str, tuple[int, int, int, int]]]:
        """Code and place of what is shown of a text."""
        report = await self.pull(uri)
        return [(str(one.code), place(one.range)) for one in report.items]

    async def comes_to(self, uri: str, *levels: int) -> list[types.Diagnostic]:
        """What is shown of a text once changed files were read: findings of these severities."""
        for _ in range(100):
            found: list[types.Diagnostic] = list((await self.pull(uri)).items)
            if [one.severity for one in found] == list(levels):
                return found
            await asyncio.sleep(0.2)
        raise AssertionError(f"not {levels}: {found}")

    async def pushed(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """What the server shows by itself of a text in a state."""
        while True:
            params = await asyncio.wait_for(
                self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 60
            )
            if params.uri == uri and (version is None or params.version == version):
                return list(params.diagnostics)

    async def actions(self, uri: str, stretch: types.Range, *kinds: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=list(kinds) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), stretch, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), 60)
        return [one for one in found or () if isinstance(one, types.CodeAction)]


def place(stretch: types.Range) -> tuple[int, int, int, int]:
    start, end = stretch.start, stretch.end
    return start.line, start.character, end.line, end.character


def at(line: int, character: int, end: int | None = None) -> types.Range:
    return types.Range(
        types.Position(line, character), types.Position(line, character if end is None else end)
    )


def prepared(folder: Path) -> Path:
    rules = folder / "packs" / "acme"
    rules.mkdir(parents=True)
    (rules / "promise.yaml").write_text(RULE, encoding="utf-8")
    config = dedent("""\
        packs: [packs]
        select: [acme]
        """)
    (folder / ".replylint.yaml").write_text(config, encoding="utf-8")
    return folder


async def _session(client: LanguageClient, folder: Path, editor: str, **more: Any) -> None:
    capabilities = client_capabilities(editor)
    if not more.pop("pulls", True) and capabilities.text_document is not None:
        capabilities.text_document.diagnostic = None
    encodings = more.pop("encodings", ["utf-16"])
    if capabilities.general is not None:
        capabilities.general.position_encodings = encodings

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        pass

    @client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        applied.append(params.edit)
        return types.ApplyWorkspaceEditResult(True)

    converter = client.protocol._converter

    def structured(given: Any, _: type) -> types.Command | types.CodeAction:
        # lsprotocol takes every action with a command for one.
        kind = types.Command if isinstance(given.get("command"), str) else types.CodeAction
        return converter.structure(given, kind)

    converter.register_structure_hook(Union[types.Command, types.CodeAction], structured)  # noqa: UP007
    applied.clear()
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=folders, **more)
    await client.initialize_session(params)


@pytest_lsp.fixture(config=CONFIG)
async def pulling_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await _session(lsp_client, prepared(tmp_path), "neovim@0.11.0")
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)
async def pushed_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await _session(lsp_client, prepared(tmp_path), "emacs@29.1", pulls=False)
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)
async def utf8_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await _session(lsp_client, prepared(tmp_path), "neovim@0.11.0", encodings=["utf-8", "utf-16"])
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)
async def asking_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    options = {"reasonCommand": "editor.askReason", "interface": "uk"}
    await _session(lsp_client, prepared(tmp_path), "neovim@0.11.0", initialization_options=options)
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def desk(pulling_client: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(pulling_client, tmp_path)


@pytest.fixture
def pushed_desk(pushed_client: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(pushed_client, tmp_path)


@pytest.fixture
def utf8_desk(utf8_client: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(utf8_client, tmp_path)


@pytest.fixture
def asking_desk(asking_client: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(asking_client, tmp_path)
