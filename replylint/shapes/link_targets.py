"""Links as they are written in Markdown, HTML and plain text: what is shown, and where it leads."""

from collections.abc import Iterator

from msgspec import Struct

from replylint.lazy import pattern

_MARKDOWN = pattern(
    r"(?<!!)\[(?P<text>[^\[\]\n]{0,300})\]\([ \t]*(?P<target><[^<>\n]{0,2000}>|[^()\s]{0,2000}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+\"[^\"\n]{0,200}\")?[ \t]*\)"
)
_ANCHOR = pattern(r"(?is)<a\b(?P<keys>[^<>]{0,2000})>(?P<text>.{0,400}?)</a\s*>")
_HREF = pattern(r"(?i)\bhref\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+))")
_TAG = pattern(r"<[^<>]*>")
_PLAIN = pattern(
    r"(?i)(?<![\w@./(=\"'-])(?:(?:https?|ftp)://[^\s<>\"«»“”`]*|www\.[\w.-]+\S*"
    r"|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){1,4}(?:com|org|net|ru|ua|io|app|co|рф|укр)(?![\w@-])(?:/[^\s<>\"«»“”`]*)?)"
)
_HOST = pattern(r"(?i)^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@\s]*@)?([^/:?#\s]*)|^(www\.[^/:?#\s]+)")
_SHOWN_HOST = pattern(
    r"(?i)^\W*(?:https?://)?(?:www\.)?((?:[\w](?:[\w-]*\w)?\.)+"
    r"(?:com|org|net|info|biz|edu|gov|io|app|dev|shop|store|online|site|cloud|tech|pro|club|bank|ru|ua|by|kz|su|eu|uk"
    r"|de|fr|pl|us|ai|co|me|it|es|nl|ch|at|cz|рф|укр|рус))(?=[/:?#\s]|\W*$)"
)
_SECOND_LEVEL = frozenset(
    ("co", "com", "org", "net", "gov", "edu", "ac", "kiev", "kyiv", "lviv", "in", "msk", "spb")
)


class WrittenLink(Struct, frozen=True):
    """A link: offsets of the whole, what the reader sees, and the target as it is written.

    `shown` is None where the target itself is all there is to see.
    """

    start: int
    end: int
    shown: str | None
    target: str


def find_links(text: str) -> Iterator[WrittenLink]:
    """All links of a text, those inside another one left out."""
    past = 0
    for link in sorted(_all(text), key=lambda link: (link.start, -link.end)):
        if link.start >= past:
            past = link.end
            yield link


def _all(text: str) -> Iterator[WrittenLink]:
    if "](" in text:
        for match in _MARKDOWN.finditer(text):
            yield WrittenLink(match.start(), match.end(), match["text"], match["target"].strip("<>"))
    if "</" in text:
        for match in _ANCHOR.finditer(text):
            href = _HREF.search(match["keys"])
            if href is not None:
                target = next(value for value in href.groups() if value is not None)
                yield WrittenLink(match.start(), match.end(), _TAG.sub("", match["text"]), target)
    if "://" in text or "." in text:
        for match in _PLAIN.finditer(text):
            end = match.start() + len(match.group().rstrip(".,;:!?)]}»*_'’"))
            # «https://…» and "https://..." are placeholders, dots and all.
            if match.group().rstrip("/").endswith(("...", "…")) or match.group().endswith("://"):
                end = match.end()
            yield WrittenLink(match.start(), end, None, text[match.start() : end])


def host_of(target: str) -> str | None:
    """The host that a target leads to, in small letters; None if it has none (a path, mailto:)."""
    match = _HOST.match(target.strip())
    if match is None:
        return None
    return (match[1] if match[1] is not None else match[2]).casefold().rstrip(".")


def shown_host(shown: str) -> str | None:
    """The host that a link's text names, if it is one («www.shop.ru»); None for words and file names."""
    match = _SHOWN_HOST.match(shown.strip())
    return match[1].casefold() if match else None


def is_same_site(one: str, other: str) -> bool:
    """Do two hosts belong to one owner: one under the other, or the same name under another top level?"""
    return _name(one) == _name(other)


def _name(host: str) -> str:
    labels = host.removeprefix("www.").split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]
