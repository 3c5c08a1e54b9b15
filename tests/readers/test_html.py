"""Files in HTML."""

from replylint.model import Entry
from replylint.readers.html import read
from replylint.readers.passage import Comment, Passage, Source


def test_a_page_gives_its_title_its_text_and_its_comments() -> None:
    html = (
        "<!DOCTYPE html>\r\n<html lang=ru><head><title>Возврат</title><style>p{}</style></head>\r\n"
        "<body><!-- replylint-disable-next-line a/b -->\r\n<p>Деньги верн&ecirc;м<br>завтра</p></body></html>\r\n"
    )
    text, title, comment = read(Source(html, "return.html"))
    assert isinstance(text, Passage)
    assert isinstance(title, Passage)
    assert isinstance(comment, Comment)
    assert (title.text, text.text, text.kind) == ("Возврат", "Деньги вернêм\nзавтра", "template")
    assert (title.entry, text.entry) == (Entry(field="title"), None)
    first, past = text.in_file(7, 13)
    assert html[first:past] == "верн&ecirc;м"
    assert html[comment.next_line.start : comment.next_line.end].startswith("<p>Деньги")


def test_a_reply_in_html_leaves_out_what_it_quotes() -> None:
    (text,) = read(Source("<p>Да</p><blockquote>Нет?</blockquote>", "reply.html", "reply"))
    assert isinstance(text, Passage)
    assert (text.text, text.kind) == ("Да\n\n> Нет?", "reply")
