"""Files that end in `.replies`: canned replies, each under a line `== title`.

== Delivery is late
Hello! Your parcel …

== Refund
Hello! The money …
"""

import re
from collections.abc import Iterable

from replylint.errors import ReplylintError
from replylint.model import Entry
from replylint.readers import Passage, Source

SUFFIXES = (".replies",)

_TITLE = re.compile(r"^== *(?P<title>.*)$\n?", re.MULTILINE)


def read(source: Source) -> Iterable[Passage]:
    """One passage a canned reply; it stands in the file as it is, so only its start has to be told."""
    text, path = source.text, source.path
    titles = list(_TITLE.finditer(text))
    if not titles or text[: titles[0].start()].strip():
        raise ReplylintError("a .replies file begins with a line '== title'", path=path, line=1, column=1)
    for at, found in enumerate(titles):
        end = titles[at + 1].start() if at + 1 < len(titles) else len(text)
        entry = Entry(title=found["title"].strip())
        yield Passage(text[found.end() : end], start=found.end(), entry=entry, kind="template")
