import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.helpdesks.broken import broken


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[fault.start : fault.end], fault.reason) for fault in broken(text)]


@pytest.mark.parametrize(
    ("text", "excerpt", "reason"),
    [
        ("x {{ticket.id} y", "{{ticket.id}", "braces"),
        ("x {ticket.id}} y", "{ticket.id}}", "braces"),
        ("x {{ticket.id and more", "{{ticket.id", "braces"),
        ("x ticket.id}} y", "ticket.id}}", "braces"),
        ("{{ticket.<b>id</b>}}", "{{ticket.<b>id</b>}}", "markup"),
        ("{<b>{ticket.id}</b>}", "{<b>{ticket.id}</b>}", "markup"),
        ("{{ticket.requester.first name}}", "{{ticket.requester.first name}}", "inside"),
        ("{{ticket..id}}", "{{ticket..id}}", "inside"),
        ("{{}}", "{{}}", "inside"),
        ("{{first_name | fallback: “there”}}", "{{first_name | fallback: “there”}}", "inside"),
        ("{{first_name | fallback: there}}", "{{first_name | fallback: there}}", "inside"),
        ("{% if a %}x", "{% if a %}", "unclosed"),
        ("x{% endif %}", "{% endif %}", "stray"),
        ("{% if a %}x{% endfor %}", "{% endfor %}", "wrong-end"),
        ("{% if a = 'b' %}x{% endif %}", "{% if a = 'b' %}", "expression"),
        ("{% fi a %}", "{% fi a %}", "expression"),
        ("{%customer.firstName}", "{%customer.firstName}", "braces"),
        ("{%customer.firstName|fallback:there%}", "{%customer.firstName|fallback:there%}", "inside"),
        ("#{ticket.number принята", "#{ticket.number", "braces"),
        ("%{ticket.name!", "%{ticket.name", "braces"),
        ("[[first_name|Dear Reader]", "[[first_name|Dear Reader]", "braces"),
        ("your %APP_NAME is", "%APP_NAME", "braces"),
    ],
)
def test_broken(text: str, excerpt: str, reason: str) -> None:
    assert _found(text) == [(excerpt, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "#{{ticket.id}} {{ ticket.title | default: 'x' }}",
        "{{ ticket.id\n}}",
        "{%customer.firstName,fallback=there%} {%subject%}",
        "{%- if a -%}x{%- elsif b == 'c' -%}y{%- else -%}z{%- endif -%}",
        "{% case x %}{% when 'a', 'b' %}1{% endcase %}{% for c in d limit:1 %}{{c.value}}{% endfor %}",
        "{% comment %} {{ open {% endcomment %}",
        "{% load i18n %}{% trans 'x' %}",
        '#{ticket.number} #{t("x")} #{dt(ticket.updated_at,"fmt","tz")} #{ticket.customer.avatar(60,60)}',
        "%{ticket.name} ${number} {$ticket.id} [[first_name|Dear Reader]] %APP_NAME% {name}",
        "{{имя клиента}} {{{raw}}} {{#if x}}a{{/if}}",
        "{count, plural, one {# item} other {items}}",
        '{"a": {"b": 1}} if (a) { b } else { c }}',
        "Скидка 10 % [1] [text](url)",
    ],
)
def test_whole(text: str) -> None:
    assert _found(text) == []


def test_a_broken_beginning_makes_no_stray_end() -> None:
    assert _found("{% if a }x{% endif %}") == [("{% if a }", "braces")]


@given(st.text(alphabet="{}%#$[]|.'\" abif\nя", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for fault in broken(text):
        assert 0 <= fault.start < fault.end <= len(text)
