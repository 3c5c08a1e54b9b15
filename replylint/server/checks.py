"""A request's body in, the answer's body out: what `POST /v1/check` does, without anything of HTTP."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from replylint.batch import BadLineError, Request, request_from
from replylint.errors import ReplylintError
from replylint.file_check import place
from replylint.language.ui import verdict
from replylint.model import Language, Level
from replylint.passage_check import draft_of, examine_draft
from replylint.readers.html_passages import html_passages
from replylint.readers.passage import Passage
from replylint.records import FindingRecord, encode, located_records
from replylint.report import FileReport, Located, RunReport, Summary
from replylint.server.answers import RefusedError, converted, decode_object
from replylint.server.engine import CheckOptions, Engine, Loaded
from replylint.settings import FailOn, Settings


class CheckAnswer(Struct, frozen=True):
    """The result of a check.

    `blocked`: a finding reaches `fail_on`, the level that stops sending. `language` is that of the draft,
    `interface` that of the messages; `verdict` says in one sentence what it comes to.
    """

    id: Any
    findings: list[FindingRecord]
    problems: list[str]
    summary: Summary
    blocked: bool
    fail_on: FailOn
    verdict: str
    language: Language
    interface: Language


class Checked(Struct, frozen=True):
    """A draft that was checked, and all that is needed to change it."""

    request: Request
    options: CheckOptions
    report: FileReport
    problems: tuple[str, ...]


def check(body: bytes, engine: Engine) -> bytes:
    """The answer to a request. Raises `RefusedError`."""
    return encode(answer_of(checked(decode_object(body), engine)))


def checked(data: dict[str, Any], engine: Engine) -> Checked:
    """Check the draft of a request. Raises `RefusedError` with the key at fault."""
    options = converted({} if (said := data.get("options")) is None else said, CheckOptions, "options")
    loaded = engine.for_options(options)
    try:
        request = request_from(data, loaded.settings.max_size)
    except BadLineError as error:
        reason = error.result.error
        raise RefusedError(422, reason.code, reason.message, reason.path) from None
    try:
        return _checked(request, options, loaded)
    except ReplylintError as error:
        return Checked(request, options, _report_of(request, loaded.settings, "en", ()), (error.message,))


def _checked(request: Request, options: CheckOptions, loaded: Loaded) -> Checked:
    settings, found, problems = loaded.settings, list[Located](), dict[str, None]()
    language: Language = request.language or settings.language or "en"
    for number, passage in enumerate(_passages(request, options.markup)):
        draft = draft_of(passage, None, settings, request.ticket)
        if number == 0:
            language = draft.language
        report = examine_draft(draft, request.ticket, loaded.program)
        problems.update((problem.message, None) for problem in report.problems)
        found.extend(place(finding, passage) for finding in report.findings)
    found.sort(key=lambda one: (one.finding.start, one.finding.end, one.finding.rule))
    return Checked(request, options, _report_of(request, settings, language, tuple(found)), tuple(problems))


def _passages(request: Request, markup: str) -> Iterable[Passage]:
    facts: dict[str, Any] = {"kind": request.kind, "channel": request.channel, "language": request.language}
    if markup == "plain":
        return [Passage(request.draft, **facts)]
    found = html_passages(request.draft, (), **{**facts, "kind": request.kind or "reply"})
    return (item for item in found if isinstance(item, Passage))


def _report_of(
    request: Request, settings: Settings, language: Language, found: tuple[Located, ...]
) -> FileReport:
    return FileReport(
        "-",
        request.draft,
        language,
        interface=settings.interface or language,
        findings=found,
        fail_on=settings.fail_on,
    )


def answer_of(one: Checked) -> CheckAnswer:
    """What the client is told."""
    report = one.report
    summary = RunReport((report,)).summary
    return CheckAnswer(
        one.request.id,
        located_records(report.findings, one.request.draft),
        list(one.problems),
        summary,
        report.failed,
        report.fail_on,
        verdict(summary, report.interface, failed=report.failed, unfinished=bool(one.problems)),
        report.language,
        report.interface,
    )


class RuleRecord(Struct, frozen=True):
    """A rule in force, for `GET /v1/rules`."""

    id: str
    level: Level
    state: str
    why: dict[Language, str]


def rules(engine: Engine) -> bytes:
    """All rules in force under the config, sorted by id."""
    seen = {active.rule.id: active for active in engine.loaded.program.active}
    return encode(
        {
            "rules": [
                RuleRecord(name, active.level, active.rule.state, active.rule.why)
                for name, active in sorted(seen.items())
            ]
        }
    )
