"""The check of one file: its passages read, linted, and the findings brought to their places in it."""

from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from replylint.errors import ReplylintError
from replylint.fixes.edits import edits_of
from replylint.lines import Lines
from replylint.model import DraftKind, Entry, Finding, Language, Problem, Ticket
from replylint.passage_check import Examined, ask_ahead, examine_passage, fault
from replylint.program import Program
from replylint.readers import read_texts
from replylint.readers.passage import Comment, Passage, Source
from replylint.report import Context, FileReport, Located, Skipped
from replylint.settings import Settings

TOGETHER = 50
"""Passages that LanguageTool is asked about at once."""

CONTEXT = 400
"""Code points of a passage that are shown around a finding at most, to each side."""
LONGEST = 2_000_000
"""Code points of a text that is still checked: what is known of its words takes some hundred times its memory."""


class Checked(Struct, frozen=True):
    """What the passages of a file came to, before suppressions."""

    findings: tuple[Located, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    skipped: Skipped
    language: Language | None
    stretches: tuple[tuple[int, int, Entry | None, bool], ...]
    """Where each passage stands, the entry it belongs to, and whether it was checked."""
    kind: DraftKind
    dated: bool


Numbered = tuple[int, Passage]
"""A passage of a file, and how many came before it."""

Examiner = Callable[[Iterator[Numbered]], Iterator[tuple[Numbered, Examined]]]
"""Examines the passages of a file, in their order; a large file's may be shared among processes."""


def check_file(
    text: str,
    path: str | None,
    settings: Settings,
    ticket: Ticket | None,
    program: Program,
    examiner: Examiner | None = None,
) -> FileReport:
    """All findings in a file (None: standard input); `examiner` None: examined here, one after the other.

    Raises `ReplylintError` for a file that can't be read, and for a fault of replylint's own.
    """

    def one_by_one(passages: Iterator[Numbered]) -> Iterator[tuple[Numbered, Examined]]:
        together = TOGETHER if settings.grammar.enabled else 1
        while bundle := list(islice(passages, together)):
            ask_ahead([passage for _, passage in bundle], path, settings, ticket, program)
            for numbered in bundle:
                yield numbered, examine_passage(numbered[1], path, settings, ticket, program)

    try:
        return _check_file(text, path, settings, program, examiner or one_by_one)
    except ReplylintError:
        raise
    except Exception as error:
        raise fault(error) from error


def _check_file(
    text: str, path: str | None, settings: Settings, program: Program, examiner: Examiner
) -> FileReport:
    checked = _check_passages(text, path, settings, examiner)
    language = checked.language or settings.language or "en"
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
        frozenset(rule.id for rule in program.rules),
        frozenset(active.rule.id for active in program.active),
        settings.grammar.enabled,
    )
    stretches = tuple(Stretch(*stretch) for stretch in checked.stretches)
    facts = FileFacts(
        text, checked.comments, stretches, settings, rules, interface, complete=not checked.problems
    )
    outcome = suppress(checked.findings, facts)
    return tuple(sorted((*outcome.kept, *outcome.about), key=_order)), outcome.suppressed


def _check_passages(text: str, path: str | None, settings: Settings, examiner: Examiner) -> Checked:
    findings: list[Located] = []
    comments: list[Comment] = []
    problems: dict[Problem, None] = {}
    language: Language | None = None
    stretches: list[tuple[int, int, Entry | None, bool]] = []
    left_out = _LeftOut()
    kinds: set[DraftKind] = set()
    dated = False

    def passages() -> Iterator[Numbered]:
        number = -1
        for item in read_texts(Source(text, path or "-", settings.draft_kind(path)), settings):
            if isinstance(item, Comment):
                comments.append(item)
            elif isinstance(item, Problem):
                problems[item] = None
            else:
                number += 1
                skipped = left_out.takes(item, settings)
                if not skipped and len(item.text) > LONGEST:
                    problems[_too_long(item, text)] = None
                    skipped = True
                stretches.append((*item.in_file(0, len(item.text)), item.entry, not skipped))
                if not skipped:
                    yield number, item

    for (number, passage), found in examiner(passages()):
        language = language or found.language
        kinds.add(found.kind)
        dated = dated or found.report.dated
        problems.update(dict.fromkeys(found.report.problems))
        interface = settings.interface or found.language
        findings.extend(place(finding, passage, number, interface) for finding in found.report.findings)
    findings.sort(key=_order)
    kinds = kinds or {settings.draft_kind(path)}
    return Checked(
        tuple(findings),
        tuple(comments),
        tuple(problems),
        left_out.counted(),
        language,
        tuple(stretches),
        "reply" if "reply" in kinds else "template",
        dated,
    )


def _too_long(passage: Passage, text: str) -> Problem:
    line, column = Lines(text).place(passage.in_file(0, 0)[0])
    million = LONGEST // 1_000_000
    message = (
        f"a text of more than {million} million characters, which nobody reads. Split it into several files."
    )
    return Problem(message, line=line, column=column, unread=True)


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
