"""replylint: checks what companies write to customers, before it is sent.

    from replylint import Ticket, lint

    for finding in lint("Всего доброго!", Ticket(...)):
        print(finding.level, finding.rule, finding.message)

Importing this is light: the rules are loaded by the first `lint`.
"""

import functools

from replylint.model import (
    Agent,
    Company,
    Customer,
    Draft,
    DraftKind,
    Evidence,
    Finding,
    Language,
    Message,
    Report,
    Span,
    Suggestion,
    Ticket,
)
from replylint.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from replylint.program import Program

__all__ = [
    "Agent",
    "Company",
    "Customer",
    "Draft",
    "Evidence",
    "Finding",
    "Message",
    "Report",
    "Span",
    "Suggestion",
    "Ticket",
    "__version__",
    "lint",
    "load_packs",
    "read_draft",
]


def lint(draft: str | Draft, ticket: Ticket | None = None, program: "Program | None" = None) -> list[Finding]:
    """All findings in a draft reply, in the order of the text; offsets are code points, ends exclusive.

    A text is taken for a reply in the ticket's channel; use `read_draft` to
    say more of it. `program` None: the packs that come with replylint.
    """
    from replylint import linter

    if isinstance(draft, str):
        draft = read_draft(draft, ticket)
    return linter.lint(draft, ticket, program if program is not None else _bundled())


def load_packs(*folders: str, company: Company = Company(), select: tuple[str, ...] = ()) -> "Program":
    """The bundled packs and those of your own folders, ready for `lint`.

    `select` names rules or packs, none for all. Raises
    `replylint.errors.ReplylintError` for a rule that can't be used.
    """
    import os

    from replylint import cache as kept
    from replylint.packs import load_program
    from replylint.settings import Settings

    packs = tuple(os.path.abspath(folder) for folder in folders)
    return load_program(Settings(packs=packs, company=company, select=select), kept.default_folder(os.environ))


def read_draft(text: str, ticket: Ticket | None = None, *, kind: DraftKind = "reply", language: Language | None = None) -> Draft:
    """A text taken apart into greeting, body, closing, quotes; `kind` is "reply" or "template".

    `language` is "ru", "uk" or "en"; None: told from the text.
    """
    from replylint import drafts

    return drafts.read_draft(
        text,
        language=language,
        kind=kind,
        channel=ticket.channel if ticket is not None else None,
        hint=_language_of(ticket),
    )


@functools.cache
def _bundled() -> "Program":
    return load_packs()
