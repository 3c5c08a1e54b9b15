from replylint.model import Ticket
from tests.kinds.helpers import excerpts

BLOCK = """
kind: attachment
phrases: {ru: [во вложении]}
except: {ru: ["во вложении к вашему"]}
"""


def test_only_where_the_ticket_says_that_there_is_none() -> None:
    text = "Счёт во вложении."
    assert excerpts(BLOCK, text, ticket=Ticket(attachments=())) == ["во вложении"]
    for ticket in (None, Ticket(), Ticket(attachments=("schet.pdf",))):
        assert excerpts(BLOCK, text, ticket=ticket) == []


def test_what_the_customer_attached() -> None:
    assert excerpts(BLOCK, "Чека во вложении к вашему письму нет.", ticket=Ticket(attachments=())) == []
