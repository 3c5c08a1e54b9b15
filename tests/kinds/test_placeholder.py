from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.settings import Layer, Section, resolve
from tests.kinds.helpers import program_of, report


def _said(problem: str, text: str, language: str = "en") -> list[tuple[str, str | None]]:
    instead = "\ninstead: {ru: [клиент], en: [there]}" if problem == "no-fallback" else ""
    found = report(
        f"kind: placeholder\nproblem: {problem}{instead}", text, language, kind="template"
    ).findings  # type: ignore[arg-type]
    return [
        (text[one.start : one.end], one.suggestions[0].text if one.suggestions else None) for one in found
    ]


def test_malformed() -> None:
    assert _said("malformed", "Ticket {{ticket.id} is open") == [("{{ticket.id}", "{{ticket.id}}")]
    assert _said("malformed", "{% if ticket.id %}Ticket is open") == [("{% if ticket.id %}", None)]


def test_code_is_left_alone() -> None:
    assert _said("malformed", "Write `{{ticket.id}` here") == []
    assert _said("malformed", "<style>a{b:c}}</style> <pre>{{a}</pre>") == []


def test_unknown_with_the_nearest() -> None:
    assert _said("unknown", "Hi {{ticket.requestor.name}},") == [
        ("{{ticket.requestor.name}}", "{{ticket.requester.name}}")
    ]
    assert _said("unknown", "Hi {{ticket.requester.name}}, {{first_name}}") == []


def test_another_spelling_of_a_variable_is_a_safe_fix_where_the_helpdesk_is_named() -> None:
    def suggested(text: str, helpdesk: str | None) -> list[tuple[str, bool]]:
        program = program_of("kind: placeholder\nproblem: unknown")
        (finding,) = examine(read_draft(text, kind="template", helpdesk=helpdesk), None, program).findings
        return [(one.text, one.safe) for one in finding.suggestions]

    theirs, right = "Hi {{ticket.requester.firstname}},", "{{ticket.requester.first_name}}"
    assert suggested(theirs, "zendesk") == [(right, True)]
    assert suggested("Hi {{ticket.requestor.first_name}},", "zendesk") == [(right, False)]
    assert not any(safe for _, safe in suggested("Hi {{ticket.requestor.first_name}},", None))


def test_the_helpdesk_of_the_config() -> None:
    layer = Layer(Section(options={"own": {"helpdesk": "freshdesk"}}))
    program = program_of("kind: placeholder\nproblem: unknown", resolve([layer]))
    text = "Hi {{ticket.requester.first_name}},"
    (finding,) = examine(read_draft(text, kind="template"), None, program).findings
    assert finding.suggestions[0].text == "{{ticket.requester.firstname}}"


def test_no_fallback() -> None:
    assert _said("no-fallback", "Hi {{first_name}},\n\nThanks for waiting.") == [
        ("{{first_name}}", '{{first_name | fallback: "there"}}')
    ]
    assert _said("no-fallback", "Здравствуйте, {%customer.firstName%}!\n\nЗаказ в пути.", "ru") == [
        ("{%customer.firstName%}", "{%customer.firstName,fallback=клиент%}")
    ]


def test_a_fallback_or_a_helpdesk_without() -> None:
    for text in (
        "Hi {{first_name | fallback: 'there'}},\n\nThanks.",
        "Hi {{ticket.requester.first_name}},\n\nThanks.",
        "Hi{% if first_name %} {{first_name}}{% endif %},\n\nThanks.",
        "Hello,\n\nthe account of {{first_name}} is open.",
    ):
        assert _said("no-fallback", text) == [], text
