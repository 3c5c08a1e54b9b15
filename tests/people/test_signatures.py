"""The name at the end of a customer's message."""

import pytest

from replylint.model import Agent, Customer, Ticket
from replylint.people.person_name import PersonName
from replylint.people.signatures import SignatureReader, name_shaped


def read(text: str, profile: str | None = None, agent: str | None = None) -> str | None:
    found = SignatureReader(Ticket(customer=Customer(name=profile), agent=Agent(agent))).name_in(text)
    return found.written if isinstance(found, PersonName) else found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Где счёт?\nРита", "Рита"),
        ("Где счёт?\nРита Павлова", "Рита Павлова"),
        ("Где счёт?\nС уважением,\nРита Львовна", "Рита Львовна"),
        ("Где счёт?\nС уважением, Рита", "Рита"),
        ("Где счёт?\nРита, отдел кадров", "Рита"),
        ("Where is the bill?\nThanks so much,\nPeggy", "Peggy"),
        ("Where is the bill?\nAll the best, Peggy Olson, accountant", "Peggy Olson"),
        ("Де рахунок?\nЩиро ваша Соломія", "Соломія"),
        ("Где счёт? Рита", "Рита"),
        ("Где счёт?\nРита\n\nОтправлено с iPhone", "Рита"),
        ("Где счёт?\nРита\n+7 900 123-45-67\nrita@example.com", "Рита"),
        ("Где счёт?", None),
        ("Где счёт? Жду.", None),
        ("Где счёт?\nГлеб, спасибо!", None),
        ("", None),
    ],
)
def test_signature(text: str, name: str | None) -> None:
    assert read(text) == name


def test_a_strange_signature_is_given_as_it_stands() -> None:
    assert read("Где счёт?\nВаше Сиятельство") == "Ваше Сиятельство"


def test_the_operator_does_not_sign_for_the_customer() -> None:
    assert read("Понял.\nСпасибо, Глеб", agent="Глеб") is None
    assert read("Понял.\nСпасибо, Глеб", agent="Глеб", profile="Глеб") == "Глеб"


def test_wishes_count_before_the_signature_and_introductions_after_it() -> None:
    assert read("Call me Peggy, please.\nMargaret") == "Peggy"
    assert read("Меня зовут Рита, счёта нет") == "Рита"
    assert read("Меня зовут Маргарита, счёта нет.\nРита") == "Рита"


def test_name_shape() -> None:
    assert name_shaped("Рита Павлова")
    assert name_shaped("Р. Л. Павлова")
    assert not name_shaped("рита")
    assert not name_shaped("Где мой счёт")
    assert not name_shaped("")
