"""The salutation with which a reply begins: «Марина, добрый день!», "Hi Kate,", «Вітаю, Оксано!»."""

from functools import cache

from msgspec import Struct

from replylint.lazy import compiled

WINDOW = 400
"""Characters at the start of a reply in which a greeting may stand."""

MOST_WORDS = 8
"""Words that a greeting has at most."""

_HEADS = """
здравствуйте; здравствуй; здрасьте; добрый день; добрый вечер; доброе утро; доброй ночи; доброго дня
доброго вечера; доброго утра; доброго времени суток; доброго здоровья; приветствую; приветствуем
приветствую вас; приветствуем вас; привет; приветик; салют; хай; рад приветствовать; рада приветствовать
рады приветствовать; рады приветствовать вас; рады вас приветствовать; уважаемый; уважаемая; уважаемые
уважаемый(ая); дорогой; дорогая; дорогие; дорогой(ая); милый; милая; многоуважаемый; многоуважаемая
многоуважаемые; глубокоуважаемый; глубокоуважаемая; глубокоуважаемые; вітаю; вітаємо; вітаю вас
вітаємо вас; привіт; привітик; вітання; добрий день; добрий вечір; добрий ранок; доброго дня
доброго вечора; доброго ранку; добридень; добра доба; доброї доби; доброго здоров'я; здрастуйте; шановний
шановна; шановні; шановний(а); дорогий; дорога; дорогі; вельмишановний; вельмишановна; вельмишановні
любий; люба; hello; hi; hey; hiya; howdy; dear; greetings; good morning; good afternoon; good evening
good day; welcome aboard; welcome; to whom it may concern
"""
# After these a name may follow without any punctuation: «Здравствуйте Марина ваш заказ готов».
_FREE = """
здравствуйте; добрый день; добрый вечер; доброе утро; доброго дня; привет; привіт; добрий день
добрий вечір; добрий ранок; доброго вечора; доброго ранку; hello; hi; hey
"""
# These never follow the name: «Марина, добрый день!», but no «Марина, уважаемая!» and no "You're welcome."
_BEFORE_NAME = """
уважаемый уважаемая уважаемые уважаемый(ая) дорогой дорогая дорогие дорогой(ая) милый милая многоуважаемый
многоуважаемая многоуважаемые глубокоуважаемый глубокоуважаемая глубокоуважаемые хай шановний шановна
шановні шановний(а) дорогий дорога дорогі вельмишановний вельмишановна вельмишановні любий люба dear
welcome
"""
_TITLES = """
уважаемый уважаемая уважаемые дорогой дорогая дорогие дорогий дорога дорогі шановний шановна шановні пане
пані панове пан господин госпожа господа коллеги колеги друзья друзі друже клиент клиенты клієнте клієнти
покупатель покупателю покупцю гость гости гостю гості читатель пользователь користувачу абонент абоненте
партнёры партнеры партнери всем всім вам вас mr mrs ms miss dr prof sir madam all there everyone everybody
team folks friend friends customer client member guest again ещё еще раз снова ще знову
"""
_JOINING = "de van von der da la and or и та і"
_POSSESSIVE = "мой моя мій ваше my"
_ABBREVIATED = "mr mrs ms dr prof"
_NO_NAMES = """
готово принято сделано решено отправлено одобрено исправлено закрыто прийнято зроблено вирішено надіслано
виконано да нет хорошо так ладно конечно разумеется спасибо благодарю благодарим извините простите
пожалуйста понятно понял поняла сегодня завтра вчера кстати итак увы наконец однако впрочем возможно
видимо кажется например безусловно отлично прекрасно замечательно поздравляю поздравляем внимание верно
точно согласен согласна согласны действительно очевидно вероятно ок окей ага угу жаль честно рад рада рады
послезавтра напротив значит вообще короче если когда чтобы поскольку хотя опять снова ні гаразд добре
звісно звичайно авжеж дякую дякуємо вибачте пробачте перепрошую перепрошуємо зрозуміло зрозумів зрозуміла
сьогодні учора вчора взагалі отже отож мабуть можливо наприклад безумовно чудово вітаємо увага справді
вірно точно згоден згодна згодні очевидно шкода радий раді yes no ok okay sure well right thanks sorry
please today tomorrow yesterday however unfortunately actually anyway so great good fine indeed certainly
absolutely understood true first second finally also meanwhile now then here there congratulations perfect
alright yep nope hmm oh ah if when since as because although sadly luckily fortunately
"""
_IMPERATIVE_OR_ADVERB = r"[йьи]те(?:сь)?\Z|[ії]ть(?:ся)?\Z|[a-z]{6,}ly\Z"

_WORD = r"(\x00+|[^\W\d_][\w'’ʼ`‑-]*(?:\(ая\)|\(а\))?)([^\w\x00]*)"
_STOP = r"[ \t]*(?:[!.,:;…—–]|-(?=\s))[!.…)]*|[ \t]*(?=\r?\n|\Z)"
_FACES = r"[ \t]*(?:[:;]-?\)+|\)+|[\U0001F300-\U0001FAFF☀-➿❤️]+)"


class _Token(Struct, frozen=True):
    """A word, its small letters, where it ends, and what stands between it and the next."""

    word: str
    lower: str
    end: int
    after: str


