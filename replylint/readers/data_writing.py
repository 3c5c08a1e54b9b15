"""New text as YAML, TOML and CSV want it written where it replaces a part of a text in the file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from replylint.readers.layers import Layer
from replylint.yaml_reader import resolve

Writer = Callable[[str, Layer], str | None]

_BLANKS = " \t\n"
_UNPRINTABLE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]"
)
"""What YAML takes in double quotes only, as an escape; `\u2028` and `\u2029` are line breaks there."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_PLAIN_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]")
_PLAIN_MARK = re.compile(r":(?:\s|\Z)|\s#|\A#")
_FLOW_MARK = re.compile(r"[,\[\]{}]")


def stands_between(text: str, layer: Layer, start: int, end: int) -> bool:
    """Can the text take the place of [start:end] in the layer's text, as far as its neighbours in the file go?

    Where a line ends YAML drops white space, after one that is joined to the next TOML does, and in the first
    line of a block YAML counts it.
    """
    style = layer.writing
    if style == "yaml-literal":
        return not (start == 0 and _is_open(text[:1])) and not (_is_edge(layer, end) and text[-1:] == "\n")
    if style == "toml-basic-lines":
        return not (_is_edge(layer, start) and _is_open(text[:1]))
    if style == "yaml-uneven":
        return not _is_edge(layer, start) and _stretch(layer, start) == _stretch(layer, max(start, end - 1))
    if not style.startswith("yaml-"):
        return True
    if (_is_edge(layer, start) and _is_open(text[:1])) or (_is_edge(layer, end) and _is_open(text[-1:])):
        # In double quotes line breaks and tabs are written as escapes.
        return style == "yaml-double" and text != "" and " " not in (text[0], text[-1])
    if not style.startswith("yaml-plain"):
        return True
    if start == 0 and _PLAIN_START.match(text) is not None:
        return False
    return not (start == 0 and end == _length(layer)) or isinstance(resolve(text), str)


def _is_open(letter: str) -> bool:
    return letter == "" or letter in _BLANKS


def _is_edge(layer: Layer, offset: int) -> bool:
    """Does something begin here that the file spells otherwise, or the text itself, unless quotes hold it?"""
    if offset == 0 or offset == _length(layer):
        return layer.writing not in ("yaml-single", "yaml-double", "toml-basic-lines")
    return layer.starts[_stretch(layer, offset)] == offset


def _stretch(layer: Layer, offset: int) -> int:
    return bisect_right(layer.starts, offset) - 1


def _length(layer: Layer) -> int:
    return layer.starts[-1] + layer.lengths[-1] if layer.starts else 0


def _yaml_plain(text: str, layer: Layer) -> str | None:
    return None if "\n" in text or _PLAIN_MARK.search(text) or _UNPRINTABLE.search(text) else text


def _yaml_plain_marked(text: str, layer: Layer) -> str | None:
    # Beside a colon or a # even a space more or less can begin a value or a comment.
    if not text or text[0] in _BLANKS or text[-1] in _BLANKS:
        return None
    return _yaml_plain(text, layer)


def _yaml_plain_flow(text: str, layer: Layer) -> str | None:
    return None if _FLOW_MARK.search(text) else _yaml_plain_marked(text, layer)


def _yaml_single(text: str, layer: Layer) -> str | None:
    return None if "\n" in text or _UNPRINTABLE.search(text) else text.replace("'", "''")


def _yaml_double(text: str, layer: Layer) -> str | None:
    text = re.sub(r'[\\"\n\t]', lambda found: _ESCAPES[found[0]], text)
    strange = re.compile(r"[^\x20-\x7e]") if layer.ascii_only else _UNPRINTABLE
    return strange.sub(_yaml_escape, text)


def _yaml_escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"


def _yaml_line(text: str, layer: Layer) -> str | None:
    return None if "\n" in text or _UNPRINTABLE.search(text) else text


def _yaml_literal(text: str, layer: Layer) -> str | None:
    if _UNPRINTABLE.search(text):
        return None
    return re.sub(r"\n(?!\n)", "\n" + layer.indent, text)


def _yaml_folded(text: str, layer: Layer) -> str | None:
    # A line that begins with a space is not folded; what follows the new text may begin with one.
    if _UNPRINTABLE.search(text) or re.search(r"\n[ \t]|\n\Z", text):
        return None
    return re.sub(r"\n+", lambda found: "\n" + found[0] + layer.indent, text)


def _csv(delimiter: str) -> Writer:
    unfit = re.compile(rf'[{delimiter}"\r\n]')
    return lambda text, layer: None if unfit.search(text) else text


def _csv_quoted(text: str, layer: Layer) -> str | None:
    return text.replace('"', '""')


def _toml_basic(text: str, layer: Layer) -> str | None:
    text = re.sub(r'[\\"\n\t]', lambda found: _ESCAPES[found[0]], text)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def _toml_basic_lines(text: str, layer: Layer) -> str | None:
    # The line break after the opening quotes is no part of the text; three quotes in a row end it.
    start = len(text) - len(text.lstrip("\n"))
    text = text[start:].replace("\\", r"\\")
    text = re.sub(r'\A"|"(?="|\Z)', r"\"", text)
    return r"\n" * start + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def _toml_literal(text: str, layer: Layer) -> str | None:
    return None if "'" in text or "\n" in text or _CONTROL.search(text) else text


def _toml_literal_lines(text: str, layer: Layer) -> str | None:
    if "''" in text or text[:1] in ("'", "\n") or text[-1:] == "'" or _CONTROL.search(text):
        return None
    return text


WRITERS: Mapping[str, Writer] = {
    "yaml-plain": _yaml_plain,
    "yaml-plain-marked": _yaml_plain_marked,
    "yaml-plain-flow": _yaml_plain_flow,
    "yaml-single": _yaml_single,
    "yaml-double": _yaml_double,
    "yaml-line": _yaml_line,
    "yaml-uneven": _yaml_line,
    "yaml-literal": _yaml_literal,
    "yaml-folded": _yaml_folded,
    "csv-comma": _csv(","),
    "csv-semicolon": _csv(";"),
    "csv-tab": _csv("\t"),
    "csv-quoted": _csv_quoted,
    "toml-basic": _toml_basic,
    "toml-basic-lines": _toml_basic_lines,
    "toml-literal": _toml_literal,
    "toml-literal-lines": _toml_literal_lines,
}
"""The writers by the name that a layer gives in `writing`.

`yaml-plain-marked` is a plain scalar with a colon or a # in it, `yaml-line` a block that takes no new lines
(its own are not LF, or are not indented), `yaml-uneven` a folded block in which some lines begin with a space
and are not folded.
"""
