"""Fixes come to an end, change what they say and nothing else."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import replylint.fixes.fix_safety
from replylint.errors import ReplylintError
from replylint.file_check import place
from replylint.fixes.edits import edits_of
from replylint.fixes.fix_safety import Fix, Items
from replylint.fixes.fixing import Reading, answered, apart, applied, fix
from replylint.model import Entry, Finding, Mask, Suggestion
from replylint.parts.masks import find_masks
from replylint.readers.layers import copied
from replylint.readers.passage import Passage
from replylint.report import Edit, FileReport, Located

Rules = dict[str, tuple[str, str]]
"""Rules by their names: what they find, and what they suggest."""


def whole(text: str) -> Items:
    """A file that is one passage."""
    return (Passage(text),)


def lines(text: str) -> Items:
    """A file with a passage a line, empty lines left out."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    pieces = [(start, text[start:].split("\n")[0]) for start in starts]
    return tuple(
        Passage(piece, start, entry=Entry(id=str(n))) for n, (start, piece) in enumerate(pieces) if piece
    )


def strings(text: str) -> Items:
    """A file of JSON strings, one a line."""
    found: list[Passage] = []
    at = 0
    for line in text.splitlines(keepends=True):
        try:
            value = json.loads(line)
        except ValueError:
            raise ReplylintError("not JSON") from None
        found.append(Passage(value, layers=(copied(len(value), at + 1, "plain"),)))
        at += len(line)
    return tuple(found)


def reading(
    rules: Rules, read: Callable[[str], Items] = whole, *, safe: bool = True, encoding: str = "utf-8"
) -> Reading:
    """A file looked at with rules made of regular expressions."""

    def check(text: str) -> FileReport:
        found = []
        passages = [item for item in read(text) if isinstance(item, Passage)]
        for number, passage in enumerate(passages):
            for rule, (sought, new) in rules.items():
                for match in re.finditer(sought, passage.text):
                    suggestion = Suggestion(match.expand(new), safe)
                    finding = Finding(rule, "error", "", "", *match.span(), (suggestion,))
                    found.append(place(finding, passage, number))
        found.sort(key=lambda one: (one.finding.start, one.finding.end, one.finding.rule))
        return FileReport("m.md", text, "ru", findings=tuple(found))

    return Reading(check, read, encoding)


def fixed(text: str, how: Reading, *, unsafe: bool = False) -> tuple[str, int, list[str]]:
    """The text, the number of fixes, and the problems."""
    result = fix(text, how.check(text), how, unsafe=unsafe)
    assert result.report == replace(
        how.check(result.text), fixed=result.report.fixed, problems=result.report.problems
    )
    return result.text, result.report.fixed, [problem.message for problem in result.report.problems]


def test_fixes_that_bring_up_others_follow_each_other() -> None:
    how = reading({"own/a": ("раз", "два"), "own/b": ("два", "три")})
    assert fixed("раз и два", how) == ("три и три", 3, [])


def test_of_two_that_overlap_the_second_waits() -> None:
    how = reading({"own/a": ("раз два", "раз"), "own/b": ("два три", "три")})
    assert fixed("раз два три", how) == ("раз три", 1, [])


def test_fixes_that_undo_each_other_are_left_out() -> None:
    how = reading({"own/a": ("раз", "два"), "own/b": ("два", "раз"), "own/c": ("пять", "шесть")})
    text, count, (problem,) = fixed("раз пять", how)
    assert (text, count) == ("раз шесть", 1)
    assert problem == "not fixed: the fixes of own/a, own/b bring each other up again and again"


def test_a_long_row_of_fixes_is_no_quarrel() -> None:
    rules = {f"own/{n}": (f"a{n}(?!\\d)", f"a{n + 1}") for n in range(40)}
    assert fixed("a0", reading(rules)) == ("a40", 40, [])


def test_a_fix_that_grows_for_ever_is_left_out() -> None:
    text, count, (problem,) = fixed("раз", reading({"own/a": ("раз", "раз раз")}))
    assert (text, count) == ("раз", 0)
    assert "own/a" in problem


def test_a_fix_that_would_break_the_file_is_refused_and_the_others_are_put_in() -> None:
    how = reading({"own/a": ("раз", '"'), "own/b": ("два", "три")}, strings)
    text = '"раз"\n"два"\n"раз два"\n'
    result, count, problems = fixed(text, how)
    assert (result, count) == ('"раз"\n"три"\n"раз три"\n', 2)
    assert problems == ["own/a: not fixed: it would change more in the file than these words"] * 2


def test_a_file_where_nothing_can_be_put_in_takes_no_age() -> None:
    reads = []

    def read(text: str) -> Items:
        reads.append(text)
        return strings(text)

    how = reading({"own/a": ("раз", '"')}, read)
    text = '"раз"\n' * 1000
    result, count, problems = fixed(text, how)
    assert (result, count, len(problems)) == (text, 0, 1000)
    assert len(reads) < 200


