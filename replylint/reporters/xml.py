"""XML that any parser takes, whatever stands in a text."""

from xml.sax.saxutils import escape

from replylint.lazy import pattern

_FORBIDDEN = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 allows in no form: control characters, lone surrogates, U+FFFE and U+FFFF."""


def content(text: str) -> str:
    """Text between two tags."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def tag(name: str, attributes: dict[str, str | int], *, closed: bool = False) -> str:
    """A tag with its attributes; `closed` if nothing follows before its end."""
    written = "".join(f' {key}="{_value(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}/>" if closed else f"<{name}{written}>"


def _value(text: str) -> str:
    # Parsers make spaces of line ends in attributes, unless they are written as references.
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
