"""Stretches of a text that are no prose: code, placeholders, markup, URLs, e-mail addresses.

Every pattern is bounded, so that the work stays linear in the text whatever
it holds; a pattern runs only if the text has the character it hangs on.
"""

import re
from collections.abc import Iterator

from replylint.lazy import compiled
from replylint.model import Mask, MaskKind
from replylint.shapes.surroundings import unbroken

_FILL_IN = (
    r"(?:insert|enter|your|customer|client|user|agent|first|last|full|company|product|order|ticket|invoice|"
    r"tracking|amount|date|time|name|link|url|number|email|phone|address|signature|"
    r"вставить|вставьте|укажите|указать|введите|впишите|ваше|имя|фамилия|фио|имени|клиент|клиента|дата|дату|"
    r"номер|номера|сумма|сумму|срок|ссылка|ссылку|адрес|товар|название|подпись|оператор|"
    r"вставити|вставте|вкажіть|вказати|введіть|впишіть|ім['’ʼ]я|прізвище|піб|клієнт|клієнта|сума|"
    r"строк|термін|посилання|адреса|назва|підпис)"
)
_FILL_IN_WORD = rf"(?i){_FILL_IN}(?!\w)"

# {{…}} {%…%} #{…} %{…} ${…} {$…} with their one-letter slips, {name}, [[…]], %name%, %%7B…%7D, $a.b,
# [NAME] [имя клиента] (no link text), <имя> <insert number> (no HTML tag).
_CURLY = (
    r"\{\{[^{}\n]{0,200}\}{1,2}|\{%[^{}\n]{0,200}%?\}|[#%$]\{[^{}\n]{1,200}\}"
    r"|\{\$?[A-Za-z_][\w.]{0,60}\}{1,2}"
)
_PERCENT = r"%%7B[\w.%-]{1,80}?%7D|(?<![\w%])%[A-Za-z_][A-Za-z_.]{1,40}%(?!\w)"
_DOLLAR = r"(?<![\w$])\$[a-z_]{2,30}\.[a-z_.]{2,40}(?!\w)"
_SQUARE = (
    r"\[(?:\[[^\[\]\n]{1,120}\]\]"
    r"|[A-Za-zА-Яа-яЁёІіЇїЄєҐґ][A-Za-zА-Яа-яЁёІіЇїЄєҐґ _'’-]{1,60}\](?![(\[]))"
)
_SMALL = "[a-zа-яёіїєґ]"
_ANGLE = (
    rf"<(?:[А-Яа-яЁёІіЇїЄєҐґ][^<>\n]{{0,60}}|[A-Z][A-Z_ ]{{2,40}}|{_FILL_IN}(?:[ _][\w']{{1,20}}){{1,6}})>"
)
_TAG = r"</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>]{0,2000})?/?>|<![A-Z][^<>]{0,200}>"
_ENTITY = r"&(?:[A-Za-z]{2,12}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"
_LINK_TARGET = (
    r"(?<=\])\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?: \"[^\"\n]{0,200}\")?\)"
)
# The sign itself stands first, and what is before it is looked at afterwards: so `re` leaps from one to the next.
_EMPHASIS = r"_(?:(?<![\w_]_)_?(?=[^\W_])|(?<=[^\W_]_)_?(?![\w_]))"
_FENCE = r"(?m)^[ \t]{0,3}(`{3,}|~{3,})[^\n`]{0,200}$"
_INLINE_CODE = r"(?<!`)`[^`\n]{1,500}`(?!`)|(?<!`)``[^\n]{1,500}?``(?!`)"
_URL = (
    r"(?i)(?<!\w)(?:https?|ftp|tg|viber|skype|file)://[^\s<>\"«»“”{}\\^`|]+"
    r"|(?<!\w)(?:mailto|tel):[^\s<>\"]+"
)
_URL_END = r"[.,;:!?'’…*_)\]]+$"
_EMAIL = r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)"
_HOST = (
    r"(?i)(?<![\w@.\-])(?:"
    r"www\.(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}"
    r"|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}"
    r"(?:com|org|net|info|biz|edu|gov|io|app|dev|shop|store|online|site|cloud|tech|"
    r"ru|ua|by|kz|su|eu|uk|de|fr|pl|us|ai|co|me(?=/)|in(?=/)|it(?=/)|gl(?=/)|ly(?=/)|im(?=/)|to(?=/))"
    r"|[а-яёіїєґ0-9-]{1,63}\.(?:рф|укр|рус|бел)"
    r")(?![\w-])(?::\d{1,5})?(?:[/?#][^\s<>\"«»“”{}\\^`|]*)?"
)
_DOTTED = r"\.(?<=[\w-]\.)(?:[A-Za-z]{2}|рф|укр|рус|бел|РФ)"
_INNER_DOT = r"\.(?<=[\w-]\.)(?=[\w-])"
_INNER_COLON = r":(?=\S)"


