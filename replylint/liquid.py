"""Templates in Liquid, read by python-liquid: what in them can't be read, and their tags in order.

python-liquid is imported when a template holds a tag, or an output that is
more than a name; the import takes about 0.1 s.
"""

from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from replylint.lazy import pattern

BLOCKS = frozenset("if unless case for tablerow capture comment raw".split())
"""Tags that must be closed by `end…`."""

_MIDDLE = {
    "elsif": frozenset(["if", "unless", "case"]),
    "else": frozenset(["if", "unless", "case", "for"]),
    "when": frozenset(["case"]),
}
_MOST_PROBLEMS = 8
_UNREAD = {
    name: (
        pattern(rf"\{{%-?\s{{0,10}}{name}\s{{0,10}}-?%\}}"),
        pattern(rf"\{{%-?\s{{0,10}}end{name}\s{{0,10}}-?%\}}"),
    )
    for name in ("comment", "raw")
}
_DJANGO = pattern(
    r"\{%-?\s*(?:load|trans|translate|blocktrans|blocktranslate|url|with|autoescape|csrf_token|ifequal|ifchanged|now|"
    r"static|extends|block|spaceless|verbatim|firstof|widthratio|regroup|empty|elif|filter)\b"
)


class Tag(Struct, frozen=True):
    """A tag `{% name expression %}` and where it stands, braces included."""

    start: int
    end: int
    name: str
    expression: str


class Fault(Struct, frozen=True):
    """A stretch that Liquid can't read."""

    start: int
    end: int
    reason: str


@cache
def _environment() -> Any:
    from liquid import Environment

    return Environment()


def is_django(text: str) -> bool:
    """Does the template hold tags that Django has and Liquid has not?"""
    return _DJANGO.search(text) is not None


def tags(text: str) -> list[Tag]:
    """The tags of a template in order; what can't be read is left out.

    Comments are one tag, from its opening to its end.
    """
    found: list[Tag] = []
    unclosed = _unclosed_unread(text)
    if unclosed is not None:
        # python-liquid looks for the end anew from every opening, to the end of the text.
        return [*tags(text[: unclosed.start]), unclosed]
    try:
        for token in _environment().tokenizer()(text):
            if token.kind == "tag":
                start, end = _bounds(text, token.start_index)
                found.append(Tag(start, end, token.value, ""))
            elif token.kind == "expression" and found and token.start_index < found[-1].end:
                found[-1] = Tag(found[-1].start, found[-1].end, found[-1].name, token.value.strip())
    except _syntax_error():
        return found
    return found


def _unclosed_unread(text: str) -> Tag | None:
    """The first opening of a comment or a raw block after which its end never comes."""
    first: Tag | None = None
    for name, (opening, end) in _UNREAD.items():
        if name not in text:
            continue
        past = max((match.end() for match in end.finditer(text)), default=0)
        match = opening.search(text, past)
        if match is not None and (first is None or match.start() < first.start):
            first = Tag(match.start(), match.end(), name, "")
    return first


def _syntax_error() -> type[Exception]:
    from liquid.exceptions import LiquidError

    error: type[Exception] = LiquidError
    return error


def _bounds(text: str, inside: int) -> tuple[int, int]:
    start = text.rfind("{%", 0, inside + 1)
    end = text.find("%}", inside)
    return max(start, 0), len(text) if end < 0 else end + 2


def structure_faults(found: list[Tag]) -> list[Fault]:
    """Blocks that are not closed, ends and middles without their block."""
    open_blocks: list[Tag] = []
    faults: list[Fault] = []
    for tag in found:
        if tag.name in BLOCKS:
            open_blocks.append(tag)
        elif tag.name in _MIDDLE:
            if not open_blocks or open_blocks[-1].name not in _MIDDLE[tag.name]:
                faults.append(Fault(tag.start, tag.end, "stray"))
        elif tag.name.startswith("end"):
            name = tag.name[3:]
            if open_blocks and open_blocks[-1].name == name:
                open_blocks.pop()
            elif any(block.name == name for block in open_blocks):
                while open_blocks[-1].name != name:
                    block = open_blocks.pop()
                    faults.append(Fault(block.start, block.end, "unclosed"))
                open_blocks.pop()
            elif open_blocks and len(found) > 1:
                # `{% if %}…{% endfor %}`: the wrong end, and the block counts as closed.
                open_blocks.pop()
                faults.append(Fault(tag.start, tag.end, "wrong-end"))
            else:
                faults.append(Fault(tag.start, tag.end, "stray"))
    faults.extend(Fault(block.start, block.end, "unclosed") for block in open_blocks)
    return faults


def expression_faults(found: list[Tag]) -> list[Fault]:
    """Tags that Liquid does not have, and tags whose expression it can't read."""
    faults: list[Fault] = []
    for tag in found:
        if len(faults) >= _MOST_PROBLEMS:
            break
        if tag.name in _MIDDLE and tag.name == "else":
            continue
        source = _alone(tag)
        if source is not None and not parses(source):
            faults.append(Fault(tag.start, tag.end, "expression"))
    return faults


def _alone(tag: Tag) -> str | None:
    """A template that holds this tag and can be read if the tag can; None if its place decides."""
    if tag.name.startswith("end") or tag.name in ("break", "continue", "raw", "comment"):
        return None
    if tag.name in ("elsif", "when"):
        opening = "if true" if tag.name == "elsif" else "case x"
        end = "endif" if tag.name == "elsif" else "endcase"
        return f"{{% {opening} %}}{{% {tag.name} {tag.expression} %}}{{% {end} %}}"
    if tag.name == "case":
        return f"{{% case {tag.expression} %}}{{% when 1 %}}{{% endcase %}}"
    end = f"{{% end{tag.name} %}}" if tag.name in BLOCKS else ""
    return f"{{% {tag.name} {tag.expression} %}}{end}"


# The templates of a company ask for the same conditions again and again.
@lru_cache(maxsize=1024)
def parses(source: str) -> bool:
    """Can Liquid read this?"""
    try:
        _environment().from_string(source)
    except _syntax_error():
        return False
    return True
