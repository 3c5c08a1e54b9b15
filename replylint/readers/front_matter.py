"""The front matter of Markdown files: YAML between `---`, TOML between `+++`.

https://jekyllrb.com/docs/front-matter/, https://gohugo.io/content-management/front-matter/
"""

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.lazy import pattern
from replylint.model import Entry, Language, Problem
from replylint.readers.passage import Passage
from replylint.readers.tree import Node

READ = ("title", "subtitle", "description", "summary", "subject")
"""The keys whose texts the customer reads."""

_LANGUAGE = ("language", "lang", "locale")
_OPENING = pattern(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSING = {
    "---": pattern(r"(?m)^(?:---|\.\.\.)[ \t]*\r?$\n?"),
    "+++": pattern(r"(?m)^\+\+\+[ \t]*\r?$\n?"),
}


class FrontMatter(Struct, frozen=True):
    """What the front matter says of the text, which begins at `body`; the texts that it holds itself."""

    body: int = 0
    entry: Entry | None = None
    language: Language | None = None
    foreign: bool = False
    texts: tuple[Passage, ...] = ()
    problem: Problem | None = None


def read_front_matter(text: str, path: str) -> FrontMatter:
    """The front matter with which a file begins; nothing is said where there is none.

    `problem` tells the place of what can't be read; the text below it can be, all the same.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING[opening[1]].search(text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return FrontMatter()
    try:
        root = _parsed(text[: closing.start()], opening[1], path)
    except ReplylintError as error:
        message = f"front matter: {error.message}"
        return FrontMatter(
            closing.end(), problem=Problem(message, path, error.line, error.column, unread=True)
        )
    return _understood(root, closing.end())


def _parsed(text: str, mark: str, path: str) -> Node:
    if mark == "---":
        from replylint.readers import yaml_tree

        return yaml_tree.parse(text, path)
    from replylint.readers import toml_tree

    # A comment in the place of the first line keeps all places those of the file.
    return toml_tree.parse("#" + text[1:], path)


def _understood(root: Node, body: int) -> FrontMatter:
    from replylint.readers.entries import language_of

    told = next((code for key in _LANGUAGE if (code := root.string(key)) is not None), None)
    language, foreign = language_of(told)
    title, known = root.string("title"), root.string("id") or root.string("slug")
    texts = []
    for key in READ:
        node = root.get(key)
        if node is not None and node.text is not None and node.text.strip():
            entry = Entry(title, known, key)
            layers = (node.layer(),)
            texts.append(Passage(node.text, layers=layers, entry=entry, language=language, foreign=foreign))
    return FrontMatter(
        body,
        Entry(title, known) if title is not None or known is not None else None,
        language,
        foreign,
        tuple(texts),
    )
