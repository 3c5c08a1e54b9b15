"""HTML as the customer reads it: tags gone, entities decoded, lines broken where a browser breaks them.

Links and images are written as in Markdown, since the rules read links so. Malformed HTML is read
as browsers do (HTML standard, section 13.2), never an error; the work is linear in the text.
"""

from msgspec import Struct

from replylint.lazy import pattern
from replylint.model import DraftKind, Mask
from replylint.readers.entities import decoded
from replylint.readers.html_attributes import ReadAttribute, given, read_attributes, read_value
from replylint.readers.html_elements import BLOCKS, Elements, Lists
from replylint.readers.html_flow import Flow
from replylint.readers.html_tags import NEXT, Attribute, Placeholders, Tag, tag_at, tag_of
from replylint.readers.layers import Layer
from replylint.readers.template_comments import Remark, TemplateComments

_COMMENT_END = pattern(r"--!?>")

_UNSEEN = frozenset(
    "script style template svg iframe noembed noframes object audio video canvas title".split()
)
_TO_THE_END = frozenset("script style iframe noembed noframes title".split())
_HEAD = frozenset("head meta link title base style script noscript template".split())
_HIDDEN = pattern(r"(?i)[;\"'\s]display\s*:\s*none|\shidden(?=[\s/>])|mso-hide\s*:\s*all")
_MAY_BE_HIDDEN = frozenset("div span p td table center section".split())


class Rendered(Struct, frozen=True):
    """HTML as the customer reads it. Masks have offsets of `text`, comments those of the HTML.

    `hidden` are texts that a style keeps out of sight: a mail's preheader, which mail programs show in the list.
    `lost` is where something begins that never ends, so that a browser shows nothing of the rest.
    """

    text: str
    layer: Layer
    masks: tuple[Mask, ...] = ()
    comments: tuple[Remark, ...] = ()
    attributes: tuple[ReadAttribute, ...] = ()
    hidden: "tuple[Rendered, ...]" = ()
    lost: int | None = None


def render(html: str, kind: DraftKind = "template", *, is_file: bool = True) -> Rendered:
    """The text of a page, a mail or a piece of one; any string can be read.

    In a reply `<blockquote>` and the containers of mail programs hold quoted mail, whose lines get a `>`.
    A tag that never ends takes the rest with it, as in a browser; where HTML is not a file of its own (`is_file`)
    its `<` is rather a sign that somebody typed, and the rest is text.
    """
    return _Renderer(_Whole(html, kind == "reply", is_file)).run(0, len(html))


class _Whole:
    """What all texts of one HTML share."""

    def __init__(self, html: str, is_reply: bool, is_file: bool) -> None:
        self.html = html
        self.is_file = is_file
        self.is_reply = is_reply
        self.placeholders = Placeholders(html)
        self.template_comments = TemplateComments(html, self.placeholders)
        self.comments: list[Remark] = []
        self.attributes: list[ReadAttribute] = []
        self.never_closed: set[str] = set()
        self.lost: int | None = None
        self.writing = "html-raw" if "\u00a0" in html and "&nbsp;" not in html else "html"


