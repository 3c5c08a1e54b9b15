"""Places in a reply that a template or a machine should have filled in: what they look like.

Nothing here knows what makes them innocent; `replylint.kinds.leftover` does.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from replylint.lazy import pattern

Sort = Literal[
    "variable", "bracket", "word", "blank", "unknown", "format", "gender", "null", "empty", "signed"
]
"""`{{x}}`; `[ИМЯ]`; `customer_name`; `___`; `XXX`; `ДД.ММ.ГГГГ`; «Уважаемый(ая)»; `null`; «Hi ,»;
the signature «Ваше имя»."""

_LETTER = "[^\\W\\d_]"
_BRACES = pattern(
    r"\{\{[^{}\n]{0,200}\}{1,2}|\{\{\s{0,3}[A-Za-z][\w.]{1,80}|\{%[^{}\n]{0,200}%?\}|[#%$]\{[^{}\n]{1,200}\}{1,2}"
    rf"|\{{\$?{_LETTER}[\w.' -]{{0,60}}\}}{{1,2}}|(?<![\w\\\])])\{{\d\}}"
)
_PERCENT = pattern(
    rf"%%7B[\w.%-]{{1,80}}?%7D|%(?<![\w%]%){_LETTER}[^\W\d]{{0,30}}(?:\.[^\W\d]{{1,30}}){{0,4}}%(?![\w\\/])"
    r"|%(?<![\d%]\s%)(?<![\w%]%)(?:\d\$)?[sd](?!\w)"
)
_FENCED = pattern(r"\*\|[A-Z_:]{2,40}\|\*|(##|@@|%%)[^\W\d]{2,40}\1")
_EITHER = pattern(
    r"(?i)[\[(<][^\])>\n]{0,80}(?:нужное подчеркнуть|выбрать нужное|выберите нужное"
    r"|ненужное зачеркнуть|ненужное удалить|потрібне підкреслити|обрати потрібне|оберіть потрібне"
    r"|зайве видалити|зайве викреслити"
    r"|delete as (?:appropriate|applicable)|choose one|pick one)[^\])>\n]{0,80}[\])>]"
)
_DOLLAR = pattern(r"\$(?<![\w$]\$)[a-z_]{2,30}\.[a-z_.]{2,40}(?!\w)")
_ATTRIBUTE = pattern(r"<attribute\s[^<>]{0,300}>")
_SYSTEM = frozenset(
    "appdata localappdata temp tmp userprofile path systemroot windir programfiles programdata homepath homedrive "
    "systemdrive computername public home user pwd comspec allusersprofile".split()
)

_SQUARE = pattern(rf"\[\[{_LETTER}[^\[\]\n]{{0,120}}\]\]|\[(\s?{_LETTER}[^\[\]\n]{{1,60}})\](?![(\[])")
_ANGLE = pattern(rf"<(\s?{_LETTER}[^<>\n@=/:]{{1,60}})>")
_ROUND = pattern(rf"\((\s?{_LETTER}[^()\n]{{1,60}})\)")
_UNDERSCORED = pattern(
    rf"(?<![\w/.@%{{$#<\[:=-]){_LETTER}{{2,20}}(?:_{_LETTER}{{2,20}}){{1,4}}(?![\w(@=\]}}>%]|\.\w)"
)

_BLANK = pattern(
    r"(?<!\w)_{1,4}[./]_{1,4}[./](?:_{2,4}|20\d\d)(?!\w)|(?<!\w)__(?=\s?(?:%|руб|грн|дн|€|₴|₽))"
    r"|(?<![A-Za-z0-9_])_{3,}(?!\w)|(?<!\w)(?:_ ){3,}_?|(?<![.…])[.…]{5,}(?= ?(?:руб|грн|₽|₴|шт|дн))"
)
_UNIT = (
    r"\s?(?:(?:business|working|calendar|рабоч\w+|робоч\w+|календарн\w+)\s)?"
    r"(?:руб|грн|₽|₴|€|\$|USD|EUR|дн|час(?!т)|мин|год|хв|day|hour|minute|week|недел|тижн|p\.\s?m|a\.\s?m|%)"
)
_XXX = pattern(
    r"(?<![\w*•_=])(?:[XХ]{2,}(?:(?:[ .:/–-]|\) ?)[XХ]{2,}){1,6}|[XХ]{3,}|[xх]{3,}(?:[ .:/–-][xх]{2,}){0,6}"
    rf"|(?<=[$€£₴₽])[XХ]{{2,}}|(?:[XХ]{{2}}|[XХN](?:\s?[–-]\s?[XХN])?|\[[XХN]\]|[xх]{{2}})(?={_UNIT})|20[XХ]{{2}})(?![\w*•])"
)
_XXX_SIGNS = ("XX", "ХХ", "xx", "хх", "X-", "Х-", "X]", "Х]", "N]", "X ", "Х ", "N ", "N-")
_DATE = pattern(
    r"(?i)(?<!\w)(?:(?:дд|dd)([./-])(?:мм|mm)(?:\1(?:г{2,4}|y{2,4}|р{2,4}))?"
    r"|(?:мм|mm)([./-])(?:дд|dd)\2(?:г{2,4}|y{2,4}|р{2,4})|(?:гггг|yyyy|рррр)-(?:мм|mm)-(?:дд|dd))(?!\w)"
    r"|(?<![\d.])00([./])00\3(?:0000|00|20\d\d)(?!\d)|(?<!\w)(?:ЧЧ|HH|ГГ|чч|hh)[:.](?:ММ|MM|ХХ|мм|mm|хв)(?!\w)"
)
DATE_SIGNS = tuple(
    "дд. дд/ дд- dd. dd/ dd- мм. мм/ мм- mm/ mm- mm. 00.00 00/00 чч: чч. hh: hh. гг: гггг- yyyy- рррр-".split()
)
"""What a text must hold, in small letters, to hold the pattern of a date or a time."""
_DATE_PAIRS = ("дд", "dd", "мм", "mm", "00", "чч", "hh", "гг", "yy", "рр")
_GENDER_SIGNS = ("уважаем", "дорог", "шановн", "любим", "мил", "госп", "г-н", "пан", "dear ")
_GENDER = pattern(
    r"(?i)(?<!\w)(?:много|глубоко|вельми)?(?:уважаем|дорог|шановн|любим|мил)[а-яёії]{1,3}"
    r"(?:\s?\(\s?[-–]?[а-яёії]{1,3}\s?\)|\s?/\s?[-–]?(?:(?:уважаем|дорог|шановн)?[а-яёії]{1,3}))(?!\w)"
    r"|(?<!\w)(?:господин|г-н|пане?)\s?(?:/|\()\s?(?:госпожа|г-жа|пані)\)?(?!\w)"
    r"|(?<!\w)dear\s(?:mr|mrs|ms)\.?\s?/\s?(?:mr|mrs|ms)\.?(?!\w)|(?<!\w)dear\s\(?(?:he/she|him/her|name/s)\)?(?!\w)"
)
_NULL = pattern(
    r"(?<![\w./=<\"'`:-])(?:null|NULL|undefined|NaN|\(null\)|None)(?![\w(=/'\"`-]|\.\w|:\w)"
    r"|\[object Object\]|(?<!\w)Invalid [Dd]ate(?!\w)|#(?:REF|VALUE|ЗНАЧ|ССЫЛКА|DIV/0|ДЕЛ/0)!|#N/A(?!\w)"
    r"|#(?:NAME|ИМЯ)\?"
)
_NULL_SIGNS = ("null", "undefined", "NaN", "NULL", "None", "[object", "Invalid ", "#")

_ADDRESS = r"hi|hello|hey|dear|уважаем(?:ый|ая)|шановн(?:ий|а)|дорог(?:ой|ая|ий|а)"
_SALUTATION = (
    rf"{_ADDRESS}|good (?:morning|afternoon|evening|day)|greetings|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро"
    r"|доброго (?:дня|времени суток|ранку|вечора)|привет|приветствую|вітаю|вітаємо|добрий (?:день|вечір|ранок)"
    r"|добридень|привіт"
)
_EMPTY = pattern(
    rf"(?im)^[ \t>*]{{0,4}}(?:(?:{_ADDRESS})[ \t]{{1,3}},(?=\s*$|[ \t]{{1,3}}(?-i:[a-zа-яёіїєґ]))"
    rf"|(?:{_SALUTATION})[ \t]{{1,3}},(?=[ \t]*$)"
    rf"|(?:{_SALUTATION})[ \t]*,[ \t]*[!.,](?!\.)"
    rf"|(?:{_SALUTATION})[ \t]*,[ \t]*(?:\.{{3}}|…)[ \t]*[!,]"
    r"|(?:уважаемый|уважаемая|шановний|шановна|dear)[ \t]*[,!](?=[ \t]*$)"
    r"|(?:уважаемый|уважаемая|шановний|шановна|dear|дорогой|дорогая)[ \t]{1,3}!"
    r"|dear (?:mr|mrs|ms)\.?[ \t]*,)"
)
_LONGEST_GREETING = 200
_EMPTY_SIGNS = (
    *(" ,", "\t,", ", !", ",!", ",  !", ", ,", ", .", ", …", ",…", " !"),
    *(f"{word}{mark}" for word in ("уважаемый", "уважаемая", "шановний", "шановна", "dear") for mark in ",!"),
    *("mr,", "mr.,", "mrs,", "mrs.,", "ms,", "ms.,"),
)
_NO_NUMBER = pattern(
    r"№[ \t]*(?=[.,;!)]|$|(?:от|від)\s)"
    r"|#(?<=(?:order|icket|.case|voice|quest) #)[ \t]*(?=[.,;!)]|[ \t](?:has|is|was|will)\b)"
)
_NO_VALUE = pattern(r"(?i)(?<!\w)(?:номер|сумм?а|дата|number|amount|date|total)[^.:!?\n]{0,40}: \.(?=\s|$)")
_NO_SUM = pattern(r"(?i)сум[мауіе](?:у|а|е|ы)?(?: :|:)?[ \t]{1,3}(?:руб|грн|₽|₴)(?!\w*\)|\w*\.?\s?\d)")
_GREETED = pattern(
    rf"(?im)^[ \t>*]{{0,4}}(?:{_SALUTATION})(?:[ \t]*,)?[ \t]{{1,3}}"
    rf"([^\n,.!?:;(){{}}<>\[\]«»\"]{{2,40}}?)[ \t]*(?=[,!.]|$)"
    rf"|^[ \t]{{0,4}}(?:{_SALUTATION})(?:[ \t]*,)?[ \t]{{1,3}}([«\"][^\n«»\"]{{2,40}}[»\"])[ \t]*(?=[,!.]|$)"
)
_GREETS = pattern(rf"(?i)[ \t>*]{{0,4}}(?:{_SALUTATION})(?:[ \t]*,)?[ \t]{{0,3}}")
_SIGNED = pattern(
    r"(?im)^[ \t]{0,4}((?:your|agent(?:'s)?|my)(?: full)? name|ваше имя|имя(?: и)? фамилия"
    r"|фио(?: оператора| менеджера)?|ваше ім['’ʼ]я|ім['’ʼ]я(?: та)? прізвище|піб(?: оператора| менеджера)?)[ \t]*$"
)


_VARIABLES = (
    ("{", _BRACES),
    ("%", _PERCENT),
    ("$", _DOLLAR),
    ("<attribute", _ATTRIBUTE),
    ("*|", _FENCED),
    ("##", _FENCED),
    ("@@", _FENCED),
    ("%%", _FENCED),
    ("нужное", _EITHER),
    ("потрібне", _EITHER),
    ("зайве", _EITHER),
    ("delete as", _EITHER),
    ("se one", _EITHER),
    ("ck one", _EITHER),
)
"""Shapes of variables, and what a text must hold for them."""


class Leftover(Struct, frozen=True):
    """A stretch that looks unfilled; `inside` are the words within its brackets or the greeting's name."""

    start: int
    end: int
    sort: Sort
    inside: str = ""


