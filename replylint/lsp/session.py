"""One editor and what it works on: its abilities, the texts that are open, what is shown of them."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

import msgspec
from lsprotocol import types
from msgspec import Struct
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from replylint.errors import ReplylintError
from replylint.lsp.checker import Checker
from replylint.lsp.configs import Configs
from replylint.lsp.diagnostics import diagnostics_of
from replylint.lsp.documents import Document, Documents
from replylint.lsp.outcomes import Outcome
from replylint.lsp.places import path_of
from replylint.lsp.positions import Positions
from replylint.lsp.schedule import Schedule
from replylint.model import Language
from replylint.passage_check import fault
from replylint.settings import Section

PATIENCE = 0.5
"""Seconds that an answer waits for changed configs and rules to be read."""

_Result = TypeVar("_Result")


class Options(Struct, frozen=True, rename="camel"):
    """What an editor may settle, at the start (`initializationOptions`) or later (`replylint` of its settings).

    `reason_command` is a command of the editor's that asks for the reason of a directive.
    """

    config_path: str | None = None
    interface: Language | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    preview: bool | None = None
    reason_command: str | None = None

    def flags(self) -> Section:
        """What of it goes before the configs."""
        return Section(interface=self.interface, select=self.select, ignore=self.ignore, preview=self.preview)


class Abilities(Struct, frozen=True):
    """What the editor can do, as it said."""

    pulls: bool = False
    refreshes: bool = False
    watches: bool = False
    versioned_edits: bool = False
    shows_documents: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "Abilities":
        """The abilities of which the server makes use."""
        text, space, window = capabilities.text_document, capabilities.workspace, capabilities.window
        diagnostics = space.diagnostics if space is not None else None
        watched = space.did_change_watched_files if space is not None else None
        edits = space.workspace_edit if space is not None else None
        shown = window.show_document if window is not None else None
        return cls(
            text is not None and text.diagnostic is not None,
            bool(diagnostics is not None and diagnostics.refresh_support),
            bool(watched is not None and watched.dynamic_registration),
            bool(edits is not None and edits.document_changes),
            bool(shown is not None and shown.support),
        )


class Session:
    """All that the server knows while an editor is connected."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self.documents = Documents()
        self.options = Options()
        self.abilities = Abilities()
        self.configs = Configs()
        self.checker = Checker(self.documents, self.configs)
        self.schedule = Schedule(self.documents, self.checker)
        self.roots: list[str] = []
        self._one_reading = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None
        self._shown: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor says of itself."""
        self.abilities = Abilities.of(params.capabilities)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        self.settle_roots(folders)
        self.settle(params.initialization_options)

    def settle_roots(self, uris: Sequence[str]) -> None:
        """The folders that are open in the editor."""
        self.roots = [path for path in map(path_of, uris) if path is not None]
        self.checker.folder = self.roots[0] if self.roots else os.getcwd()

    def settle(self, given: object) -> None:
        """Take the options of the editor; what makes no sense is said and changes nothing."""
        try:
            options = msgspec.convert(given or {}, Options)
        except msgspec.ValidationError as error:
            self.tell(f"replylint: {error}")
            return
        self.options = options
        path = options.config_path
        if path is not None:
            path = os.path.normpath(os.path.join(self.checker.folder, os.path.expanduser(path)))
        self._reading = self.spawn(self._settle(options.flags(), path))

    async def _settle(self, flags: Section, config_path: str | None) -> None:
        async with self._one_reading:
            is_changed = await asyncio.to_thread(self.configs.settle, flags, config_path)
        if is_changed:
            self.all_changed()

    def tell(self, message: str) -> None:
        """Show the user a message."""
        self._server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    # What the user does.

    def opened(self, item: types.TextDocumentItem) -> None:
        """A text was opened."""
        document = self.documents.open(item)
        self._touched(document)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text was edited."""
        document = self.documents.change(params.text_document, params.content_changes)
        if document is not None:
            self._touched(document)

    def closed(self, uri: str) -> None:
        """A text was closed: nothing more is shown of it."""
        self.documents.close(uri)
        self.schedule.forget(uri)
        self.checker.forget(uri)
        task = self._shown.pop(uri, None)
        if task is not None:
            task.cancel()
        if not self.abilities.pulls:
            self._publish(uri, [], None)
        self._ticket_changed(path_of(uri))

    def files_changed(self, uris: Sequence[str]) -> None:
        """Files were saved, or changed by another program."""
        self._reading = self.spawn(self._read_anew(uris))

    def _look_at_files(self) -> None:
        """See now and then whether files changed of which nobody tells."""
        is_reading = self._reading is not None and not self._reading.done()
        if not is_reading and self.configs.may_be_old():
            self.files_changed([])

    async def _read_anew(self, uris: Sequence[str]) -> None:
        async with self._one_reading:
            is_changed = await asyncio.to_thread(self.configs.refresh)
        if is_changed:
            self.all_changed()
            return
        for uri in uris:
            self._ticket_changed(path_of(uri))

    def all_changed(self) -> None:
        """Config or rules are others now: look at all texts anew."""
        self.schedule.forget()
        if self.abilities.pulls:
            if self.abilities.refreshes:
                self.spawn(self._server.workspace_diagnostic_refresh_async(None))
            return
        for document in self.documents:
            self._show(document.uri)

    def _touched(self, document: Document) -> None:
        self._look_at_files()
        if not self.abilities.pulls:
            self._show(document.uri)
        self._ticket_changed(path_of(document.uri))

    def _ticket_changed(self, path: str | None) -> None:
        """A ticket is another now: look at its draft anew."""
        if path is None or not path.endswith(".json"):
            return
        for document in self.documents:
            if path_of(document.uri) == path:
                continue
            last = self.schedule.last(document.uri)
            # One that is being checked may have met the ticket as it was.
            if last is None or last.ticket_path == path:
                self.schedule.forget(document.uri)
                if not self.abilities.pulls:
                    self._show(document.uri)
                elif self.abilities.refreshes:
                    self.spawn(self._server.workspace_diagnostic_refresh_async(None))

    # What is shown of it.

    def positions(self, outcome: Outcome) -> Positions:
        """The lines of the text that was checked."""
        return self.documents.positions(outcome.document)

    async def outcome(self, uri: str) -> Outcome | None:
        """What a text comes to as it is now, under the configs and rules of now."""
        self._look_at_files()
        if self._reading is not None and not self._reading.done():
            # Rules that take longer to compile are shown once they are: then all texts are looked at anew.
            await asyncio.wait([self._reading], timeout=PATIENCE)
        return await self.schedule.outcome(uri)

    def diagnostics(self, outcome: Outcome) -> list[types.Diagnostic]:
        """What is shown of a text."""
        return diagnostics_of(outcome, self.positions(outcome))

    def _show(self, uri: str) -> None:
        """See to it that what is shown of a text is brought up to date."""
        task = self._shown.get(uri)
        if task is None or task.done():
            self._shown[uri] = self.spawn(self._shown_soon(uri))

    async def _shown_soon(self, uri: str) -> None:
        outcome = await self.schedule.outcome(uri)
        while outcome is not None:
            self._publish(uri, self.diagnostics(outcome), outcome.document.version)
            # What changed in the meantime found this task still at work.
            latest = await self.schedule.outcome(uri)
            outcome = latest if latest is not outcome else None

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri, diagnostics, version)
        self._server.text_document_publish_diagnostics(params)

    async def apart(self, task: Callable[[], _Result]) -> _Result:
        """Do work that no open text waits for."""
        return await asyncio.get_running_loop().run_in_executor(self.schedule.background, task)

    async def work(self, outcome: Outcome, task: Callable[[], _Result]) -> _Result:
        """Do work on a text in the thread for it, so that messages are read meanwhile."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.schedule.pool_for(outcome.document), task)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Do something besides; what goes wrong in it is no reason to stop."""
        task = asyncio.ensure_future(_patiently(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


async def _patiently(work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except (ReplylintError, JsonRpcException):
        # What can't be read is told with the text; what the editor refuses, it knows.
        return
    except Exception as error:
        sys.stderr.write(f"replylint: {fault(error)}\n")
