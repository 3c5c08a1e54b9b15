"""Files in HTML."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.file_check import check_file
from replylint.model import Entry, Problem
from replylint.packs import load_program
from replylint.program import Program
from replylint.readers.html import read
from replylint.readers.html_text import render
from replylint.readers.passage import Comment, Passage, Source
from replylint.settings import Settings
from tests.readers.reading import file_passages, sources


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


def test_a_mail_in_its_real_shape() -> None:
    texts = [(one.entry.field if one.entry else None, one.text) for one in file_passages("mail.html")]
    (_, running), (_, preheader), *others = texts
    assert running.startswith(
        "[](https://shop.example.ru/?utm_source=mail&utm_medium=x)\n\nЗдравствуйте, {{ customer.name }}!\n\n"
    )
    assert "Ваш заказ отменён, т.к. вы сами виноваты:\u00a0оплата не\u00a0прошла." in running
    assert "- Номер: {{ order.number }}\n- Сумма: {{ order.total }}\u00a0руб.\n" in running
    assert "\n\nВсего\u00a0доброго,\nслужба поддержки\n\n" in running
    assert preheader.startswith("Ваше обращение закрыто\u00a0\u200c")
    assert others == [
        ("title", "Заказ {{ order.number }} отменён"),
        ("alt", "Магазин «Фарфор»"),
        ("title", "Внутренняя вики"),
    ]
    assert sources("mail.html", "отменён") == ["отме</b>нён", "отменён"]
    assert sources("mail.html", "Вернуться в магазин") == ["Вернуться в&#32;магазин"]


@pytest.mark.parametrize(
    ("lost", "before"),
    [
        ("<a href='x", "Да"),
        ("<p", "Да"),
        ("<b и так далее", "Да"),
        ("<!-- a -- b", "Да"),
        ("<script>a", "Да"),
        ("<title>a", "Да"),
        ("<style>a</sty", "Да"),
        ("</ a", "Да"),
        ("<!doctype", "Да"),
    ],
)
def test_what_never_ends_is_a_problem_at_its_place_and_the_text_before_it_is_read(
    lost: str, before: str
) -> None:
    problem, text = read(Source(f"<p>\n{before} {lost}", "a.html"))
    assert isinstance(problem, Problem)
    assert isinstance(text, Passage)
    assert (problem.path, problem.line, problem.column, problem.unread) == (
        "a.html",
        2,
        len(before) + 2,
        True,
    )
    assert text.text == before


def test_elements_that_are_not_closed_are_no_problem() -> None:
    (text,) = read(Source("<p>Да<b><ul><li>нет<svg><template>", "a.html"))
    assert isinstance(text, Passage)
    assert text.text == "Да\n\n- нет"


SETTINGS = Settings(select=("tone/blame",), language="ru")
PHRASE = "Вы сами виноваты"
AROUND = st.lists(
    st.sampled_from(
        "<p>¦</p>¦ да ¦<br>¦<b>¦</b>¦&amp; ¦&lt;¦<!-- x -->¦\r\n¦{% if a < b %}¦😀¦<ul><li>¦</ul>".split("¦")
    ),
    max_size=8,
).map("".join)


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program(SETTINGS, cache_folder=None)


def spelled(text: str, chance: random.Random) -> str:
    """The text as some editor may write it: references, tags between the letters, line breaks."""
    ways = [
        str,
        str,
        str,
        lambda x: f"&#{ord(x)};",
        lambda x: f"<i>{x}</i>",
        lambda x: f"&#x{ord(x):X};",
        lambda x: f"{x}<b>",
    ]
    return "".join(
        chance.choice(["\n  ", " ", "&#32;"]) if one == " " else chance.choice(ways)(one) for one in text
    )


@settings(max_examples=80, deadline=None)
@given(before=AROUND, after=AROUND, seed=st.integers(0, 1 << 30))
def test_the_place_of_a_finding_reads_as_the_finding(
    before: str, after: str, seed: int, program: Program
) -> None:
    html = f"<p>Здравствуйте! {before}<p>{spelled(PHRASE, random.Random(seed))}.<p>{after}"
    text = render(html).text
    [found] = check_file(html, "a.html", SETTINGS, None, program).findings
    assert found.excerpt.rstrip(".") == PHRASE
    start, end = found.finding.start, found.finding.end
    assert render(html[start:end]).text == found.excerpt
    at = text.index(PHRASE)
    replaced = render(f"{html[:start]}ЪЪЪ{html[end:]}").text
    assert replaced == f"{text[:at]}ЪЪЪ{text[at + len(found.excerpt) :]}"
