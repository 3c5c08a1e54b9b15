"""Comments of template languages: `{% comment %}…{% endcomment %}`, `{% # … %}` of Liquid, `{# … #}` of Django.

https://shopify.github.io/liquid/tags/template/,
https://docs.djangoproject.com/en/stable/ref/templates/language/#comments
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.lazy import pattern
from replylint.readers.html_tags import Placeholders

_MAY_BEGIN = pattern(r"\{(?:#|%-?\s{0,20}(?:#|comment\b))")
_OPENING = pattern(r"\{%-?\s{0,20}(?:comment\b[^{}%]{0,200}-?%\}|#)")
_CLOSING = pattern(r"\{%-?\s{0,20}endcomment\s{0,20}-?%\}")


class Remark(Struct, frozen=True):
    """A comment text[start:end], and the words between its marks."""

    start: int
    end: int
    text: str


class TemplateComments:
    """The comments of one text; what never ends is looked for once."""

    def __init__(self, text: str, placeholders: Placeholders) -> None:
        self._text = text
        self._placeholders = placeholders
        self._never_closed = False

    def at(self, start: int, end: int) -> Remark | None:
        """The comment that begins with the tag text[start:end]; None if it is none, or never ends."""
        text = self._text
        if text[start + 1] == "#":
            # Django's comment stays on its line.
            return None if "\n" in text[start:end] else Remark(start, end, text[start + 2 : end - 2])
        opening = _OPENING.match(text, start, end) if text[start + 1] == "%" else None
        if opening is None:
            return None
        if opening[0].endswith("#"):
            return Remark(start, end, text[opening.end() : end - 2].removesuffix("-"))
        close = None if self._never_closed else _CLOSING.search(text, end)
        if close is None:
            self._never_closed = True
            return None
        return Remark(start, close.end(), text[end : close.start()])

    def all(self) -> Iterator[Remark]:
        """The comments of a text that is no HTML, in order."""
        at = 0
        while (found := _MAY_BEGIN.search(self._text, at)) is not None:
            end = self._placeholders.end(found.start())
            comment = self.at(found.start(), end) if end >= 0 else None
            if comment is not None:
                yield comment
            at = comment.end if comment is not None else found.end()
