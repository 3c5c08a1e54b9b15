"""Markdown: articles and macros, with front matter, code, links and HTML inside.

The text stands in the file as it is, so every place in it is a place in the file; what is no prose
is named by masks. Simple code, links, tags and placeholders the engine itself leaves alone.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from replylint.lazy import pattern
from replylint.model import Entry, Mask, Problem
from replylint.readers.comments import remarks_in
from replylint.readers.front_matter import FrontMatter, read_front_matter
from replylint.readers.html_attributes import given, read_attributes
from replylint.readers.html_tags import Placeholders, tag_at
from replylint.readers.markdown_blocks import code_blocks
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.template_comments import Remark, TemplateComments

SUFFIXES = (".md", ".markdown", ".mdx")

_ENCLOSED = (("<!--", "-->"), ("{/*", "*/}"))
# A link that nobody names: [//]: # (words)
_UNNAMED = pattern(
    r"(?m)^ {0,3}\[[^\[\]\n]{1,60}\]: +#[ \t]+(?:\(([^\n]*)\)|\"([^\"\n]*)\"|'([^'\n]*)')[ \t]*\r?$"
)
_DEFINITION = pattern(
    r"(?m)^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:<[^<>\n]{0,2000}>|\S+)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?$"
)
_REFERENCE = pattern(r"(?<=\])\[[^\[\]\n]{0,200}\](?!\()")
_FOOTNOTE = pattern(r"\[\^[^\[\]\n]{1,60}\]:?")
_NOTE = pattern(r"(?m)^[> \t]*(:{3,}[ \t]*\w*|(?:!!!|\?\?\?\+?)[ \t]+\w+|\[![A-Z]{2,20}\])")
# Shortcodes of Hugo: {{< figure src="a.png" >}}
_SHORTCODE = pattern(r"\{\{(?:<[^\n]{0,500}?>|%[^\n]{0,500}?%)\}\}")
_KEYS = pattern(r"\{(?::|[#.][A-Za-z])[^{}\n]{0,200}\}")
_SCRIPT = pattern(r"(?m)^(?:import|export)[ \t][^\n]*(?:\n(?![ \t\r]*\n)[^\n]*)*")
_INLINE_CODE = pattern(r"(?<!`)(`{1,5})(?!`)[^\n]{1,500}?(?<!`)\1(?!`)")
_CODE_TAG = pattern(r"(?i)`[^`\n]{1,500}`|<(pre|code|kbd|samp)(?=[\s>])")
_TAG_OR_CODE = pattern(r"`[^`\n]{1,500}`|<[A-Za-z]")
_TEXT_IN_TAG = pattern(r"(?i)\b(?:alt|title|aria-label|placeholder|value)\s*=")


def read(source: Source) -> Iterator[Passage | Comment | Problem]:
    """The texts of the front matter, the text below it, those in tags, the comments."""
    text, kind = source.text, source.kind
    front = read_front_matter(text, source.path)
    if front.problem is not None:
        yield front.problem
    for passage in front.texts:
        yield replace(passage, kind=kind)
    body = text[front.body :]
    code = [Mask("code", span.start, span.end) for span in code_blocks(body)]
    if source.path.lower().endswith(".mdx"):
        code += [Mask("code", *found.span()) for found in _SCRIPT.finditer(body)]
    if "{{<" in body or "{{%" in body:
        code += [Mask("code", *found.span()) for found in _SHORTCODE.finditer(body)]
    code = _merged(code)
    code = _merged([*code, *_code_in_tags(body, code)])
    remarks = [remark for remark in _remarks(body) if not _is_in(remark.start, code)]
    if remarks and "`" in body:
        inline = [Mask("code", *found.span()) for found in _INLINE_CODE.finditer(body)]
        remarks = [remark for remark in remarks if not _is_in(remark.start, inline)]
    code = sorted([*code, *(Mask("code", one.start, one.end) for one in remarks)], key=_start)
    yield Passage(
        body,
        front.body,
        entry=front.entry,
        kind=kind,
        language=front.language,
        masks=(*code, *_marks(body)),
        foreign=front.foreign,
    )
    yield from _in_tags(text, front, code)
    placed = [Remark(one.start + front.body, one.end + front.body, one.text) for one in remarks]
    yield from remarks_in(text, placed)


def _marks(body: str) -> Iterator[Mask]:
    """Marks of Markdown and its dialects that the engine does not know."""
    found = chain(
        (found.span() for found in _DEFINITION.finditer(body)) if "]:" in body else (),
        (found.span() for found in _REFERENCE.finditer(body)) if "][" in body else (),
        (found.span() for found in _FOOTNOTE.finditer(body)) if "[^" in body else (),
        (found.span(1) for found in _NOTE.finditer(body)) if _has_note(body) else (),
        (found.span() for found in _KEYS.finditer(body)) if "{" in body else (),
    )
    for start, end in found:
        yield Mask("markup", start, end)


def _has_note(body: str) -> bool:
    return ":::" in body or "!!!" in body or "???" in body or "[!" in body


def _remarks(body: str) -> Iterator[Remark]:
    """Comments of HTML, of MDX, of Markdown's own making and of Liquid."""
    for opening, closing in _ENCLOSED:
        start = body.find(opening)
        while start >= 0 and (inside := body.find(closing, start + len(opening))) >= 0:
            end = inside + len(closing)
            yield Remark(start, end, body[start + len(opening) : inside])
            start = body.find(opening, end)
    if "]: #" in body:
        for found in _UNNAMED.finditer(body):
            words = next((group for group in found.groups() if group is not None), "")
            yield Remark(found.start(), found.end(), words)
    if "{%" in body or "{#" in body:
        yield from TemplateComments(body, Placeholders(body)).all()


