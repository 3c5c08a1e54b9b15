"""Templates in Liquid (https://shopify.github.io/liquid/): plain text, or HTML with tags of Liquid in it."""

from collections.abc import Iterator

from replylint.lazy import pattern
from replylint.model import Mask, Problem
from replylint.readers.comments import remarks_in
from replylint.readers.html_tags import Placeholders
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.template_comments import TemplateComments

SUFFIXES = (".liquid",)

_HTML = pattern(
    r"(?i)<(?:!doctype|/?(?:html|body|p|br|div|span|a|b|i|strong|em|u|ul|ol|li|table|tr|td|h[1-6]|hr|img|font"
    r"|blockquote|center|section|style)(?:\s*/?>|\s+[a-z-]+\s*=|\s+\{[{%]|\s+html>))"
)


def read(source: Source) -> Iterator[Passage | Comment | Problem]:
    """As HTML if there is a tag of HTML in it, else as it stands; comments of Liquid are not linted."""
    text = source.text
    if _HTML.search(text) is not None:
        from replylint.readers import html

        yield from html.read(source)
        return
    comments = list(TemplateComments(text, Placeholders(text)).all())
    masks = tuple(Mask("code", comment.start, comment.end) for comment in comments)
    yield Passage(text, kind=source.kind, masks=masks)
    yield from remarks_in(text, comments)
