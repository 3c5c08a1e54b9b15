"""Code actions and completion as an editor asks for them."""

from collections.abc import Callable
from functools import partial

from lsprotocol import types

from replylint.errors import ReplylintError
from replylint.lsp.actions import Asked, actions_for
from replylint.lsp.authoring import is_config
from replylint.lsp.completion import in_config, in_rule, in_text, placed
from replylint.lsp.configs import Configured
from replylint.lsp.session import Session


async def offers(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions for a stretch of a text as it is now."""
    outcome = await session.outcome(params.text_document.uri)
    if outcome is None or outcome.report is None or not outcome.report.findings:
        return []
    positions = session.positions(outcome)
    start, end = positions.offsets(params.range)
    kinds = tuple(str(getattr(kind, "value", kind)) for kind in params.context.only or ())
    asked = Asked(
        start,
        end,
        kinds,
        session.options.reason_command,
        session.abilities.versioned_edits,
    )
    work: Callable[[], list[types.CodeAction]] = partial(
        actions_for, outcome, positions, asked, session.checker.reading(outcome)
    )
    return await session.work(outcome, work)


async def completions(session: Session, params: types.CompletionParams) -> list[types.CompletionItem]:
    """What may be written at a place of a text."""
    document = session.documents.get(params.text_document.uri)
    if document is None:
        return []
    positions = session.documents.positions(document)
    offset = positions.offset(params.position)
    path = session.checker.path_of(document)
    language = session.options.interface or "en"
    if await session.apart(partial(session.checker.is_rule, document)):
        items = in_rule(document.text, offset)
    else:
        configured = await session.apart(partial(_configured, session, path))
        program = configured.program if configured is not None else None
        if is_config(path):
            items = in_config(document.text, offset, program, language)
        elif program is not None:
            start, _ = positions.bounds(positions.line_of(offset))
            items = in_text(document.text[start:offset], program, language)
        else:
            items = []
    if not items:
        return []
    # What was begun is ASCII, of which every character is one unit.
    return placed(items, params.position, len(str(items[0].data or "")))


def _configured(session: Session, path: str) -> Configured | None:
    try:
        return session.configs.of(path)
    except ReplylintError:
        return None
