"""What holds for every text and every ticket, with all the rules that come with replylint."""

import json
import unicodedata
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from replylint.batch import Request, answer
from replylint.drafts import read_draft
from replylint.linter import examine, lint
from replylint.model import (
    LANGUAGES,
    Agent,
    Customer,
    Draft,
    DraftKind,
    Finding,
    Language,
    Message,
    Report,
    Ticket,
)
from replylint.packs import load_program
from replylint.program import Program
from replylint.report import FileReport, RunReport, located
from replylint.reporters.text import render
from replylint.settings import Settings
from tests.corpus.accept import requests

CHANNELS = ("email", "chat", "push", "sms", "social", "subject")
SHORT = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_CHARACTERS = (
    "\ud800|\udfff|\0|\r\n|\r|\u2028|\u202e|\u2066|\u200b|\u00ad|\ufeff|\u0301|и\u0306|İ|ß|ﬁ|😀|🇺🇦|日本|\t| "
)
_MARKS = "\n\n|> |--|)|))|!!!|{{|}}|{% if a %}|{% endif %}|{%|[|](|<br>|<p>|`|«|»|@|://|%name%|___"
ODD = st.sampled_from([*_CHARACTERS.split("|"), *_MARKS.split("|")])


@cache
def corpus() -> tuple[str, ...]:
    return tuple(
        text
        for request in requests()
        for text in (request.draft, *(one.text for one in (request.ticket or Ticket()).messages))
    )


