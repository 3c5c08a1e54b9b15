import pytest

from replylint.helpdesks.syntax import defined_names, placeholders
from replylint.helpdesks.unknown import meant, unknown
from replylint.helpdesks.variables import HELPDESKS, helpdesk, names_of


def _unknown(text: str, wanted: str | None = None) -> list[tuple[str, tuple[str, ...], str]]:
    found = list(placeholders(text))
    return [
        (one.placeholder.name, one.nearest, one.helpdesk)
        for one in unknown(found, wanted, defined_names(text))
    ]


@pytest.mark.parametrize(
    ("text", "nearest", "desk"),
    [
        ("{{ticket.requestor.name}}", "ticket.requester.name", "Zendesk"),
        (
            "{{ticket.requester.firstname}} {{current_user.first_name}}",
            "ticket.requester.first_name",
            "Zendesk",
        ),
        ("{{ticket.requester.first_name}} {{ticket.agent.name}}", "ticket.requester.firstname", "Freshdesk"),
        ("{{contact.frist_name}}", "contact.first_name", "Chatwoot"),
        ("{{recipient.first_nmae}}", "recipient.first_name", "Front"),
        ("{{ticket.customer.first_name}} {{current_user.firstname}}", "ticket.customer.firstname", "Gorgias"),
        ("{%conversation.nubmer%}", "conversation.number", "Help Scout"),
        ("#{ticket.custmer.firstname}", "ticket.customer.firstname", "Zammad"),
        ("%{ticket.nubmer}", "ticket.number", "osTicket"),
        ("{% if ticket.requester.langauge == 'x' %}", "ticket.requester.language", "Zendesk"),
        ("{{Ticket.ID}}", "ticket.id", "Zendesk"),
    ],
)
def test_a_slip_and_what_was_meant(text: str, nearest: str, desk: str) -> None:
    ((_, names, helpdesk_name),) = _unknown(text)
    assert (names[0], helpdesk_name) == (nearest, desk)


@pytest.mark.parametrize(
    "text",
    [
        "{{first_name}} {{plan_name}}",
        "{{ticket.ticket_field_36001}} {{dc.hello}} {{ticket.requester.custom_fields.vip}}",
        "{{contact.custom_attribute.plan}} {{agent.name}}",
        "#{ticket.contract_no} #{ticket.customer.kdnr}",
        "{% assign who = ticket.requester.name %}{{who.first}}",
        "{{order.number}}",
        "{{ticket.requester.loyalty}} {{ticket.agent.name}}",
        "{{ticket.comments[0].body}}",
    ],
)
def test_own_fields_are_never_unknown(text: str) -> None:
    assert _unknown(text) == []


def test_the_config_names_the_helpdesk() -> None:
    assert _unknown("{{ticket.requester.first_name}}") == []
    ((name, nearest, _),) = _unknown("{{ticket.requester.first_name}}", "freshdesk")
    assert (name, nearest[0]) == ("ticket.requester.first_name", "ticket.requester.firstname")
    assert _unknown("{{first_name}}", "Zendesk") == [("first_name", (), "Zendesk")]
    assert _unknown("{{first_name}}", "no such") == []


def test_other_names_of_helpdesks() -> None:
    assert helpdesk("FreeScout") is HELPDESKS["help-scout"]
    assert helpdesk("Help_Scout") is HELPDESKS["help-scout"]
    assert helpdesk("nothing") is None


def test_votes() -> None:
    assert meant(placeholders("{{ticket.requester.first_name}} {{current_user.name}}"), None)[
        "braces"
    ].keys == ("zendesk",)
    assert not meant(placeholders("{{x.y}}"), None)["braces"].certain


@pytest.mark.parametrize("desk", HELPDESKS)
def test_every_documented_variable_is_known(desk: str) -> None:
    shape = {"braces": "{{%s}}", "percent-tag": "{%%%s%%}", "hash": "#{%s}", "percent": "%%{%s}"}
    text = " ".join(shape[HELPDESKS[desk].syntax] % name for name in names_of(desk))
    assert _unknown(text, desk) == []
    assert len(list(placeholders(text))) == len(names_of(desk))
