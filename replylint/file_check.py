"""The check of one file: its passages read, linted, and the findings brought to their places in it."""

import os

from msgspec import Struct
from msgspec.structs import replace

from replylint.drafts import read_draft
from replylint.edits import edits_of
from replylint.errors import ReplylintError
from replylint.language.codes import known_language
from replylint.linter import examine
from replylint.model import Draft, DraftKind, Entry, Finding, Language, Problem, Report, Ticket
from replylint.program import Program
from replylint.readers import read_texts
from replylint.readers.passage import Comment, Passage, Source
from replylint.report import Context, FileReport, Located, Skipped
from replylint.settings import Settings

CONTEXT = 400
"""Code points of a passage that are shown around a finding at most, to each side."""


class Checked(Struct, frozen=True):
    """What the passages of a file came to, before suppressions."""

    findings: tuple[Located, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    skipped: Skipped
    first: Draft | None
    stretches: tuple[tuple[int, int, Entry | None, bool], ...]
    """Where each passage stands, the entry it belongs to, and whether it was checked."""
    kind: DraftKind
    dated: bool


def check_file(
    text: str, path: str | None, settings: Settings, ticket: Ticket | None, program: Program
) -> FileReport:
    """All findings in a file (None: standard input).

    Raises `ReplylintError` for a file that can't be read, and for a fault of replylint's own.
    """
    try:
        return _check_file(text, path, settings, ticket, program)
    except ReplylintError:
        raise
    except Exception as error:
        raise _fault(error) from error


def _check_file(
    text: str, path: str | None, settings: Settings, ticket: Ticket | None, program: Program
) -> FileReport:
    checked = _check_passages(text, path, settings, ticket, program)
    language = checked.first.language if checked.first is not None else settings.language or "en"
    interface = settings.interface or language
    findings, suppressed = checked.findings, 0
    if settings.suppress or any("replylint" in comment.text.lower() for comment in checked.comments):
        findings, suppressed = _suppressed(checked, text, settings, program, interface)
    return FileReport(
        path or "-",
        text if findings else "",
        language,
        checked.kind,
        interface,
        findings,
        settings.fail_on,
        checked.problems,
        suppressed,
        checked.skipped,
        dated=checked.dated,
    )


def _suppressed(
    checked: Checked, text: str, settings: Settings, program: Program, interface: Language
) -> tuple[tuple[Located, ...], int]:
    """The findings that directives and config leave, with those about the suppressions, and how many are gone."""
    from replylint.suppressions.apply import suppress
    from replylint.suppressions.facts import FileFacts, Rules, Stretch

    rules = Rules(
        frozenset(rule.id for rule in program.rules), frozenset(active.rule.id for active in program.active)
    )
    stretches = tuple(Stretch(*stretch) for stretch in checked.stretches)
    facts = FileFacts(text, checked.comments, stretches, settings, rules, interface)
    outcome = suppress(checked.findings, facts)
    return tuple(sorted((*outcome.kept, *outcome.about), key=_order)), outcome.suppressed


def _check_passages(
    text: str, path: str | None, settings: Settings, ticket: Ticket | None, program: Program
) -> Checked:
    findings: list[Located] = []
    comments: list[Comment] = []
    problems: dict[Problem, None] = {}
    first: Draft | None = None
    stretches: list[tuple[int, int, Entry | None, bool]] = []
    left_out = _LeftOut()
    number = -1
    kinds: set[DraftKind] = set()
    dated = False
    source = Source(text, path or "-", settings.draft_kind(path))
    for item in read_texts(source, settings):
        if isinstance(item, Comment):
            comments.append(item)
            continue
        if isinstance(item, Problem):
            problems[item] = None
            continue
        number += 1
        skipped = left_out.takes(item, settings)
        stretches.append((*item.in_file(0, len(item.text)), item.entry, not skipped))
        if skipped:
            continue
        draft = draft_of(item, path, settings, ticket)
        first = first or draft
        kinds.add(draft.kind)
        report = examine_draft(draft, ticket, program)
        dated = dated or report.dated
        problems.update(dict.fromkeys(report.problems))
        interface = settings.interface or draft.language
        findings.extend(place(finding, item, number, interface) for finding in report.findings)
    findings.sort(key=_order)
    kinds = kinds or {settings.draft_kind(path)}
    return Checked(
        tuple(findings),
        tuple(comments),
        tuple(problems),
        left_out.counted(),
        first,
        tuple(stretches),
        "reply" if "reply" in kinds else "template",
        dated,
    )


class _LeftOut:
    """Counts what is not checked: each macro once, however many texts it has."""

    def __init__(self) -> None:
        self._entries: dict[str, set[object]] = {"notes": set(), "inactive": set(), "foreign": set()}

    def takes(self, passage: Passage, settings: Settings) -> bool:
        """Is it left out?"""
        if passage.note:
            reason = "notes"
        elif not passage.active and not settings.inactive:
            reason = "inactive"
        elif passage.foreign:
            reason = "foreign"
        else:
            return False
        entry = passage.entry
        found = self._entries[reason]
        found.add(len(found) if entry is None else (entry.id, entry.title))
        return True

    def counted(self) -> Skipped:
        return Skipped(**{reason: len(entries) for reason, entries in self._entries.items()})


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
        return examine(draft, ticket, program)
    except (KeyboardInterrupt, ReplylintError):
        raise
    except Exception as error:
        raise _fault(error) from error


def place(finding: Finding, passage: Passage, number: int = 0, interface: Language | None = None) -> Located:
    """The finding at its place in the file from which the passage, of this number, was read."""
    start, end = passage.in_file(finding.start, finding.end)
    return Located(
        replace(finding, start=start, end=end),
        passage.text[finding.start : finding.end],
        edits_of(finding, passage),
        passage.entry,
        _context(finding, passage.text) if passage.layers else None,
        number,
        finding.start,
        interface,
    )


def _context(finding: Finding, text: str) -> Context:
    """The lines of the text that hold the finding."""
    low = max(text.rfind("\n", 0, finding.start) + 1, finding.start - CONTEXT)
    high = text.find("\n", finding.end)
    high = min(len(text) if high < 0 else high, finding.end + CONTEXT)
    return Context(text[low:high], finding.start - low, finding.end - low)


def _order(one: Located) -> tuple[int, int, str]:
    return one.finding.start, one.finding.end, one.finding.rule


def _fault(error: Exception) -> ReplylintError:
    """What went wrong and where; never the error's own words, which may hold the customer's."""
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
