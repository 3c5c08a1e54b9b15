from tests.kinds.helpers import excerpts, fixed

BLOCK = """
kind: secret
shared: {ru: [гостевой wi-fi], en: [guest wi-fi]}
example: {ru: [вроде]}
"""


def test_each_secret_once() -> None:
    text = "Токен: 7012345678:AAabcdefghijklmnopqrstuvwxyz0123456, пароль: Sklad!2026."
    assert excerpts(BLOCK, text) == ["7012345678:AAabcdefghijklmnopqrstuvwxyz0123456", "Sklad!2026"]


def test_the_suggestion_hides_the_value_only() -> None:
    assert fixed(BLOCK, "Пароль: Sklad!2026, смените.") == "Пароль: ********, смените."


def test_a_password_for_every_guest() -> None:
    assert excerpts(BLOCK, "Гостевой Wi-Fi, пароль: latte2026.") == []
    assert excerpts(BLOCK, "Есть гостевой Wi-Fi. Пароль: latte2026.") == []
    assert excerpts(BLOCK, "Есть гостевой Wi-Fi. Он быстрый. Пароль: latte2026.") == ["latte2026"]


def test_a_known_shape_is_a_secret_wherever_it_stands() -> None:
    text = "Гостевой Wi-Fi, ключ AKIAABCDEFGHIJKLMNOP, вроде."
    assert excerpts(BLOCK, text) == ["AKIAABCDEFGHIJKLMNOP"]


def test_advice_may_show_a_bad_one() -> None:
    assert excerpts(BLOCK, "Не берите пароль: вроде qwerty123.") == []


def test_placeholders_are_no_passwords() -> None:
    assert excerpts(BLOCK, "Пароль: {{user.password1}}") == []
    assert excerpts(BLOCK, "Пароль: %password1%") == []


def test_a_private_key_is_one_finding() -> None:
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----"
    assert excerpts(BLOCK, f"Вот ключ:\n{key}") == [key]
