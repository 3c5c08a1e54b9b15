"""The open elements of HTML whose end matters: code, what is not to be translated, quoted mail, lists."""

from collections.abc import Mapping

from replylint.lazy import pattern
from replylint.readers.html_attributes import value
from replylint.readers.html_flow import Flow
from replylint.readers.html_tags import Attribute, Tag

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre "
    "noscript search section select summary table tbody td textarea tfoot th thead tr ul".split()
)
"""The elements before and after which a browser breaks the line."""

_LISTS = frozenset("ul ol menu dir".split())
_DEEPEST = 8
_INLINE_CODE = frozenset("code kbd samp".split())
_CODE = _INLINE_CODE | {"pre"}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr attribute".split())
_NO_PROSE = pattern(r"(?i)(?<![\w-])notranslate(?![\w-])")
_QUOTED = pattern(r"(?i)(?<![\w-])(?:gmail_quote|moz-cite-prefix|yahoo_quoted|zendesk_quote)")
_QUOTED_FROM_HERE = frozenset(["divrplyfwdmsg", "appendonsend"])


class Lists:
    """The lists that are open, and what their blocks look like: lines to break, and the mark of an item."""

    def __init__(self) -> None:
        # The number of the next item, 0 where items have none.
        self._numbers: list[int] = []

    def start(self, name: str) -> tuple[int, str]:
        """A block of this name begins."""
        numbers = self._numbers
        if name == "li":
            indent = "  " * min(len(numbers) - 1, _DEEPEST)
            if not numbers or not numbers[-1]:
                return 1, f"{indent}- "
            numbers[-1] += 1
            return 1, f"{indent}{numbers[-1] - 1}. "
        if name not in _LISTS:
            return 2, ""
        numbers.append(int(name == "ol"))
        return (1 if len(numbers) > 1 else 2), ""

    def end(self, name: str) -> int:
        """A block of this name ends."""
        if name in _LISTS and self._numbers:
            self._numbers.pop()
            return 1 if self._numbers else 2
        return 1 if name == "li" else 2


class _Element:
    """One of them; `depth` counts those of its name that are open in it, itself included."""

    __slots__ = ("begin", "block_end", "depth", "name", "preformatted", "quote")

    def __init__(self, name: str, begin: int, *, quote: bool) -> None:
        self.name = name
        self.depth = 1
        self.begin = begin
        self.block_end = -1
        self.preformatted = name == "pre"
        self.quote = quote


class Elements:
    """Keeps track of them and tells the flow; in a reply `blockquote` and its like are quoted mail."""

    def __init__(self, html: str, flow: Flow, *, is_reply: bool) -> None:
        self.preformatted = 0
        """In how many elements that keep their white space the next words stand."""
        self._html = html
        self._flow = flow
        self._is_reply = is_reply
        self._open: list[_Element] = []
        self._by_name: dict[str, list[_Element]] = {}

    @property
    def is_any_open(self) -> bool:
        """Do the next words stand in one of them?"""
        return bool(self._open)

    def start(self, tag: Tag, found: Mapping[str, Attribute]) -> None:
        """A tag opens an element with these attributes."""
        name = tag.name
        if name in BLOCKS and self._open:
            self._note_block()
            if "p" in self._by_name:
                # A paragraph ends where the next block begins.
                self._end_of(self._by_name["p"][-1])
        if found or name in _CODE or name == "blockquote":
            quote = self._is_reply and self._is_quote(tag, found)
            if name not in _VOID and (quote or self._is_code(tag, found)):
                self._keep(tag, found, quote=quote)
                return
        if name in self._by_name:
            self._by_name[name][-1].depth += 1

    def end(self, name: str) -> None:
        """A tag closes the element of this name that was opened last, and all in it."""
        if name in BLOCKS and self._open:
            self._note_block()
        if name in self._by_name:
            element = self._by_name[name][-1]
            element.depth -= 1
            if not element.depth:
                self._end_of(element)

    def end_all(self) -> None:
        """The text ends. Inline code that nobody closed ends with its block: the rest is no code, but a slip."""
        while self._open:
            element = self._open[-1]
            if element.name in _INLINE_CODE and element.block_end >= 0:
                self._close(element.block_end)
            else:
                self._close()

    def _note_block(self) -> None:
        # Below one that knows where its block ends all others know it, too.
        for element in reversed(self._open):
            if element.block_end >= 0:
                break
            element.block_end = self._flow.out.length

    def _is_code(self, tag: Tag, found: Mapping[str, Attribute]) -> bool:
        if tag.name in ("html", "body"):
            # That a page as a whole is not to be translated says nothing of its words.
            return False
        return (
            tag.name in _CODE
            or value(self._html, found.get("translate")) == "no"
            or _NO_PROSE.search(value(self._html, found.get("class"))) is not None
        )

    def _is_quote(self, tag: Tag, found: Mapping[str, Attribute]) -> bool:
        known = value(self._html, found.get("id"))
        if known in _QUOTED_FROM_HERE:
            # Outlook puts the mail beside this element, down to the end.
            self._flow.quotes += 1
            return False
        names = value(self._html, found.get("class"))
        return tag.name == "blockquote" or _QUOTED.search(f"{names} {known}") is not None

    def _keep(self, tag: Tag, found: Mapping[str, Attribute], *, quote: bool) -> None:
        begin = -1
        if quote:
            self._flow.block(tag.start)
            self._flow.quotes += 1
        if self._is_code(tag, found):
            self._flow.flush(tag.start)
            begin = self._flow.out.length
        element = _Element(tag.name, begin, quote=quote)
        self._open.append(element)
        self._by_name.setdefault(tag.name, []).append(element)
        self.preformatted += element.preformatted

    def _end_of(self, element: _Element) -> None:
        while self._close() is not element:
            pass

    def _close(self, end: int = -1) -> _Element:
        element = self._open.pop()
        alike = self._by_name[element.name]
        alike.pop()
        if not alike:
            del self._by_name[element.name]
        self.preformatted -= element.preformatted
        self._flow.quotes -= element.quote
        if element.begin >= 0:
            self._flow.mask("code", element.begin, end if end >= 0 else self._flow.out.length)
        return element
