"""What the check of one open text came to."""

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.lsp.authoring import Studied
from replylint.lsp.configs import Configured
from replylint.lsp.documents import Document
from replylint.lsp.faults import Fault
from replylint.model import Language, Ticket
from replylint.report import FileReport


class Outcome(Struct, frozen=True):
    """The findings in a text, or why there are none.

    `path` is the path that it was checked under. `report` None: it is no text to a customer, or could
    not be checked. `errors` are about this file or others; `faults` are those of a rule file or a config,
    `studied` what a rule file came to. `ticket_path` is where its ticket was looked for; `links` are the
    pages of rules that found something.
    """

    document: Document
    path: str
    report: FileReport | None = None
    errors: tuple[ReplylintError, ...] = ()
    faults: tuple[Fault, ...] = ()
    configured: Configured | None = None
    ticket: Ticket | None = None
    ticket_path: str | None = None
    studied: Studied | None = None
    links: dict[str, str] = {}

    @property
    def interface(self) -> Language:
        """The language in which to speak to the user about it."""
        if self.report is not None:
            return self.report.interface
        settings = self.configured.settings if self.configured is not None else None
        return (settings.interface or settings.language or "en") if settings is not None else "en"
