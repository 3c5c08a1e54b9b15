"""HTML as the customer reads it: tags gone, entities decoded, lines broken where a browser breaks them.

Links and images are written as in Markdown, since the rules read links so. Malformed HTML is read
as browsers do (HTML standard, section 13.2), never an error; the work is linear in the text.
"""

from collections.abc import Mapping

from msgspec import Struct

from replylint.lazy import pattern
from replylint.model import DraftKind, Mask
from replylint.readers.entities import decoded
from replylint.readers.html_attributes import ReadAttribute, given, read_attributes, read_value, value
from replylint.readers.html_flow import Flow
from replylint.readers.html_tags import Attribute, Placeholders, Tag, tag_at
from replylint.readers.layers import Layer
from replylint.readers.template_comments import Remark, TemplateComments

_NEXT = pattern(r"<[A-Za-z/!?]|&[#A-Za-z]|\{[{%#]")
_COMMENT_END = pattern(r"--!?>")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre "
    "search section select summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style template svg iframe noembed noframes object audio video canvas title".split()
)
_TO_THE_END = frozenset("script style iframe noembed noframes title".split())
_HEAD = frozenset("head meta link title base style script noscript template".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr attribute".split())
_CODE = frozenset("code pre kbd samp".split())
_NO_PROSE = pattern(r"(?i)(?<![\w-])notranslate(?![\w-])")
_QUOTED = pattern(r"(?i)(?<![\w-])(?:gmail_quote|moz-cite-prefix|yahoo_quoted|zendesk_quote)")
_QUOTED_FROM_HERE = frozenset(["divrplyfwdmsg", "appendonsend"])


class Rendered(Struct, frozen=True):
    """HTML as the customer reads it. Masks have offsets of `text`, comments those of the HTML."""

    text: str
    layer: Layer
    masks: tuple[Mask, ...] = ()
    comments: tuple[Remark, ...] = ()
    attributes: tuple[ReadAttribute, ...] = ()


class _Element:
    """An element whose end matters; `depth` counts those of its name that are open in it, itself included."""

    __slots__ = ("begin", "depth", "name", "preformatted", "quote")

    def __init__(self, name: str, begin: int, *, quote: bool) -> None:
        self.name = name
        self.depth = 1
        self.begin = begin
        self.preformatted = name == "pre"
        self.quote = quote


def render(html: str, kind: DraftKind = "template") -> Rendered:
    """The text of a page, a mail or a piece of one; any string can be read.

    In a reply `<blockquote>` and the containers of mail programs hold quoted mail, whose lines get a `>`.
    """
    return _Renderer(html, kind).run()


class _Renderer:
    def __init__(self, html: str, kind: DraftKind) -> None:
        self.html = html
        self.is_reply = kind == "reply"
        self.placeholders = Placeholders(html)
        self.template_comments = TemplateComments(html, self.placeholders)
        self.flow = Flow(html)
        self.comments: list[Remark] = []
        self.attributes: list[ReadAttribute] = []
        self.lists: list[int] = []
        self.open: list[_Element] = []
        self.by_name: dict[str, list[_Element]] = {}
        self.preformatted = 0
        self.in_head = False
        self.never_closed: set[str] = set()

    def run(self) -> Rendered:
        html, past, at = self.html, len(self.html), 0
        search = _NEXT.search
        while at < past:
            match = search(html, at)
            start = match.start() if match is not None else past
            if start > at:
                self.text(at, start)
            if match is None:
                break
            first = html[start]
            if first == "<":
                at = self.markup(start)
            elif first == "&":
                at = self.reference(start)
            else:
                at = self.template_tag(start)
        self.flow.end_link(past, past)
        while self.open:
            self.close()
        raw = "\u00a0" in html and "&nbsp;" not in html
        text, layer = self.flow.out.build("html-raw" if raw else "html", ascii_only=html.isascii())
        masks = sorted(self.flow.masks, key=lambda mask: (mask.start, -mask.end))
        return Rendered(text, layer, tuple(masks), tuple(self.comments), tuple(self.attributes))

    def text(self, start: int, end: int) -> None:
        if self.in_head:
            return
        if self.preformatted:
            self.flow.verbatim(start, end)
        else:
            self.flow.words(start, end)

    def reference(self, start: int) -> int:
        """A character reference, or an ampersand that stands for itself."""
        letter, end = decoded(self.html, start, len(self.html))
        if not letter:
            self.text(start, start + 1)
            return start + 1
        if not self.in_head:
            self.flow.letter(letter, start, end)
        return end

    def template_tag(self, start: int) -> int:
        """`{{…}}` and `{%…%}` are text; comments of Liquid and Django are not."""
        end = self.placeholders.end(start)
        if end < 0:
            self.text(start, start + 1)
            return start + 1
        comment = self.template_comments.at(start, end)
        if comment is not None:
            self.comments.append(comment)
            return comment.end
        # An editor of HTML writes the quotes and signs of a tag as references, too.
        while (found := self.html.find("&", start, end)) >= 0:
            self.text(start, found)
            start = self.reference(found)
        self.text(start, end)
        return end

    def markup(self, start: int) -> int:
        """A tag, a comment or a declaration; gives where it ends."""
        html = self.html
        if html.startswith("<!--", start):
            return self.comment(start)
        letter = html[start + 1]
        if letter == "/":
            letter = html[start + 2 : start + 3]
        if not (letter.isascii() and letter.isalpha()):
            end = html.find(">", start)
            return end + 1 if end >= 0 else len(html)
        tag = tag_at(html, start, self.placeholders)
        if tag is None:
            return len(html)
        if tag.closing:
            self.end_tag(tag)
            return tag.end
        return self.start_tag(tag)

    def comment(self, start: int) -> int:
        html = self.html
        for empty in ("<!-->", "<!--->"):
            if html.startswith(empty, start):
                return start + len(empty)
        close = _COMMENT_END.search(html, start + 4)
        inside, end = close.span() if close is not None else (len(html), len(html))
        self.comments.append(Remark(start, end, html[start + 4 : inside]))
        return end

    def start_tag(self, tag: Tag) -> int:
        name = tag.name
        if self.in_head and name not in _HEAD:
            self.in_head = False
        if name in _UNSEEN:
            return self.unseen(tag)
        if name == "br":
            self.flow.line_break(tag.start, tag.end)
            return tag.end
        if name in _BLOCKS:
            self.block(tag)
        found = given(self.html, tag, self.placeholders)
        if found:
            self.attributes.extend(read_attributes(self.html, tag, found))
        if name == "head":
            self.in_head = True
        elif name == "a":
            self.link(tag, found.get("href"))
        elif name == "img":
            self.flow.image(tag.start, tag.end, found.get("src"))
        elif name == "attribute":
            # Intercom's placeholder: <attribute key="user.name" default="there"/>
            self.flow.verbatim(tag.start, tag.end)
            length = self.flow.out.length
            self.flow.mask("placeholder", length - (tag.end - tag.start), length)
        kept = (found or name in _CODE or name == "blockquote") and self.keep(tag, found)
        if not kept and name in self.by_name:
            self.by_name[name][-1].depth += 1
        return tag.end

    def end_tag(self, tag: Tag) -> None:
        name = tag.name
        if name == "a":
            self.flow.end_link(tag.start, tag.end)
        elif name == "head":
            self.in_head = False
        elif name in ("ul", "ol", "menu", "dir") and self.lists:
            self.lists.pop()
        if name in self.by_name:
            element = self.by_name[name][-1]
            element.depth -= 1
            while not element.depth and name in self.by_name and self.by_name[name][-1] is element:
                self.close()
        if name in _BLOCKS:
            inner = name == "li" or (name in ("ul", "ol") and self.lists)
            self.flow.block(tag.start, 1 if inner else 2)

    def block(self, tag: Tag) -> None:
        name = tag.name
        if name == "li":
            indent = "  " * (len(self.lists) - 1)
            number = self.lists[-1] if self.lists else 0
            if number:
                self.lists[-1] += 1
            self.flow.block(tag.start, 1, f"{indent}{number}. " if number else f"{indent}- ")
            return
        self.flow.block(tag.start, 1 if name in ("ul", "ol") and self.lists else 2)
        if name in ("ul", "ol", "menu", "dir"):
            self.lists.append(1 if name == "ol" else 0)

    def link(self, tag: Tag, target: Attribute | None) -> None:
        self.flow.end_link(tag.start, tag.start)
        if target is None:
            return
        address = self.html[target.start : target.end]
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        # Shown as it is: just text.
        if not shown or not self.html.startswith((shown + "</", address + "</"), tag.end):
            self.flow.start_link(tag.start, target)

    def keep(self, tag: Tag, found: Mapping[str, Attribute]) -> bool:
        """Keep in mind an element that is no prose, or that is quoted mail; is it one?"""
        if tag.name in _VOID:
            return False
        translate, names = value(self.html, found.get("translate")), value(self.html, found.get("class"))
        plain = tag.name not in _CODE and translate != "no" and _NO_PROSE.search(names) is None
        quote = False
        if self.is_reply:
            known = value(self.html, found.get("id"))
            if known in _QUOTED_FROM_HERE:
                # The mail follows beside this element, to the end.
                self.flow.quotes += 1
                return False
            quote = tag.name == "blockquote" or _QUOTED.search(f"{names} {known}") is not None
        if plain and not quote:
            return False
        if quote:
            self.flow.block(tag.start)
            self.flow.quotes += 1
        if not plain:
            self.flow.flush(tag.start)
        element = _Element(tag.name, -1 if plain else self.flow.out.length, quote=quote)
        self.open.append(element)
        self.by_name.setdefault(tag.name, []).append(element)
        self.preformatted += element.preformatted
        return True

    def close(self) -> None:
        """The last of the elements in mind ends."""
        element = self.open.pop()
        alike = self.by_name[element.name]
        alike.pop()
        if not alike:
            del self.by_name[element.name]
        self.preformatted -= element.preformatted
        self.flow.quotes -= element.quote
        if element.begin >= 0:
            self.flow.mask("code", element.begin, self.flow.out.length)

    def unseen(self, tag: Tag) -> int:
        """Scripts, styles and the like are passed over; a title is a text of its own."""
        name, html = tag.name, self.html
        close = None
        if name not in self.never_closed:
            close = pattern(rf"(?i)</{name}(?=[\s/>])").search(html, tag.end)
        if close is None:
            self.never_closed.add(name)
            return len(html) if name in _TO_THE_END else tag.end
        if name == "title":
            self.attributes.extend(read_value(html, "title", tag.end, close.start(), "html", attribute=False))
        end = html.find(">", close.end())
        return end + 1 if end >= 0 else len(html)
