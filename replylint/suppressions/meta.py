"""The rules about suppressions themselves: `suppressions/unused`, `/malformed`, `/no-reason`.

They are no rule files: what they look at is no text to a customer. Levels, `ignore` and
`select` hold for them as for all rules.
"""

from msgspec import Struct

from replylint.model import Language, Level

PACK = "suppressions"
UNUSED = "suppressions/unused"
MALFORMED = "suppressions/malformed"
NO_REASON = "suppressions/no-reason"


class MetaRule(Struct, frozen=True):
    """A rule about suppressions: its level unless the config says otherwise, what it is for, and why."""

    level: Level
    about: dict[Language, str]
    why: dict[Language, str]


META_RULES: dict[str, MetaRule] = {
    MALFORMED: MetaRule(
        "error",
        {
            "ru": "Комментарий для replylint, который ничего не отключает: нет такой команды или правила.",
            "uk": "Коментар для replylint, який нічого не вимикає: немає такої команди чи правила.",
            "en": "A comment to replylint that suppresses nothing: there is no such directive or rule.",
        },
        {
            "ru": "Комментарий с опечаткой ничего не отключает.",
            "uk": "Коментар з опискою нічого не вимикає.",
            "en": "A comment with a slip in it suppresses nothing.",
        },
    ),
    NO_REASON: MetaRule(
        "error",
        {
            "ru": "Отключение без причины, хотя require_reason её требует.",
            "uk": "Вимкнення без причини, хоча require_reason її вимагає.",
            "en": "A suppression without a reason, though require_reason asks for one.",
        },
        {
            "ru": "Через год никто не вспомнит, можно ли включить это обратно.",
            "uk": "За рік ніхто не згадає, чи можна ввімкнути це знову.",
            "en": "In a year nobody will know whether it may be switched on again.",
        },
    ),
    UNUSED: MetaRule(
        "warning",
        {
            "ru": "Отключение, которое ничего не отключает.",
            "uk": "Вимкнення, яке нічого не вимикає.",
            "en": "A suppression that suppresses nothing.",
        },
        {
            "ru": "Забытое отключение однажды скроет настоящую ошибку.",
            "uk": "Забуте вимкнення колись приховає справжню помилку.",
            "en": "A forgotten suppression will hide a real mistake one day.",
        },
    ),
}

MESSAGES: dict[str, dict[Language, str]] = {
    "unused": {
        "ru": "Здесь отключено {names}, но ничего такого не нашлось. Уберите этот комментарий.",
        "uk": "Тут вимкнено {names}, але нічого такого немає. Приберіть цей коментар.",
        "en": "This suppresses {names}, but nothing of the kind is found here. Delete the comment.",
    },
    "no-next-line": {
        "ru": "Следующей строки в этом тексте нет. Поставьте replylint-disable перед нужным местом "
        "и replylint-enable после него.",
        "uk": "Наступного рядка в цьому тексті немає. Поставте replylint-disable перед потрібним місцем "
        "і replylint-enable після нього.",
        "en": "There is no next line in this text. Write replylint-disable before what is meant "
        "and replylint-enable after it.",
    },
    "unused-part": {
        "ru": "Из того, что здесь отключено, не нашлось: {names}. Уберите это из комментария.",
        "uk": "З того, що тут вимкнено, немає: {names}. Приберіть це з коментаря.",
        "en": "Of what this suppresses, {names} is not found here. Take it out of the comment.",
    },
    "unused-enable": {
        "ru": "Включать обратно нечего: выше это не отключено. Уберите этот комментарий.",
        "uk": "Вмикати нічого: вище це не вимкнено. Приберіть цей коментар.",
        "en": "There is nothing to switch on again: it is not suppressed above. Delete the comment.",
    },
    "unused-config": {
        "ru": "В конфиге ({where}) здесь отключено {names}, но ничего такого не нашлось. Уберите это оттуда.",
        "uk": "У конфігу ({where}) тут вимкнено {names}, але нічого такого немає. Приберіть це звідти.",
        "en": "The config ({where}) suppresses {names} here, but nothing of the kind is found. "
        "Take it out there.",
    },
    "absent-entry": {
        "ru": "Конфиг ({where}) отключает {names} для записи, которой в этом файле нет. "
        "Проверьте её id или название.",
        "uk": "Конфіг ({where}) вимикає {names} для запису, якого в цьому файлі немає. "
        "Перевірте його id або назву.",
        "en": "The config ({where}) suppresses {names} for an entry that this file doesn't have. "
        "Check its id or title.",
    },
    "word": {
        "ru": "Команды «{given}» нет. Есть: {valid}.",
        "uk": "Команди «{given}» немає. Є: {valid}.",
        "en": "There is no directive “{given}”. There are: {valid}.",
    },
    "word-near": {
        "ru": "Команды «{given}» нет. Похоже, имелось в виду {near}.",
        "uk": "Команди «{given}» немає. Мабуть, малося на увазі {near}.",
        "en": "There is no directive “{given}”. Did you mean {near}?",
    },
    "no-rules": {
        "ru": "Не сказано, какое правило отключить. Назовите его: {given} tone/blame.",
        "uk": "Не сказано, яке правило вимкнути. Назвіть його: {given} tone/blame.",
        "en": "It doesn't say which rule to suppress. Name it: {given} tone/blame.",
    },
    "rule": {
        "ru": "Правила или пакета «{given}» нет. Все показывает replylint rules list.",
        "uk": "Правила чи пакета «{given}» немає. Усі показує replylint rules list.",
        "en": "There is no rule or pack “{given}”. See replylint rules list.",
    },
    "rule-near": {
        "ru": "Правила или пакета «{given}» нет. Похоже, имелось в виду {near}.",
        "uk": "Правила чи пакета «{given}» немає. Мабуть, малося на увазі {near}.",
        "en": "There is no rule or pack “{given}”. Did you mean {near}?",
    },
    "commas": {
        "ru": "Непонятно: «{given}». Между правилами ставят запятую, перед причиной -- и пробелы.",
        "uk": "Незрозуміло: «{given}». Між правилами ставлять кому, перед причиною -- і пробіли.",
        "en": "“{given}” is unclear. Write commas between rules, and -- with spaces before the reason.",
    },
    "meta": {
        "ru": "Комментарием {given} не отключить. Уровень меняют в конфиге: levels.",
        "uk": "Коментарем {given} не вимкнути. Рівень змінюють у конфігу: levels.",
        "en": "A comment can't suppress {given}. Its level is set in the config, under levels.",
    },
    "no-reason": {
        "ru": "Не сказано, почему здесь отключено {names}. Допишите причину после --.",
        "uk": "Не сказано, чому тут вимкнено {names}. Допишіть причину після --.",
        "en": "It doesn't say why {names} is suppressed here. Add the reason after --.",
    },
}
"""What the rules say, with {fields}."""
