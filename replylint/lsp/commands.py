"""The commands of the server, which an editor runs when an action is chosen."""

from functools import partial

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from replylint.lsp.actions import change_of, disabling
from replylint.lsp.places import uri_of
from replylint.lsp.session import Session


async def open_rule(server: LanguageServer, session: Session, rule: str, uri: str) -> None:
    """Show the page that a rule names, in the browser, or else the rule's file in the editor."""
    outcome = await session.outcome(uri)
    if outcome is None or outcome.configured is None:
        return
    program = outcome.configured.program
    page = session.checker.pages.page(rule, program)
    link = page.common.link if page is not None else None
    path = session.checker.pages.path(rule, program)
    target = link or (uri_of(path) if path is not None else None)
    if target is None:
        return
    if not session.abilities.shows_documents:
        session.tell(f"{rule}: {link or path}")
        return
    await server.window_show_document_async(
        types.ShowDocumentParams(target, external=link is not None, take_focus=True)
    )


async def disable_here(
    server: LanguageServer, session: Session, uri: str, rule: str, start: int, reason: str
) -> None:
    """Put a directive in that silences a finding, with the reason that the user gave; without one nothing is done.

    `start` is the offset of the finding.
    """
    outcome = await session.outcome(uri)
    words = " ".join(reason.split())
    if outcome is None or outcome.report is None or not words:
        return
    for located in outcome.report.findings:
        if located.finding.rule == rule and located.finding.start == start:
            positions = session.positions(outcome)
            reading = session.checker.reading(outcome)
            edit = await session.work(
                outcome, partial(disabling, outcome, positions, located, words, reading)
            )
            if edit is not None:
                change = change_of(outcome, [edit], session.abilities.versioned_edits)
                await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(change))
            return