def leftovers(text: str, names: tuple[str, ...]) -> Iterator[Leftover]:
    """Everything in a text that looks unfilled, sort by sort; they may overlap.

    `names` are beginnings of words in small letters, of which one must stand
    where a greeting or a signature is to be a field's name.
    """
    low = text.lower()
    yield from _variables(text)
    for sign, shape in (("[", _SQUARE), ("<", _ANGLE), ("(", _ROUND)):
        if sign in text:
            for match in shape.finditer(text):
                sort: Sort = "bracket" if match[1] else "variable"
                yield Leftover(match.start(), match.end(), sort, match[1] or "")
    if "_" in text:
        for match in _UNDERSCORED.finditer(text):
            yield Leftover(match.start(), match.end(), "word", match[0])
    if "__" in text or "_ _" in text or "_." in text or "_/" in text or "....." in text or "……" in text:
        yield from _all("blank", _BLANK, text)
    if any(sign in text for sign in _XXX_SIGNS):
        yield from _all("unknown", _XXX, text)
    if any(pair in low for pair in _DATE_PAIRS) and any(sign in low for sign in DATE_SIGNS):
        yield from _all("format", _DATE, text)
    if ("(" in text or "/" in text) and any(sign in low for sign in _GENDER_SIGNS):
        yield from _all("gender", _GENDER, text)
    if any(sign in text for sign in _NULL_SIGNS):
        yield from _all("null", _NULL, text)
    yield from _empty(text, low)
    if any(name in low for name in names):
        for match in _GREETED.finditer(text):
            group = 1 if match[1] else 2
            start = match.start(group)
            yield Leftover(start, start + len(match[group].rstrip()), "word", match[group])
        for match in _SIGNED.finditer(text):
            yield Leftover(match.start(1), match.end(1), "signed")