@cache
def program() -> Program:
    return load_program(Settings(preview=True))


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """A real text of the corpus, cut, mixed with another and with odd characters: rules are awake in it."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(corpus()))
        start = draw(st.integers(0, len(text)))
        pieces += [text[start : start + draw(st.integers(0, 300))], draw(ODD)]
    whole = "".join(pieces)
    return whole.upper() if draw(st.integers(0, 9)) == 0 else whole


TEXTS = st.one_of(
    st.text(st.characters(), max_size=200), st.lists(ODD, max_size=30).map("".join), spliced(), spliced()
)
MAYBE = st.none() | st.text(st.characters(), max_size=40) | ODD
TICKETS = st.none() | st.builds(
    Ticket,
    id=MAYBE,
    channel=st.none() | st.sampled_from(CHANNELS),
    subject=st.none() | TEXTS,
    language=st.none() | st.sampled_from(LANGUAGES) | ODD,
    date=MAYBE | st.just("2026-11-20"),
    customer=st.builds(Customer, name=MAYBE | TEXTS, email=MAYBE, gender=st.sampled_from([None, "m", "f"])),
    agent=st.builds(Agent, name=MAYBE),
    messages=st.lists(
        st.builds(
            Message, text=TEXTS, author=st.sampled_from(["customer", "agent"]), public=st.booleans(), at=MAYBE
        ),
        max_size=4,
    ).map(tuple),
    attachments=st.none() | st.lists(st.text(max_size=9), max_size=2).map(tuple),
)
KINDS: st.SearchStrategy[DraftKind] = st.sampled_from(["reply", "template"])
GIVEN: st.SearchStrategy[Language | None] = st.none() | st.sampled_from(LANGUAGES)


def check_places(text: str, findings: list[Finding]) -> None:
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text), finding.rule
        assert finding.start < finding.end or is_about_something_missing(finding)
        assert all(isinstance(suggestion.text, str) for suggestion in finding.suggestions)
        assert finding.message and finding.why
    assert findings == sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule))


def is_about_something_missing(finding: Finding) -> bool:
    return finding.rule.startswith("empathy/") or finding.rule == "names/unaddressed"


@SHORT
@given(TEXTS, TICKETS, KINDS, GIVEN, st.none() | st.sampled_from(CHANNELS))
@example("\ud800\0\r\n\u202eВы сами виноваты", None, "reply", None, None)
@example(".\u2028A", None, "reply", None, None)
@example("Здравствуйте,  !", Ticket(customer=Customer(name=" ")), "reply", "ru", None)
@example("Я проверил.", Ticket(agent=Agent(name="\r")), "reply", "ru", None)
def test_every_text_can_be_checked(
    text: str, ticket: Ticket | None, kind: DraftKind, language: Language | None, channel: str | None
) -> None:
    draft = read_draft(
        text,
        kind=kind,
        language=language,
        channel=channel,  # type: ignore[arg-type]
        subject=ticket.subject if ticket else None,
    )
    report = examine(draft, ticket, program())
    check_places(text, list(report.findings))
    assert report.problems == ()


@SHORT
@given(TEXTS, TICKETS)
def test_a_check_changes_nothing_and_says_the_same_again(text: str, ticket: Ticket | None) -> None:
    draft = read_draft(text)
    first = lint(draft, ticket, program())
    assert lint(read_draft(text), ticket, program()) == first
    assert draft == read_draft(text)


def with_safe_fixes(draft: Draft, ticket: Ticket | None) -> str:
    """The text with the first safe suggestion of each finding put in, those that overlap left out."""
    text, free = draft.text, len(draft.text)
    for finding in reversed(lint(draft, ticket, program())):
        safe = [suggestion.text for suggestion in finding.suggestions if suggestion.safe]
        if safe and finding.end <= free:
            text = text[: finding.start] + safe[0] + text[finding.end :]
            free = finding.start
    return text


@SHORT
@given(TEXTS, TICKETS, KINDS)
def test_safe_fixes_come_to_rest(text: str, ticket: Ticket | None, kind: DraftKind) -> None:
    # A fix may clear the view of another finding that overlapped it; after a few rounds nothing is left to fix.
    rounds = [text]
    for _ in range(5):
        rounds.append(with_safe_fixes(read_draft(rounds[-1], kind=kind), ticket))
    assert rounds[-1] == rounds[-2]


@pytest.mark.parametrize("request_number", range(len(requests())))
def test_safe_fixes_of_the_corpus_are_done_at_once(request_number: int) -> None:
    request = requests()[request_number]
    ticket = request.ticket

    def fixed(text: str) -> str:
        draft = read_draft(text, kind=request.kind or "reply", channel=request.channel)
        return with_safe_fixes(draft, ticket)

    once = fixed(request.draft)
    assert fixed(once) == once


def as_json(ticket: Ticket) -> dict[str, object]:
    data = msgspec.to_builtins(ticket)
    assert isinstance(data, dict)
    return data


@SHORT
@given(TEXTS, TICKETS, KINDS)
def test_every_line_of_a_scan_has_its_answer(text: str, ticket: Ticket | None, kind: DraftKind) -> None:
    line = json.dumps(
        {"id": text[:5], "draft": text, "as": kind, "ticket": as_json(ticket) if ticket else None}
    ).encode()

    def check(request: Request) -> Report:
        return examine(read_draft(request.draft, kind=request.kind or "reply"), request.ticket, program())

    out, checked = answer(line, check, 1_000_000)
    result = json.loads(out)
    assert checked and "error" not in result
    assert result["id"] == text[:5]
    for finding in result["findings"]:
        assert finding["excerpt"] == text[finding["start"] : finding["end"]]
        assert (finding["line"], finding["column"]) <= (finding["end_line"], finding["end_column"])


@SHORT
@given(TEXTS, TICKETS)
def test_the_report_for_people_sends_no_commands_to_the_terminal(text: str, ticket: Ticket | None) -> None:
    draft = read_draft(text)
    report = examine(draft, ticket, program())
    found = tuple(located(finding, text) for finding in report.findings)
    file = FileReport("draft.txt", text, draft.language, findings=found)
    shown = "".join(render(RunReport((file,), report.problems)))
    assert not {char for char in shown if unicodedata.category(char) == "Cc"} - {"\n"}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Акция действует до 1 марта 2031 года.", True),
        ("Ответим до 29 февраля.", True),
        ("Ответим за 3–5 рабочих дней, звоните с 9:00 до 18:00.", False),
        ("{% if a %}Ждём вас 5 мая.{% endif %}", True),
    ],
)
def test_a_report_says_whether_it_hangs_on_the_day(text: str, dated: bool) -> None:
    draft = read_draft(text, kind="template")
    today = load_program(Settings(today="2026-11-22"))
    assert examine(draft, None, today).dated is dated
    assert not examine(draft, Ticket(date="2026-11-20"), today).dated
