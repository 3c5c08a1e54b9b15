"""What the tool itself says to an operator, in their language."""

from replylint.language.plurals import counted
from replylint.model import Evidence, Language, Level
from replylint.report import Skipped, Summary

LEVEL_NAMES: dict[Language, dict[Level, str]] = {
    "ru": {"error": "ошибка", "warning": "предупреждение", "info": "подсказка"},
    "uk": {"error": "помилка", "warning": "попередження", "info": "підказка"},
    "en": {"error": "error", "warning": "warning", "info": "hint"},
}

WHY: dict[Language, str] = {"ru": "Почему", "uk": "Чому", "en": "Why"}
BETTER: dict[Language, str] = {"ru": "Лучше", "uk": "Краще", "en": "Better"}
OR: dict[Language, str] = {"ru": "Или", "uk": "Або", "en": "Or"}
SAME: dict[Language, str] = {"ru": "То же самое", "uk": "Те саме", "en": "The same"}
LEAVE_OUT: dict[Language, str] = {"ru": "убрать это", "uk": "прибрати це", "en": "leave it out"}
COMPARE: dict[Language, str] = {"ru": "Сверьте", "uk": "Звірте", "en": "Compare"}
QUOTES: dict[Language, tuple[str, str]] = {"ru": ("«", "»"), "uk": ("«", "»"), "en": ("“", "”")}

_COUNTED: dict[Language, dict[Level, tuple[str, ...]]] = {
    "ru": {
        "error": ("ошибка", "ошибки", "ошибок"),
        "warning": ("предупреждение", "предупреждения", "предупреждений"),
        "info": ("подсказка", "подсказки", "подсказок"),
    },
    "uk": {
        "error": ("помилка", "помилки", "помилок"),
        "warning": ("попередження", "попередження", "попереджень"),
        "info": ("підказка", "підказки", "підказок"),
    },
    "en": {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("hint", "hints")},
}

_FILES: dict[Language, tuple[str, ...]] = {
    "ru": ("файл", "файла", "файлов"),
    "uk": ("файл", "файли", "файлів"),
    "en": ("file", "files"),
}
_CHECKED: dict[Language, str] = {"ru": "Проверено: {}.", "uk": "Перевірено: {}.", "en": "{} checked."}
_BLOCKED: dict[Language, str] = {
    "ru": "Отправлять нельзя: {}.",
    "uk": "Надсилати не можна: {}.",
    "en": "Don't send it yet: {}.",
}
_BETTER_FIXED: dict[Language, str] = {
    "ru": "Можно отправлять, но лучше поправить: {}.",
    "uk": "Можна надсилати, але краще виправити: {}.",
    "en": "It can be sent, but is better fixed first: {}.",
}
_HINTS_ONLY: dict[Language, str] = {
    "ru": "Можно отправлять. На заметку: {}.",
    "uk": "Можна надсилати. До уваги: {}.",
    "en": "It can be sent. For your attention: {}.",
}
_CLEAN: dict[Language, str] = {
    "ru": "Можно отправлять.",
    "uk": "Можна надсилати.",
    "en": "It can be sent.",
}
_UNFINISHED: dict[Language, str] = {
    "ru": "Проверить удалось не всё, подробности выше.",
    "uk": "Перевірити вдалося не все, подробиці вище.",
    "en": "Not everything could be checked, see above.",
}
_FIXED: dict[Language, str] = {
    "ru": "Исправлено: {}, осталось: {}.",
    "uk": "Виправлено: {}, залишилося: {}.",
    "en": "{} fixed, {} left.",
}
_WOULD_FIX: dict[Language, str] = {
    "ru": "Можно исправить: {}, это изменит {}.",
    "uk": "Можна виправити: {}, це змінить {}.",
    "en": "{} can be fixed, which changes {}.",
}
_NOTHING_TO_FIX: dict[Language, str] = {
    "ru": "Исправлять нечего.",
    "uk": "Виправляти нічого.",
    "en": "Nothing to fix.",
}

_LEFT_OUT: dict[Language, str] = {
    "ru": "Не проверялись: {}.",
    "uk": "Не перевірялися: {}.",
    "en": "Left out: {}.",
}
_LEFT_OUT_NAMES: dict[Language, dict[str, tuple[str, ...]]] = {
    "ru": {
        "notes": ("внутренняя заметка", "внутренние заметки", "внутренних заметок"),
        "inactive": ("отключённый макрос", "отключённых макроса", "отключённых макросов"),
        "foreign": ("текст на другом языке", "текста на других языках", "текстов на других языках"),
    },
    "uk": {
        "notes": ("внутрішня нотатка", "внутрішні нотатки", "внутрішніх нотаток"),
        "inactive": ("вимкнений макрос", "вимкнені макроси", "вимкнених макросів"),
        "foreign": ("текст іншою мовою", "тексти іншими мовами", "текстів іншими мовами"),
    },
    "en": {
        "notes": ("internal note", "internal notes"),
        "inactive": ("inactive macro", "inactive macros"),
        "foreign": ("text in another language", "texts in other languages"),
    },
}

