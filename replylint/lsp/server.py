"""The server: what an editor may ask of it, and who answers.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from replylint.lsp import hover
from replylint.lsp.actions import DISABLE, FIX_ALL, OPEN_RULE
from replylint.lsp.commands import disable_here, open_rule
from replylint.lsp.diagnostics import result_id
from replylint.lsp.firings import firings
from replylint.lsp.offers import completions, offers
from replylint.lsp.places import uri_of
from replylint.lsp.protocol import QuietProtocol
from replylint.lsp.session import Session
from replylint.lsp.workspace import Workspace
from replylint.version import __version__

WATCHED = (
    "**/.replylint.{yaml,yml}",
    "**/pyproject.toml",
    "**/*.ticket.json",
    "**/*.{yaml,yml}",
)
"""Files of which the editor is asked to say when they change: configs, tickets, rules."""


class ReplylintServer(LanguageServer):
    """The server of one editor."""

    def __init__(self) -> None:
        super().__init__("replylint", __version__, protocol_cls=QuietProtocol)
        self.session = Session(self)
        self.whole = Workspace(self.session.checker)
        self.was_shut_down = False

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Nothing is shown or logged of a message that makes no sense: it may hold a text."""


def make_server() -> ReplylintServer:
    """A server, ready to be started."""
    server = ReplylintServer()
    session = server.session
    _add_texts(server, session)
    _add_diagnostics(server, session)
    _add_help(server, session)
    _add_authoring(server, session)
    _add_commands(server, session)
    return server


def _add_texts(server: ReplylintServer, session: Session) -> None:
    @server.feature(types.INITIALIZE)
    def begin(params: types.InitializeParams) -> None:
        session.begin(params)

    @server.feature(types.INITIALIZED)
    def begun(_: types.InitializedParams) -> None:
        session.documents.agree(server.server_capabilities.position_encoding)
        if session.abilities.watches:
            session.spawn(server.client_register_capability_async(_registrations()))

    @server.feature(types.SHUTDOWN)
    def end(_: None) -> None:
        server.was_shut_down = True
        session.schedule.close()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        session.opened(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        session.changed(params)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        session.files_changed([params.text_document.uri])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        session.files_changed([change.uri for change in params.changes])

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        session.settle_roots([folder.uri for folder in server.workspace.folders.values()])

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def settled(params: types.DidChangeConfigurationParams) -> None:
        given = params.settings
        if isinstance(given, dict) and isinstance(given.get("replylint"), dict):
            session.settle(given["replylint"])


def _registrations() -> types.RegistrationParams:
    watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("replylint-files", method, options)])


def _add_diagnostics(server: ReplylintServer, session: Session) -> None:
    options = types.DiagnosticOptions(
        identifier="replylint", inter_file_dependencies=False, workspace_diagnostics=True
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def of_text(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        outcome = await session.outcome(params.text_document.uri)
        diagnostics = session.diagnostics(outcome) if outcome is not None else []
        name = result_id(diagnostics)
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(diagnostics, result_id=name)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def of_folders(params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        before = {one.uri: one.value for one in params.previous_result_ids}
        paths = await session.apart(lambda: list(server.whole.paths(session.roots)))
        items: list[types.WorkspaceDocumentDiagnosticReport] = []
        for path in paths:
            uri = uri_of(path)
            document = session.documents.get(uri)
            if document is not None:
                outcome = await session.outcome(uri)
                diagnostics = session.diagnostics(outcome) if outcome is not None else []
                name, version = result_id(diagnostics), document.version
            else:
                shown = await session.apart(partial(server.whole.shown, path, session.documents.encoding))
                diagnostics, name, version = shown.diagnostics, shown.name, None
            if before.pop(uri, None) == name:
                items.append(types.WorkspaceUnchangedDocumentDiagnosticReport(uri, name, version))
            else:
                items.append(
                    types.WorkspaceFullDocumentDiagnosticReport(uri, diagnostics, version, result_id=name)
                )
        # Files that are gone have nothing to show any more.
        items += [types.WorkspaceFullDocumentDiagnosticReport(uri, []) for uri in before]
        return types.WorkspaceDiagnosticReport(items)


def _add_help(server: ReplylintServer, session: Session) -> None:
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await offers(session, params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def told(params: types.HoverParams) -> types.Hover | None:
        outcome = await session.outcome(params.text_document.uri)
        if outcome is None or outcome.configured is None:
            return None
        positions = session.positions(outcome)
        found = hover.at(outcome, positions.offset(params.position))
        if not found:
            return None
        pages = session.checker.pages.of(found, outcome.configured.program)
        text = hover.markdown(found, outcome, pages)
        first = found[0].finding
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, text), positions.range(first.start, first.end)
        )

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def rule_of(params: types.DefinitionParams) -> list[types.Location]:
        outcome = await session.outcome(params.text_document.uri)
        if outcome is None or outcome.configured is None:
            return []
        found = hover.at(outcome, session.positions(outcome).offset(params.position))
        program = outcome.configured.program
        paths = (session.checker.pages.path(one.finding.rule, program) for one in found)
        start = types.Position(0, 0)
        return [
            types.Location(uri_of(path), types.Range(start, start))
            for path in dict.fromkeys(paths)
            if path is not None
        ]


def _add_authoring(server: ReplylintServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["-", "/"]))
    async def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        return await completions(session, params)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=True))
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        document = session.documents.get(uri)
        if document is None or not await session.apart(partial(session.checker.is_rule, document)):
            return []
        start = types.Position(0, 0)
        return [types.CodeLens(types.Range(start, start), data=uri)]

    @server.feature(types.CODE_LENS_RESOLVE)
    async def counted(lens: types.CodeLens) -> types.CodeLens:
        title = await firings(session, server.whole, str(lens.data))
        return types.CodeLens(lens.range, types.Command(title, ""), lens.data)


def _add_commands(server: ReplylintServer, session: Session) -> None:
    @server.command(OPEN_RULE)
    async def open_page(rule: str, uri: str) -> None:
        await open_rule(server, session, rule, uri)

    @server.command(DISABLE)
    async def disable(uri: str, rule: str, start: int, reason: str) -> None:
        await disable_here(server, session, uri, rule, start, reason)
