import pytest

from replylint.parts.ending import find_ending


def ending(text: str) -> tuple[str, str]:
    """The farewell and the signature, without white space at their ends."""
    found = find_ending(text, 0, len(text))
    return text[found.closing : found.signature].strip(), text[found.signature : found.rest].strip()


BODY = "Деньги вернули на карту.\n\n"


@pytest.mark.parametrize(
    ("farewell", "signature"),
    [
        ("С уважением,", "Алёна, банк «Исток»"),
        ("С уважением,", "магазин «Бегом»"),
        ("С уважением,", "Иван Петров\nменеджер отдела продаж\n+7 900 123-45-67\nwww.example.com"),
        ("С ув.,", "Ира"),
        ("З повагою,", "правління ОСББ «Дубки», Мирослав"),
        ("Щиро ваша,", "Леся"),
        ("Kind regards,", "Tomás, Guest Relations"),
        ("Yours sincerely,", "Will Porter"),
        ("Best", "Kit"),
        ("Thank you for sailing with us,", "The Ferryline team"),
        ("Have a pleasant trip,", "Vira"),
        ("Хорошего вечера!", "Ирина"),
        ("Хорошего дня и удачной поездки!", "Тамара, визовый центр"),
        ("Пусть праздник удастся!", "Вера"),
        ("Передайте дочке наши поздравления!", "Александра"),
        ("До зустрічі в середу!", "Леся, клініка «Віра»"),
        ("Спасибо, что вы с нами!", "Маркет «Всё рядом»"),
        ("", "Команда «Пиксель», Тася"),
        ("", "Надя, «Фарфор и чай»"),
        ("", "Оператор Назар"),
        ("", "Служба поддержки"),
        ("", "Химчистка «Снег», Софья"),
        ("", "Адміністрація"),
        ("", "The Flowdesk team"),
        ("", "Ваш банк"),
        ("", "\0\0\0\0"),
        ("", "--\nТася\nбанк «Исток»"),
        ("Всего доброго.", ""),
        ("На этом переписку завершаем. Прощайте.", ""),
        ("Good day to you.", ""),
        ("Рада была помочь!", ""),
    ],
)
def test_farewells_and_signatures(farewell: str, signature: str) -> None:
    text = BODY + "\n".join(filter(None, [farewell, signature]))
    assert ending(text) == (farewell, signature)
    assert ending(text.replace("\n", "\r\n")) == (farewell, signature.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("line", "farewell", "signature"),
    [
        ("Готово. Спокойного вечера!", "Спокойного вечера!", ""),
        ("Напишіть нам. Гарного вам дня!", "Гарного вам дня!", ""),
        ("It's done. Enjoy the weekend!", "Enjoy the weekend!", ""),
        (
            "Спасибо, что не промолчали, и хорошей вам дороги!",
            "Спасибо, что не промолчали, и хорошей вам дороги!",
            "",
        ),
        ("Готово. Хорошего дня! Ирина", "Хорошего дня!", "Ирина"),
        ("С уважением, команда «Пиксель»", "С уважением,", "команда «Пиксель»"),
    ],
)
def test_on_one_line(line: str, farewell: str, signature: str) -> None:
    assert ending(BODY + line) == (farewell, signature)


@pytest.mark.parametrize(
    "text",
    [
        "Заказ отправлен\nТрек 12345",
        "Thank you for the details.\nRefund amount 500",
        "Как вам удобнее?\n\n— Да, запишите меня\n— Нет, спасибо, я позже",
        "Проверьте:\n\nИмя\nФамилия",
        "Ключ такой:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEfakefakefakefakefakefakefake\n-----END RSA PRIVATE KEY-----",
        "Передала мастеру.\nИрина Сергеевна позвонит завтра",
        "Мы закрыли заявку.\n\nНе отвечайте на это письмо",
        "Решение готово. До понедельника вернём деньги.",
        "Деньги придут до конца следующей недели.",
        "Done. Take care of the invoice by Monday.",
        "Done. Until then I'll check daily.",
        "Text YES, or NO if a free upgrade bores you. Fern & Co.",
        "Какой день удобнее: 21 или 28 ноября?",
        "Ирина",
        "",
    ],
)
def test_other_endings_are_none(text: str) -> None:
    assert ending(text) == ("", "")


def test_a_postscript_is_body_again() -> None:
    text = "Код 1234.\n\nХорошего дня!\nТася\n\nP.S. Код действует до пятницы."
    found = find_ending(text, 0, len(text))
    assert text[found.closing : found.signature] == "Хорошего дня!\n"
    assert text[found.signature : found.rest].strip() == "Тася"
    assert text[found.rest :] == "P.S. Код действует до пятницы."


def test_a_name_after_a_greeting_alone_needs_the_greeting() -> None:
    assert find_ending("Ирина", 0, 5).signature == 5
    assert find_ending("Ирина", 0, 5, greeted=True).signature == 0