_SILENCED: dict[Language, dict[str, str]] = {
    "ru": {
        "known": "Известно по baseline: {}.",
        "suppressed": "Отключено: {}.",
        "paid off": "В baseline есть {}. Обновите его: replylint baseline write.",
    },
    "uk": {
        "known": "Відомо за baseline: {}.",
        "suppressed": "Вимкнено: {}.",
        "paid off": "У baseline є {}. Оновіть його: replylint baseline write.",
    },
    "en": {
        "known": "{} known from the baseline.",
        "suppressed": "{} suppressed.",
        "paid off": "The baseline holds {}. Bring it up to date: replylint baseline write.",
    },
}
_PAID_OFF: dict[Language, tuple[str, ...]] = {
    "ru": ("находка, которой больше нет", "находки, которых больше нет", "находок, которых больше нет"),
    "uk": ("знахідка, якої більше немає", "знахідки, яких більше немає", "знахідок, яких більше немає"),
    "en": ("finding that is gone", "findings that are gone"),
}
_NOTHING_TO_CHECK: dict[Language, str] = {
    "ru": "Проверять нечего.",
    "uk": "Перевіряти нічого.",
    "en": "Nothing to check.",
}

# Kinds name the places of evidence in English, for programs; people read them in their language.
_PLACES: dict[Language, dict[str, str]] = {
    "ru": {
        "message": "сообщение",
        "internal note": "внутренняя заметка",
        "profile": "профиль клиента",
        "customer's last message": "последнее сообщение клиента",
        "signature": "подпись",
        "name": "имя",
        "draft": "ответ",
        "subject": "тема",
    },
    "uk": {
        "message": "повідомлення",
        "internal note": "внутрішня нотатка",
        "profile": "профіль клієнта",
        "customer's last message": "останнє повідомлення клієнта",
        "signature": "підпис",
        "name": "ім’я",
        "draft": "відповідь",
        "subject": "тема",
    },
    "en": {"profile": "the customer's profile", "customer's last message": "the customer's last message"},
}
_GENDERS: dict[Language, dict[str, str]] = {
    "ru": {"f": "женщина", "m": "мужчина"},
    "uk": {"f": "жінка", "m": "чоловік"},
    "en": {"f": "female", "m": "male"},
}


def evidence_line(evidence: Evidence, language: Language) -> str:
    """The words that prove a finding, quoted, and where they stand."""
    opening, closing = QUOTES[language]
    text = evidence.text
    if evidence.where == "profile":
        text = _GENDERS[language].get(text, text)
    quoted = f"{opening}{text}{closing}"
    return f"{quoted} ({_place(evidence.where, language)})" if evidence.where else quoted


def _place(where: str, language: Language) -> str:
    """`message 2` in the reader's language; what nobody knows stays as it is."""
    known = _PLACES[language]
    if where in known:
        return known[where]
    name, _, number = where.rpartition(" ")
    return f"{known.get(name, name)} {number}" if number.isdigit() else where


def fixed_line(fixed: int, left: int, language: Language) -> str:
    """How many findings were put right, and how many are left."""
    return _FIXED[language].format(fixed, left)


def fixable_line(fixes: int, files: int, language: Language) -> str:
    """What `--fix` would do: so many fixes in so many files."""
    if not fixes:
        return _NOTHING_TO_FIX[language]
    return _WOULD_FIX[language].format(fixes, counted(files, _FILES[language], language))


def left_out_line(skipped: Skipped, language: Language) -> str:
    """What of the files was not checked on purpose; empty if all was."""
    names = _LEFT_OUT_NAMES[language]
    listed = [
        counted(number, names[key], language)
        for key, number in (
            ("notes", skipped.notes),
            ("inactive", skipped.inactive),
            ("foreign", skipped.foreign),
        )
        if number
    ]
    return _LEFT_OUT[language].format(", ".join(listed)) if listed else ""


def silenced_line(known: int, suppressed: int, paid_off: int, language: Language) -> str:
    """What was found and does not count, and what the baseline still holds in vain; empty if there is nothing."""
    words = _SILENCED[language]
    pieces = [
        words["known"].format(known) if known else "",
        words["suppressed"].format(suppressed) if suppressed else "",
        words["paid off"].format(counted(paid_off, _PAID_OFF[language], language)) if paid_off else "",
    ]
    return " ".join(piece for piece in pieces if piece)


def nothing_to_check(language: Language) -> str:
    """Said when no text was left to check."""
    return _NOTHING_TO_CHECK[language]


def findings_counted(summary: Summary, language: Language) -> str:
    """«2 ошибки, 1 предупреждение»; empty if there are none."""
    amounts: tuple[tuple[Level, int], ...] = (
        ("error", summary.errors),
        ("warning", summary.warnings),
        ("info", summary.infos),
    )
    return ", ".join(
        counted(number, _COUNTED[language][level], language) for level, number in amounts if number
    )


def verdict(summary: Summary, language: Language, *, failed: bool, unfinished: bool) -> str:
    """The one line that says whether it may be sent.

    `failed`: findings reach the level that stops sending; `unfinished`: some
    file was not read or some rule was cut off.
    """
    listed = findings_counted(summary, language)
    pieces = []
    if summary.files > 1:
        pieces.append(_CHECKED[language].format(counted(summary.files, _FILES[language], language)))
    if failed:
        pieces.append(_BLOCKED[language].format(listed))
    elif unfinished:
        # Half a check is no leave to send, whatever was found.
        pieces.append(_UNFINISHED[language])
        return " ".join(pieces)
    elif summary.errors or summary.warnings:
        pieces.append(_BETTER_FIXED[language].format(listed))
    elif summary.infos:
        pieces.append(_HINTS_ONLY[language].format(listed))
    else:
        pieces.append(_CLEAN[language])
    if unfinished:
        pieces.append(_UNFINISHED[language])
    return " ".join(pieces)
