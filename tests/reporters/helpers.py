"""A report with one of everything, for the tests of all formats."""

from hypothesis import strategies as st

from replylint.model import Entry, Evidence, Finding, Language, Level, Problem, Suggestion
from replylint.report import Context, Edit, FileReport, Located, RunReport, located

TEXT = "😀 Здравствуйте!\r\n\r\nВы сами виноваты, 100%: да.\r\nВсего доброго"
EXPORT = '[{"id": 7, "title": "Refund", "value": "<p>You &amp; you, you</p>"}]'

BLAME = Finding(
    "tone/blame",
    "error",
    "Так нельзя:\nне вините.",
    "Упрёк обижает.",
    TEXT.index("Вы сами"),
    TEXT.index(", 100%"),
    (Suggestion("Давайте разберёмся"), Suggestion("", True)),
    (Evidence("сам виноват", "internal note 2"),),
)
CLOSING = Finding(
    "tone/cold-closing", "warning", "Холодно.", "Обидно.", TEXT.index("Всего"), len(TEXT), source="LT_7"
)
ENTRY = Entry("Refund, day 3: “late”", "7", "value")
REFUND = Entry("Refund", "7", "value")
FIRST = EXPORT.index("You &amp; you")
SECOND = EXPORT.rindex("you")


def inside(start: int, end: int, excerpt: str, *edits: Edit | None, entry: Entry = REFUND) -> Located:
    """A finding in a macro of the export."""
    finding = Finding(
        "tone/dismissive", "info", "Warmer?", "It hurts.", start, end, (Suggestion("we"),) * len(edits)
    )
    return Located(finding, excerpt, edits, entry, Context(excerpt, 0, len(excerpt)))


REPORT = RunReport(
    (
        FileReport(
            "письма/a b.md",
            TEXT,
            "ru",
            interface="ru",
            findings=(located(BLAME, TEXT), located(CLOSING, TEXT)),
        ),
        FileReport(
            "export.json",
            EXPORT,
            "en",
            findings=(
                inside(FIRST, FIRST + len("You &amp; you"), "You & you", Edit(FIRST, FIRST + 3, "We")),
                inside(SECOND, SECOND + 3, "you", None),
            ),
        ),
        FileReport("clean.txt", "", "en"),
    ),
    (
        Problem("not JSON: a comma is missing", "broken.json", 3, 7, unread=True),
        Problem("tone/blame: took too long", "export.json"),
        Problem("baseline: 2 entries are paid off"),
    ),
)


def single(
    text: str,
    start: int,
    end: int,
    *,
    level: Level = "error",
    message: str = "m",
    path: str = "a.txt",
    language: Language = "en",
    entry: Entry | None = None,
    marked: bool = False,
    root: str = "",
    folder: str = "",
) -> RunReport:
    """A report of one finding."""
    finding = Finding("a/b", level, message, "w", start, end, (Suggestion("x"),))
    one = Located(finding, text[start:end], (Edit(start, end, "x"),), entry)
    file = FileReport(path, text, language, interface=language, findings=(one,), marked=marked)
    return RunReport((file,), folder=folder, root=root)


@st.composite
def reports(draw: st.DrawFn) -> RunReport:
    """Any finding in any text, with any words in it."""
    any_text = st.text(st.characters(), max_size=40)
    text = draw(any_text.filter(bool))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    entry = draw(
        st.none() | st.builds(Entry, st.none() | any_text, st.none() | any_text, st.none() | any_text)
    )
    finding = Finding(
        "tone/blame",
        draw(st.sampled_from(("error", "warning", "info"))),
        draw(any_text),
        draw(any_text),
        start,
        end,
        tuple(Suggestion(one) for one in draw(st.lists(any_text, max_size=3))),
        tuple(Evidence(one, "profile") for one in draw(st.lists(any_text, max_size=2))),
    )
    edits = tuple(Edit(start, end, suggestion.text) for suggestion in finding.suggestions)
    one = Located(finding, text[start:end], edits, entry)
    path = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
    problems = (Problem(draw(any_text.filter(str.strip)), draw(st.none() | st.just(path)), 1, 1),)
    return RunReport((FileReport(path, text, "uk", interface="uk", findings=(one, one)),), problems)
