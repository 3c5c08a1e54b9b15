from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.model import Channel, Finding, Ticket
from replylint.settings import Settings
from tests.kinds.helpers import program_of

BLOCK = """
kind: length
limits: {push: 20, subject: 10}
segments: 2
units: {ru: зн.}
"""


def _found(text: str, channel: Channel | None, settings: Settings = Settings()) -> tuple[Finding, ...]:
    draft = read_draft(text, language="ru", channel=channel)
    return examine(draft, None, program_of(BLOCK, settings)).findings


def test_each_channel_has_its_limit() -> None:
    text = "абвгд" * 4
    assert _found(text, "push") == ()
    assert [(one.start, one.end) for one in _found(text + "е", "push")] == [(0, 21)]
    assert len(_found(text, "subject")) == 1
    assert _found(text * 9, "email") == ()
    assert _found(text * 9, None) == ()


def test_white_space_around_counts_nothing() -> None:
    assert _found("\n  " + "абвгд" * 4 + "  \n", "push") == ()
    assert [(one.start, one.end) for one in _found("\n " + "абвгд" * 5, "push")] == [(2, 27)]


def test_the_channel_of_the_ticket() -> None:
    draft = read_draft("а" * 21, language="ru")
    assert len(examine(draft, Ticket(channel="push"), program_of(BLOCK)).findings) == 1


def test_segments_of_an_sms() -> None:
    assert _found("ж" * 134, "sms") == ()
    assert len(_found("ж" * 135, "sms")) == 1
    assert _found("a" * 306, "sms") == ()
    assert len(_found("a" * 307, "sms")) == 1


def test_plain_quotes_can_make_an_sms_short_enough() -> None:
    (found,) = _found("It’s " + "a" * 200, "sms")
    assert [one.text for one in found.suggestions] == ["It's " + "a" * 200]
    (found,) = _found("ж" * 135, "sms")
    assert found.suggestions == ()


def test_what_a_placeholder_will_hold_is_not_known() -> None:
    assert _found("{{ticket.requester.first_name}}, готово", "push") == ()


def test_the_config_sets_limits() -> None:
    settings = Settings(options={"own": {"push": 30, "sms": 1, "email": 5}})
    assert _found("а" * 30, "push", settings) == ()
    assert len(_found("ж" * 71, "sms", settings)) == 1
    assert len(_found("а" * 6, "email", settings)) == 1
