"""The check of one passage: the draft that it is, examined."""

import os
from collections.abc import Sequence

from msgspec import Struct

from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.language.codes import known_language
from replylint.linter import examine
from replylint.model import Draft, DraftKind, Language, Report, Ticket
from replylint.program import Program
from replylint.readers.passage import Passage
from replylint.settings import Settings


class Examined(Struct, frozen=True):
    """What a passage came to; the findings are at its own offsets."""

    language: Language
    kind: DraftKind
    report: Report


def examine_passage(
    passage: Passage, path: str | None, settings: Settings, ticket: Ticket | None, program: Program
) -> Examined:
    """What a passage of a file comes to; of `passage` only what a draft is made of counts."""
    draft = draft_of(passage, path, settings, ticket)
    return Examined(draft.language, draft.kind, examine_draft(draft, ticket, program))


def ask_ahead(
    passages: Sequence[Passage], path: str | None, settings: Settings, ticket: Ticket | None, program: Program
) -> None:
    """Have LanguageTool asked about these passages together, if it is asked at all; nothing is raised."""
    if not settings.grammar.enabled or len(passages) < 2:
        return
    from replylint.grammar.ahead import ask_ahead as ask

    try:
        ask(((draft_of(one, path, settings, ticket), ticket) for one in passages), program)
    except Exception:
        # Whatever it is comes up again at its own passage, and is told there.
        return


def draft_of(passage: Passage, path: str | None, settings: Settings, ticket: Ticket | None) -> Draft:
    """The draft that a passage is, under the settings of its file and with what the ticket tells."""
    ticket_channel = ticket.channel if ticket is not None else None
    ticket_subject = ticket.subject if ticket is not None else None
    return read_draft(
        passage.text,
        language=passage.language or settings.language,
        kind=settings.kind or passage.kind or settings.draft_kind(path),
        channel=passage.channel or settings.channel or ticket_channel,
        subject=passage.subject if passage.subject is not None else ticket_subject,
        hint=known_language(ticket.language) if ticket is not None else None,
        given=passage.masks,
        helpdesk=passage.helpdesk,
    )


def examine_draft(draft: Draft, ticket: Ticket | None, program: Program) -> Report:
    """Findings and problems. Raises `ReplylintError` for a fault of replylint's own or of a foreign kind."""
    try:
        report = examine(draft, ticket, program)
        if program.settings.grammar.enabled:
            from replylint.grammar.check import with_grammar

            report = with_grammar(report, draft, ticket, program)
        return report
    except (KeyboardInterrupt, ReplylintError):
        raise
    except Exception as error:
        raise fault(error) from error


def fault(error: Exception) -> ReplylintError:
    """The error for a bug: what went wrong and where; never the error's own words, which may hold the customer's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        name = os.path.basename(trace.tb_frame.f_code.co_filename)
        where = f" in {name}, line {trace.tb_lineno}"
    return ReplylintError(
        f"not checked: {type(error).__name__}{where}",
        hint="This is a fault of replylint or of an added kind, not of the text; please report it.",
    )
