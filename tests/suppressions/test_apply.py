"""Suppressions silence exactly what they name, where they say, and tell when they do nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import Entry, Finding, Span
from replylint.readers.passage import Comment
from replylint.report import Located
from replylint.settings import Settings, Suppression
from replylint.suppressions.apply import Outcome, suppress
from replylint.suppressions.facts import FileFacts, Stretch
from replylint.suppressions.meta import MALFORMED, META_RULES, NO_REASON, UNUSED
from tests.suppressions.helpers import RULES, WORDS, comments_of, facts_of, findings_of


def run(text: str, *, entry: Entry | None = None, **keys: object) -> Outcome:
    return suppress(findings_of(text, entry), facts_of(text, Settings(**keys), entry))  # type: ignore[arg-type]


def kept(text: str, **keys: object) -> list[str]:
    """The words that are still found, with their lines."""
    outcome = run(text, **keys)
    return [f"{one.excerpt}:{text.count(chr(10), 0, one.finding.start) + 1}" for one in outcome.kept]


def about(text: str, **keys: object) -> list[tuple[str, int]]:
    """The rules about suppressions that speak, and in which line."""
    return [(one.finding.rule, text.count("\n", 0, one.finding.start) + 1) for one in run(text, **keys).about]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("BLAME <!-- replylint-disable-line tone/blame --> GUILT\nBLAME", ["GUILT:1", "BLAME:2"]),
        ("<!-- replylint-disable-line tone --> BLAME GUILT SECRET", ["SECRET:1"]),
        ("<!-- replylint-disable-next-line tone/blame -->\nBLAME GUILT\nBLAME", ["GUILT:2", "BLAME:3"]),
        ("<!-- replylint-disable-next-line tone/blame -->\r\nBLAME\r\nBLAME", ["BLAME:3"]),
        ("<!-- replylint-disable-next-line tone/blame -->\n\n \nBLAME GUILT\nBLAME", ["GUILT:4", "BLAME:5"]),
        (
            "<!-- replylint-disable-next-line tone/blame -->\n <!-- replylint-disable-next-line tone/guilt -->\n"
            "BLAME GUILT SECRET\nBLAME",
            ["SECRET:3", "BLAME:4"],
        ),
        (
            "<!-- replylint-disable-next-line tone/blame -->\n"
            "BLAME <!-- replylint-disable-next-line tone/guilt -->\nBLAME GUILT",
            ["BLAME:3"],
        ),
        ("BLAME\n<!-- replylint-disable tone/blame -->\nBLAME\nBLAME GUILT", ["BLAME:1", "GUILT:4"]),
        (
            "<!-- replylint-disable tone -->\nBLAME\n<!-- replylint-enable tone/blame -->\nBLAME GUILT",
            ["BLAME:4"],
        ),
        (
            "<!-- replylint-disable tone/blame -->\nBLAME\n<!-- replylint-enable tone -->\nBLAME",
            ["BLAME:4"],
        ),
        (
            "<!-- replylint-disable tone -->\nBLAME\n<!-- replylint-enable -->\nBLAME\n"
            "<!-- replylint-disable tone/guilt -->\nBLAME GUILT",
            ["BLAME:4", "BLAME:6"],
        ),
        ("BLAME SECRET\n<!-- replylint-disable-file tone/blame -->\nBLAME", ["SECRET:1"]),
        ("<!-- replylint-disable-line tone/blam -->BLAME", ["BLAME:1"]),
        ("BLAME <!-- replylint-disable-line tone/blame, tone/blam --> GUILT", ["BLAME:1", "GUILT:1"]),
    ],
)
def test_what_a_directive_silences(text: str, left: list[str]) -> None:
    assert kept(text) == left
    assert run(text).suppressed == len(findings_of(text)) - len(left)


def test_the_next_line_is_where_a_finding_begins() -> None:
    text = "<!-- replylint-disable-next-line tone/blame -->\na line that\nends here"
    start = text.index("a line")
    wrapped = Located(Finding("tone/blame", "error", "", "", start, len(text)), text[start:])
    assert suppress([wrapped], facts_of(text)).kept == ()


def test_a_line_break_belongs_to_its_line() -> None:
    text = "a  \n<!-- replylint-disable-line tone/blame --> b\n\nc"
    end = text.index("\n\nc")
    blank = Located(Finding("tone/blame", "error", "", "", end, end + 2), "\n\n")
    assert suppress([blank], facts_of(text)).kept == ()


def test_directives_hold_in_their_own_text_only() -> None:
    """Two bodies in one file: a directive of the first does not reach the second."""
    first = "<!-- replylint-disable-file tone/blame --> BLAME"
    text = f"{first}|BLAME <!-- replylint-enable tone/blame -->"
    comments = tuple(
        Comment(one.text, one.start, one.end, Span(*bounds), Span(bounds[1], bounds[1]), bounds[1], bounds[0])
        for one, bounds in zip(comments_of(text), [(0, len(first)), (len(first) + 1, len(text))], strict=True)
    )
    macros = (Entry("One", "1"), Entry("Two", "2"))
    stretches = (Stretch(0, len(first), macros[0]), Stretch(len(first) + 1, len(text), macros[1]))
    outcome = suppress(findings_of(text), FileFacts(text, comments, stretches, Settings(), RULES))
    assert [one.finding.start for one in outcome.kept] == [len(first) + 1]
    assert [(one.finding.rule, one.entry) for one in outcome.about] == [(UNUSED, macros[1])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- replylint-disable-line tone/blame -->BLAME", []),
        ("<!-- replylint-disable-line tone/blame -->GUILT", [(UNUSED, 1)]),
        ("<!-- replylint-disable-line tone -->GUILT", []),
        ("<!-- replylint-disable-line tone/blame, tone/guilt -->GUILT", [(UNUSED, 1)]),
        ("<!-- replylint-disable-line tone/quiet -->GUILT", []),
        ("<!-- replylint-disable-line tone/quiet, tone/guilt -->GUILT", []),
        ("BLAME\n<!-- replylint-enable tone/blame -->", [(UNUSED, 2)]),
        ("<!-- replylint-disable tone -->BLAME<!-- replylint-enable tone/guilt -->", []),
        (
            "<!-- replylint-disable tone -->BLAME<!-- replylint-enable tone/guilt -->\n"
            "<!-- replylint-enable tone/blame -->\n<!-- replylint-enable -->\n<!-- replylint-enable -->",
            [(UNUSED, 4)],
        ),
        (
            "<!-- replylint-disable tone/blame -->BLAME<!-- replylint-enable tone -->\n"
            "<!-- replylint-enable tone/blame -->",
            [(UNUSED, 2)],
        ),
        ("<!-- replylint-disable-next-line tone/blame -->", [(UNUSED, 1)]),
        ("<!-- replylint-disabl tone/blame -->", [(MALFORMED, 1)]),
    ],
)
def test_what_is_said_of_directives(text: str, said: list[tuple[str, int]]) -> None:
    assert about(text) == said


def test_a_part_that_is_unused_is_named_and_nothing_is_offered() -> None:
    (one,) = run("<!-- replylint-disable-line tone/blame, tone/guilt -->GUILT").about
    assert "“tone/blame”" in one.finding.message and "tone/guilt" not in one.finding.message
    assert one.edits == () and one.finding.suggestions == ()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a\n<!-- replylint-disable-line tone/blame -->\nb", "a\nb"),
        ("a\r\n  <!-- replylint-disable-line tone/blame -->  \r\nb", "a\r\nb"),
        ("a <!-- replylint-disable-line tone/blame --> b", "a  b"),
        ("a <!-- replylint-disable-line tone/blame --> \nb", "a\nb"),
        ("a\n<!-- replylint-disable-line tone/blame -->", "a\n"),
    ],
)
def test_an_unused_directive_can_be_deleted(text: str, after: str) -> None:
    (one,) = run(text).about
    (edit,) = one.edits
    assert edit is not None
    assert text[: edit.start] + edit.text + text[edit.end :] == after
    assert one.finding.suggestions[0].safe


def test_where_there_is_no_next_line_another_way_is_shown() -> None:
    (one,) = run("<p>x</p><!-- replylint-disable-next-line tone/blame --><p>BLAME</p>").about
    assert "no next line" in one.finding.message and "replylint-disable before" in one.finding.message
    assert one.edits == ()


def test_a_comment_with_more_in_it_is_not_deleted() -> None:
    (one,) = run("<!-- Legal asked for it\nreplylint-disable-line tone/blame -->").about
    assert one.edits == ()


LEFT_OUT = (
    "<!-- replylint-disable-line tone/blame -->\n<!-- replylint-disable-lin -->\n<!-- replylint-enable -->"
)


def test_nothing_is_said_of_a_text_that_was_left_out() -> None:
    config = Settings(require_reason=True)
    stretches = (Stretch(0, len(LEFT_OUT), None, False),)
    facts = FileFacts(LEFT_OUT, comments_of(LEFT_OUT), stretches, config, RULES)
    assert suppress([], facts).about == ()
    without_texts = FileFacts(LEFT_OUT, comments_of(LEFT_OUT), (), config, RULES)
    assert len(suppress([], without_texts).about) == 4


def test_nothing_is_unused_if_not_every_rule_could_finish() -> None:
    text = "<!-- replylint-disable-line tone/blame -->"
    config = Settings(suppress=(Suppression(("tone",)),))
    stretches = (Stretch(0, len(text)),)
    unfinished = FileFacts(text, comments_of(text), stretches, config, RULES, complete=False)
    assert suppress([], unfinished).about == ()
    finished = FileFacts(text, comments_of(text), stretches, config, RULES)
    assert len(suppress([], finished).about) == 2


def test_a_reason_can_be_required() -> None:
    without = "<!-- replylint-disable-line tone/blame -->BLAME"
    assert about(without) == []
    outcome = run(without, require_reason=True)
    assert [(one.finding.rule, one.finding.level) for one in outcome.about] == [(NO_REASON, "error")]
    assert outcome.kept == ()
    assert about(without.replace(" -->", " -- legal -->"), require_reason=True) == []
    block = "<!-- replylint-disable tone/blame -- legal -->BLAME<!-- replylint-enable -->"
    assert about(block, require_reason=True) == []


@pytest.mark.parametrize(
    ("keys", "levels"),
    [
        ({}, ["error", "warning"]),
        ({"ignore": ("suppressions",)}, []),
        ({"ignore": ("suppressions/unused",)}, ["error"]),
        ({"levels": {"suppressions/unused": "info"}}, ["error", "info"]),
        ({"levels": {"suppressions": "off"}}, []),
        ({"select": ("tone",)}, []),
        ({"select": ("tone", "suppressions/unused")}, ["warning"]),
    ],
)
def test_levels_ignore_and_select_hold_for_them(keys: dict[str, object], levels: list[str]) -> None:
    text = "<!-- replylint-disable-lin tone/blame -->\n<!-- replylint-disable-line tone/blame -->"
    assert [one.finding.level for one in run(text, **keys).about] == levels


ENTRY = Entry("Refund::[VIP] late", "360001")


@pytest.mark.parametrize(
    ("suppression", "silent"),
    [
        (Suppression(("tone/blame",), entries=("360001",)), True),
        (Suppression(("tone",), entries=("1", "360001")), True),
        (Suppression(("tone/blame",), entries=("36000",)), False),
        (Suppression(("tone/blame",), titles=("refund*",)), True),
        (Suppression(("tone/blame",), titles=("*[VIP]*",)), True),
        (Suppression(("tone/blame",), titles=("*[V]*", "Refund")), False),
        (Suppression(("tone/blame",), ("360001",), ("Return*",)), False),
        (Suppression(("tone/guilt",), entries=("360001",)), False),
        (Suppression(("tone/blame",)), True),
    ],
)
def test_the_config_silences_by_id_and_title(suppression: Suppression, silent: bool) -> None:
    assert run("BLAME", entry=ENTRY, suppress=(suppression,)).suppressed == silent


@pytest.mark.parametrize(
    ("suppression", "said"),
    [
        (Suppression(("tone/blame",), ("360001",), where="c.yaml:3"), None),
        (Suppression(("tone/blame", "tone/guilt"), ("360001",), where="c.yaml:3"), "“tone/guilt” here"),
        (Suppression(("tone/quiet",), ("360001",), where="c.yaml:3"), None),
        (Suppression(("tone/blame",), ("2",), where="c.yaml:3"), None),
        (Suppression(("tone/blame",), ("2",), where="c.yaml:3", of_file=True), "doesn't have"),
        (Suppression(("leaks",), titles=("Refund*",), where="c.yaml:3"), "nothing of the kind"),
    ],
)
def test_what_the_config_silences_in_vain_is_told(suppression: Suppression, said: str | None) -> None:
    told = run("BLAME", entry=ENTRY, suppress=(suppression,)).about
    if said is None:
        assert told == ()
    else:
        (one,) = told
        assert one.finding.rule == UNUSED
        assert said in one.finding.message and "c.yaml:3" in one.finding.message


def test_the_config_is_not_idle_in_an_entry_that_was_left_out() -> None:
    suppression = Suppression(("tone/blame",), ("360001",), of_file=True)
    facts = FileFacts("x", (), (Stretch(0, 1, ENTRY, False),), Settings(suppress=(suppression,)), RULES)
    assert suppress([], facts).about == ()


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_every_message_can_be_said_in_every_language(language: str) -> None:
    from string import Formatter

    from replylint.suppressions.meta import MESSAGES

    for texts in MESSAGES.values():
        fields = {name for _, name, _, _ in Formatter().parse(texts["en"]) if name}
        assert {name for _, name, _, _ in Formatter().parse(texts[language]) if name} == fields  # type: ignore[index]
    assert all(rule.why[language] and rule.about[language] for rule in META_RULES.values())  # type: ignore[index]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(["BLAME", "GUILT", "SECRET", " ", "\n", "x", "\r\n"]),
        st.builds(
            "<!-- replylint-{} {} -->".format,
            st.sampled_from(["disable-line", "disable-next-line", "disable", "enable", "disable-file"]),
            st.sampled_from(["tone/blame", "tone/guilt", "leaks/secret"]),
        ),
    ),
    max_size=25,
).map("".join)


@given(PIECES, st.sampled_from(sorted(WORDS.values())))
@settings(max_examples=200)
def test_a_suppression_never_changes_findings_of_other_rules(text: str, rule: str) -> None:
    """Without the directives of one rule all findings of the others are silenced or kept as before."""

    def of_others(source: str) -> list[str]:
        left = suppress(findings_of(source), facts_of(source)).kept
        return [one.excerpt for one in left if one.finding.rule != rule]

    assert of_others(text) == of_others(text.replace(rule, "tone/quiet"))


@given(PIECES)
@settings(max_examples=200)
def test_what_is_kept_is_kept_as_it_is(text: str) -> None:
    found = findings_of(text)
    outcome = suppress(found, facts_of(text))
    assert [one for one in found if one in outcome.kept] == list(outcome.kept)
    assert len(outcome.kept) + outcome.suppressed == len(found)
