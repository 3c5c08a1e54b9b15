"""The running text of HTML as it grows: white space collapsed, lines broken, links written as in Markdown.

What stands between two words is known only when the second one comes, so white space and line
breaks wait until then. Breaks between blocks, list marks and quote marks stand nowhere in the
HTML as such: they have no width there, and so no fix reaches across them.
"""

from replylint.lazy import pattern
from replylint.model import Mask, MaskKind
from replylint.readers.entities import decoded
from replylint.readers.html_tags import SPACE, Attribute
from replylint.readers.layers import LayerBuilder

_ODD_SPACE = pattern(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_LINE_ENDS = pattern(r"[\t\n\r]+")
_NEEDS_BRACKETS = pattern(r"[\s()]")
LONGEST_TARGET = 2000


class _Link:
    """A link that is open: where its tag begins, its target, and what was seen of its words."""

    __slots__ = ("image", "shown", "start", "target")

    def __init__(self, start: int, target: Attribute) -> None:
        self.start = start
        self.target = target
        self.shown = False
        self.image = False


class Flow:
    """Gathers the text of `html`; offsets given to it are those of the HTML."""

    def __init__(self, html: str) -> None:
        self.out = LayerBuilder()
        self.masks: list[Mask] = []
        self.quotes = 0
        """In how many quoted mails the next line stands."""
        self._html = html
        self._space: tuple[int, int] | None = None
        self._line_breaks: list[tuple[int, int]] = []
        self._breaks = 0
        self._break_at = 0
        self._marker = ""
        self._at_line_start = True
        self._link: _Link | None = None

    def words(self, start: int, end: int) -> None:
        """Text between tags; its white space collapses."""
        html = self._html
        piece = html[start:end]
        bare = piece.lstrip(SPACE)
        begin = end - len(bare)
        if begin > start and self._space is None:
            self._space = start, begin
        if not bare:
            return
        bare = bare.rstrip(SPACE)
        past = begin + len(bare)
        self.flush(begin)
        if (
            "\n" not in bare
            and "  " not in bare
            and "\t" not in bare
            and "\r" not in bare
            and "\f" not in bare
        ):
            self.out.copy(bare, begin)
        else:
            self._collapse(begin, past)
        if past < end:
            self._space = past, end

    def _collapse(self, begin: int, past: int) -> None:
        html = self._html
        at = begin
        for gap in _ODD_SPACE.finditer(html, begin, past):
            self.out.copy(html[at : gap.start()], at)
            self.out.put(" ", gap.start(), gap.end())
            at = gap.end()
        self.out.copy(html[at:past], at)

    def verbatim(self, start: int, end: int) -> None:
        """Text whose white space stays."""
        self.flush(start)
        self.out.copy(self._html[start:end], start)

    def letter(self, text: str, start: int, end: int) -> None:
        """What a character reference stands for."""
        self.flush(start)
        self.out.put(text, start, end)

    def line_break(self, start: int, end: int) -> None:
        """A `<br>`."""
        self._break_link(start)
        self._line_breaks.append((start, end))
        self._space = None

    def block(self, at: int, lines: int = 2, marker: str = "") -> None:
        """A block begins or ends: `lines` breaks, two of which leave a line empty; `marker` of a list item."""
        self._break_link(at)
        if not self._breaks:
            self._break_at = at
        self._breaks = max(self._breaks, lines)
        self._space = None
        self._marker = marker or self._marker

    def flush(self, at: int) -> None:
        """Write what waits, since something visible comes."""
        out = self.out
        if self._breaks:
            if out.length:
                out.put("\n" * self._breaks, self._break_at, self._break_at)
            self._at_line_start = True
            self._breaks = 0
            self._line_breaks.clear()
        elif self._line_breaks:
            if out.length:
                for start, end in self._line_breaks:
                    out.put("\n", start, end)
            self._at_line_start = True
            self._line_breaks.clear()
        elif self._space is not None and not self._at_line_start:
            start, end = self._space
            if end - start == 1 and self._html[start] == " ":
                out.copy(" ", start)
            else:
                out.put(" ", start, end)
        self._space = None
        if self._at_line_start:
            self._at_line_start = False
            if self.quotes:
                out.put("> ", at, at)
            if self._marker:
                out.put(self._marker, at, at)
                self._marker = ""
        link = self._link
        if link is not None and not link.shown:
            link.shown = True
            self.mask("markup", out.length, out.length + 1)
            out.put("[", link.start, link.start)

    def mask(self, kind: MaskKind, start: int, end: int) -> None:
        """text[start:end] is no prose."""
        if start < end:
            self.masks.append(Mask(kind, start, end))

    def start_link(self, start: int, target: Attribute) -> None:
        """What comes is shown for a link, until `end_link`."""
        self._link = _Link(start, target)

    def end_link(self, start: int, end: int) -> None:
        """The link ends with what stands between the two places."""
        link = self._link
        if link is None:
            return
        if link.image and not link.shown:
            self.flush(start)
        self._link = None
        if link.shown:
            begin = self.out.length
            self.out.put("](", start, start)
            self._target(link.target)
            self.out.put(")", start, end)
            self.mask("markup", begin, self.out.length)

    def _break_link(self, at: int) -> None:
        """A link in Markdown is one line: what comes after the break is no longer shown as one."""
        if self._link is not None and self._link.shown:
            self.end_link(at, at)

    def image(self, start: int, end: int, source: Attribute | None) -> None:
        """An image, of which the text holds the address alone; in a link it stands for the shown words."""
        if self._link is not None:
            self._link.image = True
            return
        self.flush(start)
        begin = self.out.length
        self.out.put("![](", start, start)
        if source is not None:
            self._target(source)
        self.out.put(")", end - 1, end)
        self.mask("markup", begin, self.out.length)

    def _target(self, value: Attribute) -> None:
        html, out = self._html, self.out
        start, end = trimmed(html, value.start, value.end)
        if end - start > LONGEST_TARGET:
            return
        wrapped = _NEEDS_BRACKETS.search(html, start, end) is not None
        if wrapped:
            out.put("<", start, start)
        at = start
        for gap in _LINE_ENDS.finditer(html, start, end):
            copy_value(html, at, gap.start(), out)
            at = gap.end()
        copy_value(html, at, end, out)
        if wrapped:
            out.put(">", end, end)


def trimmed(html: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space around it."""
    bare = html[start:end].lstrip(SPACE)
    start = end - len(bare)
    return start, start + len(bare.rstrip(SPACE))


def copy_value(html: str, start: int, end: int, out: LayerBuilder, *, attribute: bool = True) -> None:
    """The value of an attribute, or the text of a title, with its character references decoded."""
    at = start
    while (found := html.find("&", at, end)) >= 0:
        letter, past = decoded(html, found, end, attribute=attribute)
        if letter:
            out.copy(html[start:found], start)
            out.put(letter, found, past)
            start = past
        at = max(past, found + 1)
    out.copy(html[start:end], start)
