"""Every place in a text is led to its place in the file, and back to the same words."""

import json

from hypothesis import given
from hypothesis import strategies as st

from replylint.readers.layers import Layer, LayerBuilder, copied
from replylint.readers.passage import Passage

STRETCHES = st.lists(
    st.tuples(st.sampled_from(["copy", "put", "gap"]), st.text("абв\n", min_size=1, max_size=4)), max_size=12
)


def built(stretches: list[tuple[str, str]]) -> tuple[str, str, Layer]:
    """A source, the text in it and the layer between them; escapes are <…>, what is left out [[…]]."""
    source = ""
    builder = LayerBuilder()
    for what, text in stretches:
        if what == "copy":
            builder.copy(text, len(source))
            source += text
        elif what == "put":
            spelled = f"<{text}>"
            builder.put(text, len(source), len(source) + len(spelled))
            source += spelled
        else:
            source += f"[[{text}]]"
    text, layer = builder.build()
    return source, text, layer


def read(source: str) -> str:
    """The text in a piece of a source."""
    out, at = "", 0
    while at < len(source):
        if source.startswith("[[", at):
            at = source.index("]]", at) + 2
        elif source[at] == "<":
            end = source.index(">", at)
            out += source[at + 1 : end]
            at = end + 1
        else:
            out += source[at]
            at += 1
    return out


@given(STRETCHES, st.data())
def test_a_stretch_of_the_text_leads_to_what_reads_as_it(
    stretches: list[tuple[str, str]], data: st.DataObject
) -> None:
    source, text, layer = built(stretches)
    assert text == read(source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, past = layer.span(start, end)
    assert 0 <= first <= past <= len(source)
    if start < end:
        assert text[start:end] in read(source[first:past])
    if layer.is_unbroken(start, end) and start < end:
        assert read(source[first:past]) == text[start:end]
        assert "[[" not in source[first:past]


@given(STRETCHES)
def test_the_whole_text_is_covered(stretches: list[tuple[str, str]]) -> None:
    _, text, layer = built(stretches)
    assert sum(layer.lengths) == len(text)
    assert list(layer.starts) == [sum(layer.lengths[:at]) for at in range(len(layer.starts))]


def test_an_empty_stretch_stands_behind_the_letter_before_it() -> None:
    builder = LayerBuilder()
    builder.copy("доброго", 3)
    builder.copy(" дня", 14)
    _, layer = builder.build()
    assert layer.span(7, 7) == (10, 10)
    assert layer.span(0, 0) == (3, 3)


def test_half_an_escape_can_not_be_replaced() -> None:
    builder = LayerBuilder()
    builder.put("\n\n", 0, 4)
    builder.copy("дом", 4)
    _, layer = builder.build()
    assert not layer.is_unbroken(1, 3)
    assert layer.is_unbroken(0, 3)
    assert layer.is_unbroken(2, 4)


def test_text_as_long_as_its_source_by_chance_stays_whole() -> None:
    builder = LayerBuilder()
    builder.put("\n\n", 5, 7)
    _, layer = builder.build()
    assert layer.span(0, 2) == (5, 7)
    assert layer.start_of(0) == 5


def test_a_copy_without_letters_has_no_places_and_breaks_nothing() -> None:
    assert copied(0, 9).span(0, 0) == (0, 0)
    assert copied(3, 9).span(1, 3) == (10, 12)


def test_layers_are_passed_one_after_the_other_down_to_the_file() -> None:
    file = '{"body": "<b>Да\\u043d</b>а"}'
    string = json.loads(file)["body"]
    html = LayerBuilder()
    html.copy("Дан", string.index("Дан"))
    html.copy("а", string.index("а", 8))
    text, html_layer = html.build("html")
    inner = LayerBuilder()
    inner.copy("<b>Да", file.index("<b>"))
    inner.put("н", file.index("\\u043d"), file.index("\\u043d") + 6)
    inner.copy("</b>а", file.index("</b>"))
    _, json_layer = inner.build("json")
    passage = Passage(text, layers=(html_layer, json_layer))
    start, end = passage.in_file(1, 3)
    assert file[start:end] == "а\\u043d"
    start, end = passage.in_file(0, 4)
    assert file[start:end] == "Да\\u043d</b>а"


def test_a_letter_that_stands_for_another_is_not_joined_to_what_follows() -> None:
    built = LayerBuilder()
    built.put(" ", 0, 1)
    built.copy("да", 1)
    built.copy("!", 3)
    text, layer = built.build()
    assert (text, layer.starts, layer.lengths) == (" да!", (0, 1), (1, 3))


def test_a_stretch_across_pieces_in_another_order_covers_them_all() -> None:
    builder = LayerBuilder()
    builder.copy("слова", 10)
    builder.copy("адрес", 2)
    _, layer = builder.build()
    assert layer.span(0, 5) == (10, 15)
    assert layer.span(5, 10) == (2, 7)
    assert layer.span(3, 7) == (2, 15)
    assert not layer.is_unbroken(3, 7)
