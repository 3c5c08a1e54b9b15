"""The customer's grammatical gender, from their own words first.

«Я заказала платье» says it for sure; the profile's gender counts next, then a
title in the signature, then a first name that only women or only men bear.
Other people's words («коллега заказала», quotes) say nothing.
"""

import re

from msgspec import Struct

from replylint.language import names
from replylint.language.salutation import PERSON_NOUNS
from replylint.lazy import pattern
from replylint.model import Evidence, Gender, Language, Ticket
from replylint.people.customer import CustomerNames
from replylint.people.person_name import script_language
from replylint.words import normalise

_MESSAGES_READ = 40
_LONGEST = 20_000
_QUOTED = pattern(r"«[^»]{0,500}»|“[^”]{0,500}”|„[^“”]{0,500}[“”]|\"[^\"\n]{0,500}\"|^>.*$", re.MULTILINE)
_LETTERS = r"[а-яёіїєґ'’ʼ-]"
# The verb stands after «я» or «буду», or right before «я»: «заказала я …».
_SELF = (
    pattern(rf"\bя\b((?:\s+{_LETTERS}+){{1,6}})", re.IGNORECASE),
    pattern(rf"(?<!{_LETTERS})({_LETTERS}{{3,30}})\s+я\b", re.IGNORECASE),
    pattern(rf"\bбуду\b((?:\s+{_LETTERS}+){{1,3}})", re.IGNORECASE),
    # «Вчера была у вас в салоне.»
    pattern(
        r"(?:^|[.!?…)]\s+|\n)(?:(?:вчера|вчора|учора|сегодня|сьогодні|недавно|нещодавно)\s+)?(был|была|був|була)\s+"
        r"(?:(?:вчера|вчора|учора|сегодня|сьогодні|недавно|нещодавно)\s+)?(?:у\s+вас|[ву]\s+ваш|на\s+ваш)",
        re.IGNORECASE,
    ),
)
_SMALL_WORDS = (
    "не|уже|вже|вчера|вчора|сегодня|сьогодні|так|и|і|ещё|еще|ще|очень|дуже|недавно|нещодавно|только|тільки|что|"
    "щойно|давно|сама?|ничего|нічого|никак|ніяк|сразу|одразу|потом|потім"
)
_GREETING = (
    "здравствуйте|привет|добрый (?:день|вечер)|доброе утро|вітаю|привіт|добрий (?:день|вечір|ранок)|"
    "доброго (?:дня|ранку|вечора)"
)
_BEGINNING = pattern(
    rf"(?:^|[.!?…)]\s+|\n)\s*(?:(?:{_GREETING})\s*[,!.]?\s*)?(?:(?:{_SMALL_WORDS})\s+)*({_LETTERS}{{3,}})",
    re.IGNORECASE,
)
_AFTER_COMMA = pattern(
    r",\s+(?:(?:но|а|хотя|потому что|так как|когда|если|поэтому|и|что|"
    r"але|хоча|бо|тому що|коли|якщо|тому|і|що)\s+)?"
    rf"(?:(?:{_SMALL_WORDS})\s+)*({_LETTERS}{{3,}})",
    re.IGNORECASE,
)
# «Позвонила девушка», «Написал мне ваш оператор»: the verb is not the writer's.
_SOMEBODY_ELSE = pattern(
    r"\b(?:мне|мені|он|она|він|вона|девушка|женщина|мужчина|дівчина|жінка|парень|хлопець|кто-то|хтось|"
    rf"{'|'.join(sorted(PERSON_NOUNS))})\b",
    re.IGNORECASE,
)
_CLAUSE_END = pattern(r"[,.!?;:()\n—–]")
_RUSSIAN = pattern("[ыэёъ]", re.IGNORECASE)
_UKRAINIAN = pattern("[іїєґ]", re.IGNORECASE)
_FEMININE_TITLES = frozenset(
    (
        "mrs",
        "ms",
        "miss",
        "madam",
        "madame",
        "missus",
        "госпожа",
        "гражданка",
        "сударыня",
        "пані",
        "панна",
        "frau",
    )
)
_MASCULINE_TITLES = frozenset(
    ("mr", "mister", "sir", "господин", "гражданин", "сударь", "пан", "добродій", "herr")
)


class GenderWords(Struct, frozen=True, array_like=True):
    """Words of one language that tell a gender: form → its plural, and what only looks like a past tense.

    `own` are forms with which people begin a sentence about themselves («Заказала у вас …»).
    """

    masculine: dict[str, str]
    feminine: dict[str, str]
    not_verbs: frozenset[str] = frozenset()
    own: dict[str, Gender] = {}


def gender_of_form(word: str, language: Language, words: GenderWords) -> Gender | None:
    """The gender of a singular past tense or predicate («заказала», «должен»); None if it is none."""
    norm = normalise(word)
    if norm in words.not_verbs:
        return None
    if norm in words.masculine:
        return "m"
    if norm in words.feminine:
        return "f"
    if len(norm) < 3:
        return None
    if language == "uk":
        if norm.endswith(("ала", "яла", "ила", "іла", "їла", "ула", "ола", "шла", "лася", "лась")):
            return "f"
        return (
            "m"
            if norm.endswith(("ав", "яв", "ив", "їв", "ув", "авс", "вся", "вшись")) and len(norm) > 3
            else None
        )
    if norm.endswith(("ала", "яла", "ила", "ела", "ула", "ыла", "шла", "лась")):
        return "f"
    return "m" if norm.endswith(("ал", "ял", "ил", "ел", "ул", "ыл", "шел", "лся")) else None


