"""Code actions as an editor asks for them."""

from collections.abc import Callable
from functools import partial

from lsprotocol import types

from replylint.lsp.actions import Asked, actions_for
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
