"""Words a writer put in capitals to be loud.

Capitals are innocent in abbreviations, codes, names of keys, legal forms with
the company's name, names in documents, and anything in quotes. No dictionary is
at hand when a text is checked, so a short word counts only if it is a common
one («НЕ», «ВСЕ», "NOT"), a long one unless it is known as an abbreviation.
"""

import re
from collections.abc import Callable
from functools import cache

from replylint.lazy import pattern
from replylint.model import Language, Span

_WORD = pattern(r"[^\W_]+(?:['’ʼ‑-][^\W_]+)*")
_QUOTED = pattern(
    r"«[^«»\n]{1,40}»|“[^“”\n]{1,40}”|„[^„“”\n]{1,40}[“”]|\"[^\"\n]{1,40}\"|`[^`\n]{1,40}`|<[^<>\n]{1,40}>|-{4,}[^\n-]+-{4,}"
)
_VOWELS = pattern("[АЕЁИОУЫЭЮЯІЇЄAEIOUY]")
_LATIN = pattern("[A-Z]")
_PATRONYMIC = pattern("(?:ВИЧ|ВНА|ИЧНА|ІВНА|ЇВНА|ВИЧА|ВИЧУ|ВИЧЕМ|ВНЫ|ВНЕ|ВНУ|ВНОЙ|ВНИ|ВНІ|ВНОЮ|ОВИЧУ)$")

# The longest word that is taken for an abbreviation unless it is a common word.
_SHORT = {"ru": 4, "uk": 4, "en": 5}

_COMMON: dict[Language, str] = {
    "ru": """
        не нет да но ни все всё всем всех всегда вам вас вы мы нам нас до без или если это этот эту эти так
        там тут как что чем чей кто где куда тоже уже ещё еще над под при про для от из за на по по-русски
        раз два три сам сами само свой свою мой твой ваш ваша ваше ваши вашу её его их он она они оно тот та
        те то лишь хоть вот был была было были есть ждем ждём срок срока дня дней день час часа часов год
        года лет цена цену цены счет счёт вход даже либо стоп пока сюда туда явно лично один одна одно одну
        весь вся всю код чек акт паспорт только
    """,
    "uk": """
        не ні так та але чи все всі всім усі усім усе вас вам ви ми нам нас до без або якщо це цей цю ці там
        тут як що чим чий хто де куди теж уже вже ще над під при про для від із за на по раз два три сам
        самі своя свою мій твій ваш ваша ваше ваші вашу її його їх він вона вони воно той ті те ось був була
        було були є строк дня днів день год рік року ціна ціну ціни вхід саме поки сюди туди один одна одне
        одну весь вся всю код чек акт лише дуже лише тому нема діє дату усього
    """,
    "en": """
        a not no yes do don't does did can can't cannot never ever all any now today only must shall will
        won't would you your yours we our us they them their it its is are was were be been has have had
        this that these those here there what when where which who why how and but or if unless until before
        after again also very much more most less least please read stop wait look call reply send sent pay
        paid free full new next last first one two every each both same other asap try keep make sure need
        want know tell told said says give gave take took get got go went come came done open close late
        early soon once twice urgent final order check click use used add back note time day days hour hours
        week month date name the to of in on at by for from with as so than then too into over under out off
        up down about
    """,
}
_ABBREVIATIONS = """
    ОСАГО КАСКО СНИЛС ЕГРЮЛ ЕГРИП ЕГРПОУ ЕДРПОУ ЄДРПОУ ЕГАИС ОКВЭД ОКТМО ОКАТО РОСТЕСТ ГОСТ ЮНЕСКО ЮНИСЕФ
    ЮНІСЕФ ЕСПЧ КАМАЗ УКРНЕТ ЦСКА МГИМО ТАСС ИТАР МИФНС УФССП ФССП ФГИС РОСНАНО СБЕР ЗАГС РАГС ЦНАП МРЭО
    МРЕО ГИБДД ВТБ КАМАЗА УКРПОШТА НОВАТЕК ЛУКОЙЛ СИБУР ЕВРАЗ ИКЕА IKEA ГАЗПРОМ ПРИВАТ ДТЭК ДТЕК ОЩАД
    ОЩАДБАНК СЭД ЭДО
    UNICEF UNESCO OPENAI NVIDIA LENOVO SAMSUNG XIAOMI HUAWEI PHILIPS SIEMENS TOYOTA NISSAN PAYPAL GOOGLE
    AMAZON ANDROID IPHONE MASTERCARD MAESTRO GITHUB GITLAB DOCKER PYTHON LARAVEL WORDPRESS MYSQL SQLITE
    POSTGRESQL FIREWIRE DISPLAYPORT HTTPS README LICENSE CHANGELOG JAVASCRIPT WINDOWS LOCALHOST BITCOIN
    ETHEREUM RFC
    ENTER RETURN ESCAPE DELETE INSERT BACKSPACE CONTROL OPTION COMMAND PAUSE BREAK SCROLL CAPSLOCK NUMLOCK
    SPACE SHIFT HOME END PAGEUP PAGEDOWN POWER RESET INPUT SOURCE MENU
"""
_LEGAL_FORMS = "ООО ОАО ЗАО ПАО АО НАО ИП ГУП МУП ФГУП НКО ТОВ ПАТ ПРАТ АТ ТДВ ФОП СПД ПП LLC LTD INC GMBH"
# «Ответьте ДА или НЕТ» names what to type.
_ANSWERS = "ДА НЕТ ТАК НІ СТОП YES NO STOP START OK"
_ASKING = """
    ответьте напишите отправьте пришлите нажмите или либо відповідайте напишіть надішліть натисніть чи або
    слово reply text send type answer press say or word и and та
"""
# "press SEND INVITE" names a button, however many words are on it.
_BUTTONS = """
    нажмите нажать жмите выберите выбрать кнопка кнопку кнопке кнопкой пункт пункте раздел разделе вкладка
    вкладку вкладке надпись надписью меню натисніть натиснути оберіть виберіть пункті розділ розділі напис
    написом вкладці press pressing click clicking tap tapping select choose hit button menu tab labelled labeled
"""
_CODES = "промокод промокоду промокодом промокода код коду кодом купон code codes promo coupon voucher sku"


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def find_capitals(
    text: str,
    start: int,
    end: int,
    language: Language,
    masked: Callable[[int, int], bool] | None = None,
    known: frozenset[str] = frozenset(),
) -> list[Span]:
    """The shouted words of text[start:end], in order.

    `known` are words of the company or the ticket, in capitals, that are
    written so; `masked(start, end)` says what is no prose.
    """
    if not any(word.isupper() and _is_loud(word, language) for word in _WORD.findall(text, start, end)):
        return []
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    words = list(_WORD.finditer(text, start, end))
    innocent = _names(words)
    found = []
    for number, match in enumerate(words):
        word = match.group()
        if not word.isupper() or number in innocent or word in known or not _is_loud(word, language):
            continue
        at, past = match.span()
        if _is_joined(text, at, past) or any(left <= at and past <= right for left, right in quoted):
            continue
        before = words[number - 1].group().lower() if number else ""
        if before in _words(_CODES) or (word in _words(_ANSWERS) and before in _words(_ASKING)):
            continue
        if _is_label(words, number):
            continue
        if masked is None or not masked(at, past):
            found.append(Span(at, past))
    return found


