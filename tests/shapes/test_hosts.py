import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.hosts import host_fits, is_private_address, links


def _hosts(text: str) -> list[str]:
    return [link.host for link in links(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("вот: http://10.12.4.18:8080/orders/1.", "10.12.4.18"),
        ("(https://jira.shop.ru/browse/A-1)", "jira.shop.ru"),
        ("[тикет](https://jira.shop.ru/browse/A-1)", "jira.shop.ru"),
        ("смотрите shop.slack.com/archives/C02, там всё", "shop.slack.com"),
        ("http://localhost:3000/checkout", "localhost"),
        ("http://[fd12:3456::1]:80/a", "fd12:3456::1"),
        ("http://wiki/page", "wiki"),
        (r"\\files\docs\55.pdf", "files"),
        ("HTTPS://Wiki.Shop.RU/x", "wiki.shop.ru"),
    ],
)
def test_links(text: str, host: str) -> None:
    assert _hosts(text) == [host]


@pytest.mark.parametrize(
    "text", ["в т.ч. и т.д.", "std::vector", "anna@shop.ru", "12.10.2026", "да.Нет", "a:b"]
)
def test_what_is_no_link(text: str) -> None:
    assert _hosts(text) == []


def test_marks_after_a_link_are_not_part_of_it() -> None:
    text = "Здесь: https://shop.ru/a. Там «https://shop.ru/b»!"
    assert [text[link.start : link.end] for link in links(text, 0, len(text))] == [
        "https://shop.ru/a",
        "https://shop.ru/b",
    ]


def test_only_between_the_offsets() -> None:
    text = "http://a.ru/1 http://b.ru/2"
    assert [link.host for link in links(text, 14, len(text))] == ["b.ru"]


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.0.1",
        "172.31.9.9",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.1.1",
        "100.64.0.1",
        "::1",
        "fe80::1",
    ],
)
def test_private_addresses(address: str) -> None:
    assert is_private_address(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "192.169.1.1", "10.0.0.300", "2001:db8::1", "shop.ru"]
)
def test_public_addresses(address: str) -> None:
    assert not is_private_address(address)


def test_patterns_of_hosts() -> None:
    assert host_fits("a.slack.com", "/archives/c1", ("*.slack.com/archives",))
    assert not host_fits("slack.com", "/archives/c1", ("*.slack.com/archives",))
    assert not host_fits("a.slack.com", "/help", ("*.slack.com/archives",))
    assert not host_fits("trello.com", "/boards", ("trello.com/b",))
    assert host_fits("www.notion.so", "", ("notion.so",))
    assert not host_fits("mynotion.so", "", ("notion.so",))


@given(st.text(alphabet="htp:/.ab1-@[]()\\ \n«fd", max_size=60))
def test_links_are_inside_the_text(text: str) -> None:
    for link in links(text, 0, len(text)):
        assert 0 <= link.start < link.end <= len(text)


def test_any_pattern_may_cover_a_link() -> None:
    patterns = ("*.slack.com/archives", "slack.com/team", "notion.so")
    assert host_fits("a.slack.com", "/team/b", patterns)
    assert host_fits("slack.com", "/team", patterns)
    assert not host_fits("slack.com", "/archives", patterns)
    assert not host_fits("a.slack.com", "", ())


def test_long_texts_take_linear_time() -> None:
    for piece in ("a", "a.", "http://", "1.1.", "[", "fd00:", "a-", "://a"):
        text = piece * 50_000
        assert sum(1 for _ in links(text, 0, len(text))) >= 0


def test_the_words_of_a_link_end_before_its_target() -> None:
    text = "[http://wiki/a[1]](http://wiki/b), [http://wiki/c][2]"
    assert [text[link.start : link.end] for link in links(text, 0, len(text))] == [
        "http://wiki/a[1]",
        "http://wiki/b",
        "http://wiki/c",
    ]
