from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.link_targets import find_links, host_of, is_same_site, shown_host


def _links(text: str) -> list[tuple[str, str | None, str]]:
    return [(text[one.start : one.end], one.shown, one.target) for one in find_links(text)]


def test_markdown_html_and_plain() -> None:
    assert _links("см. [тут](https://a.ru/x) и [там]()") == [
        ("[тут](https://a.ru/x)", "тут", "https://a.ru/x"),
        ("[там]()", "там", ""),
    ]
    assert _links("<a class='b' href='#'><b>here</b></a>") == [
        ("<a class='b' href='#'><b>here</b></a>", "here", "#")
    ]
    assert _links("Смотрите https://a.ru/x, там всё.") == [("https://a.ru/x", None, "https://a.ru/x")]
    assert _links("на https://… или https://...") == [
        ("https://…", None, "https://…"),
        ("https://...", None, "https://..."),
    ]


def test_images_and_addresses_are_no_links() -> None:
    assert _links("![logo]() help@example.com") == []


def test_hosts() -> None:
    assert host_of("https://user@Shop.RU:8080/x") == "shop.ru"
    assert host_of("www.shop.ru/x") == "www.shop.ru"
    assert [host_of(target) for target in ("/x", "#a", "mailto:a@b.ru", "")] == [None] * 4
    assert shown_host("www.shop.ru") == "shop.ru"
    assert shown_host("https://shop.ru/x") == "shop.ru"
    assert [shown_host(text) for text in ("report.pdf", "здесь", "a@b.ru", "Node.js")] == [None] * 4


def test_one_owner() -> None:
    assert is_same_site("shop.ru", "www.shop.ru")
    assert is_same_site("chat.kvitka.com.ua", "kvitka.com.ua")
    assert is_same_site("amazon.com", "www.amazon.de")
    assert not is_same_site("severbank.ru", "bonus-club24.com")
    assert not is_same_site("a.co.uk", "b.co.uk")


@given(st.text(alphabet="[]()<>a href=\"'#/:.htpscom", max_size=80))
def test_links_stand_in_order_without_overlap(text: str) -> None:
    past = 0
    for link in find_links(text):
        assert past <= link.start < link.end <= len(text)
        past = link.end