def _is_label(words: list[re.Match[str]], number: int) -> bool:
    """Is it one of up to four words in capitals after the name of a button or of what to do with one?"""
    first = number
    while first and words[first - 1].group().isupper():
        first -= 1
    past = number
    while past < len(words) and words[past].group().isupper():
        past += 1
    return first > 0 and past - first <= 4 and words[first - 1].group().lower() in _words(_BUTTONS)


def _is_loud(word: str, language: Language) -> bool:
    if len(word) == 1 or any(character.isdigit() for character in word):
        return False
    plain = word.replace("’", "'").replace("ʼ", "'").replace("‑", "-")
    if plain.lower() in _words(_COMMON[language]):
        return True
    if len(plain) <= _SHORT[language] or plain in _words(_ABBREVIATIONS) or not _VOWELS.search(plain):
        return False
    if language != "en" and _LATIN.search(plain):
        return False
    # ABC-DEFGH is a code, ПО-ПРЕЖНЕМУ is a word.
    return all(_VOWELS.search(piece) for piece in plain.split("-"))


def _is_joined(text: str, at: int, past: int) -> bool:
    """Keys pressed together (CTRL+ALT), paths, variables and file names."""
    return text[max(0, at - 1) : at] in {"+", "/", "\\", "_", "#", "@", "$", "&", "."} or (
        text[past : past + 1] in {"+", "/", "\\", "_", "&", "="}
        or (text[past : past + 1] == "." and text[past + 1 : past + 2].isalnum())
    )


def _names(words: list[re.Match[str]]) -> set[int]:
    """Words after a legal form, and the names around a patronymic, as documents write them."""
    innocent: set[int] = set()
    for number, match in enumerate(words):
        word = match.group()
        if word in _words(_LEGAL_FORMS):
            following = number + 1
            while following < len(words) and words[following].group().isupper() and following <= number + 4:
                innocent.add(following)
                following += 1
        elif number and word.isupper() and words[number - 1].group().isupper() and _PATRONYMIC.search(word):
            innocent.update(range(max(0, number - 2), number + 1))
    return innocent


def lowered(text: str, start: int, end: int, shouted: list[Span]) -> str:
    """text[start:end] with the shouted words in small letters, and a capital where a sentence begins."""
    pieces = []
    at = start
    for span in shouted:
        pieces.append(text[at : span.start])
        word = text[span.start : span.end].lower()
        before = text[: span.start].rstrip(' \t«"“(*_—–-')
        begins = not before or before[-1] in ".!?…\n"
        pieces.append(word[:1].upper() + word[1:] if begins or word == "i" else word)
        at = span.end
    pieces.append(text[at:end])
    return "".join(pieces)
