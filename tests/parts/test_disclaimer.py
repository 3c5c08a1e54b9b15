import pytest

from replylint.parts.disclaimer import find_disclaimer


def disclaimer(text: str) -> str:
    return text[find_disclaimer(text, 0, len(text)) :]


@pytest.mark.parametrize(
    "notice",
    [
        "Это сообщение и все вложения являются конфиденциальными.",
        "Настоящее электронное письмо предназначено исключительно для лиц, которым оно адресовано.",
        "Информация, содержащаяся в этом письме, предназначена только для адресата.",
        "КОНФИДЕНЦИАЛЬНОСТЬ: если вы не являетесь адресатом, удалите письмо.",
        "Це повідомлення та всі вкладення є конфіденційними.",
        "Якщо ви отримали цей лист помилково і не є одержувачем, видаліть його.",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "The information contained in this message is privileged.",
        "CONFIDENTIALITY NOTICE: unauthorised use is prohibited.",
        "Please consider the environment before printing this email.",
    ],
)
def test_the_usual_notices(notice: str) -> None:
    assert disclaimer(f"Деньги вернули.\n\nИрина\n\n{notice}") == notice
    assert disclaimer(f"Деньги вернули.\r\n\r\nИрина\r\n\r\n{notice}") == notice


def test_what_follows_a_notice_belongs_to_it() -> None:
    rest = "This message is confidential.\n\nNorthpeak Ltd, registered in England"
    assert disclaimer(f"Done.\n\n{rest}") == rest


@pytest.mark.parametrize(
    "text",
    [
        "Это сообщение является конфиденциальным.",
        "Готово.\n\nЭто сообщение пришло вам по ошибке, простите.",
        "Готово.\n\nЭто письмо можно показать на кассе.",
        "Ваши данные конфиденциальны.\n\nИрина",
        "Done.\n\nThis message was sent twice, sorry.",
        "",
    ],
)
def test_a_message_of_its_own_is_none(text: str) -> None:
    assert not disclaimer(text)
