"""The salutation with which a reply begins: «Марина, добрый день!», "Hi Kate,", «Вітаю, Оксано!»."""

from functools import cache

from replylint.lazy import compiled

WINDOW = 400
"""Characters at the start of a reply in which a greeting may stand."""

_HEADS = (
    # Russian
    r"здравствуй(?:те)?|здрасьте|добр(?:ый|ого|ое|ой) (?:день|дня|вечер|вечера|утро|утра|ночи|времени суток)|"
    r"доброго здоровья|приветствую|приветствуем|приветик|привет|салют|хай|"
    r"рад(?:а|ы)? (?:вас )?приветствовать(?: вас)?|уважаем(?:ый\(ая\)|ый|ая|ые)|"
    r"дорог(?:ой\(ая\)|ой|ая|ие|ий|а|і)|мил(?:ый|ая)|многоуважаем(?:ый|ая|ые)|глубокоуважаем(?:ый|ая|ые)|"
    # Ukrainian
    r"вітаю|вітаємо|привіт(?:ик)?|вітання|добр(?:ий|ого|а) (?:день|дня|вечір|вечора|ранок|ранку|доба)|"
    r"доброго здоров['’ʼ]я|здрастуйте|шановн(?:ий\(а\)|ий|а|і)|вельмишановн(?:ий|а|і)|любий|люба|"
    # English
    r"hello|hi|hey|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|welcome aboard|welcome|"
    r"to whom it may concern"
)
_TITLES = (
    r"уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие|ий|а|і)|шановн(?:ий|а|і)|пане|пані|панове|пан|господин|госпожа|"
    r"господа|коллеги|колеги|друзья|друзі|друже|клиенты?|клієнте|клієнти|покупатель|покупателю|покупцю|гость|"
    r"гости|гостю|гості|читатель|пользователь|користувачу|абонент|абоненте|партнёры|партнеры|партнери|всем|"
    r"всім|"
    r"вам|вас|mr|mrs|ms|miss|dr|prof|sir|madam|sir or madam|all|there|everyone|everybody|team|folks|"
    r"friend|friends|"
    r"customer|client|member|guest|again|ещё раз|еще раз|снова|ще раз|знову"
)
_UPPER = r"[A-ZА-ЯЁІЇЄҐÀ-ÖØ-Þ]"
_NAME = rf"(?:{_UPPER}\.|(?i:mr|mrs|ms|dr|prof)\.|{_UPPER}[\w'’ʼ`‑-]*|\x00+|(?i:{_TITLES})\b)"
_NAMES = rf"{_NAME}(?:[ \t]{{1,3}}(?:(?:de|van|von|der|da|la|and|и|та|і|&)[ \t])?{_NAME}){{0,4}}"
_END = r"(?:[ \t]*(?:[!.,:;…—–]|-(?=\s))[!.…)]*|[ \t]*(?=\r?\n|\Z))"
_FACES = r"(?:[ \t]*(?:[:;]-?\)+|\)+|[\U0001F300-\U0001FAFF☀-➿❤️]+))?"

# Head first: «Здравствуйте, Марина!», «Добрый день!», "Hello," before a small letter.
_HEAD_FIRST = rf"(?i:(?:{_HEADS}))(?![\w'’ʼ])(?:(?:[ \t]*,)?[ \t]{{1,3}}{_NAMES}{_END}|{_END})"
# No punctuation at all: «Здравствуйте Марина ваш заказ готов».
_UNPUNCTUATED = (
    r"(?i:здравствуйте|добр(?:ый|ое|ого) (?:день|дня|вечер|утро)|привет|привіт|"
    r"добр(?:ий|ого) (?:день|дня|вечір|вечора|ранок|ранку)|hello|hi|hey)[ \t]{1,3}"
    rf"(?:{_NAME}[ \t]{{1,3}}(?=[a-zа-яіїєґё])|(?={_UPPER}))"
)
# Name first: «Марина, добрый день!», «Мой господин, здравствуйте!».
_NAME_FIRST = (
    rf"(?:{_NAME}|(?i:мой|моя|мій|моя|ваше|my)\b)(?:[ \t]{{1,3}}(?:{_NAME}|[\w'’ʼ-]{{2,20}})){{0,3}}"
    rf"[ \t]*[,!]?[ \t]{{1,3}}"
    rf"(?i:{_HEADS})(?![\w'’ʼ]){_END}"
)
# A name alone: «Константин, выписку за октябрь…», "Kate,".
_NAME_ALONE = rf"{_NAME}(?:[ \t]{{1,3}}{_NAME}){{0,2}}[ \t]*,(?=\s|\Z)"

_IMPERATIVE_OR_ADVERB = r"[йьи]те(?:сь)?\Z|[ії]ть(?:ся)?\Z|[a-z]{6,}ly\Z"
_NO_NAMES = """
готово принято сделано решено отправлено одобрено исправлено закрыто прийнято зроблено вирішено надіслано
виконано да нет хорошо так ладно конечно разумеется спасибо благодарю благодарим извините простите
пожалуйста понятно понял поняла сегодня завтра вчера кстати итак увы наконец однако впрочем возможно
видимо кажется например безусловно отлично прекрасно замечательно поздравляю поздравляем внимание верно
точно согласен согласна согласны действительно очевидно вероятно ок окей ага угу жаль честно рад рада рады
послезавтра напротив значит вообще короче если когда чтобы поскольку хотя опять снова ні гаразд добре
звісно звичайно авжеж дякую дякуємо вибачте пробачте перепрошую перепрошуємо зрозуміло зрозумів зрозуміла
сьогодні учора вчора взагалі отже отож мабуть можливо наприклад безумовно чудово вітаємо увага справді
вірно точно згоден згодна згодні очевидно шкода радий рада раді до речі yes no ok okay sure well right
thanks sorry please today tomorrow yesterday however unfortunately actually anyway so great good fine
indeed certainly absolutely understood true first second finally also meanwhile now then here there
congratulations perfect alright yep nope hmm oh ah if when since as because although sadly luckily
fortunately
"""


def find_greeting(text: str, start: int, end: int) -> int:
    """Where the salutation at the start of `text[start:end]` ends; `start` if there is none.

    `text` has its markup blanked out and every placeholder written as NULs
    (`\\x00`), which stand for a name.
    """
    limit = min(end, start + WINDOW)
    past = start
    for _ in range(3):
        at = _after_space(text, past, limit)
        match = compiled(_HEAD_FIRST).match(text, at, limit) or compiled(_NAME_FIRST).match(text, at, limit)
        if match is None:
            match = compiled(_UNPUNCTUATED).match(text, at, limit)
        if match is None and past == start:
            match = compiled(_NAME_ALONE).match(text, at, limit)
            if match is not None and _is_no_name(match.group()):
                match = None
        if match is None:
            break
        faces = compiled(_FACES).match(text, match.end(), limit)
        past = faces.end() if faces else match.end()
    return past


def _after_space(text: str, at: int, limit: int) -> int:
    while at < limit and (text[at].isspace() or text[at] in "*_#>\ufeff\u200b"):
        at += 1
    return at


def _is_no_name(words: str) -> bool:
    first = words.split()[0].rstrip(",").lower()
    return first in _no_names() or compiled(_IMPERATIVE_OR_ADVERB).search(first) is not None


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_NO_NAMES.split())
