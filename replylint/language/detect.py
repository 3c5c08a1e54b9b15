"""Which of the three languages a text is in, told by letters and little words.

Titles in quotes, addresses and names of another language do not decide: what
counts is the running text. A text too short to tell falls back to the hint.
"""

from msgspec import Struct

from replylint.language.wordlists import ENGLISH, RUSSIAN, UKRAINIAN
from replylint.lazy import compiled
from replylint.model import Language

SAMPLE = 20_000
"""Characters that are looked at; more would not change the answer."""

_QUOTED = r"«[^«»]{1,300}»|“[^“”]{1,300}”|„[^„“”]{1,300}[“”]|\"[^\"\n]{1,300}\"|`[^`\n]{1,300}`"
_ADDRESS = r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+"
# A set of letters stands first, so that `re` leaps from one word to the next.
_LATIN = r"[A-Za-z][A-Za-z]*(?:['’][a-z]+)?"
_CYRILLIC = r"[А-Яа-яЁёІіЇїЄєҐґ][А-Яа-яЁёІіЇїЄєҐґ]*(?:['’ʼ][а-яіїєґ]+)?"
_LETTER = "[A-Za-zА-Яа-яЁёІіЇїЄєҐґ]{2}"
_TYPED_WITH_LATIN_I = r"[а-яіїєґ]i|i[а-яіїєґ]"
_RUSSIAN_LETTERS = frozenset("ыэъё")
_UKRAINIAN_LETTERS = frozenset("іїєґ")
_RUSSIAN_ENDINGS = (
    *(
        "тся",
        "лся",
        "юсь",
        "ние",
        "ния",
        "нию",
        "нием",
        "ешь",
        "ишь",
        "ать",
        "еть",
        "ает",
        "яет",
        "ует",
        "еет",
    ),
    *("ают", "яют", "ость", "ский", "ие", "ии"),
)
_UKRAINIAN_ENDINGS = ("тися", "ння", "нням", "емо", "имо", "ати", "ити", "ють", "уть", "ський", "ою")

ENOUGH = 3
"""Evidence from which a language counts as sure."""

PLENTY_RUSSIAN, PLENTY_UKRAINIAN = 2, 8
"""Letters of one language, and none of the other, that spare a look at the words."""

LETTERS_WITHOUT_I = 25
"""Cyrillic letters in a row of words without і, ї, є, ґ that speak for Russian like a weak sign."""


class Votes(Struct, frozen=True):
    """What speaks for each language in a text.

    `russian` and `ukrainian` weigh letters and words that only one of the two
    has; `english` counts English function words; `cyrillic` and `latin` count
    words of either script.
    """

    russian: int = 0
    ukrainian: int = 0
    english: int = 0
    cyrillic: int = 0
    latin: int = 0

    def __add__(self, other: "Votes") -> "Votes":
        return Votes(
            self.russian + other.russian,
            self.ukrainian + other.ukrainian,
            self.english + other.english,
            self.cyrillic + other.cyrillic,
            self.latin + other.latin,
        )


def detect(text: str, hint: Language | None = None) -> Language:
    """Tell the language of a text or a paragraph; `hint` decides where the text itself does not."""
    return decide(votes(text), hint)


def detect_sure(text: str) -> Language | None:
    """Tell the language of a text, or None if it is too short or too mixed to be sure."""
    return decide_surely(votes(text))


def decide_surely(found: Votes) -> Language | None:
    """The language that votes speak for, or None if they are too few or too mixed."""
    language = decide(found)
    if language == "en":
        return "en" if found.english >= 2 and found.latin >= max(ENOUGH, 2 * found.cyrillic) else None
    if found.english and found.latin * 2 > found.cyrillic:
        return None
    more, less = max(found.russian, found.ukrainian), min(found.russian, found.ukrainian)
    return language if more >= ENOUGH and more > 2 * less else None


def decide(found: Votes, hint: Language | None = None) -> Language:
    """The language that votes (of one text, or summed over several) speak for."""
    if not found.cyrillic or (found.english and found.latin > found.cyrillic):
        return "en" if found.english or hint is None else hint
    # A single weak sign is not enough against what is known of the conversation.
    weak = 1 if hint in ("ru", "uk") else 0
    if abs(found.russian - found.ukrainian) > weak:
        return "ru" if found.russian > found.ukrainian else "uk"
    return hint if hint in ("ru", "uk") else "ru"


def is_unanimous(found: Votes) -> bool:
    """Does nothing in the text speak for a second language?"""
    if not found.cyrillic:
        return found.english > 0
    return not found.english and not min(found.russian, found.ukrainian) and found.russian != found.ukrainian


def votes(text: str) -> Votes:
    """Weigh what speaks for each language in a text."""
    prose = _running_text(text)
    if prose.isascii():
        return _latin(prose)
    lower = prose.lower()
    ukrainian = lower.count("і") + lower.count("ї") + lower.count("є") + lower.count("ґ")
    russian = lower.count("ы") + lower.count("э") + lower.count("ъ") + lower.count("ё")
    if russian >= PLENTY_RUSSIAN and not ukrainian:
        russian += len(lower) // LETTERS_WITHOUT_I
        cyrillic = max(1, lower.count(" "))
    elif ukrainian >= PLENTY_UKRAINIAN and not russian:
        cyrillic = max(1, lower.count(" "))
    else:
        words = compiled(_CYRILLIC).findall(prose)
        russian, ukrainian = _weigh_words(words, lower)
        cyrillic = len(words)
    found = _latin(prose)
    return Votes(russian, ukrainian, found.english, cyrillic, found.latin)


def _running_text(text: str) -> str:
    prose = text[:SAMPLE]
    if "://" in prose or "www." in prose or "@" in prose:
        prose = compiled(_ADDRESS).sub(" ", prose)
    if "«" in prose or '"' in prose or "“" in prose or "`" in prose or "„" in prose:
        outside = compiled(_QUOTED).sub(" ", prose)
        if compiled(_LETTER).search(outside):
            return outside
    return prose


def _latin(prose: str) -> Votes:
    words = compiled(_LATIN).findall(prose)
    if not words:
        return Votes()
    english = sum(map(ENGLISH.__contains__, map(str.lower, words)))
    return Votes(english=english, latin=len(words))


def _weigh_words(words: list[str], lower: str) -> tuple[int, int]:
    """Weigh Cyrillic words one by one; names weigh nothing unless there is nothing else."""
    russian = ukrainian = 0
    names_russian = names_ukrainian = 0
    for index, word in enumerate(words):
        plain = word.lower()
        if plain in RUSSIAN:
            russian += 2
        elif plain in UKRAINIAN:
            ukrainian += 2
        elif word[0].islower() or (index == 0 and len(words) > 2):
            russian += 2 * (not _RUSSIAN_LETTERS.isdisjoint(plain)) + plain.endswith(_RUSSIAN_ENDINGS)
            ukrainian += 2 * (not _UKRAINIAN_LETTERS.isdisjoint(plain)) + plain.endswith(_UKRAINIAN_ENDINGS)
        else:
            names_russian += not _RUSSIAN_LETTERS.isdisjoint(plain)
            names_ukrainian += not _UKRAINIAN_LETTERS.isdisjoint(plain)
    if compiled(_TYPED_WITH_LATIN_I).search(lower):
        ukrainian += 2
    if not ukrainian + names_ukrainian:
        russian += sum(map(len, words)) // LETTERS_WITHOUT_I
    if russian == ukrainian:
        ukrainian += "доброго дня" in lower
        return russian + names_russian, ukrainian + names_ukrainian
    return russian, ukrainian
