"""HTML is read as the customer sees it, and every word keeps its place."""

import html as standard
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import DraftKind
from replylint.readers.html_text import Rendered, render


def text(html: str, kind: DraftKind = "template") -> str:
    return render(html, kind).text


def masked(rendered: Rendered) -> list[tuple[str, str]]:
    return [(mask.kind, rendered.text[mask.start : mask.end]) for mask in rendered.masks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Все<b>го</b> доброго", "Всего доброго"),
        ("Вс&iuml;&#1075;&#x43e;&nbsp;&laquo;да&raquo; &copy 1 & 2", "Всïго\u00a0«да» © 1 & 2"),
        ("  Один \n\t два<b> </b> три  ", "Один два три"),
        ("a <b> b</b> c", "a b c"),
        ("один<br>два<BR/>три<br /><br>четыре", "один\nдва\nтри\n\nчетыре"),
        ("<p>a<br></p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("<h1>a</h1>b<hr>c<noscript>d</noscript>e", "a\n\nb\n\nc\n\nd\n\ne"),
        ("сло<wbr>во сло&shy;во", "слово сло\u00adво"),
        ("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a\n\nb\n\nc"),
        ("a<!-- b -->c<!DOCTYPE x><?xml x?></ x>d</>e", "acde"),
        ("a<script>if (1 < 2) '</p>'</script>b<style>p{}</style>c<template><p>x</p></template>d", "abcd"),
        ("<head><meta x><style>p{}</style> </head><body>a", "a"),
        ("<head><link rel=x><p>a", "a"),
        ("<head>{% x %}<link rel=x>a<meta name=x>b", "ab"),
        ("a<!--[if mso]>b<![endif]-->c<!--[if !mso]><!-->d<!--<![endif]-->e", "acde"),
        ("1 < 2 и a<3, <имя>, <<<", "1 < 2 и a<3, <имя>, <<<"),
        ("a <b c", "a"),
        ("a</b></p>b", "a\n\nb"),
        ("", ""),
        ("<p> <br> </p>", ""),
    ],
)
def test_what_the_customer_reads(html: str, expected: str) -> None:
    assert text(html) == expected


def test_lists() -> None:
    nested = "<p>Шаги:</p><ol><li>раз</li><li><p>два</p><ul><li>x<li>y</ul></li><li>три</ol>дальше"
    assert text(nested) == "Шаги:\n\n1. раз\n\n2. два\n\n  - x\n  - y\n3. три\n\nдальше"
    assert text("<ul>\n<li>a</li>\n<li>b</li>\n</ul>") == "- a\n- b"
    assert text("<li>a<li>b") == "- a\n- b"


def test_links_and_images_are_written_as_in_markdown() -> None:
    assert text('см. <a class="x" href="https://a.ru/?x=1&amp;y=2">на <b>сайте</b></a>.') == (
        "см. [на сайте](https://a.ru/?x=1&y=2)."
    )
    assert text("<a href=''>x</a>") == "[x]()"
    assert text("<a href='a b(c)'>x</a>") == "[x](<a b(c)>)"
    assert text("<a href='{{ url }}'>x</a>") == "[x](<{{ url }}>)"
    assert text('<a href="https://a.ru">https://a.ru</a>, <a href="mailto:a@b.ru">a@b.ru</a>') == (
        "https://a.ru, a@b.ru"
    )
    assert text("<a name=top>x</a>") == "x"
    assert text("a <a href=#>\n b \n</a> c") == "a [b](#) c"
    assert text("<a href=#><div>b</div></a>") == "[b](#)"
    assert text("<a href=#><b>a</b><p>b</p></a>") == "[a](#)\n\nb"
    assert text("<a href=1>a<a href=2>b") == "[a](1)[b](2)"
    assert text("<a href=#><img src=x alt=y></a>") == "[](#)"
    assert text("<a href=#></a>x") == "x"
    assert text("a <img src='b.png' alt='c'>.") == "a ![](b.png)."
    assert text("<a href='" + "x" * 3000 + "'>a</a>") == "[a]()"


def test_preformatted_text_and_code_are_masked() -> None:
    rendered = render("a <code>b\n c</code> d<pre>\n  e\n f</pre><kbd>g</kbd><p translate=no>h <p>i")
    assert rendered.text == "a b c d\n\n\n  e\n f\n\ng\n\nh\n\ni"
    assert masked(rendered) == [("code", "b c"), ("code", "\n  e\n f"), ("code", "g"), ("code", "h")]
    assert masked(render("<div class='x notranslate'>a<div>b</div>c</div>d")) == [("code", "a\n\nb\n\nc")]
    assert masked(render("<code>a<code>b</code>c</code>d<code></code>")) == [("code", "abc"), ("code", "b")]
    assert masked(render("<code>a <span translate=no>b</code> c")) == [("code", "a b"), ("code", "b")]


