"""What keys, tokens and passwords look like."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from replylint.lazy import compiled, pattern

# Shapes that their issuers made unmistakable; the first literal of each goes to the index.
_SHAPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("private key",),
        r"-----BEGIN (?:[A-Z0-9 ]{0,20} )?PRIVATE KEY(?: BLOCK)?-----"
        r"(?:[\s\S]{0,4000}?-----END[A-Z0-9 ]{0,40}-----)?",
    ),
    (("akia",), r"\bAKIA[0-9A-Z]{12,20}\b"),
    (("asia",), r"\bASIA[0-9A-Z]{12,20}\b"),
    (("aiza",), r"\bAIza[\w-]{30,45}"),
    (("ya29.",), r"\bya29\.[\w-]{20,}"),
    (("gocspx-",), r"\bGOCSPX-[\w-]{20,}"),
    (("ghp_", "gho_", "ghs_", "ghr_", "ghu_"), r"\bgh[oprsu]_\w{20,}"),
    (("github_pat_",), r"\bgithub_pat_\w{20,}"),
    (("glpat-",), r"\bglpat-[\w-]{16,}"),
    (("xox",), r"\bxox[abeoprs]-[\w-]{10,}"),
    (("xapp-",), r"\bxapp-[\w-]{10,}"),
    (("hooks.slack.com",), r"hooks\.slack\.com/(?:services|workflows)/[\w/]{10,}"),
    (("discord",), r"discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}"),
    (("k_live_", "k_test_"), r"\b[rs]k_(?:live|test)_\w{10,}"),
    (("whsec_",), r"\bwhsec_[\w+/=]{16,}"),
    (("sk-",), r"\bsk-(?:ant-|proj-|or-)?[\w-]{20,}"),
    (("sg.",), r"\bSG\.[\w-]{10,}\.[\w-]{10,}"),
    (("key-",), r"\bkey-[0-9a-f]{32}\b"),
    (("npm_",), r"\bnpm_\w{30,}"),
    (("pypi-",), r"\bpypi-[\w-]{30,}"),
    (("_v1_",), r"\bdo[opr]_v1_[0-9a-f]{32,}"),
    (("shpat_", "shpca_", "shppa_", "shpss_"), r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{24,}"),
    (("hf_",), r"\bhf_[A-Za-z0-9]{24,}"),
    (("y0_",), r"\by0_[\w-]{30,}"),
    (("aqvn",), r"\bAQVN[\w-]{30,}"),
    (("sq0",), r"\bsq0(?:atp|csp|idp)-[\w-]{20,}"),
    (("eyj",), r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]+)?"),
    ((":aa",), r"\b\d{7,11}:AA[\w-]{28,40}"),
    (("accountkey=",), r"AccountKey=[\w+/=]{16,}"),
    (("sharedaccesskey=",), r"SharedAccessKey=[\w+/=]{16,}"),
    (("bearer ",), r"(?<=[Bb]earer )[\w.~+/=-]{20,}"),
)
_LOGIN_IN_URL = pattern(
    r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s:/@]{0,60}:(?P<value>[^\s@/]{3,80})@[\w.-]+[^\s»\"',)]*"
)

# Without it no pair of login and password.
_SLASH = pattern(r"/(?:\s|\S*[!@#$%^&*])")

_PASSWORD = "(?:парол(?:ь|я|ю|ем|і|ів|и)?|password|passwd|pwd|passphrase|passcode|pass(?=\\s*[:=]))"
_KEY = (
    r"(?:api[ _-]?(?:key|token|secret|ключ\w*)|ключ\w* (?:к )?api"
    r"|(?:client[ _-]|app[ _-])?secret(?:[ _-]key)?|секретн\w+ ключ\w*|ключ\w* доступ\w*"
    r"|(?:access|auth|service|bearer|bot)[ _-]?(?:key|token)|токен\w*|token)"
)
_LOGIN = (
    r"(?:log(?:ged|ging)? ?in|sign in|login|user(?:name)?|admin\w*|администратор\w*|адміністратор\w*|credentials"
    r"|логин\w*|логін\w*|доступ\w*"
    r"|зайд\w+|заход\w+|войд\w+|вход\w*|увійд\w+|вхід\w*)"
)
_OPEN = r"[\"'«`“„*(]{0,2}"
_VALUE = r"(?P<value>[^\s«»\"“”`]+)"
_LINK = r"(?P<link>(?:\s+(?:is|now|set to|теперь|такой|новый|будет|стал|сейчас|зараз|тепер|такий|буде))*)"
_MARK = r"(?:[:=]|\s(?:[—–-]|→|->)(?=\s))"

SHORTEST_PASSWORD = 4


class Secret(Struct, frozen=True):
    """A secret in a text: the offsets of the value alone."""

    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    gap = r"(?P<gap>[^\n.!?;:=]{0,60}?)"
    return tuple(
        pattern(source, re.IGNORECASE)
        for source in (
            rf"\b{_PASSWORD}\b{gap}\s*{_MARK}\s*{_OPEN}{_VALUE}",
            rf"\b{_PASSWORD}\b{_LINK}\s+{_OPEN}{_VALUE}",
            rf"\b{_PASSWORD}\b(?:\s+[\w-]+){{1,4}}?\s+{_OPEN}(?=\S*\d)(?=\S*[!@#$%^&*+=_]){_VALUE}",
            rf"(?<!\S){_OPEN}(?P<value>[^\s«»\"“”`(]{{6,60}})[»\"”`]?\s*[(—–-]\s*[^()\n]{{0,40}}?\b{_PASSWORD}\b",
            rf"\b{_LOGIN}\b[^\n/]{{0,60}}?[\s:(«\"][\w.@+-]{{2,40}}(?:\s+/\s+|/(?=\S*[!@#$%^&*]))(?P<value>[^\s/«»\"]{{6,60}})",
            rf"(?<![^\W_])(?:{_KEY})(?![^\W_])[^\n.!?]{{0,60}}?(?:[:=]|\s)\s*{_OPEN}(?P<value>[a-z0-9][a-z0-9_+/=.:~-]{{15,}})",
        )
    )


@lru_cache(maxsize=8)
def _signs(text: str) -> frozenset[str]:
    """The shapes, and the kinds of words around a secret, of which the text holds a literal."""
    lower = text.lower()
    find, owners = _index()
    try:
        found = find(lower, overlapping=True)
    except UnicodeEncodeError:
        # The index reads UTF-8, which has no lone surrogates; no literal holds one.
        found = find(lower.encode("utf-8", "replace").decode(), overlapping=True)
    return frozenset([owners[number] for number, _, _ in found])


@cache
def _index() -> tuple[Callable[..., list[tuple[int, int, int]]], list[str]]:
    from ahocorasick_rs import AhoCorasick

    words = {
        "password": _PASSWORD_LITERALS,
        "login": _LOGIN_LITERALS,
        "key": _KEY_LITERALS,
        "address": ("://",),
    }
    pairs = [(literal, shape) for literals, shape in _SHAPES for literal in literals]
    pairs += [(literal, name) for name, literals in words.items() for literal in literals]
    return AhoCorasick([literal for literal, _ in pairs]).find_matches_as_indexes, [
        owner for _, owner in pairs
    ]


def issued(text: str, start: int, end: int) -> Iterator[Secret]:
    """Keys and tokens of well-known shapes, private keys, and addresses with a password in them."""
    signs = _signs(text[start:end])
    if not signs:
        return
    for _, shape in _SHAPES:
        if shape in signs:
            for match in compiled(shape).finditer(text, start, end):
                yield Secret(match.start(), match.end())
    if "address" in signs:
        for match in _LOGIN_IN_URL.finditer(text, start, end):
            if not is_placeholder(match["value"]):
                yield Secret(match.start(), match.end())


def told(text: str, start: int, end: int) -> Iterator[Secret]:
    """Passwords and keys that the words around them call so («пароль: …», "log in as anna / …")."""
    signs = _signs(text[start:end])
    after_mark, after_word, after_words, before, pair, keyed = _patterns()
    if "password" in signs:
        for match in after_mark.finditer(text, start, end):
            if not _OTHER_TOPIC.search(match["gap"]) and _may_be_password(match, text, marked=True):
                yield _value(match)
        for match in after_word.finditer(text, start, end):
            if _may_be_password(match, text, marked=False):
                yield _value(match)
        for match in after_words.finditer(text, start, end):
            if {"letter", "digit"} <= _kinds(match["value"]) and not _is_elsewhere(match["value"]):
                yield _value(match)
        for match in before.finditer(text, start, end):
            if len(_classes(match["value"])) == 4 and not _is_elsewhere(match["value"]):
                yield _value(match)
    if "login" in signs and _SLASH.search(text, start, end):
        for match in pair.finditer(text, start, end):
            if {"letter", "digit"} <= _kinds(match["value"]) and not _is_elsewhere(match["value"]):
                yield _value(match)
    if "key" in signs:
        for match in keyed.finditer(text, start, end):
            if _is_random(match["value"]) and not _is_elsewhere(match["value"]):
                yield _value(match)


def is_placeholder(value: str) -> bool:
    """Stands the value for something that is to be filled in, or is it masked?"""
    return _STAND_IN.search(value) is not None


_STAND_IN = pattern(
    r"[<>{}\[\]…]|\*\*|••|\.\.\.|__|xxx|ххх|^(?:\W|_)+$|^%\w+%$|your|ваш|example|^(?:pass|password|passwd|пароль|secret|token)$",
    re.IGNORECASE,
)
_OTHER_TOPIC = pattern(
    r"reset|chang|policy|manager|require|rule|length|expire|attempt|protect|сброс|смен|измен|восстан|длин|требован"
    r"|правил|попыт|скид|зміна|змін|відновл|довжин|вимог|спроб",
    re.IGNORECASE,
)
_ELSEWHERE = pattern(
    r"://|^www\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|$)|^\S+@[\w-]+\.\w+$|^[#№]", re.IGNORECASE
)
_MOMENT = pattern(r"\d{1,4}[.:/-]\d{1,2}(?:[.:/-]\d{1,4})?|\d+[–—-]\d+|\d+-[а-яіїєґa-z]+", re.IGNORECASE)
_UNIT = pattern(
    r"\s*(?:и|to|до|-|–)?\s*\d*\s*(?:симв|знак|цифр|букв|літер|char|digit|letter|symb|мин|хв|min|час|год|hour|дн|day"
    r"|раз|time|руб|грн|₽|₴|%)",
    re.IGNORECASE,
)
_KNOWN_WORDS = pattern(r"(?:wi-?fi\d?|sms|pin|qr|face|touch|apple|google|e-?mail|id)", re.IGNORECASE)
_UUID = pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CYRILLIC = pattern("[а-яіїєґё]", re.IGNORECASE)
_STOP = pattern(r"[»\"”`')]*(?:[.,;!)]|\s*(?:\n|$))")
_BEYOND_LOGIN = 120


def _value(match: re.Match[str]) -> Secret:
    value = match["value"]
    return Secret(match.start("value"), match.start("value") + len(value.rstrip(".,;:)'*")))


def _classes(value: str) -> set[str]:
    """Which of upper, lower, digit, symbol occur in the value."""
    return {
        "upper" if sign.isupper() else "lower" if sign.islower() else "digit" if sign.isdigit() else "symbol"
        for sign in value.rstrip(".,;:)")
    }


def _kinds(value: str) -> set[str]:
    return {"letter" if kind in ("upper", "lower") else kind for kind in _classes(value)}


def _is_elsewhere(value: str) -> bool:
    return _ELSEWHERE.search(value) is not None or is_placeholder(value)


def _is_random(value: str) -> bool:
    if _UUID.search(value):
        return True
    if len(value) >= 30 and {"upper", "lower", "digit"} <= _classes(value):
        return True
    longest = max(re.split(r"[^A-Za-z0-9]", value), key=len)
    return len(longest) >= 12 and {"letter", "digit"} <= _kinds(longest)


def _may_be_password(match: re.Match[str], text: str, marked: bool) -> bool:
    """Is the value more than a word of the sentence? `marked`: a colon or dash presents it."""
    value = match["value"].rstrip(".,;:)'*")
    past = match.start("value") + len(value)
    if len(value) < SHORTEST_PASSWORD or _is_elsewhere(value) or _MOMENT.fullmatch(value):
        return False
    if _KNOWN_WORDS.fullmatch(value) or _UNIT.match(text, past):
        return False
    kinds = _kinds(value)
    ends = _STOP.match(text, past) is not None
    if kinds == {"digit"}:
        return ends
    with_login = re.search(_LOGIN, text[max(0, match.start() - _BEYOND_LOGIN) : match.start()], re.IGNORECASE)
    presented = marked or bool(match["link"]) or with_login is not None
    if "letter" in kinds and "digit" in kinds:
        return presented or "symbol" in kinds
    if "letter" in kinds and "symbol" in kinds and re.search(r"[@#$%^&+=?_!]\w", value):
        return True
    if not value.isascii() or not presented or not ends:
        return False
    # A Latin word stands out in Cyrillic text; in an English one only next to a login or in quotes.
    around = text[max(0, match.start() - _BEYOND_LOGIN) : match.start("value")]
    if _CYRILLIC.search(around):
        return marked or with_login is not None
    return value.islower() and (with_login is not None or text[match.start("value") - 1] in "\"“«`'")


_PASSWORD_LITERALS = (
    "парол",
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "pass:",
    "pass :",
    "pass=",
    "pass =",
)
_KEY_LITERALS = (
    "api",
    "secret",
    "секретн",
    "token",
    "токен",
    "доступ",
    "access",
    "auth",
    "service",
    "bearer",
    "bot",
)
_LOGIN_LITERALS = (
    *("login", "log in", "logged in", "logging in", "sign in", "user", "admin", "credentials"),
    *(
        "администратор",
        "адміністратор",
        "логин",
        "логін",
        "доступ",
        "зайд",
        "заход",
        "войд",
        "вход",
        "увійд",
        "вхід",
    ),
)
LITERALS: tuple[str, ...] = (
    *(literal for literals, _ in _SHAPES for literal in literals),
    *_PASSWORD_LITERALS,
    *_LOGIN_LITERALS,
    *("://", "api", "secret", "секретн", "token", "токен"),
    *(
        f"{word}{mark}key"
        for word in ("access", "auth", "service", "bearer", "bot")
        for mark in (" ", "_", "-", "")
    ),
)
"""Lower-case strings of which every text with a secret holds at least one."""
