"""What the server says in the menus of an editor."""

from replylint.model import Language

_REPLACE: dict[Language, str] = {
    "ru": "Заменить на «{}»",
    "uk": "Замінити на «{}»",
    "en": "Replace with “{}”",
}
_REMOVE: dict[Language, str] = {"ru": "Убрать это", "uk": "Прибрати це", "en": "Leave it out"}
_FIX_ALL: dict[Language, str] = {
    "ru": "Внести все безопасные исправления",
    "uk": "Внести всі безпечні виправлення",
    "en": "Make all safe fixes",
}
_DISABLE: dict[Language, str] = {
    "ru": "Не проверять здесь {}, с причиной",
    "uk": "Не перевіряти тут {}, із причиною",
    "en": "Disable {} here, with a reason",
}
_REASON: dict[Language, str] = {
    "ru": "здесь причина",
    "uk": "тут причина",
    "en": "the reason goes here",
}
_PAGE: dict[Language, str] = {
    "ru": "О правиле {}",
    "uk": "Про правило {}",
    "en": "About the rule {}",
}
_EXAMPLE: dict[Language, str] = {"ru": "Хорошо", "uk": "Добре", "en": "Good"}
_BROKEN: dict[Language, str] = {
    "ru": "Правило пока нельзя запустить",
    "uk": "Правило поки не можна запустити",
    "en": "The rule can't be run yet",
}
_FIRINGS: dict[Language, str] = {
    "ru": "Примеры: верны {} из {} · Срабатывает в {} из {} файлов здесь",
    "uk": "Приклади: правильні {} з {} · Спрацьовує в {} з {} файлів тут",
    "en": "Examples: {} of {} hold · Fires in {} of {} files here",
}
_LONGEST = 60
"""Letters of a suggestion that a menu shows."""


def replace_title(text: str, language: Language) -> str:
    """The menu's line for a suggestion."""
    line = " ".join(text.split())
    if not line:
        return _REMOVE[language]
    return _REPLACE[language].format(line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…")


def fix_all_title(language: Language) -> str:
    """The menu's line for all safe fixes at once."""
    return _FIX_ALL[language]


def disable_title(rule: str, language: Language) -> str:
    """The menu's line for a directive."""
    return _DISABLE[language].format(rule)


def reason_here(language: Language) -> str:
    """What stands in a directive until somebody writes the reason."""
    return _REASON[language]


def page_title(rule: str, language: Language) -> str:
    """The menu's line that leads to a rule."""
    return _PAGE[language].format(rule)


def example_word(language: Language) -> str:
    """The word before an example of how to say it."""
    return _EXAMPLE[language]


def firings_title(examples: tuple[int, int] | None, files: tuple[int, int] | None, language: Language) -> str:
    """The line above a rule: of its examples so many hold, of the files here it fires in so many."""
    if examples is None or files is None:
        return _BROKEN[language]
    return _FIRINGS[language].format(*examples, *files)