def test_a_slip_does_not_make_code_of_the_rest() -> None:
    assert masked(render("<p>a <code>b<code></p><p>c</p>")) == [("code", "b")]
    assert masked(render("<p>a <kbd>b<p>c</kbd> d")) == [("code", "b\n\nc")]
    assert masked(render("<html translate=no><body class=notranslate>a")) == []


def test_marks_of_links_images_and_placeholders_are_masked() -> None:
    rendered = render("<a href=x>b</a><img src=c><attribute key='user.name' default=\"there\"/>")
    assert rendered.text == "[b](x)![](c)<attribute key='user.name' default=\"there\"/>"
    assert masked(rendered) == [
        ("markup", "["),
        ("markup", "](x)"),
        ("markup", "![](c)"),
        ("placeholder", "<attribute key='user.name' default=\"there\"/>"),
    ]


def test_tags_and_placeholders_of_templates() -> None:
    assert text("{% if a < b %}да{% endif %} {{ x | y: '<p>' }} {{ <b>z</b> }}") == (
        "{% if a < b %}да{% endif %} {{ x | y: '<p>' }} {{ <b>z</b> }}"
    )
    assert text("{% if a &gt; &quot;b&quot; %}{{ open <p>x</p> {") == '{% if a > "b" %}{{ open\n\nx\n\n{'
    assert text("<p {% if x %}class=a{% endif %}>y") == "y"
    assert text("{%customer.firstName,fallback=there%}") == "{%customer.firstName,fallback=there%}"


def test_comments_of_html_and_of_templates() -> None:
    rendered = render(
        "a<!-- x -->b{% comment %}y <p>{% endcomment %}c{# z #}d{%- # w -%}e<!---->f<!--u--!>g<!-- t"
    )
    assert rendered.text == "abcdefg"
    assert [one.text for one in rendered.comments] == [" x ", "y <p>", " z ", " w ", "", "u", " t"]
    assert [rendered.comments[0].start, rendered.comments[0].end] == [1, 11]
    assert text("a{% comment %}b") == "a{% comment %}b"
    assert text("a{# b\nc #}d") == "a{# b c #}d"


def test_quoted_mail_in_a_reply_but_not_in_a_template() -> None:
    html = "<p>ответ<blockquote><p>раз<br>два<blockquote>три</blockquote></blockquote>ещё"
    assert text(html, "reply") == "ответ\n\n> раз\n> два\n\n> три\n\nещё"
    assert text(html) == "ответ\n\nраз\nдва\n\nтри\n\nещё"
    gmail = "a<div class='gmail_quote gmail_quote_container'><div>On …:</div><div>b</div></div><div>c</div>"
    assert text(gmail, "reply") == "a\n\n> On …:\n\n> b\n\nc"
    outlook = "a<div id='divRplyFwdMsg'><b>From:</b> x</div><div>b</div>"
    assert text(outlook, "reply") == "a\n\n> From: x\n\n> b"


def test_hidden_text_is_a_text_of_its_own() -> None:
    html = (
        "<div style='font-size:1px; display: none'>В <b>списке</b> писем<div>x</div>&nbsp;</div><p>Да"
        "<p hidden class=a>нет<p>и</p><span style=mso-hide:all>я</span>"
    )
    rendered = render(html)
    assert rendered.text == "Да\n\nи"
    assert [one.text for one in rendered.hidden] == ["В списке писем\n\nx\n\n\u00a0", "нет", "я"]
    first, past = rendered.hidden[0].layer.span(2, 8)
    assert html[first:past] == "списке"
    assert render("<div hidden>a").text == "a"
    assert text("<blockquote><div hidden>a</div>b</blockquote>", "reply") == "> a\n\n> b"
    assert masked(render("<div translate=no><div hidden>a</div></div>b<p hidden>c</p>d")) == [("code", "a")]


def test_deep_nesting_costs_no_more() -> None:
    rendered = render("<ol><li>x" * 50_000)
    assert len(rendered.text) < 2_000_000


