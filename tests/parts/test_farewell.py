import pytest

from replylint.parts.farewell import is_farewell, is_valediction, valediction_before_name


@pytest.mark.parametrize(
    "line",
    [
        "С уважением,",
        "С уважением и наилучшими пожеланиями,",
        "з повагою",
        "Искренне ваша,",
        "С ув.",
        "**С теплом,**",
        "Kind regards,",
        "WARM REGARDS",
        "Best,",
        "Yours faithfully,",
        "Thanks for your patience,",
        "Щиро ваш,",
    ],
)
def test_valedictions(line: str) -> None:
    assert is_valediction(line)
    assert is_farewell(line)


@pytest.mark.parametrize(
    "line", ["", "Ирина", "Best price, today", "С уважением отнеситесь к очереди", "Thanks Kate"]
)
def test_no_valedictions(line: str) -> None:
    assert not is_valediction(line)


def test_a_name_after_a_valediction() -> None:
    line = "С уважением, Алёна, банк «Исток»"
    assert line[valediction_before_name(line) :] == "Алёна, банк «Исток»"
    assert not valediction_before_name("С уважением,")
    assert not valediction_before_name("Деньги вернули, Алёна")


@pytest.mark.parametrize(
    "sentence",
    [
        "Всего вам самого доброго!",
        "До свидания.",
        "Прощайте.",
        "Хорошего вам дня!",
        "Тёплых и уютных вечеров!",
        "Пусть праздник удастся!",
        "Желаем вам удачи!",
        "Будем рады помочь!",
        "Берегите себя!",
        "Пока!",
        "Гарних вихідних!",
        "До зустрічі в середу!",
        "Усього найкращого!",
        "Бажаю вам приємного вечора!",
        "Бувайте!",
        "Have a lovely weekend!",
        "Take care!",
        "See you soon!",
        "Enjoy your trip!",
        "Good day to you.",
        "Goodbye",
    ],
)
def test_farewells(sentence: str) -> None:
    assert is_farewell(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "До завтра всё починим.",
        "Деньги придут до конца следующей недели.",
        "Хорошо, записали.",
        "Какого дня вам ждать?",
        "Пока деньги не пришли, подождите.",
        "Take care of the invoice by Monday.",
        "Have your card ready.",
        "…",
        "",
    ],
)
def test_no_farewells(sentence: str) -> None:
    assert not is_farewell(sentence)


def test_thanks_are_a_farewell_only_on_a_line_of_their_own() -> None:
    assert is_farewell("Спасибо за понимание!", last_line=True)
    assert not is_farewell("Спасибо за понимание!")
