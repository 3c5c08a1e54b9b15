import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Agent, Customer, Message, Ticket
from replylint.tickets import TicketError, read_ticket, ticket_from


def error_of(data: bytes | str) -> str:
    with pytest.raises(TicketError) as caught:
        read_ticket(data)
    return str(caught.value)


def test_reads_every_key_of_the_contract() -> None:
    ticket = read_ticket(
        '{"id":"7","channel":"chat","subject":"Чек","language":"ru","date":"2026-11-20",'
        '"customer":{"name":"Саша","email":"s@example.com","gender":"f"},"agent":{"name":"Ира"},'
        '"messages":[{"author":"customer","public":true,"text":"Где чек?","at":"2026-11-20T09:00:00Z"},'
        '{"author":"agent","public":false,"text":"проверить"}],"attachments":["chek.pdf"]}'
    )
    assert ticket == Ticket(
        id="7",
        channel="chat",
        subject="Чек",
        language="ru",
        date="2026-11-20",
        customer=Customer("Саша", "s@example.com", "f"),
        agent=Agent("Ира"),
        messages=(
            Message("Где чек?", "customer", True, "2026-11-20T09:00:00Z"),
            Message("проверить", "agent", False),
        ),
        attachments=("chek.pdf",),
    )


def test_every_key_may_be_missing_or_null_or_unknown() -> None:
    assert read_ticket("{}") == Ticket()
    assert (
        read_ticket(
            '{"id":null,"channel":null,"customer":null,"agent":{"name":null},"messages":null,"attachments":null,'
            '"colour":"red"}'
        )
        == Ticket()
    )
    assert read_ticket('{"messages":[null,{"text":null,"public":null,"author":null}]}').messages == (
        Message(),
    )


def test_empty_attachments_are_not_missing_ones() -> None:
    assert read_ticket('{"attachments":[]}').attachments == ()
    assert read_ticket("{}").attachments is None


def test_attachments_may_be_objects() -> None:
    ticket = read_ticket('{"id":12,"attachments":[{"file_name":"a.pdf"},{"name":"b.png"},"c.txt"]}')
    assert ticket.attachments == ("a.pdf", "b.png", "c.txt")
    assert ticket.id == "12"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            '{"messages":[{},{"public":"yes"}]}',
            "messages[1].public: expected true or false, found the text 'yes'",
        ),
        ('{"messages":[{"text":5}]}', "messages[0].text: expected a text, found the number 5"),
        ('{"messages":{}}', "messages: expected a list, found an object"),
        ('{"customer":["Саша"]}', "customer: expected an object, found a list"),
        ('{"customer":{"gender":"x"}}', "customer.gender: expected one of m, f, found the text 'x'"),
        ('{"attachments":[3]}', "attachments[0]: expected a file name or an object, found the number 3"),
        ("[]", "a ticket must be a JSON object, found a list"),
        ("null", "a ticket must be a JSON object, found null"),
        ("  ", "the ticket is empty"),
    ],
)
def test_wrong_types_name_the_key(data: str, message: str) -> None:
    assert error_of(data) == message


def test_what_a_customer_wrote_is_not_repeated_in_an_error() -> None:
    message = error_of('{"customer":"Мария Петрова, +380 50 111 22 33"}')
    assert message == "customer: expected an object, found a text"


def test_malformed_json_names_line_and_column() -> None:
    assert "(line 2, column 5)" in error_of('{"id":\n"7" "x"}')
    assert "line 1" in error_of('{"id":"7"')


def test_bytes_may_have_a_byte_order_mark_but_must_be_utf_8() -> None:
    assert read_ticket(b"\xef\xbb\xbf{}") == Ticket()
    assert error_of("{}".encode("utf-16")) == "the ticket is not UTF-8 (byte 0)"


def test_endless_nesting_and_numbers_end_in_an_error() -> None:
    assert error_of("[" * 100_000) == "the JSON is nested too deeply"
    assert error_of('{"id":' + "1" * 10_000 + ',"channel":"\\ud800"}')


def test_lone_surrogates_survive() -> None:
    assert read_ticket('{"subject":"\\ud800"}').subject == "\ud800"


def test_zendesk_requester_is_the_customer() -> None:
    ticket = read_ticket(
        '{"ticket":{"id":5,"subject":"Refund","requester_id":1,"assignee_id":2,"via":{"channel":"web"},'
        '"created_at":"2026-11-01T00:00:00Z"},"comments":['
        '{"author_id":2,"body":"Checking","public":true,"created_at":"2026-11-03T00:00:00Z"},'
        '{"author_id":1,"html_body":"<p>Where is<br>it?</p><p>Kate &amp; co</p>","public":true,'
        '"created_at":"2026-11-02T00:00:00Z"},'
        '{"author_id":2,"plain_body":"VIP&nbsp;","public":false,"created_at":"2026-11-04T00:00:00Z"}],'
        '"users":[{"id":1,"name":"Kate","email":"k@example.com","locale":"en-GB"},{"id":2,"name":"Owen"}]}'
    )
    assert ticket.id == "5"
    assert ticket.channel == "email"
    assert ticket.language == "en"
    assert ticket.customer == Customer("Kate", "k@example.com")
    assert ticket.agent == Agent("Owen")
    assert [(message.author, message.public, message.text) for message in ticket.messages] == [
        ("customer", True, "Where is\nit?\nKate & co"),
        ("agent", True, "Checking"),
        ("agent", False, "VIP\xa0"),
    ]
    assert ticket.attachments is None


def test_zendesk_comments_alone_are_told_by_roles_or_by_order() -> None:
    by_role = read_ticket(
        '{"comments":[{"author_id":9,"body":"Hello"},{"author_id":4,"body":"Hi"}],'
        '"users":[{"id":4,"role":"end-user"},{"id":9,"role":"agent"}]}'
    )
    assert [message.author for message in by_role.messages] == ["agent", "customer"]
    by_order = read_ticket('{"comments":[{"author_id":9,"body":"Hello"},{"author_id":4,"body":"Hi"}]}')
    assert [message.author for message in by_order.messages] == ["customer", "agent"]


def test_zendesk_description_stands_for_missing_comments() -> None:
    ticket = read_ticket('{"ticket":{"id":5,"description":"Where is it?","requester":{"name":"Kate"}}}')
    assert ticket.messages == (Message("Where is it?"),)
    assert ticket.customer.name == "Kate"


def test_zendesk_errors_name_the_key() -> None:
    assert (
        error_of('{"comments":[{"public":1}]}')
        == "comments[0].public: expected true or false, found the number 1"
    )
    assert (
        error_of('{"ticket":{"subject":1},"comments":[]}')
        == "ticket.subject: expected a text, found the number 1"
    )
    assert error_of('{"comments":[],"users":[{"id":[]}]}') == "users[0].id: expected a text, found a list"


KEYS = (
    "id channel subject language date customer agent messages attachments name email gender author public text "
    "at ticket comments users requester_id author_id body html_body role"
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS.split()), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_a_ticket_or_a_ticket_error(obj: object) -> None:
    try:
        assert isinstance(ticket_from(obj), Ticket)
    except TicketError as error:
        assert str(error)
