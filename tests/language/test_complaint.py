import pytest

from replylint.language.complaint import is_complaint
from replylint.model import Message


def customer(*texts: str) -> tuple[Message, ...]:
    return tuple(Message(text) for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "Вы издеваетесь? Сколько можно ждать этот диван!",
        "Холодильник привезли с вмятиной, а грузчики даже не извинились.",
        "С карты дважды списали за одну поездку.",
        "Третью неделю жду мастера, никто не перезвонил.",
        "Обещали доставить в понедельник, сегодня среда.",
        "Очень разочарована вашим сервисом.",
        "Гроші зняли двічі, а квитків немає!",
        "Вже п'ятий день чекаю на відповідь. Жах.",
        "Телевізор приїхав розбитий, що за сервіс!",
        "Я більше ніколи у вас не замовлю.",
        "My parcel arrived crushed and nobody answers the phone.",
        "I was charged twice for the same ride.",
        "I've been waiting for three weeks. This is ridiculous.",
        "Your driver was rude and shouted at me.",
        "Заказывала красное платье, прислали синее.",
        "Мастер не явился, телефон не отвечает, я потеряла рабочий день.",
        "Приїхав майстер, нічого не полагодив і взяв 500 гривень.",
        "The shoes fell apart after two days.",
        "Still no refund, and this is my fourth email!",
        "Мясо оказалось тухлым, выбросили весь шашлык.",
        "Вы опять всё перепутали.",
        "Сняли деньги за подписку, которую я отменила в августе.",
        "Застосунок з'їв мої бали, підтримка мовчить тиждень.",
        "Адміністраторка сміялася мені в обличчя.",
        "The receptionist laughed in my face.",
        "It's nothing like the description, I want a refund.",
    ],
)
def test_anger_and_what_the_company_failed_to_do_are_complaints(text: str) -> None:
    assert is_complaint(customer(text))


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день! Подскажите, какой срок доставки в Омск?",
        "Можно перенести запись на четверг?",
        "Не могу настроить принтер, индикатор мигает. Что нажать?",
        "Спасибо, всё работает!",
        "Вчера интернет не работал, а сегодня всё хорошо, спасибо за помощь.",
        "Доброго дня! Як оплатити курс карткою?",
        "Дякую, все запрацювало!",
        "Чи можна повернути квиток, якщо плани зміняться?",
        "Hi! How do I change my delivery address?",
        "Thanks so much, it works now!",
        "Will I be charged twice if I pay again?",
        "Ничего не менял, просто хочу узнать баланс.",
        "Заказал пиццу, пришла горячая, спасибо!",
        "Через вас можно оплатить штраф?",
        "Could you tell me the price for 20 seats?",
        "What happens if my parcel arrives damaged?",
        "Do you charge twice for a return trip?",
        "Что делать, если посылка придёт разбитая?",
        "Якщо товар приїде пошкоджений, хто поверне гроші?",
        "ok",
        "",
    ],
)
def test_questions_and_thanks_are_not(text: str) -> None:
    assert not is_complaint(customer(text))


def test_only_words_since_the_last_public_answer_count() -> None:
    angry = Message("Это безобразие, посылка пришла разбитой!")
    answer = Message("Простите, вернём деньги сегодня.", author="agent")
    note = Message("позвонить складу", author="agent", public=False)
    thanks = Message("Спасибо, деньги пришли.")
    assert is_complaint((angry,))
    assert not is_complaint((angry, answer, thanks))
    assert is_complaint((angry, note, Message("Жду ответа")))
    assert is_complaint((thanks, answer, angry))


def test_a_follow_up_in_a_new_message_belongs_to_the_complaint() -> None:
    assert is_complaint(customer("Пицца приехала холодная.", "Ау?"))


def test_the_last_answer_does_not_hide_what_it_answers() -> None:
    angry = Message("Это безобразие!")
    assert is_complaint((angry, Message("Разберёмся.", author="agent")))


def test_nobody_said_anything() -> None:
    assert not is_complaint(())
    assert not is_complaint((Message("Здравствуйте", author="agent"),))


@pytest.mark.parametrize(
    "text",
    [
        "Нужно срочно поменять адрес!",
        "Терміново потрібна нова адреса!",
        "The address has a typo, please fix it asap, it's urgent!",
        "It finally worked!! thx",
        "Please find the payment, I am broke!",
        "Fine, but what if the parcel is lost? I need it!",
        "Хорошо, а что если посылка потеряна? Документы важные!",
    ],
)
def test_haste_and_success_are_no_complaint(text: str) -> None:
    assert not is_complaint(customer(text))


def test_haste_adds_to_trouble() -> None:
    assert is_complaint(customer("The charger is defective, I need a new one urgently, asap."))