def _all(sort: Sort, shape: re.Pattern[str], text: str) -> Iterator[Leftover]:
    for match in shape.finditer(text):
        yield Leftover(match.start(), match.end(), sort)


def _empty(text: str, low: str) -> Iterator[Leftover]:
    """Greetings without a name, «№» without a number, a sum without its figures."""
    head = low[:_LONGEST_GREETING]
    if any(sign in head for sign in _EMPTY_SIGNS):
        for match in _EMPTY.finditer(text, 0, _LONGEST_GREETING):
            start = match.start() + len(match[0]) - len(match[0].lstrip(" \t>*"))
            yield Leftover(start, match.end(), "empty")
    if ": ." in text:
        yield from _all("empty", _NO_VALUE, text)
    if "№" in text or "#" in text:
        yield from _all("empty", _NO_NUMBER, text)
    if "сум" in low:
        yield from _all("empty", _NO_SUM, text)


def _variables(text: str) -> Iterator[Leftover]:
    for sign, shape in _VARIABLES:
        if sign not in text:
            continue
        for match in shape.finditer(text):
            if match[0].strip("{}%$ ").casefold() not in _SYSTEM:
                yield Leftover(match.start(), match.end(), "variable")


def greets(text: str, offset: int) -> bool:
    """Does only a salutation stand before the place, on its line?"""
    return _GREETS.fullmatch(text, text.rfind("\n", 0, offset) + 1, offset) is not None


def in_code_tag(text: str, offset: int) -> bool:
    """Does the place stand in HTML that shows it as code?"""
    return any(
        text.rfind(f"<{tag}", 0, offset) > text.rfind(f"</{tag}", 0, offset)
        for tag in ("code", "pre", "samp", "kbd")
    )
