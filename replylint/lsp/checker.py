"""The check of an open text: what holds for it, its ticket, and of many passages only those that changed."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from threading import Lock

from msgspec.structs import replace

from replylint.baseline import Known, path_in, read_baseline, sort_out
from replylint.errors import ReplylintError, UnknownFormatError
from replylint.file_check import TOGETHER, Numbered, check_file
from replylint.fingerprints import fingerprint
from replylint.fixes.fix_safety import Items
from replylint.fixes.fixing import Reading
from replylint.lsp.authoring import Authoring, config_faults, is_config, is_rule
from replylint.lsp.configs import Configs, Configured
from replylint.lsp.documents import Document, Documents
from replylint.lsp.outcomes import Outcome
from replylint.lsp.places import path_for, uri_of
from replylint.lsp.rule_pages import RulePages
from replylint.model import Ticket
from replylint.passage_check import Examined, ask_ahead, examine_passage
from replylint.program import Program
from replylint.readers.passage import Passage, Source
from replylint.readers.recognise import read_texts
from replylint.report import FileReport
from replylint.settings import Settings
from replylint.text_files import read_text
from replylint.tickets import TicketError, read_ticket

TICKET_ENDING = ".ticket.json"
"""`draft.ticket.json` is the ticket that `draft.txt` answers."""


class SupersededError(Exception):
    """The text was edited or closed before its check was over."""


class _Memory:
    """What the passages of a text came to; good for one program and one ticket.

    `before` is what they came to the last time.
    """

    def __init__(self, program: Program, ticket: Ticket | None, before: dict[Passage, Examined]) -> None:
        self.program = program
        self.ticket = ticket
        self.before = before
        self.examined: dict[Passage, Examined] = {}

    def fits(self, program: Program, ticket: Ticket | None) -> bool:
        """Is it still good?"""
        return self.program is program and self.ticket == ticket


class _Examiner:
    """Examines the passages that are not remembered."""

    def __init__(
        self, path: str, settings: Settings, memory: _Memory, is_superseded: Callable[[], bool]
    ) -> None:
        self._path = path
        self._settings = settings
        self._memory = memory
        self._is_superseded = is_superseded

    def __call__(self, passages: Iterator[Numbered]) -> Iterator[tuple[Numbered, Examined]]:
        memory, settings = self._memory, self._settings
        together = TOGETHER if settings.grammar.enabled else 1
        while bundle := list(islice(passages, together)):
            # Where it stands makes no difference to what is in it.
            bare = [replace(passage, start=0, layers=(), entry=None) for _, passage in bundle]
            new = [one for one in bare if self._known(one) is None]
            ask_ahead(new, self._path, settings, memory.ticket, memory.program)
            for numbered, passage in zip(bundle, bare, strict=True):
                if self._is_superseded():
                    raise SupersededError
                found = self._known(passage)
                if found is None:
                    found = examine_passage(passage, self._path, settings, memory.ticket, memory.program)
                if not found.report.problems:
                    # What could not be done is tried again the next time.
                    memory.examined[passage] = found
                yield numbered, found

    def _known(self, passage: Passage) -> Examined | None:
        return self._memory.before.get(passage) or self._memory.examined.get(passage)


class Checker:
    """Checks open texts. May be used by several threads, for different texts.

    `folder` is where texts that were never saved are taken to stand.
    """

    def __init__(self, documents: Documents, configs: Configs, folder: str = "") -> None:
        self._documents = documents
        self.configs = configs
        self.folder = folder or os.getcwd()
        self._memories: dict[str, _Memory] = {}
        self._baselines: dict[str, tuple[object, Known]] = {}
        self._lock = Lock()
        self._authoring = Authoring()
        self.pages = RulePages()

    def path_of(self, document: Document) -> str:
        """The path that a text is checked under."""
        return path_for(document.uri, document.language, self.folder)

    def is_rule(self, document: Document) -> bool:
        """Is this a rule file?"""
        path = self.path_of(document)
        return is_rule(path, document.text, self.configs.folders_of_rules(path))

    def forget(self, uri: str) -> None:
        """A text was closed: keep nothing of it."""
        self._memories.pop(uri, None)

    def check(self, document: Document, is_superseded: Callable[[], bool] = lambda: False) -> Outcome:
        """All that is to be said of a text. Raises `SupersededError` once nobody waits for it any more."""
        path = self.path_of(document)
        if path.endswith(TICKET_ENDING):
            return _of_ticket(document, path)
        if is_config(path):
            return Outcome(document, path, faults=config_faults(document.text, path))
        if self.is_rule(document):
            studied = self._authoring.study(document.text, path)
            return Outcome(document, path, faults=studied.faults, studied=studied)
        try:
            configured = self.configs.of(path)
        except ReplylintError as error:
            return Outcome(document, path, errors=(error,))
        if not configured.text:
            return Outcome(document, path, configured=configured)
        beside = configured.ticket or os.path.splitext(path)[0] + TICKET_ENDING
        ticket: Ticket | None = None
        errors: tuple[ReplylintError, ...] = ()
        try:
            ticket = self._ticket_in(beside)
        except ReplylintError as error:
            errors = (error,)
        try:
            report = self._report(document, path, configured, ticket, is_superseded)
        except UnknownFormatError:
            # Data of another program: an editor shows it all files of a folder.
            return Outcome(document, path, configured=configured)
        except ReplylintError as error:
            return Outcome(document, path, errors=(*errors, error), configured=configured, ticket_path=beside)
        pages = self.pages.of(report.findings, configured.program)
        links = {rule: page.common.link for rule, page in pages.items() if page.common.link}
        return Outcome(
            document,
            path,
            report,
            errors,
            configured=configured,
            ticket=ticket,
            ticket_path=beside,
            links=links,
        )

    def _report(
        self,
        document: Document,
        path: str,
        configured: Configured,
        ticket: Ticket | None,
        is_superseded: Callable[[], bool],
    ) -> FileReport:
        settings, program = configured.settings, configured.program
        if len(document.text) > settings.max_size:
            size = f"{settings.max_size / 1_000_000:g} MB"
            raise ReplylintError(f"larger than {size}", path=path, hint="Raise max_size in the config.")
        before = self._memories.get(document.uri)
        memory = _Memory(program, ticket, {})
        if before is not None and before.fits(program, ticket):
            memory.before = before.examined
        examiner = _Examiner(path, settings, memory, is_superseded)
        report = check_file(document.text, path, settings, ticket, program, examiner)
        memory.before = {}
        if self._documents.get(document.uri) is not None:
            self._memories[document.uri] = memory
        return self._without_known(report, configured)

    def reading(self, outcome: Outcome) -> Reading:
        """How other versions of a text that was checked are looked at; raises `ReplylintError` if it was not."""
        configured, path, ticket = outcome.configured, outcome.path, outcome.ticket
        if configured is None:
            raise ReplylintError("not checked", path=path)
        settings, program = configured.settings, configured.program
        known = self._memories.get(outcome.document.uri)
        memory = _Memory(program, ticket, {})
        if known is not None and known.fits(program, ticket):
            memory.before = known.examined

        def check(text: str) -> FileReport:
            examiner = _Examiner(path, settings, memory, lambda: False)
            report = check_file(text, path, settings, ticket, program, examiner)
            return self._without_known(report, configured)

        def read(text: str) -> Items:
            return tuple(read_texts(Source(text, path, settings.draft_kind(path)), settings))

        return Reading(check, read)

    def _without_known(self, report: FileReport, configured: Configured) -> FileReport:
        """The report without the findings of the config's baseline. Raises `ReplylintError`."""
        baseline = configured.settings.baseline
        if baseline is None or not report.findings:
            return report
        with self._lock:
            kept = self._baselines.get(baseline)
            if kept is None or kept[0] is not self.configs.runner:
                kept = self._baselines[baseline] = self.configs.runner, read_baseline(baseline)
        found = [fingerprint(one, report.text) for one in report.findings]
        counted = kept[1].get(path_in(baseline, report.path))
        if not counted:
            return report
        known = sort_out(found, counted, [False] * len(found)).known
        findings = tuple(one for one, old in zip(report.findings, known, strict=True) if not old)
        return replace(report, findings=findings, known=sum(known))

    def _ticket_in(self, path: str) -> Ticket | None:
        """The ticket in a file, as it stands in the editor or on disk; None if there is none.

        Raises `ReplylintError`.
        """
        opened = self._documents.get(uri_of(path))
        if opened is None and not os.path.isfile(path):
            return None
        text = opened.text if opened is not None else read_text(path)
        try:
            return read_ticket(text)
        except TicketError as error:
            raise ReplylintError(f"not a ticket: {error}", path=path) from None


def _of_ticket(document: Document, path: str) -> Outcome:
    try:
        read_ticket(document.text)
    except TicketError as error:
        return Outcome(document, path, errors=(ReplylintError(f"not a ticket: {error}", path=path),))
    return Outcome(document, path)
