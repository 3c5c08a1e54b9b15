"""What is said of a match, in the operator's language: LanguageTool speaks the language of the text."""

from replylint.grammar.matches import Match
from replylint.model import Language

_TYPO: dict[Language, str] = {
    "ru": "Похоже на опечатку: «{match}».",
    "uk": "Схоже на описку: «{match}».",
    "en": "This looks like a typo: “{match}”.",
}
_OTHER: dict[str, dict[Language, str]] = {
    "GRAMMAR": {
        "ru": "Слова не согласуются: «{match}».",
        "uk": "Слова не узгоджуються: «{match}».",
        "en": "The grammar of “{match}” is off.",
    },
    "PUNCTUATION": {
        "ru": "Знак препинания: «{match}».",
        "uk": "Розділовий знак: «{match}».",
        "en": "Punctuation: “{match}”.",
    },
    "CASING": {
        "ru": "Прописная или строчная буква: «{match}».",
        "uk": "Велика чи мала літера: «{match}».",
        "en": "Capital or small letter: “{match}”.",
    },
    "CONFUSED_WORDS": {
        "ru": "Похоже, имелось в виду другое слово: «{match}».",
        "uk": "Схоже, малося на увазі інше слово: «{match}».",
        "en": "Another word seems to be meant: “{match}”.",
    },
    "BARBARISM": {
        "ru": "По-украински говорят иначе: «{match}».",
        "uk": "Українською кажуть інакше: «{match}».",
        "en": "Ukrainian says this in another way: “{match}”.",
    },
}
_ANY: dict[Language, str] = {
    "ru": "Проверьте, так ли это пишется: «{match}».",
    "uk": "Перевірте, чи так це пишеться: «{match}».",
    "en": "Check how this is written: “{match}”.",
}
_WHY: dict[Language, str] = {
    "ru": "Грамотность клиент замечает первой.",
    "uk": "Грамотність клієнт помічає найперше.",
    "en": "Slips of the pen are the first thing customers notice.",
}
_SAYS: dict[Language, str] = {
    "ru": "LanguageTool пишет: «{said}»",
    "uk": "LanguageTool пише: «{said}»",
    "en": "LanguageTool says: “{said}”",
}
_LONGEST = 60


def message_of(match: Match, written: str, language: Language, interface: Language) -> str:
    """One sentence about text `written` in `language`; LanguageTool's own where it says more and they agree."""
    if match.is_spelling:
        return _TYPO[interface].format(match=_shown(written))
    own = " ".join(match.message.split())
    if own and language == interface:
        return own if own.endswith((".", "!", "?")) else f"{own}."
    return _OTHER.get(match.category, _ANY)[interface].format(match=_shown(written))


def why_of(match: Match, language: Language, interface: Language) -> str:
    """Why it matters, with LanguageTool's own words where they are in another language."""
    own = " ".join(match.message.split()).rstrip(".")
    if match.is_spelling or not own or language == interface:
        return _WHY[interface]
    return f"{_WHY[interface]} {_SAYS[interface].format(said=own)}."


def _shown(written: str) -> str:
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
