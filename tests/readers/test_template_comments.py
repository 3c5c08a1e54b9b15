"""Comments of Liquid and Django, in a text that is no HTML."""

import pytest

from replylint.readers.html_tags import Placeholders
from replylint.readers.template_comments import TemplateComments


def comments(text: str) -> list[tuple[str, str]]:
    found = TemplateComments(text, Placeholders(text)).all()
    return [(text[one.start : one.end], one.text) for one in found]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{% comment %} a < {{ b }} {% endcomment %}", " a < {{ b }} "),
        ("{%- comment -%}a{%- endcomment -%}", "a"),
        ('{% comment "note" %}a\nb{% endcomment %}', "a\nb"),
        ("{% # a -- b %}", " a -- b "),
        ("{%- # a -%}", " a "),
        ("{# a #}", " a "),
    ],
)
def test_every_shape(written: str, words: str) -> None:
    assert comments(f"x {written} y {{{{ z }}}}") == [(written, words)]


@pytest.mark.parametrize(
    "text",
    [
        "{% comment %} a",
        "{% comments %}{% endcomment %}",
        "{% if a %}#{% endif %}",
        "{#id}",
        "{# a\nb #}",
        "{% # a",
        "{#",
    ],
)
def test_what_is_none(text: str) -> None:
    assert comments(text) == []
