"""Lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.lines import Lines


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n", 2, (2, 1)),
        ("😀б", 1, (1, 2)),
    ],
)
def test_places(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place


@given(st.text(alphabet="ab\r\n\u2028"))
def test_lines_cover_the_text(text: str) -> None:
    lines = Lines(text)
    last, _ = lines.place(len(text))
    pieces = [text[slice(*lines.bounds(line))] for line in range(1, last + 1)]
    assert "\n".join(pieces) == text.replace("\r\n", "\n").replace("\r", "\n")
