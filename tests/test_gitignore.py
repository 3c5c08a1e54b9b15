"""Lines of .gitignore by themselves; that git agrees on whole trees is shown by tests/cli/test_gitignore.py."""

import pytest

from replylint.gitignore import is_ignored, lines_of


@pytest.mark.parametrize(
    ("lines", "path", "folder", "ignored"),
    [
        ("a.md", "a.md", False, True),
        ("a.md", "x/y/a.md", False, True),
        ("/a.md", "x/a.md", False, None),
        ("x/a.md", "x/a.md", False, True),
        ("x/a.md", "y/x/a.md", False, None),
        ("a/", "a", False, None),
        ("a/", "x/a", True, True),
        ("*.md", "a.md", False, True),
        ("x/*.md", "x/y/a.md", False, None),
        ("**/a.md", "a.md", False, True),
        ("x/**/a.md", "x/a.md", False, True),
        ("x/**/a.md", "x/y/z/a.md", False, True),
        ("x/**", "x/y/z", False, True),
        ("x/**", "x", True, None),
        ("a**b", "axxb", False, True),
        ("?.md", "a.md", False, True),
        ("?.md", "ж.md", False, None),
        ("[a-c].md", "b.md", False, True),
        ("[!a-c].md", "b.md", False, None),
        ("[]].md", "].md", False, True),
        ("[[:digit:]].md", "7.md", False, True),
        ("[[:nonsense:]].md", "7.md", False, None),
        ("[a.md", "[a.md", False, None),
        (r"\!a", "!a", False, True),
        (r"\#a", "#a", False, True),
        (r"a\*", "a*", False, True),
        ("a\\", "a\\", False, None),
        ("a  ", "a", False, True),
        ("a\\ ", "a ", False, True),
        ("# a\n\na\r\n", "a", False, True),
        ("\ufeffa", "a", False, True),
        ("a\n!a", "a", False, False),
        ("!a\na", "a", False, True),
        ("!", "a", False, None),
        ("", "a", False, None),
    ],
)
def test_a_line(lines: str, path: str, folder: bool, ignored: bool | None) -> None:
    assert is_ignored(lines_of(lines.encode()), path.encode(), folder=folder) is ignored


def test_names_that_are_no_text() -> None:
    assert is_ignored(lines_of(b"\xff*\n"), b"\xff\xfe.md", folder=False) is True
