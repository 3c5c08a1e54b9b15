import pytest

from replylint.parts.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_quotes(text, "reply")]


@pytest.mark.parametrize(
    "introduction",
    [
        "12 ноября, Иван писал(а):",
        "20.11.2026, 10:05, Иван написал:",
        "пт, 20 лист. 2026 р. о 10:05 Ivan <ivan@example.com> пише:",
        "пт, 20 нояб. 2026 г. в 10:05, Ivan <ivan@example.com>:",
        "Пятница, 20 ноября 2026, 10:05 +03:00 от Иван <ivan@example.com>:",
        "On Mon, Nov 12, 2026 at 10:15 AM Ivan <ivan@example.com> wrote:",
        "On 12 November Kate Brown wrote:",
        "On Mon, Nov 12, 2026 at 10:15 AM Ivan Petrov\n<ivan@example.com> wrote:",
        "-----Original Message-----",
        "-------- Пересылаемое сообщение --------",
        "-------- Переслане повідомлення --------",
        "---------- Forwarded message ---------",
        "Начало переадресованного сообщения:",
        "Begin forwarded message:",
        "From: Kate Brown\nSent: Monday, November 12\nTo: Support\nSubject: Refund",
        "От: Иван\nОтправлено: 12 ноября 2026\nКому: Поддержка\nТема: Возврат",
        "Від: Іван\nНадіслано: 12 листопада 2026\nКому: Підтримка\nТема: Повернення",
        "________________________________\nFrom: Kate\nDate: today\nTo: us",
        "##- Please type your reply above this line -##",
    ],
)
def test_an_introduction_of_a_mail_program_opens_a_quote_to_the_end(introduction: str) -> None:
    rest = f"{introduction}\n\nГде мой заказ?\n\nИван"
    assert quoted(f"Деньги вернули.\n\n{rest}") == [rest]


def test_only_marked_lines_are_quoted_where_there_are_marks() -> None:
    text = "12 ноября Иван писал:\n> Где заказ?\n> Жду\n\nУже в пути."
    assert quoted(text) == ["12 ноября Иван писал:\n> Где заказ?\n> Жду\n"]


def test_answers_between_quotes_stay() -> None:
    assert quoted("> Где?\nВ пути.\n\n> А чек?\nТоже.") == ["> Где?\n", "> А чек?\n"]


@pytest.mark.parametrize(
    "text",
    [
        "Вы написали: «Где заказ?» Отвечаю.",
        "20 ноября вы написали:\n«Где заказ?»",
        "12 ноября Иван писал:\n«Где заказ?»\n\nОтвечаю.",
        "Здравствуйте! 12 ноября наш оператор вам писал:\nзаказ готов.",
        "On 12 November you asked for a refund: it is on its way.",
        "От: Киев\nДо: Одесса",
        "a -> b, 5 > 3",
        "Исходное сообщение мы сохранили.",
        "",
    ],
)
def test_what_the_operator_says_is_no_quote(text: str) -> None:
    assert not quoted(text)


def test_html_quotes_of_a_reply_but_not_of_a_template() -> None:
    text = "<p>Да</p><blockquote>Где?</blockquote><p>Нет</p>"
    assert quoted(text) == ["<blockquote>Где?</blockquote>"]
    assert not find_quotes(text, "template")
    assert quoted('Да<div class="gmail_quote">Где?</div>') == ['<div class="gmail_quote">Где?</div>']


def test_marked_lines_of_a_template_are_its_own_unless_a_mail_program_introduces_them() -> None:
    text = "> Важно: возьмите чек.\n\nOn 12 Nov 2026, Ivan <i@x.ru> wrote:\n> Где?\n\nДа"
    (found,) = find_quotes(text, "template")
    assert text[found.start : found.end] == "On 12 Nov 2026, Ivan <i@x.ru> wrote:\n> Где?\n"


@pytest.mark.parametrize(
    "piece", [">", ">\n", "\n", "On 1 ", "wrote:\n", "<blockquote", "--", "From: a\nTo: b\n"]
)
def test_a_long_row_is_read_through(piece: str) -> None:
    find_quotes(piece * 50_000, "reply")
