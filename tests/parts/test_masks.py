import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.parts.masks import blank, find_masks


def masked(text: str) -> list[tuple[str, str]]:
    return [(mask.kind, text[mask.start : mask.end]) for mask in find_masks(text)]


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{ticket.requester.first_name}}",
        '{{first_name | fallback: "there"}}',
        "{%customer.firstName,fallback=there%}",
        "{% if ticket.organization.name %}",
        "#{ticket.customer.lastname}",
        "%{ticket.name}",
        "%%7Bticket.name%7D",
        "{$ticket.id}",
        "${number}",
        "$contact.firstname",
        "[[first_name|Dear Reader]]",
        "%APP_NAME%",
        "%name%",
        "[NAME]",
        "[ИМЯ]",
        "[имя клиента]",
        "[Customer Name]",
        "<имя>",
        "<вставить номер>",
        "<insert order number>",
        "{reporter}",
    ],
)
def test_placeholders_of_the_helpdesks(placeholder: str) -> None:
    assert masked(f"Добрый день, {placeholder}! Готово.") == [("placeholder", placeholder)]


@pytest.mark.parametrize(
    "text",
    [
        "Скидка 20 % до 5 % включительно",
        "см. [фото] и [1], пункт [x]",
        "5 < 6 > 4, a<b",
        "стоит $5.50",
        "{ладно}",
        "и т.д., и т.п., т.е. так",
        "Готово.The rest later",
        "файл report.pdf и Node.js",
        "snake_case и ____",
        "***",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    assert not masked(text)


def test_code_markup_links() -> None:
    assert masked("Введите `npm ci`.") == [("code", "`npm ci`")]
    assert masked("Так:\n```\na = 1\n```\nи всё") == [("code", "```\na = 1\n```")]
    assert masked("<b>Важно</b>&nbsp;<!-- нет -->") == [
        ("markup", "<b>"),
        ("markup", "</b>"),
        ("markup", "&nbsp;"),
        ("markup", "<!-- нет -->"),
    ]
    assert masked("<style>p {}</style>Да") == [("markup", "<style>p {}</style>")]
    assert masked("[сайт](https://x.ua/a_(b)) тут") == [("markup", "(https://x.ua/a_(b))")]
    assert masked("это _важно_ нам") == [("markup", "_"), ("markup", "_")]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Смотрите (https://a.ru/x?y=1).", "https://a.ru/x?y=1"),
        ("На https://a.ru/b_(c), там.", "https://a.ru/b_(c)"),
        ("Пишите на сайт.рф!", "сайт.рф"),
        ("Есть t.me/abc и всё", "t.me/abc"),
        ("Это www.shop.co.uk.", "www.shop.co.uk"),
        ("Зайдите на help.example.com/login, там", "help.example.com/login"),
        ("mailto:a@b.com", "mailto:a@b.com"),
    ],
)
def test_urls_end_before_the_marks_of_the_sentence(text: str, url: str) -> None:
    assert masked(text) == [("url", url)]


def test_emails() -> None:
    assert masked("на ivan.p+x@mail.ru, спасибо") == [("email", "ivan.p+x@mail.ru")]
    assert masked("<owen@x.com>") == [("email", "owen@x.com")]


def test_the_outer_mask_wins() -> None:
    assert masked('<a href="https://a.b/{{id}}">') == [("markup", '<a href="https://a.b/{{id}}">')]
    assert masked("`{{name}}`") == [("code", "`{{name}}`")]


def test_blank_keeps_the_length() -> None:
    text = "На https://a.ru, да"
    assert blank(text, find_masks(text)) == "На " + " " * 12 + ", да"
    assert blank("да", ()) == "да"


MARKS = "{{ }} {% %} [ ] ]( < > ` ``` a имя NAME @ . com :// http % $ _ & ; « / <!-- --> <style> </style>"
PIECES = st.sampled_from([*MARKS.split(), " ", "\n", "\ud800", "\x00"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_masks_are_in_order_and_within_the_text(text: str) -> None:
    past = 0
    for mask in find_masks(text):
        assert past <= mask.start < mask.end <= len(text)
        past = mask.end
    assert len(blank(text, find_masks(text))) == len(text)


@pytest.mark.parametrize(
    "piece", ["[", "<", "`", "{", "a@", "http://", "<!--", "<style", "%a", "a.", "((", "_a"]
)
def test_a_long_row_of_marks_is_read_through(piece: str) -> None:
    find_masks(piece * 100_000)
