"""The comments of a YAML file, which its parser drops; those of TOML look the same."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from replylint.model import Span
from replylint.readers.comments import comment_at
from replylint.readers.passage import Comment
from replylint.readers.tree import Node

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_OURS = "replylint"


def yaml_comments(root: Node, text: str) -> Iterator[Comment]:
    """The comments of a file that was parsed to `root`; none if no word of ours stands in it.

    Where a text of several lines begins in the line after a comment, all of it counts as that line.
    """
    if _OURS not in text:
        return
    texts = sorted({(node.start, node.end) for node in root.walk() if isinstance(node.value, str)})
    starts = [start for start, _ in texts]
    for found in _COMMENT.finditer(text):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and found.start() < texts[at][1]:
            continue
        comment = comment_at(text, found.start(), found.end(), found[0][1:].strip())
        line = comment.next_line
        last = bisect_right(starts, line.end) - 1
        if last >= 0 and texts[last][0] >= line.start:
            line = Span(line.start, max(line.end, texts[last][1]))
        yield replace(comment, next_line=line)
