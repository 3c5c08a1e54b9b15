"""Well-formed placeholders in a template, whatever helpdesk they are of."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from replylint.helpdesks.variables import Syntax
from replylint.lazy import pattern

_BRACES = pattern(
    r"\{\{(?<!\{\{\{)-?\s{0,20}([A-Za-z_][\w.\[\]'\"-]{0,120}?)\s{0,20}(\|[^{}]{0,300}?)?\s{0,20}-?\}\}(?!\})"
)
_PERCENT_TAG = pattern(
    r"\{%\s{0,20}([A-Za-z]\w{0,40}(?:\.\w{1,60}){0,5})\s{0,20}"
    r"(?:,\s{0,20}fallback\s{0,20}=\s{0,20}([^{}%\n]{0,100}?))?\s{0,20}%\}"
)
_HASH = pattern(r"#\{\s{0,20}([A-Za-z_][\w.]{0,120})(\([^{}\n]{0,100}\))?\s{0,20}\}")
_PERCENT = pattern(r"%\{\s{0,20}([A-Za-z_][\w.]{0,120})\s{0,20}\}")
_ATTRIBUTE = pattern(r"<attribute\s[^<>]{0,300}>")
_KEY = pattern(r"""\bkey\s{0,5}=\s{0,5}["']([A-Za-z_][\w.]{0,100})["']""")
_DEFAULT = pattern(r"""\bdefault\s{0,5}=\s{0,5}["']([^"']{0,100})["']""")
_FILTER = pattern(
    r"\|\s{0,20}(?:fallback|default)\s{0,20}:\s{0,20}(?:\"([^\"]{0,100})\"|'([^']{0,100})'|(\w+))"
)

_TAG = pattern(r"\{%-?\s{0,20}(if|elsif|unless|case|when|for|assign|tablerow|capture)\b([^{}]{0,400}?)-?%\}")
_QUOTED = pattern(r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'")
_PATH = pattern(r"(?<![\w.])[A-Za-z_]\w{0,60}(?:\.\w{1,60}){1,6}")
_DEFINED = pattern(
    r"\{%-?\s{0,20}(?:assign|capture|for|tablerow|increment|decrement)\s{1,20}([A-Za-z_][\w-]{0,60})"
)

TAG_WORDS = frozenset(
    "if elsif else endif unless endunless case when endcase for endfor break continue assign capture endcapture "
    "comment endcomment raw endraw cycle tablerow endtablerow increment decrement include render echo liquid".split()
)
"""Tags of Liquid: a Help Scout variable is none of these."""


class Placeholder(Struct, frozen=True):
    """A placeholder in a text; `fallback` is what stands there when it is empty, None if nothing is said.

    `start` and `end` are those of the whole placeholder, braces included; in a
    Liquid condition (`condition`) those of the name.
    """

    start: int
    end: int
    syntax: Syntax
    name: str
    fallback: str | None = None
    condition: bool = False
    html: bool = False


@lru_cache(maxsize=4)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """All well-formed placeholders, syntax by syntax; several rules ask for those of one text."""
    return tuple(_placeholders(text))


def _placeholders(text: str) -> Iterator[Placeholder]:
    if "{{" in text:
        for match in _BRACES.finditer(text):
            said = _FILTER.search(match[2]) if match[2] else None
            fallback = next((one for one in said.groups() if one is not None), "") if said else None
            yield Placeholder(match.start(), match.end(), "braces", match[1], fallback)
    if "{%" in text:
        for match in _PERCENT_TAG.finditer(text):
            if is_variable_tag(match[1]) or match[2] is not None:
                yield Placeholder(match.start(), match.end(), "percent-tag", match[1], match[2])
        yield from _in_conditions(text)
    if "#{" in text:
        for match in _HASH.finditer(text):
            # `#{t(…)}` and `#{dt(…)}` are functions; `avatar(60,60)` is a variable with its size.
            if match[2] is None or "." in match[1]:
                yield Placeholder(match.start(), match.end(), "hash", match[1])
    if "%{" in text:
        for match in _PERCENT.finditer(text):
            yield Placeholder(match.start(), match.end(), "percent", match[1])
    if "<attribute" in text:
        for match in _ATTRIBUTE.finditer(text):
            key, default = _KEY.search(match[0]), _DEFAULT.search(match[0])
            if key:
                yield Placeholder(
                    match.start(), match.end(), "braces", key[1], default[1] if default else None, html=True
                )


def without_variables(text: str) -> str:
    """The text with the variables of Help Scout as blanks, so that what is left in {% %} are tags of Liquid."""
    return _PERCENT_TAG.sub(
        lambda match: " " * len(match[0]) if is_variable_tag(match[1]) or match[2] is not None else match[0],
        text,
    )


def is_variable_tag(name: str) -> bool:
    """Is `{%name%}` a variable of Help Scout and not a tag of Liquid?"""
    return "." in name or name == "subject"


def _in_conditions(text: str) -> Iterator[Placeholder]:
    """Variables in the tags of Liquid."""
    for tag in _TAG.finditer(text):
        inside = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), tag[2])
        for path in _PATH.finditer(inside):
            start = tag.start(2) + path.start()
            yield Placeholder(start, start + len(path[0]), "braces", path[0], condition=True)


def defined_names(text: str) -> frozenset[str]:
    """Names that the template itself gives: `{% assign x = … %}`, `{% for x in … %}`."""
    if "{%" not in text:
        return frozenset()
    return frozenset(_DEFINED.findall(text)) | {"forloop", "tablerowloop"}
