"""In what gender customers speak of themselves."""

import pytest

from replylint.model import Customer, Gender, Language, Message, Ticket
from replylint.people.customer import customer_names
from replylint.people.customer_gender import (
    GenderWords,
    customer_gender,
    gender_of_form,
    own_gender,
    plural_of_form,
)

WORDS: dict[Language, GenderWords] = {
    "ru": GenderWords(
        {"должен": "должны", "смог": "смогли", "рад": "рады"},
        {"должна": "должны", "смогла": "смогли", "рада": "рады"},
        frozenset({"файл", "правила"}),
        {"заказал": "m", "заказала": "f", "хотел": "m", "хотела": "f", "рада": "f", "позвонила": "f"},
    ),
    "uk": GenderWords(
        {"повинен": "повинні"}, {"повинна": "повинні"}, frozenset(), {"замовив": "m", "замовила": "f"}
    ),
}


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Я вчера отправила документы.", "f"),
        ("Скажите, что я должен принести?", "m"),
        ("Так и не смогла я войти.", "f"),
        ("Здравствуйте, хотела бы уточнить адрес.", "f"),
        ("Заказал у вас шкаф.", "m"),
        ("Жду третий день, заказала ещё в пятницу.", "f"),
        ("Я вже двічі телефонувала.", "f"),
        ("Вітаю! Замовив у вас лампу.", "m"),
        ("Я файл отправила.", "f"),
        ("Вчера была у вас в салоне.", "f"),
        ("Буду очень рад ответу.", "m"),
        ("Вчера была ошибка.", None),
        ("Коллега заказала шкаф.", None),
        ("Позвонила девушка, ничего не объяснила.", None),
        ("Вы написали: «Я отправила документы».", None),
        ("Моя мама заказала шкаф, хотела зелёный.", None),
        ("Доставка опоздала, курьер нахамил.", None),
        ("Where is my order?", None),
    ],
)
def test_own_gender(text: str, gender: Gender | None) -> None:
    assert own_gender(text, WORDS)[0] == gender


def test_both_genders_in_one_message_prove_nothing_but_are_seen() -> None:
    gender, shown = own_gender("Я заказала, потом я забыл.", WORDS)
    assert gender is None
    assert shown


@pytest.mark.parametrize(
    ("form", "language", "gender", "plural"),
    [
        ("должна", "ru", "f", "должны"),
        ("заказал", "ru", "m", "заказали"),
        ("зарегистрировалась", "ru", "f", "зарегистрировались"),
        ("ошибался", "ru", "m", "ошибались"),
        ("замовила", "uk", "f", "замовили"),
        ("помилялася", "uk", "f", "помилялися"),
        ("помилявся", "uk", "m", "помилялися"),
        ("правила", "ru", None, "правили"),
        ("заказали", "ru", None, "заказали"),
    ],
)
def test_forms(form: str, language: Language, gender: Gender | None, plural: str) -> None:
    assert gender_of_form(form, language, WORDS[language]) == gender
    assert plural_of_form(form, language, WORDS[language]) == plural


def gender_of(name: str | None, profile: Gender | None, *texts: str) -> Gender | None:
    ticket = Ticket(
        customer=Customer(name=name, gender=profile), messages=tuple(Message(text=text) for text in texts)
    )
    return customer_gender(ticket, customer_names(ticket), WORDS)[0]


def test_own_words_count_before_the_profile_and_the_profile_before_the_name() -> None:
    assert gender_of("Саша", "m", "Я заказала лампу.") == "f"
    assert gender_of("Саша", "m", "Где лампа?") == "m"
    assert gender_of("Саша", None, "Где лампа?") is None
    assert gender_of("Галина", None, "Где лампа?") == "f"
    assert gender_of("Ілля", None, "Де лампа?") == "m"
    assert gender_of("Рита Павлова", "f", "Пишу с почты жены.\nГлеб") is None
    assert gender_of("Robin Hall", None, "Where?\nMrs. Robin Hall") == "f"


def test_signs_that_disagree_prove_nothing() -> None:
    assert gender_of("Саша", "m", "Я заказала лампу.", "Я забыл адрес.") is None


def test_the_proof_is_quoted() -> None:
    ticket = Ticket(customer=Customer(name="Саша"), messages=(Message(text="Так, я заказала лампу."),))
    _, evidence = customer_gender(ticket, customer_names(ticket), WORDS)
    assert evidence is not None
    assert "заказала" in evidence.text
    assert evidence.where == "message 1"
