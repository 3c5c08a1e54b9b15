from replylint.model import Company, Customer, Message, Ticket
from replylint.settings import CompanySection, Layer, Section, resolve
from tests.kinds.helpers import excerpts, program_of, report

BLOCK = """
kind: foreign-data
order: {ru: ["(заказ | заказа) [номер] $"], en: ["order [number] $"]}
other: {ru: ["трек-номер $", ттн]}
own: {ru: ["звоните нам ..2 $"], en: ["call us ..2 $"]}
new: {ru: [новый заказ]}
mailboxes: [support]
"""


def _ticket(text: str, email: str | None = None) -> Ticket:
    return Ticket(customer=Customer(email=email), messages=(Message(text=text),))


def _found(text: str, ticket: Ticket | None) -> list[str]:
    return excerpts(BLOCK, text, ticket=ticket)


def test_an_address_from_nowhere() -> None:
    ticket = _ticket("Где чек?", "anna@pochta.example")
    assert _found("Чек ушёл на O.Petrova@pochta.example.", ticket) == ["O.Petrova@pochta.example"]
    assert _found("Чек ушёл на Anna@Pochta.example.", ticket) == []


def test_the_ticket_may_space_it_as_it_likes() -> None:
    assert _found("Пишем на anna@pochta.example.", _ticket("anna @ pochta.example")) == []
    assert _found("Позвоним на +7 (900) 000-12-34.", _ticket("8 900 000 12 34")) == []
    assert _found("Заказ № 1002211 в пути.", _ticket("заказ 100-2211")) == []
    assert _found("Заказ № A10293B7 в пути.", _ticket("заказ A10293B7")) == []


def test_telephones_and_orders_and_cards() -> None:
    ticket = _ticket("Где заказ 55017?")
    assert _found("Звонили вам на +7 900 000-77-11.", ticket) == ["+7 900 000-77-11"]
    assert _found("Заказ № 55071 в пути.", ticket) == ["55071"]
    assert _found("Вернули на 4111 1111 1111 1111.", ticket) == ["4111 1111 1111 1111"]


def test_numbers_of_something_else() -> None:
    ticket = _ticket("Где заказ 55017?")
    assert _found("Трек-номер 89000001234.", ticket) == []
    assert _found("ТТН 4111111111111111.", ticket) == []
    assert _found("Карта *4242, сумма 12 500, 12.10.2026, с 10:00 до 18:00.", ticket) == []
    assert _found("Заказ 2026 года отменили.", ticket) == []


def test_a_new_order() -> None:
    assert _found("Новый заказ № 60001 уже собран.", _ticket("Где заказ 55017?")) == []


def test_the_company_speaks_of_itself() -> None:
    ticket = _ticket("Как позвонить?")
    assert _found("Звоните нам на +7 495 000 12 34.", ticket) == []
    assert _found("Горячая линия 8 800 555-00-11.", ticket) == []
    assert _found("Почта support@romashka.example.", ticket) == []


def test_the_config_names_its_own() -> None:
    company = CompanySection(
        domains=["romashka.example"], emails=["a@b.example"], phones=["+7 495 000-12-34"]
    )
    program = program_of(BLOCK, resolve([Layer(Section(company=company))]))
    assert program.company == Company(
        domains=("romashka.example",), emails=("a@b.example",), phones=("+7 495 000-12-34",)
    )
    from replylint.drafts import read_draft
    from replylint.linter import lint

    text = "Лена: lena@mail.romashka.example, A@b.example, 8 (495) 000 12 34, oleg@other.example."
    found = lint(read_draft(text, language="ru"), _ticket("Кто там?"), program)
    assert [text[finding.start : finding.end] for finding in found] == ["oleg@other.example"]


def test_the_only_datum_of_the_ticket_is_suggested() -> None:
    ticket = _ticket("Заказ 55017, телефон 8 900 000-12-34.", "anna@pochta.example")
    text = "Заказ 55071, o@pochta.example, +7 900 000-77-11."
    found = report(BLOCK, text, ticket=ticket).findings
    assert [[suggestion.text for suggestion in finding.suggestions] for finding in found] == [
        ["55017"],
        ["anna@pochta.example"],
        ["8 900 000-12-34"],
    ]
    two = _ticket("Заказ 55017 и заказ 55018.")
    assert report(BLOCK, "Заказ 55071 в пути.", ticket=two).findings[0].suggestions == ()


def test_silent_where_nothing_is_known() -> None:
    assert _found("Чек ушёл на o@pochta.example.", None) == []
    assert _found("Чек ушёл на o@pochta.example.", Ticket(customer=Customer(name="Анна"))) == []