def test_texts_beside_the_running_text() -> None:
    html = (
        "<title>Заказ &laquo;1&raquo;</title><meta name=description content='О нас'><meta name=x content=y>"
        "<img alt='Ло&shy;го' title=Подсказка><img alt=' 12 '><input type=submit value='Купить'>"
        "<input type=text value=x placeholder=\"Имя\"><a aria-label='Вверх'><link title=rss>"
    )
    assert [(one.name, one.text) for one in render(html).attributes] == [
        ("title", "Заказ «1»"),
        ("content", "О нас"),
        ("title", "Подсказка"),
        ("alt", "Ло\u00adго"),
        ("value", "Купить"),
        ("placeholder", "Имя"),
        ("aria-label", "Вверх"),
    ]
    for one in render(html).attributes:
        first, past = one.layer.span(0, len(one.text))
        assert standard.unescape(html[first:past]) == one.text


def test_a_link_and_its_target_have_their_places() -> None:
    html = 'a <a href="https://x.ru/?a=1&amp;b=2">сюда</a> b'
    rendered = render(html)
    whole = rendered.text.index("["), rendered.text.index(")") + 1
    first, past = rendered.layer.span(*whole)
    assert html[first:past] == '<a href="https://x.ru/?a=1&amp;b=2">сюда</a>'
    target = rendered.text.index("https"), rendered.text.index(")")
    first, past = rendered.layer.span(*target)
    assert html[first:past] == "https://x.ru/?a=1&amp;b=2"
    across = rendered.text.index("юда"), rendered.text.index("x.ru")
    first, past = rendered.layer.span(*across)
    assert html[first:past] == 'https://x.ru/?a=1&amp;b=2">сюда'
    shown = rendered.text.index("сюда")
    first, past = rendered.layer.span(shown, shown + 4)
    assert html[first:past] == "сюда"


PIECES = st.lists(
    st.one_of(
        st.text("абвё -", min_size=1, max_size=6),
        st.sampled_from(
            "<b>¦</b>¦<br>¦<p>¦</p>¦<div class='x'>¦</div>¦<i title=я>¦&nbsp;¦&laquo;¦&#1078;¦&amp¦<!-- ы -->¦<ul>"
            "¦<li>¦</ul>¦<td>¦\n¦<script>ы</script>¦<¦{{ имя }}¦{% if а < б %}¦<img alt='ы' src='a'>¦</a>¦<code>"
            "¦</code>¦<a name=z>".split("¦")
        ),
    ),
    max_size=25,
)


def words(text: str) -> list[str]:
    return re.findall(r"[а-яё]+", text)


@given(PIECES, st.data())
@settings(max_examples=300, deadline=None)
def test_a_stretch_of_the_text_stands_in_a_stretch_of_html_that_reads_as_it(
    pieces: list[str], data: st.DataObject
) -> None:
    html = "".join(pieces)
    rendered = render(html)
    start = data.draw(st.integers(0, len(rendered.text)))
    end = data.draw(st.integers(start, len(rendered.text)))
    first, past = rendered.layer.span(start, end)
    assert 0 <= first <= past <= len(html)
    assert "".join(words(render(html[first:past]).text)) == "".join(words(rendered.text[start:end]))


@given(st.text("ab <>\"'=/!-&#;{}%x1\n`pя[]()", max_size=60), st.sampled_from(["reply", "template"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_letter_has_its_place(html: str, kind: DraftKind) -> None:
    rendered = render(html, kind)
    for at, letter in enumerate(rendered.text):
        first, past = rendered.layer.span(at, at + 1)
        assert 0 <= first <= past <= len(html)
        if letter in "яab1":
            assert html[first:past] == letter or html[first] == "&"
    for mask in rendered.masks:
        assert 0 <= mask.start < mask.end <= len(rendered.text)


@given(st.text("абв <>&\"';#хn ", max_size=40))
@settings(max_examples=150, deadline=None)
def test_escaped_text_reads_as_it_was(plain: str) -> None:
    assert text(standard.escape(plain)).split() == plain.split()


@pytest.mark.parametrize(
    "piece",
    (
        "<a ¦<!--¦&¦<<<¦{{¦{%¦<p¦</¦<svg>¦&#1¦<a href='{{¦<b {{a}}>¦<code>¦<a\n¦{% comment %}¦<title>¦<blockquote>"
        "¦<a href='#'>x¦<ol><li>¦<code></b>¦<img alt='{{'>¦<span translate=no><div>¦<!-- a -->¦  <b>  "
        "¦<div hidden>¦<p hidden>x</p>¦<p translate=no><div>¦&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    ).split("¦"),
)
def test_the_work_is_linear_in_the_text(piece: str) -> None:
    def duration(size: int) -> float:
        html = piece * (size // len(piece))
        start = time.process_time()
        render(html, "reply")
        return time.process_time() - start

    small = duration(20_000)
    assert duration(200_000) < max(0.5, 40 * small)