@pytest.mark.parametrize("new", ["два", "", "Мы уже тут."])
def test_many_fixes_in_one_long_line_take_steady_work(new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def find(text: str, given: tuple[Mask, ...] = ()) -> tuple[Mask, ...]:
        sizes.append(len(text))
        return find_masks(text, given)

    monkeypatch.setattr(replylint.fixes.fix_safety, "find_masks", find)
    text = "слово раз, {{x}} слово. " * 2000
    assert fixed(text, reading({"own/a": ("раз", new)}))[1] == 2000
    assert sum(size > 1000 for size in sizes) == 1


def test_a_fix_that_would_make_two_texts_of_one_is_refused() -> None:
    text, count, problems = fixed("раз два\nтри", reading({"own/a": (" два", "\n\nдва")}, lines))
    assert (text, count, len(problems)) == ("раз два\nтри", 0, 1)


def test_a_text_of_which_nothing_is_left_may_go() -> None:
    assert fixed("раз\nдва\nтри", reading({"own/a": ("^два$", "")}, lines)) == ("раз\n\nтри", 1, [])


@pytest.mark.parametrize(
    ("sought", "new", "wanted"),
    [
        ("Привет, .*!", "Здравствуйте!", None),
        ("Привет, {{", "Здравствуйте, {{", None),
        ("Привет, (.*)!", r"Здравствуйте, \1!", "Здравствуйте, {{user.name}}!"),
        ("user.name", "name", "Привет, {{name}}!"),
        ("{{user.name}}", "[имя]", "Привет, [имя]!"),
        ("Привет", "", "{{user.name}}!"),
        ("Привет, {{user.name", "Да, {{user.name", None),
    ],
)
def test_placeholders_stay_unless_the_finding_is_about_them(
    sought: str, new: str, wanted: str | None
) -> None:
    text = "Привет, {{user.name}}!"
    assert fixed(text, reading({"own/a": (sought, new)}))[0] == (wanted or text)


def test_letters_that_the_encoding_lacks() -> None:
    text, count, (problem,) = fixed(
        "раз два", reading({"own/a": ("раз", "🙂"), "own/b": ("два", "три")}, encoding="cp1251")
    )
    assert (text, count) == ("раз три", 1)
    assert problem == "own/a: not fixed: “🙂” can't be written in cp1251"


def test_unsafe_fixes_only_if_asked() -> None:
    how = reading({"own/a": ("раз", "два")}, safe=False)
    assert fixed("раз", how) == ("раз", 0, [])
    assert fixed("раз", how, unsafe=True) == ("два", 1, [])


def test_no_sentence_is_said_twice() -> None:
    how = reading({"own/a": ("(раз|два)\\.", "Мы уже разбираемся.")}, safe=False)
    wanted = "Мы уже разбираемся. Да. два."
    assert fixed("раз. Да. два.", how, unsafe=True) == (wanted, 1, [])
    assert fixed(wanted, how, unsafe=True) == (wanted, 0, [])


def located(start: int, end: int, *suggestions: Suggestion, passage: int = 0) -> Located:
    finding = Finding("own/a", "error", "", "", start, end, suggestions)
    edits = tuple(Edit(start, end, one.text) for one in suggestions)
    return Located(finding, "x" * (end - start), edits, passage=passage, inside=start)


def test_which_suggestion_is_the_answer() -> None:
    safe, unsafe = Suggestion("a", safe=True), Suggestion("b")
    one, two, three = located(0, 1, safe, unsafe), located(1, 2, unsafe), located(2, 3, unsafe, unsafe)
    unwritable = replace(one, edits=(None, None))
    findings = (one, two, three, unwritable, located(3, 4))
    assert [fix.located for fix in answered(findings, unsafe=False)] == [one]
    assert [fix.located for fix in answered(findings, unsafe=True)] == [one, two]


def test_fixes_keep_away_from_each_other() -> None:
    def one(start: int, end: int, low: int, high: int) -> Fix:
        return Fix(located(start, end), "", Edit(low, high, ""))

    first, inside, next_to = one(0, 9, 7, 8), one(2, 4, 2, 4), one(9, 12, 9, 12)
    assert apart([inside, next_to, first]) == [first, next_to]
    same, again = one(3, 3, 3, 3), one(3, 3, 3, 3)
    assert apart([same, again]) == [same]


@pytest.mark.parametrize(("text", "wanted"), [("a\r\nb", "1\r\n2\r\nb"), ("a\rb", "1\r2\rb"), ("a", "1\n2")])
def test_new_lines_end_as_the_others(text: str, wanted: str) -> None:
    assert applied(text, [Fix(located(0, 1), "1\n2", Edit(0, 1, "1\n2"))]) == wanted


TEXTS = st.text(alphabet="абв .,!\n\r{}", max_size=30)
RULES = st.dictionaries(
    st.sampled_from(["own/a", "own/b", "own/c"]),
    st.tuples(
        st.sampled_from(["а", "бв", "а.", "!+", "в б", "[аб]{2}"]),
        st.sampled_from(["", "б", "в!", "аб", "\n"]),
    ),
)


@settings(deadline=None)
@given(TEXTS, RULES, st.sampled_from([whole, lines]))
def test_fixing_again_changes_nothing(text: str, rules: Rules, read: Callable[[str], Items]) -> None:
    how = reading(rules, read)
    once = fixed(text, how)
    assert fixed(once[0], how)[:2] == (once[0], 0)


def test_edits_of_a_text_that_stands_as_it_is_are_tidy() -> None:
    finding = Finding("own/a", "error", "", "", 3, 8, (Suggestion(""), Suggestion("да")))
    assert edits_of(finding, Passage("Мы очень рады.", 10)) == (Edit(13, 19, ""), Edit(13, 18, "да"))