class _Renderer:
    """One text of it: the running text, or one that is hidden (`is_hidden`)."""

    def __init__(self, whole: _Whole, *, is_hidden: bool = False) -> None:
        self.whole = whole
        self.html = whole.html
        self.is_hidden = is_hidden
        self.flow = Flow(whole.html)
        self.elements = Elements(whole.html, self.flow, is_reply=whole.is_reply)
        self.hidden: list[Rendered] = []
        self.lists = Lists()
        self.in_head = False

    def run(self, at: int, past: int) -> Rendered:
        """The text of html[at:past]."""
        html = self.html
        search = NEXT.search
        while at < past:
            match = search(html, at, past)
            start = match.start() if match is not None else past
            if start > at:
                if self.in_head and not html[at:start].isspace():
                    self.in_head = False
                self.text(at, start)
            if match is None:
                break
            first = html[start]
            if match.lastindex:
                tag = tag_of(match)
                at = self.end_tag(tag) if tag.closing else self.start_tag(tag)
            elif first == "<":
                at = self.markup(start)
            elif first == "&":
                at = self.reference(start)
            else:
                at = self.template_tag(start)
        self.flow.end_link(past, past)
        self.elements.end_all()
        text, layer = self.flow.out.build(self.whole.writing, ascii_only=html.isascii())
        masks = sorted(self.flow.masks, key=lambda mask: (mask.start, -mask.end))
        found = self.whole
        if self.is_hidden:
            return Rendered(text, layer, tuple(masks))
        return Rendered(
            text,
            layer,
            tuple(masks),
            tuple(found.comments),
            tuple(found.attributes),
            tuple(self.hidden),
            found.lost,
        )

    def text(self, start: int, end: int) -> None:
        if self.in_head:
            return
        if self.elements.preformatted:
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
        end = self.whole.placeholders.end(start)
        if end < 0:
            self.text(start, start + 1)
            return start + 1
        comment = self.whole.template_comments.at(start, end)
        if comment is not None:
            self.whole.comments.append(comment)
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
            return end + 1 if end >= 0 else self.lose(start)
        tag = tag_at(html, start, self.whole.placeholders)
        if tag is None:
            if self.whole.is_file:
                return self.lose(start)
            self.text(start, len(html))
            return len(html)
        return self.end_tag(tag) if tag.closing else self.start_tag(tag)

    def lose(self, start: int) -> int:
        """What begins here takes the rest with it."""
        self.whole.lost = start
        return len(self.html)

    def comment(self, start: int) -> int:
        html = self.html
        for empty in ("<!-->", "<!--->"):
            if html.startswith(empty, start):
                return start + len(empty)
        close = _COMMENT_END.search(html, start + 4)
        inside, end = close.span() if close is not None else (len(html), self.lose(start))
        self.whole.comments.append(Remark(start, end, html[start + 4 : inside]))
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
        if name in _MAY_BE_HIDDEN and tag.end - tag.inside > 6:
            past = self.hidden_text(tag)
            if past is not None:
                return past
        if name in BLOCKS:
            self.flow.block(tag.start, *self.lists.start(name))
        found = given(self.html, tag, self.whole.placeholders)
        if found:
            self.whole.attributes.extend(read_attributes(self.html, tag, found))
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
        self.elements.start(tag, found)
        return tag.end

    def end_tag(self, tag: Tag) -> int:
        name = tag.name
        if name == "a":
            self.flow.end_link(tag.start, tag.end)
        elif name == "head":
            self.in_head = False
        self.elements.end(name)
        if name in BLOCKS:
            self.flow.block(tag.start, self.lists.end(name))
        return tag.end

    def link(self, tag: Tag, target: Attribute | None) -> None:
        self.flow.end_link(tag.start, tag.start)
        if target is None:
            return
        address = self.html[target.start : target.end]
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        # Shown as it is: just text.
        if not shown or not self.html.startswith((shown + "</", address + "</"), tag.end):
            self.flow.start_link(tag.start, target)

    def hidden_text(self, tag: Tag) -> int | None:
        """What a style hides is a text of its own; gives where its element ends, None if nothing is hidden."""
        if self.is_hidden or self.elements.is_any_open or self.flow.quotes:
            return None
        key = f"hidden {tag.name}"
        if _HIDDEN.search(self.html, tag.inside, tag.end) is None or key in self.whole.never_closed:
            return None
        depth = 1
        for other in pattern(rf"(?i)<(/?){tag.name}(?=[\s/>])").finditer(self.html, tag.end):
            # Paragraphs don't nest: one ends where the next begins.
            depth += -1 if other[1] or tag.name == "p" else 1
            if not depth:
                self.hidden.append(_Renderer(self.whole, is_hidden=True).run(tag.end, other.start()))
                if tag.name in BLOCKS:
                    self.flow.block(tag.start)
                end = self.html.find(">", other.end()) + 1 if other[1] else other.start()
                return end or len(self.html)
        self.whole.never_closed.add(key)
        return None

    def unseen(self, tag: Tag) -> int:
        """Scripts, styles and the like are passed over; a title is a text of its own."""
        name, html = tag.name, self.html
        close = None
        if name not in self.whole.never_closed:
            close = pattern(rf"(?i)</{name}(?=[\s/>])").search(html, tag.end)
        if close is None:
            self.whole.never_closed.add(name)
            return self.lose(tag.start) if name in _TO_THE_END else tag.end
        if name == "title":
            self.whole.attributes.extend(
                read_value(html, "title", tag.end, close.start(), "html", attribute=False)
            )
        end = html.find(">", close.end())
        return end + 1 if end >= 0 else len(html)
