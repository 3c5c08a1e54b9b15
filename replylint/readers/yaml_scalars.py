"""How the scalars of YAML stand in the file: plain, quoted, literal and folded (YAML 1.2, chapters 7.3 and 8.1).

Each function takes the stretch text[start:end] of a scalar, its quotes or its header `|-` included,
and gives its layer. What libyaml makes of the stretch is what the layer's text must be: line
breaks are LF, CR, CR LF and NEL, all read as LF, and LS and PS, read as themselves.
"""

import re

from msgspec.structs import replace
from yaml.scanner import Scanner

from replylint.readers.layers import Layer, LayerBuilder, copied

_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_FOLD = re.compile(rf"[ \t]*+(?:(?:\r\n|[{_BREAKS}])[ \t]*+)+")
_JOINED = re.compile(rf"\\(?:\r\n|[{_BREAKS}])[ \t]*+(?:(?:\r\n|[{_BREAKS}])[ \t]*+)*")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN_RUN = re.compile(rf"[^{_BREAKS}]+")
_SINGLE_RUN = re.compile(rf"[^'{_BREAKS}]+")
_DOUBLE_RUN = re.compile(rf"[^\\{_BREAKS}]+")
_HEADER = re.compile(rf"[|>][^{_BREAKS}]*(?:\r\n|[{_BREAKS}])?")
_LINE = re.compile(rf"( *)([^{_BREAKS}]*)(\r\n|[{_BREAKS}])?")
_FIRST_WORDS = re.compile(rf"(?:\A|(?<=[{_BREAKS}]))( *)[^ {_BREAKS}]")


def layer_of_scalar(text: str, start: int, end: int, value: str, flow: bool, ascii_only: bool) -> Layer:
    """The layer of a scalar that reads as `value`.

    `flow`: it stands inside [] or {}. `ascii_only`: the file spells foreign letters as escapes.
    """
    sign = text[start : start + 1] if start < end else ""
    if sign == '"':
        return replace(_flow(text, start + 1, end - 1, _DOUBLE_RUN, "yaml-double"), ascii_only=ascii_only)
    if sign == "'":
        return _flow(text, start + 1, end - 1, _SINGLE_RUN, "yaml-single")
    if sign and sign in "|>" and not flow:
        return _block(text, start, end, value)
    marked = ":" in value or "#" in value
    writing = "yaml-plain-flow" if flow else "yaml-plain-marked" if marked else "yaml-plain"
    return _flow(text, start, end, _PLAIN_RUN, writing)


def _flow(text: str, start: int, end: int, run: re.Pattern[str], writing: str) -> Layer:
    whole = run.match(text, start, end)
    if whole is not None and whole.end() == end:
        return copied(end - start, start, writing)
    built = LayerBuilder()
    at = start
    while at < end:
        found = run.match(text, at, end)
        if found is not None:
            past = found.end()
            if past < end and text[past] in _BREAKS:
                past = at + len(found[0].rstrip(" \t"))
            built.copy(text[at:past], at)
            at = past
        if at < end:
            at = _special(built, text, at, end)
    return built.build(writing)[1]


def _special(built: LayerBuilder, text: str, at: int, end: int) -> int:
    """A line break, an escape or a doubled quote; where it ends."""
    if (fold := _FOLD.match(text, at, end)) is not None:
        breaks = list(_BREAK.finditer(text, at, fold.end()))
        first = _read(breaks[0][0])
        _put_breaks(built, at, breaks if first != "\n" else breaks[1:], fold.end())
        return fold.end()
    if (joined := _JOINED.match(text, at, end)) is not None:
        breaks = list(_BREAK.finditer(text, at, joined.end()))[1:]
        if breaks:
            _put_breaks(built, at, breaks, joined.end())
        return joined.end()
    if (escape := _ESCAPE.match(text, at, end)) is not None:
        code = escape[1] or escape[2] or escape[3]
        meant = chr(int(code, 16)) if code else Scanner.ESCAPE_REPLACEMENTS[escape[4]]
        built.put(meant, at, escape.end())
        return escape.end()
    built.put("'", at, at + 2)
    return at + 2


def _put_breaks(built: LayerBuilder, start: int, breaks: list[re.Match[str]], end: int) -> None:
    """Line breaks that are kept (none: they are read as a space): text[start:end], which nothing may divide.

    One more or less of them changes what the others mean, and an empty line has no indentation.
    """
    built.put("".join(_read(found[0]) for found in breaks) or " ", start, end)


def _block(text: str, start: int, end: int, value: str) -> Layer:
    header = _HEADER.match(text, start, end)
    assert header is not None
    folded = header[0].startswith(">")
    indent = _indent(text[header.end() : end], value)
    built = LayerBuilder()
    past = header.end()  # where the last line of words ends
    breaks: list[re.Match[str]] = []  # those since then
    begins_with_space = uneven = False
    at = header.end()
    while at < end:
        line = _LINE.match(text, at, end)
        assert line is not None
        words = at + min(len(line[1]), indent)
        if words < line.end(2):
            spaced = text[words] in " \t"
            if built.length or breaks:
                plain = folded and built.length > 0 and not begins_with_space and not spaced
                kept = breaks[1:] if plain and _read(breaks[0][0]) == "\n" else breaks
                _put_breaks(built, past, kept, words)
            built.copy(text[words : line.end(2)], words)
            past, begins_with_space = line.end(2), spaced
            uneven = uneven or spaced
            breaks = []
        if line[3] is not None:
            found = _BREAK.match(text, line.start(3))
            assert found is not None
            breaks.append(found)
        at = line.end()
    # The line breaks at the end can't be written anew: what follows in the file needs them.
    built.put(value[built.length :], past, past)
    writing = "yaml-folded" if folded else "yaml-literal"
    if folded and uneven:
        writing = "yaml-uneven"
    elif indent == 0 or any(found[0] != "\n" for found in _BREAK.finditer(text, start, end)):
        writing = "yaml-line"
    return built.build(writing, indent=" " * indent)[1]


def _indent(body: str, value: str) -> int:
    """By how much the lines of a block scalar are indented: what its first words lost on the way to the value."""
    source, read = _FIRST_WORDS.search(body), _FIRST_WORDS.search(value)
    return len(source[1]) - len(read[1]) if source is not None and read is not None else len(body)


def _read(line_break: str) -> str:
    return line_break if line_break in "\u2028\u2029" else "\n"
