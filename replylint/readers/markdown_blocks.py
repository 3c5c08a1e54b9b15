"""The blocks of Markdown that are no prose: fenced and indented code, `<pre>`, scripts and styles.

Where a block of code begins and ends in a list or a quotation, only a whole parser of
CommonMark tells: markdown-it-py (https://markdown-it-py.readthedocs.io). It is asked, about
blocks alone, where a text has a sign of such a block.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from replylint.lazy import pattern
from replylint.model import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_SIGN = pattern(r"(?mi)^(?:\t| {1,3}\t| {4})[ \t]*\S|```|~~~|<(?:pre|script|style|textarea)\b")
_BREAK = pattern(r"\r\n?|\n")
_RAW = pattern(r"(?i)\s*<(?:pre|script|style|textarea)(?=[\s>])")


def code_blocks(text: str) -> Iterator[Span]:
    """The blocks that are no prose, in whole lines and in order."""
    if _SIGN.search(text) is None:
        return
    parser = _parser()
    tokens = parser.parse(_BREAK.sub("\n", text).replace("\0", "\ufffd"))
    lines = [0, *(found.end() for found in _BREAK.finditer(text)), len(text)]
    for token in tokens:
        raw = token.type == "html_block" and _RAW.match(token.content) is not None
        if token.map is not None and (raw or token.type in ("fence", "code_block")):
            first, past = token.map
            yield Span(lines[first], lines[min(past, len(lines) - 1)])


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # What stands in a paragraph is looked at elsewhere, and would cost nine tenths of the time.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