def find_greeting(text: str, start: int, end: int) -> int:
    """Where the salutation at the start of `text[start:end]` ends; `start` if there is none.

    `text` has its markup blanked out and every placeholder written as NULs
    (`\\x00`), which stand for a name.
    """
    limit = min(end, start + WINDOW)
    past = start
    for _ in range(3):
        at = _after_space(text, past, limit)
        if past > start and not _begins_with_head(text, at, limit):
            break
        tokens = _tokens(text, at, limit)
        found = _head_first(text, tokens, limit) or _name_first(text, tokens, limit)
        if found is None and past == start:
            found = _name_alone(tokens)
        if found is None:
            break
        faces = compiled(_FACES).match(text, found, limit)
        past = faces.end() if faces else found
    return past


def _head_first(text: str, tokens: list[_Token], limit: int) -> int | None:
    """«Здравствуйте, Марина!», «Добрый день!», "Hello," before a small letter."""
    count = _head(tokens, 0)
    if not count:
        return None
    head = tokens[count - 1]
    gap = head.after.strip(" \t")
    if gap in ("", ",") and head.after:
        last = _last_name(tokens, count)
        if last is not None:
            stop = _stop(text, tokens[last].end, limit)
            if stop is not None:
                return stop
    stop = _stop(text, head.end, limit)
    if stop is not None or gap or not _in(_FREE, tokens, 0, count):
        return stop
    if count + 1 < len(tokens) and _is_name(tokens[count]) and tokens[count + 1].word[0].islower():
        return tokens[count].end + len(tokens[count].after)
    return head.end + len(head.after) if count < len(tokens) and tokens[count].word[0].isupper() else None


def _name_first(text: str, tokens: list[_Token], limit: int) -> int | None:
    """«Марина, добрый день!», «Мой господин, здравствуйте!»."""
    for index in range(1, min(5, len(tokens))):
        before = tokens[index - 1]
        if not _is_name(before) and not (index > 1 and tokens[0].lower in _listed(_POSSESSIVE)):
            if before.lower not in _listed(_POSSESSIVE):
                return None
            continue
        if before.after.strip(" \t") not in ("", ",", "!"):
            return None
        count = _head(tokens, index)
        if count and tokens[index].lower not in _listed(_BEFORE_NAME):
            return _stop(text, tokens[index + count - 1].end, limit)
    return None


def _name_alone(tokens: list[_Token]) -> int | None:
    """«Константин, выписку за октябрь…», "Kate,"."""
    for index, token in enumerate(tokens[:3]):
        if not (_is_name(token) and (index or token.word[0].isupper() or token.word[0] == "\0")):
            return None
        gap = token.after.lstrip(" \t")
        if gap.startswith(",") and (len(gap) == 1 or gap[1].isspace()):
            first = tokens[0].lower
            if first in _listed(_NO_NAMES) or compiled(_IMPERATIVE_OR_ADVERB).search(first):
                return None
            return token.end + len(token.after) - len(gap) + 1
        if gap and not _abbreviated(token):
            return None
    return None


def _tokens(text: str, at: int, limit: int) -> list[_Token]:
    """The first words of a line, up to the end of their sentence."""
    tokens: list[_Token] = []
    word = compiled(_WORD)
    while len(tokens) < MOST_WORDS:
        match = word.match(text, at, limit)
        if match is None:
            break
        lower = match[1].lower().replace("’", "'").replace("ʼ", "'")
        token = _Token(match[1], lower, match.end(1), match[2])
        tokens.append(token)
        at = match.end()
        if "\n" in token.after:
            break
        ends = ". " in token.after or "?" in token.after or "…" in token.after
        if ends and not _abbreviated(token):
            break
    return tokens


def _begins_with_head(text: str, at: int, limit: int) -> bool:
    match = compiled(_WORD).match(text, at, limit)
    return match is not None and match[1].lower() in _first_words()


def _abbreviated(token: _Token) -> bool:
    return token.after.startswith(".") and (len(token.word) == 1 or token.lower in _listed(_ABBREVIATED))


def _head(tokens: list[_Token], index: int) -> int:
    """How many words from this one on are the words of a greeting; 0 if they are none."""
    if index >= len(tokens) or tokens[index].lower not in _first_words():
        return 0
    longest = min(5, len(tokens) - index)
    return next((count for count in range(longest, 0, -1) if _in(_HEADS, tokens, index, count)), 0)


def _in(listed: str, tokens: list[_Token], index: int, count: int) -> bool:
    words = tokens[index : index + count]
    if any(token.after.strip(" \t") for token in words[:-1]):
        return False
    return " ".join(token.lower for token in words) in _phrases(listed)


def _last_name(tokens: list[_Token], first: int) -> int | None:
    """The last of the words of a name that begins at token `first`; None if there is no name."""
    last: int | None = None
    for index in range(first, min(first + 6, len(tokens))):
        if _is_name(tokens[index]):
            last = index
        elif index == first or tokens[index].lower not in _listed(_JOINING):
            break
        if tokens[index].after.strip(" \t") not in ("", "&") and not _abbreviated(tokens[index]):
            break
    return last


def _is_name(token: _Token) -> bool:
    return token.word[0] == "\0" or token.word[0].isupper() or token.lower in _listed(_TITLES)


def _stop(text: str, at: int, limit: int) -> int | None:
    """Where the punctuation at `at` ends, if it ends a greeting."""
    match = compiled(_STOP).match(text, at, limit) or compiled(_FACES).match(text, at, limit)
    return match.end() if match else None


def _after_space(text: str, at: int, limit: int) -> int:
    while at < limit and (text[at].isspace() or text[at] in "*_#>\ufeff\u200b"):
        at += 1
    return at


@cache
def _phrases(listed: str) -> frozenset[str]:
    return frozenset(
        phrase.strip() for line in listed.split("\n") for phrase in line.split(";") if phrase.strip()
    )


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases(_HEADS))
