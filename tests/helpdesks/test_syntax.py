from replylint.helpdesks.syntax import defined_names, placeholders, without_variables


def test_names_and_fallbacks() -> None:
    text = (
        '{{first_name | fallback: "there"}} {%customer.firstName,fallback=друг%} #{user.firstname} '
        '%{ticket.name} <attribute key="user.name" default="there"/> {{a.b}}'
    )
    assert [(one.syntax, one.name, one.fallback) for one in placeholders(text)] == [
        ("braces", "first_name", "there"),
        ("braces", "a.b", None),
        ("percent-tag", "customer.firstName", "друг"),
        ("hash", "user.firstname", None),
        ("percent", "ticket.name", None),
        ("braces", "user.name", "there"),
    ]


def test_a_tag_of_liquid_is_no_variable() -> None:
    text = "{% if ticket.status == 'a.b' %}x{% endif %}"
    ((name, condition),) = [(one.name, one.condition) for one in placeholders(text)]
    assert (name, condition) == ("ticket.status", True)


def test_functions_of_zammad_are_no_variables() -> None:
    assert list(placeholders('#{t("x")} #{dt(ticket.updated_at,"f","z")}')) == []


def test_defined_names() -> None:
    assert {"x", "c", "forloop"} <= defined_names("{% assign x = 1 %}{% for c in d %}{% endfor %}")
    assert defined_names("{{x}}") == frozenset()


def test_without_variables() -> None:
    assert without_variables("{%user.name%}{% if a %}") == " " * 13 + "{% if a %}"
