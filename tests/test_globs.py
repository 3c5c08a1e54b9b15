"""What globs of the config mean."""

import pytest

from replylint.globs import matches


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("*.md", "macros/a.md", True),
        ("*.md", "a.md.txt", False),
        ("macros/*.md", "macros/a.md", True),
        ("macros/*.md", "macros/deep/a.md", False),
        ("macros/**", "macros/deep/a.md", True),
        ("macros/", "macros/deep/a.md", True),
        ("**/push/*.txt", "push/a.txt", True),
        ("**/push/*.txt", "a/b/push/a.txt", True),
        ("./a.txt", "b/a.txt", True),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "b/a.txt", False),
        ("draft-?.txt", "draft-1.txt", True),
        ("draft-[0-9].txt", "draft-1.txt", True),
        ("draft-[!0-9].txt", "draft-1.txt", False),
        ("a.txt", "axtxt", False),
        ("a[.txt", "a[.txt", True),
        ("письма/**", "письма/вторник.txt", True),
    ],
)
def test_globs(glob: str, path: str, meant: bool) -> None:
    assert matches(glob, path) is meant
