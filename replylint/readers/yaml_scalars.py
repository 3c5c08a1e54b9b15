"""How the scalars of YAML stand in the file: plain, quoted, literal and folded (YAML 1.2, chapters 7.3 and 8.1).

What libyaml makes of a scalar is what the text of its layer must be. Line breaks are LF, CR, CR LF
and NEL, all read as LF, and LS and PS, read as themselves.
"""

import re

from replylint.readers.layers import Layer, LayerBuilder

_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_FOLD = rf"(?:(?:\r\n|[{_BREAKS}])[ \t]*+)++"
_PLAIN = re.compile(rf"[^{_BREAKS}]++|{_FOLD}")
_SINGLE = re.compile(rf"[^'{_BREAKS}]++|''|{_FOLD}")
_DOUBLE = re.compile(
    rf"[^\\{_BREAKS}]++|\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|[^{_BREAKS}])|\\?{_FOLD}"
)
_HEADER = re.compile(rf"[|>][^{_BREAKS}]*(?:\r\n|[{_BREAKS}])?")
_LINE = re.compile(rf"( *)([^{_BREAKS}]*)(\r\n|[{_BREAKS}])?")
_FIRST_WORDS = re.compile(rf"(?:\A|(?<=[{_BREAKS}]))( *)[^ {_BREAKS}]")


def layer_of_scalar(text: str, start: int, end: int, value: str, flow: bool, ascii_only: bool) -> Layer:
    """The layer of the scalar text[start:end], its quotes or its header `|-` included, that reads as `value`.

    `flow`: it stands inside [] or {}. `ascii_only`: the file spells foreign letters as escapes.
    """
    sign = text[start : start + 1] if start < end else ""
    if sign == '"':
        return _flow(_DOUBLE.findall(text, start + 1, end - 1), "\\", start + 1, "yaml-double", ascii_only)
    if sign == "'":
        return _flow(_SINGLE.findall(text, start + 1, end - 1), "'", start + 1, "yaml-single")
    if sign and sign in "|>" and not flow:
        return _block(text, start, end, value)
    marked = ":" in value or "#" in value
    writing = "yaml-plain-flow" if flow else "yaml-plain-marked" if marked else "yaml-plain"
    return _flow(_PLAIN.findall(text, start, end), "", start, writing)


def _flow(pieces: list[str], escape: str, source: int, writing: str, ascii_only: bool = False) -> Layer:
    """The layer of a scalar made of these pieces, which begin at `source`: words, escapes and line breaks.

    `escape` is how escapes begin. A file of escapes alone has millions of them, hence no `LayerBuilder`.
    """
    starts: list[int] = []
    lengths: list[int] = []
    sources: list[int] = []
    source_lengths: list[int] = []
    read = 0
    words = ""
    for piece in pieces:
        size = length = len(piece)
        place = source
        source += size
        if piece[0] in _BREAKS or (piece[0] == escape and piece[1] in _BREAKS):
            blanks = len(words) - len(words.rstrip(" \t")) if piece[0] != escape else 0
            if blanks:
                # White space before a line break is dropped with it.
                place, size, read = place - blanks, size + blanks, read - blanks
                lengths[-1] -= blanks
                source_lengths[-1] -= blanks
                if not lengths[-1]:
                    for row in (starts, lengths, sources, source_lengths):
                        row.pop()
            length = len(_folded(piece))
            words = ""
        elif piece[0] == escape:
            length, words = 1, ""
        else:
            words = piece
        if length:
            starts.append(read)
            lengths.append(length)
            sources.append(place)
            source_lengths.append(size)
            read += length
    return Layer(
        tuple(starts), tuple(lengths), tuple(sources), tuple(source_lengths), writing, "", ascii_only
    )


def _folded(piece: str) -> str:
    """What line breaks are read as: one as a space, or as nothing after a backslash, more as one less."""
    breaks = [_read(found) for found in _BREAK.findall(piece)]
    if piece[0] == "\\":
        return "".join(breaks[1:])
    return "".join(breaks if breaks[0] != "\n" else breaks[1:]) or " "


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
