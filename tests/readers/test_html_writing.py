"""New text is written so that HTML reads as it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.readers.html_text import render
from replylint.readers.layers import Layer
from replylint.readers.writing import written


def changed(html: str, old: str, new: str) -> str | None:
    """The HTML with new words in the place of the old ones, in the running text or in an attribute."""
    rendered = render(html)
    for text, layer in [
        (rendered.text, rendered.layer),
        *((one.text, one.layer) for one in rendered.attributes),
    ]:
        if old in text:
            start, end = text.index(old), text.index(old) + len(old)
            piece = written(new, layer, start, end)
            first, past = layer.span(start, end)
            return None if piece is None else html[:first] + piece + html[past:]
    raise AssertionError(f"no {old} in {html}")


@pytest.mark.parametrize(
    ("html", "new", "expected"),
    [
        ("<p>я x</p>", "а & <б>", "<p>а &amp; &lt;б&gt; x</p>"),
        ("<p>я\u00a0x", "а\u00a0б", "<p>а\u00a0б\u00a0x"),
        ("<p>я&nbsp;x", "а\u00a0б", "<p>а&nbsp;б&nbsp;x"),
        ("<p>я x", "а\nб", "<p>а<br>б x"),
        ("<p>&#1103; x", "да", "<p>&#1076;&#1072; x"),
        ("<img alt='я'>", "а \"б\" 'в' & г", "<img alt='а &quot;б&quot; &#39;в&#39; &amp; г'>"),
        ("<img alt='я'>", "а\nб", None),
        ("<img alt='я'>", '{{ x | default: "а" }}', None),
        ("<img alt=я>", "да", "<img alt=да>"),
        ("<img alt=я>", "да нет", None),
        ("<img alt=я>", "", None),
        ("<title>я</title>", "а & б", "<title>а &amp; б</title>"),
    ],
)
def test_the_spelling_of_the_place(html: str, new: str, expected: str | None) -> None:
    assert changed(html, "я", new) == expected


@given(st.text("абв<>&\"';#x \u00a0", min_size=1).map(lambda text: " ".join(text.split(" ")).strip()))
@settings(max_examples=150, deadline=None)
def test_what_is_written_reads_as_it_was_meant(new: str) -> None:
    text = " ".join(filter(None, new.split(" "))) or "а"
    for html in ("<b>!я!</b>", "<b>!я!</b>&nbsp;", "<b>!&#1103;!</b>"):
        out = changed(html, "я", text)
        assert out is not None
        assert render(out).text.strip("\u00a0") == f"!{text}!"
    for html in ("<img alt='в я!'>", '<img alt="в я!">'):
        out = changed(html, "я", text)
        assert out is not None
        assert [one.text for one in render(out).attributes] == [f"в {text}!"]


def test_the_name_of_every_writer_is_known() -> None:
    for html in ("<b>я</b>", "<b>я\u00a0</b>", "<i title='я'>", "<i title=я>"):
        rendered = render(html)
        for layer in (rendered.layer, *(one.layer for one in rendered.attributes)):
            assert isinstance(layer, Layer)
            assert written("да", layer, 0, 1) == "да"
