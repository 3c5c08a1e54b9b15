"""What a fix must leave alone is told from what it may change."""

from msgspec.structs import replace

from replylint.fixes.fix_safety import Fix, Items, Placeholders, unharmed
from replylint.model import Entry, Finding, Mask, Problem, Span, Suggestion
from replylint.readers.passage import Comment, Passage
from replylint.report import Edit, Located


def located(start: int, end: int, excerpt: str, passage: int = 0) -> Located:
    finding = Finding("own/a", "error", "", "", start, end, (Suggestion(""),))
    return Located(finding, excerpt, passage=passage, inside=start)


def comment(text: str, start: int) -> Comment:
    return Comment(text, start, start + len(text), Span(0, 0), Span(0, 0), 0)


def test_what_a_fix_must_leave_alone() -> None:
    passage, other = Passage("раз два", masks=(Mask("code", 4, 7),)), Passage("три", 20)
    items: Items = (passage, comment("note", 10), other)
    change = Fix(located(0, 3, "раз"), "ага", Edit(0, 3, "ага"))
    meant = replace(passage, text="ага два")
    assert unharmed(items, (meant, comment("note", 10), other), [change])
    assert unharmed(items, items, [])
    for after in (
        items,
        (meant, other),
        (meant, comment("nota", 10), other),
        (meant, comment("note", 10)),
        (meant, comment("note", 10), replace(other, text="тру")),
        (meant, comment("note", 10), replace(other, note=True)),
        (meant, comment("note", 10), replace(other, entry=Entry(id="5"))),
        (replace(meant, masks=()), comment("note", 10), other),
        (replace(meant, masks=(*meant.masks, Mask("code", 0, 3))), comment("note", 10), other),
        (meant, comment("note", 10), other, Problem("broken")),
        (meant, comment("note", 10), other, other),
    ):
        assert not unharmed(items, after, [change])


def test_a_directive_may_be_deleted_and_no_other_comment() -> None:
    passage = Passage("раз <!-- a --> два <!-- b -->")
    items: Items = (passage, comment("<!-- a -->", 4), comment("<!-- b -->", 19))
    change = Fix(located(4, 15, "<!-- a --> ", passage=-1), "", Edit(4, 15, ""))
    after = Passage("раз два <!-- b -->")
    assert unharmed(items, (after, comment("<!-- b -->", 8)), [change])
    assert not unharmed(items, (after,), [change])
    assert not unharmed(items, (Passage("два <!-- b -->"), comment("<!-- b -->", 8)), [change])


def test_placeholders_in_the_way() -> None:
    text = "Привет, {{a}} и {{b}}, {{c}!"
    kept = Placeholders([Passage(text)])

    def is_kept(excerpt: str, new: str) -> bool:
        start = text.index(excerpt)
        return kept.are_kept(Fix(located(start, start + len(excerpt), excerpt), new, Edit(0, 0, "")))

    assert is_kept("Привет", "Здравствуйте")
    assert is_kept("Привет, {{a}}", "Здравствуйте, {{a}}")
    assert not is_kept("Привет, {{a}}", "Здравствуйте")
    assert is_kept("{{a}} и {{b}}", "{{b}} и {{a}}")
    assert not is_kept("{{a}} и {{b}}", "{{a}} и {{a}}")
    assert not is_kept("a}} и", "")
    assert is_kept("{{c}", "{{c}}")
    assert is_kept("{{c}!", "{{c}}!")
    assert kept.are_kept(Fix(located(0, 3, "-->", passage=-1), "", Edit(0, 3, "")))
