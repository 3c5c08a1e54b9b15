import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.shapes.secrets_text import LITERALS, issued, told


def _found(text: str) -> list[str]:
    secrets = [*issued(text, 0, len(text)), *told(text, 0, len(text))]
    return list(dict.fromkeys(text[secret.start : secret.end] for secret in secrets))


@pytest.mark.parametrize(
    "secret",
    [
        "AKIAABCDEFGHIJKLMNOP",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "xoxb-123456789012-abcdefABCDEF",
        "sk_live_0123456789abcdefABCDEF",
        "glpat-abcdefghij0123456789",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123",
        "7012345678:AAabcdefghijklmnopqrstuvwxyz0123456",
        "postgres://app:Gh67pLm@db.shop.ru:5432/orders",
        "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
    ],
)
def test_shapes_that_their_issuers_gave(secret: str) -> None:
    assert _found(f"Вот: {secret}\nСпасибо.") == [secret]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Логин superadmin, пароль: Sklad!2026.", "Sklad!2026"),
        ("Пароль администратора — Tigr#404, смените.", "Tigr#404"),
        ("Пароль тепер такий: Kalyna2025", "Kalyna2025"),
        ("пароль: qwerty", "qwerty"),
        ("пароль в системе Leto_2026", "Leto_2026"),
        ("Login: admin\nPassword: sunshine\n", "sunshine"),
        ("The password is Summer2024.", "Summer2024"),
        ("Log in as batch / Winter-7731x now", "Winter-7731x"),
        ("Use Winter-Fake-7731 (our password)", "Winter-Fake-7731"),
        ("API key: 8f14e45fceea167a5a36dedd4bea2543", "8f14e45fceea167a5a36dedd4bea2543"),
        ("Ключ доступа — a8Fj20sKq19xZmP0wLr4", "a8Fj20sKq19xZmP0wLr4"),
        ("Server=db1;User Id=sa;Password=Qwerty12;", "Qwerty12"),
        ("пароль от архива: 12345678", "12345678"),
    ],
)
def test_what_the_words_call_a_secret(text: str, secret: str) -> None:
    assert _found(text) == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Забыли пароль? Нажмите «Восстановить».",
        "Новый пароль: не короче 10 символов.",
        "Пароль: 8-20 символов",
        "Пароль: 1024 символа",
        "Пароль: {{password}}",
        "пароль: ********",
        "Пароль — дата рождения.",
        "Password: at least 8 characters",
        "Password: your date of birth",
        "Password changed: 2026-11-20, 14:05",
        "Сброс пароля: https://shop.ru/reset/12abc45",
        "Введите пароль Wi-Fi",
        "Reset the password on iPhone15",
        "postgres://user:password@host/db",
        "The token on the receipt is a reference.",
        "Жетон, или токен, лежит на стойке.",
    ],
)
def test_what_is_no_secret(text: str) -> None:
    assert _found(text) == []


@given(st.text(alphabet="парольpasword: =/Aa1!\n—key-sk_t", max_size=80))
def test_every_secret_holds_a_literal_of_the_index(text: str) -> None:
    for secret in [*issued(text, 0, len(text)), *told(text, 0, len(text))]:
        assert 0 <= secret.start < secret.end <= len(text)
        assert any(literal in text.lower() for literal in LITERALS)
