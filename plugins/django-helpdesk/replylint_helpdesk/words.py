"""What the app says by itself; all else comes from the server."""

_WORDS = {
    "ru": {
        "held": "Ответ не отправлен: проверка недоступна ({message}). Попробуйте ещё раз чуть позже.",
        "unchecked": "Ответ отправлен без проверки: она недоступна ({message}).",
        "unkept": "Ответ отправлен, но причина не записана ({message}).",
    },
    "uk": {
        "held": "Відповідь не надіслано: перевірка недоступна ({message}). Спробуйте ще раз трохи згодом.",
        "unchecked": "Відповідь надіслано без перевірки: вона недоступна ({message}).",
        "unkept": "Відповідь надіслано, але причину не записано ({message}).",
    },
    "en": {
        "held": "The reply was not sent: the check can't be reached ({message}). Try again in a moment.",
        "unchecked": "The reply was sent unchecked: the check can't be reached ({message}).",
        "unkept": "The reply was sent, but the reason was not kept ({message}).",
    },
}


def words_in(language: str | None) -> dict[str, str]:
    """The words in Django's language; English where it is another one."""
    return _WORDS.get((language or "en")[:2], _WORDS["en"])
