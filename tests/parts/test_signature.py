import pytest

from replylint.parts.signature import is_name_line, is_signature_line


@pytest.mark.parametrize(
    "line",
    [
        "Ирина",
        "Алёна, банк «Исток»",
        "Команда кухни",
        "Онлайн-кінотеатр «Екран», Яна",
        "Служба поддержки",
        "Will Porter",
        "Rose Hope, Evening College",
        "Tomás, Guest Relations",
        "Отдел по работе с клиентами",
        "Ваша Ульяна, «Вебинары»",
        "The Flowdesk team",
        "Адміністрація",
        "\0\0\0\0",
        "**Ирина**",
        "FitYard",
    ],
)
def test_names_of_people_and_teams(line: str) -> None:
    assert is_name_line(line)
    assert is_signature_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Трек 12345",
        "Ожидайте звонка",
        "Не отвечайте на это письмо",
        "Спасибо",
        "Как вам удобнее?",
        "— Да, запишите",
        "1. Паспорт",
        "Так, задоволений / Ні, не задоволений",
        "деньги вернули",
        "See you soon",
        "Check Your inbox",
        "",
        "Ирина позвонит завтра",
        "Готово!",
        "-----END RSA PRIVATE KEY-----",
        "AAFakeTokenForLinterTests0123456789x",
    ],
)
def test_other_lines_are_no_names(line: str) -> None:
    assert not is_name_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "менеджер отдела продаж",
        "+7 900 123-45-67",
        "тел. 123-45-67",
        "www.example.com",
        "Sent from my iPhone",
    ],
)
def test_lines_that_may_stand_under_a_name(line: str) -> None:
    assert is_signature_line(line)


@pytest.mark.parametrize(
    "line", ["Мы ждём вас завтра", "Заказ готов; заберите его", "Деньги придут. Проверьте счёт", ""]
)
def test_sentences_may_not(line: str) -> None:
    assert not is_signature_line(line)


def test_a_sentence_before_a_quotation_is_no_name() -> None:
    assert not is_name_line('Вернём денежные средства завтра. ":"')
    assert not is_signature_line("Отправим завтра. «Чай»")
    assert is_name_line("Надя, «Фарфор и чай»")
