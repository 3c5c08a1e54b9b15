"""New text as a file format wants it written: a fix inside a string of JSON, a field of CSV, a tag of HTML."""

from collections.abc import Callable, Mapping

from replylint.readers.layers import Layer

Writer = Callable[[str, Layer], str | None]


def written(text: str, layer: Layer, start: int, end: int) -> str | None:
    """The text as it must stand in the layer's source for [start:end] of the layer's text; None if it can't."""
    if layer.writing in WRITERS:
        return WRITERS[layer.writing](text, layer)
    from replylint.readers import data_writing

    if not data_writing.stands_between(text, layer, start, end):
        return None
    return data_writing.WRITERS[layer.writing](text, layer)


def _plain(text: str, layer: Layer) -> str | None:
    return text


def _json(text: str, layer: Layer) -> str | None:
    import json

    return json.dumps(text, ensure_ascii=layer.ascii_only)[1:-1]


def _html(name: str) -> Writer:
    def write(text: str, layer: Layer) -> str | None:
        from replylint.readers import html_writing

        return html_writing.WRITERS[name](text, layer)

    return write


_PO_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _po(text: str, layer: Layer) -> str | None:
    return "".join(_PO_ESCAPES.get(letter, letter) for letter in text)


WRITERS: Mapping[str, Writer] = {
    "plain": _plain,
    "json": _json,
    "po": _po,
    "html": _html("html"),
    "html-raw": _html("html-raw"),
    "html-attribute": _html("html-attribute"),
    "html-unquoted": _html("html-unquoted"),
}
"""The writers by the name that a layer gives in `writing`; those of YAML, TOML and CSV are in `data_writing`."""
