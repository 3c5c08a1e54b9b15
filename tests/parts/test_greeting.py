import pytest

from replylint.parts.greeting import find_greeting


def greeting(text: str) -> str:
    return text[: find_greeting(text, 0, len(text))]


@pytest.mark.parametrize(
    ("greeting_text", "rest"),
    [
        ("Здравствуйте, Марина!", "\n\nЗаказ готов."),
        ("Здравствуйте,", " ваш заказ готов."),
        ("Здравствуйте, Марина,", " ваш заказ готов."),
        ("Здравствуйте Марина!", " Заказ готов."),
        ("Здравствуйте Марина ", "ваш заказ готов."),
        ("Марина, добрый день!", " Заказ готов."),
        ("Марина, Олег, добрый день!", " Заказ готов."),
        ("Мой господин, здравствуйте!", " Заказ готов."),
        ("Уважаемый Сергей Петрович,", " если у вас остался чек, приложите его."),
        ("Уважаемая Анна-Мария Сергеевна!", "\nЗаказ готов."),
        ("Добрый день, уважаемый Никита!", "\n\nЗаказ готов."),
        ("Добрый вечер, Максим.", " Авария, о которой вы пишете, позади."),
        ("Доброе утро, Миша :)", " Заказ готов."),
        ("Привет всем!", " Новости такие."),
        ("Константин,", " выписку вы найдёте в приложении."),
        ("Вітаю, Оксано!", " Бачу, що оплата пройшла."),
        ("Вітаю.", " Платіж пройшов."),
        ("Пане Зеноне, вітаю!", " Я перевірив чергу."),
        ("Доброго дня, шановна пані Катерино!", " Це ваш банк."),
        ("Шановний(а) клієнте!", "\n\nГроші повернули."),
        ("Доброго дня, Ірино!", " Вітаємо в нашій школі."),
        ("Hi Kate,", "\n\nDone."),
        ("Hi ,", "\n\nDone."),
        ("Hi there.", " Your order is here."),
        ("Hello, ", "and thanks for your message."),
        ("Hey, ", "Emily here! I work evenings."),
        ("Dear Mr. Taylor,", "\n\nDone."),
        ("Dear Dr O'Brien,", "\n\nDone."),
        ("Dear Sir or Madam,", "\n\nDone."),
        ("Dear Kate & Tom,", "\n\nDone."),
        ("Kate, hi!", " It's done."),
        ("Welcome aboard, Sam!", " Your week starts now."),
        ("Здравствуйте, Инна!\n\nДобрый вечер!", " Благодарим за обращение."),
        ("Добрый день, \0\0\0\0!", " Готово."),
        ("\0\0\0\0, добрый день!", " Готово."),
        ("Доброго дня", "\n\nГроші повернули."),
        ("Good day.", ""),
    ],
)
def test_salutations(greeting_text: str, rest: str) -> None:
    assert (
        greeting(greeting_text + rest) == greeting_text.rstrip()
        if greeting_text.endswith(", ")
        else greeting_text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Хорошо, Гриша, тогда в субботу.",
        "Нет, платить не нужно.",
        "Да, успеете.",
        "Проверьте, пожалуйста, почту.",
        "Готово, деньги вернули.",
        "Зачекайте, будь ласка, дві хвилини.",
        "Спасибо, что написали.",
        "Хай буде так.",
        "Дорога доставка, тому привеземо самі.",
        "Welcome to our service, Tom.",
        "Unfortunately, we are closed.",
        "Thanks, Kate!",
        "Sure, Hugo! Here is the draft.",
        "Good day to you.",
        "You're welcome.",
        "Ваш заказ готов, Марина.",
        "12 ноября, Марина.",
        "",
        "   ",
    ],
)
def test_other_beginnings_are_none(text: str) -> None:
    assert greeting(text) == ""


def test_stays_within_its_stretch() -> None:
    text = "> старое\nДобрый день, Анна! Готово."
    assert text[: find_greeting(text, 9, len(text))].endswith("Добрый день, Анна!")
    assert find_greeting(text, 9, 20) <= 20
