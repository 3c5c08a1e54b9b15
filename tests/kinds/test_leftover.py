import pytest

from replylint.model import Customer, Message, Ticket
from tests.kinds.helpers import excerpts, report

BLOCK = """
kind: leftover
part: [reply, signature]
fields: {ru: [номер*, сумм*], en: [date, number]}
insert: {ru: [вставить], en: [insert]}
around: {ru: [заказ*, ваш*], en: [order, your, here]}
names: {ru: [имя], en: [name]}
about: {ru: [переменн*], en: [variable*]}
technical: {ru: [поле], en: [field]}
interface: {ru: [кнопк*], en: [button]}
format: {ru: [формат*], en: [format]}
form: {ru: [заполните], en: [fill in]}
except: {ru: [XXX летн*], en: [null and void]}
"""


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Заказ {{order.id}} готов.", "{{order.id}}"),
        ("Заказ %order_id% готов.", "%order_id%"),
        ("Заказ %s готов.", "%s"),
        ("Заказ [номер заказа] готов.", "[номер заказа]"),
        ("Заказ <номер> готов.", "<номер>"),
        ("Ссылка (вставить номер) ниже.", "(вставить номер)"),
        ("Заказ номер_заказа готов.", "номер_заказа"),
        ("Сумма ___ рублей.", "___"),
        ("Заказ №XXXX готов.", "XXXX"),
        ("Придёт через XX дней.", "XX"),
        ("Придёт ДД.ММ.ГГГГ утром.", "ДД.ММ.ГГГГ"),
        ("Уважаемый(ая) Инна, заказ готов.", "Уважаемый(ая)"),
        ("К возврату null рублей.", "null"),
        ("Здравствуйте, !\n\nЗаказ готов.", "Здравствуйте, !"),
        ("Hi ,\n\nthanks.", "Hi ,"),
        ("Здравствуйте, ИМЯ!\n\nЗаказ готов.", "ИМЯ"),
        ("Заказ № , спасибо.", "№"),
        ("Готово.\n\nС уважением,\nВаше имя", "Ваше имя"),
        ("[вернём/обменяем, выбрать нужное] товар", "[вернём/обменяем, выбрать нужное]"),
    ],
)
def test_unfilled(text: str, excerpt: str) -> None:
    assert [found.strip() for found in excerpts(BLOCK, text)] == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        "Нажмите кнопку [Номер].",
        "Поставьте переменную {{name}} в письмо.",
        "Поле phone приходит как null.",
        "Укажите дату в формате ДД.ММ.ГГГГ.",
        "Заполните бланк:\nИмя: ______\nСумма: ______",
        "Карта XXXX XXXX XXXX 1234 активна.",
        "XXX летние игры прошли.",
        "See [the order](https://a.example.org) and [1].",
        "Код `{{name}}` и <code>{{name}}</code> в тексте.",
        "Спасибо!\n______________\nОтдел",
        "Love, Ann xxx",
        "Скидка 5%, вторая 10%на всё.",
        "Откройте %APPDATA%\\Roaming.",
        "Здравствуйте , Анна!",
        "Пишите на имя_номер@shop.ru.",
        "<b>номер</b> и <i>сумма</i>",
    ],
)
def test_innocent(text: str) -> None:
    assert excerpts(BLOCK, text) == []


def test_what_the_customer_wrote() -> None:
    ticket = Ticket(messages=(Message(text="Пришло письмо с {{order}} внутри"),))
    assert excerpts(BLOCK, "Тег {{order}} попал в письмо по ошибке.", ticket=ticket) == []
    assert excerpts(BLOCK, "Тег {{order}} попал в письмо по ошибке.") == ["{{order}}"]


def test_the_name_that_the_ticket_knows() -> None:
    ticket = Ticket(customer=Customer(name="Инна Власова"))
    for text, fixed in (("Добрый день, {Имя}!", "Инна"), ("Здравствуйте, !", "Здравствуйте, Инна!")):
        (finding,) = report(BLOCK, f"{text}\n\nЗаказ готов.", ticket=ticket).findings
        assert finding.suggestions[0].text == fixed
