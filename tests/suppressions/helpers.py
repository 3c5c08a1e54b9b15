"""Files with HTML comments and findings in them, for the tests of suppressions."""

import re

from replylint.model import Entry, Finding
from replylint.readers.comments import comment_at
from replylint.readers.passage import Comment
from replylint.report import Located
from replylint.settings import Settings
from replylint.suppressions.facts import FileFacts, Rules, Stretch

RULES = Rules(
    frozenset({"tone/blame", "tone/guilt", "leaks/secret", "tone/quiet"}),
    frozenset({"tone/blame", "tone/guilt", "leaks/secret"}),
)
WORDS = {"BLAME": "tone/blame", "GUILT": "tone/guilt", "SECRET": "leaks/secret"}


def comments_of(text: str) -> tuple[Comment, ...]:
    """The HTML comments of a text."""
    found = re.finditer(r"<!--(.*?)-->", text, re.DOTALL)
    return tuple(comment_at(text, one.start(), one.end(), one[1]) for one in found)


def findings_of(text: str, entry: Entry | None = None) -> list[Located]:
    """A finding at each of the words BLAME, GUILT and SECRET."""
    return [
        Located(Finding(WORDS[one[0]], "error", "…", "", one.start(), one.end()), one[0], entry=entry)
        for one in re.finditer(r"BLAME|GUILT|SECRET", text)
    ]


def facts_of(text: str, settings: Settings | None = None, entry: Entry | None = None) -> FileFacts:
    """A file that is one text."""
    return FileFacts(text, comments_of(text), (Stretch(0, len(text), entry),), settings or Settings(), RULES)
