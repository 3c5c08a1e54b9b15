"""Where tags end and what stands in their attributes, with placeholders inside."""

import pytest

from replylint.readers.html_tags import Placeholders, attributes, tag_at


def values(html: str) -> dict[str, str]:
    placeholders = Placeholders(html)
    tag = tag_at(html, 0, placeholders)
    assert tag is not None
    return {one.name: html[one.start : one.end] for one in attributes(html, tag, placeholders)}


def end(html: str) -> str | None:
    """What follows the tag."""
    tag = tag_at(html, 0, Placeholders(html))
    return None if tag is None else html[tag.end :]


@pytest.mark.parametrize(
    "html",
    [
        "<p>rest",
        "</P >rest",
        "<br/>rest",
        '<a href="x>y">rest',
        "<a href='x>y'>rest",
        "<a href = x/y>rest",
        "<a title=it's>rest",
        "<p don't>rest",
        "<a href=>rest",
        "<a b=\"1\"c='2'>rest",
        "<p {% if a > b %}class=x{% endif %}>rest",
        '<a href="{{ "x>" | url }}">rest',
        "<a href='{% if a == 'b' %}x{% endif %}'>rest",
        "<a href={{ x > y }}>rest",
        "<h{{ level }} x>rest",
        "<a {broken>rest",
        '<a title="{{broken">rest',
        '<a title="{{one}} {{ two">rest',
    ],
)
def test_a_tag_ends_where_a_browser_ends_it_and_not_in_a_placeholder(html: str) -> None:
    assert end(html) == "rest"


@pytest.mark.parametrize("html", ["<a href", '<a href="x>y', "<a href='{{ x }}>", "<p"])
def test_a_tag_that_never_ends(html: str) -> None:
    assert end(html) is None


def test_attributes_with_all_kinds_of_quotes() -> None:
    found = values(
        """<IMG Alt="a 'b'" src='c "d"' width=100 hidden data-x = "1" {% if x %}title="y"{% endif %}>"""
    )
    assert found == {"alt": "a 'b'", "src": 'c "d"', "width": "100", "data-x": "1", "title": "y"}


def test_placeholders_with_quotes_in_a_value() -> None:
    found = values("""<a href="{{ "a b" | url }}?x={% if a == "b" %}1{% endif %}" title={{ a b }}c d=e>""")
    assert found == {
        "href": '{{ "a b" | url }}?x={% if a == "b" %}1{% endif %}',
        "title": "{{ a b }}c",
        "d": "e",
    }


def test_a_placeholder_ends_before_the_next_one_begins() -> None:
    text = "{{ open {{ name }} {% x %}"
    placeholders = Placeholders(text)
    assert placeholders.end(0) == -1
    assert placeholders.end(8) == 18
    assert placeholders.end(19) == 26
    assert Placeholders("{{ x }").end(0) == -1
    assert Placeholders("{{ <b>x</b> }}").end(0) == 14
    assert Placeholders("{% if a < b\n and c %}").end(0) == 21
    assert Placeholders("{{\n<b>x</b> }}").end(0) == -1
    assert Placeholders("{{<b>x</b>\n}}").end(0) == -1
    assert Placeholders("{{" + " " * 3000 + "}}").end(0) == -1