def plural_of_form(word: str, language: Language, words: GenderWords) -> str:
    """The plural that goes with a polite «вы»: «должна» → «должны», «заказал» → «заказали»."""
    norm = normalise(word)
    listed = words.masculine.get(norm) or words.feminine.get(norm)
    if listed:
        return listed
    for ending, plural in (
        ((("лася", "лась"), "лися"), (("вся",), "лися"), (("ла",), "ли"), (("в",), "ли"))
        if language == "uk"
        else ((("лась", "лся"), "лись"), (("ла", "л"), "ли"))
    ):
        for one in ending:
            if norm.endswith(one):
                return word[: len(word) - len(one)] + plural
    return word


_ENDINGS: dict[Language, tuple[tuple[str, str], ...]] = {
    "ru": (("лась", "лся"), ("лся", "лась"), ("шла", "шел"), ("ла", "л"), ("л", "ла")),
    "uk": (("лася", "вся"), ("лась", "вся"), ("вся", "лася"), ("ла", "в"), ("в", "ла")),
    "en": (),
}


def other_gender_of_form(word: str, language: Language, words: GenderWords) -> str:
    """The same form in the other gender, for «ты»: «заказал» → «заказала», «должна» → «должен»."""
    norm = normalise(word)
    for one, other in ((words.masculine, words.feminine), (words.feminine, words.masculine)):
        if norm in one:
            return next((form for form, plural in other.items() if plural == one[norm]), word)
    for ending, replacement in _ENDINGS[language]:
        if norm.endswith(ending):
            return word[: len(word) - len(ending)] + replacement
    return word


def own_gender(text: str, words: dict[Language, GenderWords]) -> tuple[Gender | None, str]:
    """The gender in which a message speaks of its writer, and the words that show it.

    None with words: the message speaks in both genders. None with "": it tells nothing.
    """
    lines = (" ".join(line.split()) for line in text[-_LONGEST:].splitlines())
    text = _QUOTED.sub(" ", "\n".join(line for line in lines if line))
    languages: tuple[Language, ...] = (
        ("uk",) if _UKRAINIAN.search(text) else ("ru",) if _RUSSIAN.search(text) else ("ru", "uk")
    )
    found: dict[Gender, str] = {}
    for language in languages:
        if language in words:
            for gender, shown in _spoken(text, language, words[language]).items():
                found.setdefault(gender, shown)
    if len(found) == 1:
        return next(iter(found.items()))
    return None, " / ".join(found.values())


def _spoken(text: str, language: Language, mine: GenderWords) -> dict[Gender, str]:
    """The genders in which a text speaks of its writer, with the words that show them."""
    found: dict[Gender, str] = {}
    for frame in _SELF:
        for match in frame.finditer(text):
            for word in match.group(1).split():
                gender = gender_of_form(word, language, mine)
                if gender is not None:
                    found.setdefault(gender, " ".join(match.group().split()))
                    break
    for match in _BEGINNING.finditer(text):
        gender = mine.own.get(normalise(match.group(1)))
        clause = _CLAUSE_END.split(text[match.end() : match.end() + 60], maxsplit=1)[0]
        if gender is not None and not _SOMEBODY_ELSE.search(clause):
            found.setdefault(gender, match.group(1))
    if not found and not _SOMEBODY_ELSE.search(text):
        # «Жду третий день, хотела бы …»: nobody else is spoken of, the verb is the writer's.
        for match in _AFTER_COMMA.finditer(text):
            gender = mine.own.get(normalise(match.group(1)))
            if gender is not None:
                found.setdefault(gender, match.group(1))
    return found


def customer_gender(
    ticket: Ticket, customer: CustomerNames, words: dict[Language, GenderWords]
) -> tuple[Gender | None, Evidence | None]:
    """The customer's gender and what shows it; (None, None) if nothing does or the signs disagree."""
    told: dict[Gender, Evidence] = {}
    numbered = list(enumerate(ticket.messages, start=1))
    for number, message in reversed(numbered[-_MESSAGES_READ:]):
        if message.author != "customer" or not message.public:
            continue
        gender, shown = own_gender(message.text, words)
        if shown and gender is None:
            return None, None
        if gender is not None:
            told.setdefault(gender, Evidence(shown, f"message {number}"))
    if told:
        return next(iter(told.items())) if len(told) == 1 else (None, None)
    called = customer.called
    by_name = _gender_of_name(customer)
    if called is not None:
        for title in called.titles:
            norm = normalise(title.rstrip("."))
            if norm in _FEMININE_TITLES or norm in _MASCULINE_TITLES:
                return ("f" if norm in _FEMININE_TITLES else "m"), Evidence(called.written, "signature")
    profile_gender = ticket.customer.gender
    if profile_gender is not None:
        # Somebody else may write from this account: «пишу с почты жены. Сергей».
        if by_name is not None and by_name != profile_gender:
            return None, None
        return profile_gender, Evidence(profile_gender, "profile")
    if by_name is not None and called is not None:
        return by_name, Evidence(called.written, "name")
    return None, None


def _gender_of_name(customer: CustomerNames) -> Gender | None:
    called = customer.called
    if called is None:
        return None
    if called.patronymic:
        for language in ("ru", "uk"):
            gender = names.patronymic(called.patronymic, "ru" if language == "ru" else "uk")
            if gender is not None:
                return gender
    if len(called.given) != 1 or not called.known:
        return None
    given = called.given[0]
    languages: tuple[Language, ...] = ("en",) if script_language(given, "ru") == "en" else ("ru", "uk")
    genders = {names.gender(given, one) for one in languages if _tells(given, one)}
    return genders.pop() if len(genders) == 1 else None


def _tells(given: str, language: Language) -> bool:
    """Do the lists know the name well enough? In English, pet names and short names go either way."""
    form = names.name_form(given, language)
    if form is None:
        return False
    return language != "en" or (len(given) > 4 and form.form in form.full)
