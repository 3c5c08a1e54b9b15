"""What the formats say of a finding."""

from replylint.model import Entry, Finding, Suggestion
from replylint.report import Context, FileReport, Located
from replylint.reporters.wording import EXCERPT, told

FILE = FileReport("a.json", "", "uk", interface="uk")


def one(message: str, excerpt: str, *, why: str = "", entry: Entry | None = None) -> Located:
    finding = Finding("a/b", "error", message, why, 0, 1, (Suggestion("x"), Suggestion("x"), Suggestion(" ")))
    return Located(finding, excerpt, (), entry, Context(excerpt, 0, len(excerpt)), interface="en")


def test_the_words_are_quoted_unless_the_message_does_so() -> None:
    assert told(FILE, one("Not so.", "you\n  should", why="It\nhurts.")) == [
        "Not so.",
        "“you should”",
        "Why: It hurts.",
        "Better: “x”, leave it out",
    ]
    assert told(FILE, one("“you should” hurts.", "you should"))[1] == "Better: “x”, leave it out"


def test_a_long_excerpt_is_cut() -> None:
    quoted = told(FILE, one("Not so.", "word " * 200))[1]
    assert len(quoted) <= EXCERPT + 2
    assert quoted.endswith("…”")


def test_an_entry_is_named_by_what_is_known_of_it() -> None:
    def first(entry: Entry) -> str:
        return told(FILE, one("Not so.", "", entry=entry))[0]

    assert first(Entry(" Refund\nday 3 ", "7", "value")) == "“Refund day 3”, 7: Not so."
    assert first(Entry(None, "7")) == "7: Not so."
    assert first(Entry("  ", None, "value")) == "Not so."


def test_without_a_message_the_rule_is_named() -> None:
    assert told(FILE, one(" ", ""))[0] == "a/b"
