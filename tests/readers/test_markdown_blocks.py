"""Blocks of Markdown that are no prose."""

import pytest

from replylint.readers.markdown_blocks import code_blocks


def blocks(text: str) -> list[str]:
    return [text[span.start : span.end] for span in code_blocks(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n\n```sh\nb\n```\nc\n", ["```sh\nb\n```\n"]),
        ("a\r\n\r\n~~~\r\nb\r\n~~~\r\nc", ["~~~\r\nb\r\n~~~\r\n"]),
        ("a\n\n    b\n\n    c\n\nd", ["    b\n\n    c\n"]),
        ("a\n    b\n", []),
        ("- a\n\n      b\n- c\n\n    d\n", ["      b\n"]),
        ("1. a\n   ```\n   b\n   ```\n   c", ["   ```\n   b\n   ```\n"]),
        ("> ```\n> b\n> ```\n> c", ["> ```\n> b\n> ```\n"]),
        ("```\nb", ["```\nb"]),
        (
            "<pre>\na\n</pre>\nb\n\n<script>\nc\n\nd</script>\n\n<div>\ne\n</div>\n",
            ["<pre>\na\n</pre>\n", "<script>\nc\n\nd</script>\n"],
        ),
        ("a `b` c\n", []),
    ],
)
def test_whole_lines_of_code(text: str, code: list[str]) -> None:
    assert blocks(text) == code
