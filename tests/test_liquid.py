from replylint.liquid import Tag, expression_faults, is_django, parses, structure_faults, tags


def test_tags_with_their_places() -> None:
    text = "a{%- if x == 'y' -%}b{% else %}c{% endif %}"
    found = tags(text)
    assert [(text[tag.start : tag.end], tag.name, tag.expression) for tag in found] == [
        ("{%- if x == 'y' -%}", "if", "x == 'y'"),
        ("{% else %}", "else", ""),
        ("{% endif %}", "endif", ""),
    ]


def test_structure() -> None:
    text = "{% if a %}{% for x in y %}{% endif %}"
    ((start, end, reason),) = [(one.start, one.end, one.reason) for one in structure_faults(tags(text))]
    assert (text[start:end], reason) == ("{% for x in y %}", "unclosed")
    assert structure_faults(tags("{% if a %}{% elsif b %}{% else %}{% endif %}")) == []


def test_expressions() -> None:
    def wrong(name: str, expression: str) -> bool:
        return bool(expression_faults([Tag(0, 1, name, expression)]))

    assert wrong("if", "a = b")
    assert wrong("elsif", "")
    assert wrong("when", "")
    assert wrong("fi", "a")
    assert not wrong("if", "a contains 'x' and b > 1")
    assert not wrong("elsif", "a")
    assert not wrong("case", "a.b")
    assert not wrong("when", "'x', 'y'")
    assert not wrong("assign", "x = y | split: ' ' | first")


def test_outputs() -> None:
    assert parses("{{ a | default: 'x' }}")
    assert not parses("{{ a b }}")


def test_django() -> None:
    assert is_django("{% load i18n %}")
    assert not is_django("{% if load %}")


def test_a_comment_without_end() -> None:
    found = tags("{% if a %}{% comment %}{% if b %}")
    assert [tag.name for tag in found] == ["if", "comment"]
    assert [tag.name for tag in tags("{% comment %}x{% endcomment %}{% if b %}")] == [
        "comment",
        "endcomment",
        "if",
    ]


def test_many_comments_without_end_take_no_time() -> None:
    text = "{% comment %}{{" * 2000
    assert len(tags(text)) == 1
