"""The Python API, reached as `replylint.lint` and its kin."""

import functools
import os
import time

from replylint import linter
from replylint.cache import default_folder
from replylint.drafts import read_draft as take_apart
from replylint.language.codes import known_language
from replylint.model import Company, Draft, DraftKind, Finding, Language, Ticket
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Settings


def lint(draft: str | Draft, ticket: Ticket | None = None, program: Program | None = None) -> list[Finding]:
    """All findings in a draft reply, in the order of the text; offsets are code points, ends exclusive.

    A text is taken for a reply in the ticket's channel; use `read_draft` to
    say more of it. `program` None: the packs that come with replylint.
    """
    if isinstance(draft, str):
        draft = read_draft(draft, ticket)
    return linter.lint(draft, ticket, program if program is not None else _bundled(_today()))


def load_packs(
    *folders: str, company: Company | None = None, select: tuple[str, ...] = (), today: str | None = None
) -> Program:
    """The bundled packs and those of your own folders, ready for `lint`.

    `select` names rules or packs, none for all. `today` is the ISO date with which
    dates are compared where the ticket has none; None: the day of this call, so a
    server loads its packs anew every day. Raises `replylint.errors.ReplylintError`
    for a rule that can't be used.
    """
    settings = Settings(
        packs=tuple(os.path.abspath(folder) for folder in folders),
        company=company or Company(),
        select=select,
        today=today or _today(),
    )
    return load_program(settings, default_folder(os.environ))


def read_draft(
    text: str, ticket: Ticket | None = None, *, kind: DraftKind = "reply", language: Language | None = None
) -> Draft:
    """A text taken apart into greeting, body, closing, quotes; `kind` is "reply" or "template".

    `language` is "ru", "uk" or "en"; None: told from the text.
    """
    return take_apart(
        text,
        language=language,
        kind=kind,
        channel=ticket.channel if ticket is not None else None,
        subject=ticket.subject if ticket is not None else None,
        hint=known_language(ticket.language) if ticket is not None else None,
    )


def _today() -> str:
    return time.strftime("%Y-%m-%d")


@functools.lru_cache(maxsize=1)
def _bundled(today: str) -> Program:
    return load_packs(today=today)