def find_masks(text: str, given: tuple[Mask, ...] = ()) -> tuple[Mask, ...]:
    """All masked stretches, those `given` among them, in order, without overlap.

    Where two meet, the outer one stays.
    """
    found = sorted([*given, *_candidates(text)], key=_outer_first)
    if len(found) < 2:
        return tuple(found)
    kept: list[Mask] = []
    past = 0
    for mask in found:
        if mask.start >= past:
            kept.append(mask)
            past = mask.end
        elif mask.end > past:
            kept.append(Mask(mask.kind, past, mask.end))
            past = mask.end
    return tuple(kept)


def blank(text: str, masks: tuple[Mask, ...]) -> str:
    """The text with every mask as spaces of its length."""
    if not masks:
        return text
    pieces: list[str] = []
    at = 0
    for mask in masks:
        pieces.append(text[at : mask.start])
        pieces.append(" " * (mask.end - mask.start))
        at = mask.end
    pieces.append(text[at:])
    return "".join(pieces)


def _outer_first(mask: Mask) -> tuple[int, int]:
    return mask.start, -mask.end


def _candidates(text: str) -> Iterator[Mask]:
    if "`" in text or "~~~" in text:
        yield from _code(text)
    if "{" in text:
        yield from _all("placeholder", _CURLY, text)
    if "%" in text:
        yield from _all("placeholder", _PERCENT, text)
    if "$" in text:
        yield from _all("placeholder", _DOLLAR, text)
    if "[" in text:
        yield from _square(text)
    if "<" in text:
        yield from _all("placeholder", _ANGLE, text)
        yield from _markup(text)
    if "](" in text:
        yield from _all("markup", _LINK_TARGET, text)
    if "&" in text:
        yield from _all("markup", _ENTITY, text)
    if "_" in text:
        yield from _all("markup", _EMPHASIS, text)
    if "://" in text or "mailto:" in text or "tel:" in text:
        yield from _urls(text)
    if "@" in text:
        yield from _all("email", _EMAIL, text)
    if compiled(_DOTTED).search(text):
        yield from _hosts(text)


def _all(kind: MaskKind, pattern: str, text: str) -> Iterator[Mask]:
    for match in compiled(pattern).finditer(text):
        yield Mask(kind, match.start(), match.end())


def _code(text: str) -> Iterator[Mask]:
    opened: re.Match[str] | None = None
    for fence in compiled(_FENCE).finditer(text):
        if opened is None:
            opened = fence
        elif fence.group(1).startswith(opened.group(1)):
            yield Mask("code", opened.start(), fence.end())
            opened = None
    yield from _all("code", _INLINE_CODE, text)


def _square(text: str) -> Iterator[Mask]:
    for match in compiled(_SQUARE).finditer(text):
        inside = match.group()
        if (
            inside.startswith("[[")
            or not compiled(_SMALL).search(inside)
            or compiled(rf"(?i){_FILL_IN}(?!\w)").match(inside, 1)
        ):
            yield Mask("placeholder", match.start(), match.end())


def _markup(text: str) -> Iterator[Mask]:
    if "<!--" in text:
        yield from _enclosed(text, "<!--", "-->")
    if "<s" in text or "<S" in text:
        lowered = text.lower()
        if len(lowered) == len(text):
            yield from _enclosed(lowered, "<style", "</style>")
            yield from _enclosed(lowered, "<script", "</script>")
    yield from _all("markup", _TAG, text)


def _enclosed(text: str, opening: str, closing: str) -> Iterator[Mask]:
    at = text.find(opening)
    while at >= 0:
        end = text.find(closing, at)
        if end < 0:
            return
        yield Mask("markup", at, end + len(closing))
        at = text.find(opening, end)


def _urls(text: str) -> Iterator[Mask]:
    yield from _addresses(text, _INNER_COLON, _URL)


def _hosts(text: str) -> Iterator[Mask]:
    yield from _addresses(text, _INNER_DOT, _HOST)


def _addresses(text: str, sign: str, address: str) -> Iterator[Mask]:
    """Addresses of this kind, each of which holds the sign and no white space."""
    signs = (match.start() for match in compiled(sign).finditer(text))
    for first, past in unbroken(text, signs, 0, len(text)):
        for match in compiled(address).finditer(text, first, past):
            yield Mask("url", match.start(), _url_end(text, match.start(), match.end()))


def _url_end(text: str, start: int, end: int) -> int:
    """Where a URL ends without the marks of the sentence around it; brackets of its own stay."""
    trailing = compiled(_URL_END).search(text, max(start, end - 40), end)
    if trailing is None:
        return end
    inside = trailing.start()
    while (
        inside < end
        and text[inside] in ")]"
        and text.count("(", start, inside) > text.count(")", start, inside)
    ):
        inside += 1
    return max(start + 1, inside)
