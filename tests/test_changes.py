"""Patches are read as git writes them, whatever files are called; findings know whether they stand on changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.changes import (
    Change,
    LineMap,
    carried,
    read_numbers,
    read_patch,
    shared_lines,
    touches,
)
from replylint.model import Entry, Finding

PATCH = rb"""diff --git a/macros/a.md b/macros/a.md
index 1..2 100644
--- a/macros/a.md
+++ b/macros/a.md
@@ -3 +3,2 @@ # Refunds
-old
+new
+++ b/not a name
@@ -9,2 +9,0 @@
-gone
-gone
@@ -20,0 +19 @@
+added
\ No newline at end of file
diff --git a/old name.md b/new name.md
similarity index 90%
rename from old name.md
rename to new name.md
index 1..2 100644
--- a/old name.md<TAB>
+++ b/new name.md<TAB>
@@ -1 +1 @@
-a
+b
diff --git "a/\"\320\226\t1\".md" "b/\"\320\226\t1\".md"
new file mode 100644
index 0..2
--- /dev/null
+++ "b/\"\320\226\t1\".md"
@@ -0,0 +1,3 @@
+--- a/x
++++ b/x
+diff --git a/x b/x
diff --git a/gone.md b/gone.md
deleted file mode 100644
index 1..0
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-a
diff --git a/moved.md b/further.md
similarity index 100%
rename from moved.md
rename to further.md
diff --git a/x.bin b/x.bin
index 1..2 100644
Binary files a/x.bin and b/x.bin differ
diff --git a/run.sh b/run.sh
old mode 100644
new mode 100755
""".replace(b"<TAB>", b"\t")


def test_a_patch_is_read() -> None:
    assert read_patch(PATCH) == {
        b"macros/a.md": Change(((3, 4), (19, 19)), b"macros/a.md"),
        b"new name.md": Change(((1, 1),), b"old name.md"),
        '"Ж\t1".md'.encode(): Change(((1, 3),), None),
    }
    assert read_patch(b"") == {}


def test_binary_files_are_changed_as_a_whole() -> None:
    listed = b"-\t-\tx.bin\0003\t1\tmacros/a.md\0-\t-\t\0old\nname.bin\0new name.bin\0000\t2\tgone.md\0"
    assert read_numbers(listed) == {
        b"x.bin": Change(None, b"x.bin"),
        b"new name.bin": Change(None, b"old\nname.bin"),
    }


TEXT = "one\ntwo\r\nthree\rstill three\nfour"


@pytest.mark.parametrize(
    ("excerpt", "lines", "touched"),
    [
        ("one", ((1, 1),), True),
        ("one", ((2, 9),), False),
        ("two", ((2, 2),), True),
        ("still", ((3, 3),), True),
        ("one\ntwo", ((2, 2),), True),
        ("one\n", ((2, 2),), False),
        ("four", ((1, 2), (4, 4)), True),
        ("three", ((1, 2), (4, 4)), False),
        ("three\rstill three\nfour", ((4, 7),), True),
        ("two", (), False),
        ("two", None, True),
    ],
)
def test_a_finding_touches_changed_lines(
    excerpt: str, lines: tuple[tuple[int, int], ...] | None, touched: bool
) -> None:
    start = TEXT.index(excerpt)
    finding = Finding("tone/blame", "error", "", "", start, start + len(excerpt))
    assert touches(finding, Change(lines, b"x"), LineMap(TEXT)) == touched


def test_an_empty_finding_touches_the_line_it_stands_in() -> None:
    finding = Finding("x/y", "error", "", "", 4, 4)
    assert touches(finding, Change(((2, 2),)), LineMap(TEXT))
    assert not touches(finding, Change(((1, 1),)), LineMap(TEXT))


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), max_size=6),
    st.integers(1, 30),
    st.integers(0, 5),
)
def test_touching_is_overlapping(stretches: list[tuple[int, int]], first: int, more: int) -> None:
    text = "x\n" * 40
    changed = {line for start, length in stretches for line in range(start, start + length + 1)}
    lines = tuple((line, line) for line in sorted(changed))
    finding = Finding("x/y", "error", "", "", 2 * (first - 1), 2 * (first - 1 + more) + 1)
    expected = bool(changed & set(range(first, first + more + 1)))
    assert touches(finding, Change(lines), LineMap(text)) == expected


def test_lines_with_several_entries_are_shared() -> None:
    text = "[AAA, BBB,\n CCC,\n DDD\n DDD]"
    one, two = Entry("One", "1", "body"), Entry("Two", "2")

    def place(letters: str, entry: Entry | None) -> tuple[int, int, Entry | None]:
        return text.index(letters), text.rindex(letters[-1]) + 1, entry

    lines = LineMap(text)
    assert shared_lines([place("AAA", one), place("BBB", two)], lines) == {1}
    same = Entry("One", "1", "subject")
    assert shared_lines([place("AAA", one), place("BBB", same), place("CCC", two)], lines) == frozenset()
    assert shared_lines([place("D", one), place("CCC", two)], lines) == frozenset()
    attribute = Entry(field="alt")
    assert shared_lines([place("AAA", None), place("BBB", attribute)], lines) == frozenset()


def test_a_change_is_carried_to_the_text_after_a_fix() -> None:
    before = "a\nb\nc\nd\n"
    change = Change(((2, 2),), b"x")
    assert carried(change, before, before) is change
    assert carried(change, before, "new\na\nb\nc\nd\n").lines == ((1, 1), (3, 3))
    assert carried(change, before, "a\nc\nd\n").lines == ()
    assert carried(change, before, "a\nb fixed\nc\nd\n").lines == ((2, 2),)
    assert carried(Change(None), before, "x").lines is None