def _code_in_tags(body: str, code: list[Mask]) -> Iterator[Mask]:
    """Code that HTML shows as such, unless it stands in code itself."""
    at = 0
    never_closed: set[str] = set()
    while (found := _CODE_TAG.search(body, at)) is not None:
        at = found.end()
        name = found[1]
        if name is None or name in never_closed or _is_in(found.start(), code):
            continue
        close = pattern(rf"(?i)</{name}\s*>").search(body, at)
        if close is None:
            never_closed.add(name)
            continue
        yield Mask("code", found.start(), close.end())
        at = close.end()


def _merged(masks: list[Mask]) -> list[Mask]:
    """The masks in order, without overlap."""
    merged: list[Mask] = []
    for mask in sorted(masks, key=_start):
        if merged and mask.start < merged[-1].end:
            merged[-1] = Mask("code", merged[-1].start, max(merged[-1].end, mask.end))
        else:
            merged.append(mask)
    return merged


def _in_tags(text: str, front: FrontMatter, code: list[Mask]) -> Iterator[Passage]:
    """The texts in the attributes of tags: `<img alt="…">`."""
    if _TEXT_IN_TAG.search(text, front.body) is None:
        return
    placeholders = Placeholders(text)
    at = front.body
    while (found := _TAG_OR_CODE.search(text, at)) is not None:
        at = found.end()
        if found[0][0] == "`" or _is_in(found.start() - front.body, code):
            continue
        tag = tag_at(text, found.start(), placeholders)
        if tag is None:
            return
        at = tag.end
        for one in read_attributes(text, tag, given(text, tag, placeholders)):
            yield Passage(
                one.text,
                layers=(one.layer,),
                entry=replace(front.entry or Entry(), field=one.name),
                language=front.language,
                foreign=front.foreign,
            )


def _is_in(offset: int, masks: list[Mask]) -> bool:
    at = bisect_right(masks, offset, key=_start) - 1
    return at >= 0 and offset < masks[at].end


def _start(mask: Mask) -> int:
    return mask.start
