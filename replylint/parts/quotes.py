"""Mail that was quoted or forwarded: not written for this customer, so nobody lints it.

Work is linear in the text: a pattern runs only if a word it hangs on is
there, and looks at one line at a time.
"""

from bisect import bisect_left

from replylint.lazy import compiled
from replylint.model import DraftKind, Span

_MARKED = r"(?m)(?:^[ \t]*(?:>|&gt;)[^\n]*(?:\n|\Z)){1,}+"

# «12 ноября, Иван писал(а):», «пт, 20 лист. 2026 р. о 10:05 Ivan <ivan@…> пише:», "On 12 Nov, Ivan wrote:"
_MONTH = (
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|"
    r"лист|"
    r"груд|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_WEEKDAY = (
    r"(?:пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|"
    r"вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|mon|tue|wed|thu|fri|sat|sun)"
)
_VERB_AT_END = (
    r"(?im)\b(?:(?:на)?пис(?:ал|ав)(?:а|ла)?(?:\((?:а|ла)\))?|пиш(?:ет|е)|wrote)(?!\w)"
    r"[^\n!?:]{0,40}:[ \t\r]*$"
)
_DATE_AT_START = rf"(?i)[ \t]*(?:on\b|\d|{_WEEKDAY}\b|{_MONTH}|[^\n<>]{{1,80}}<[^<>\s]{{1,190}}>)"
_COLON_AT_END = r"(?m):[ \t\r]*$"
_ADDRESS_AT_END = r"(?m)<[^<>@\s]{1,64}@[^<>\s]{1,190}>[ \t]{0,3}:[ \t\r]*$"
# Without a year, a time, an address or the «(а)» of a mail program it may be the operator's own sentence.
_BY_PROGRAM = r"\((?:а|ла)\)|@|\d:\d\d|\b20\d\d\b|^\s*On\b"
_LONGEST_INTRODUCTION = 300

_SEPARATOR = (
    r"(?im)^[ \t]*(?:-{2,}|_{2,}|={2,}|\*{2,})[ \t]*(?:original message|forwarded message|reply message|"
    r"исходное сообщение|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|"
    r"оригинальное сообщение|вихідне повідомлення|оригінальне повідомлення|переслане повідомлення|"
    r"початкове повідомлення)[^\n]{0,20}$"
    r"|^[ \t]*(?:begin forwarded message|начало (?:переадресованного|пересланного|пересылаемого) сообщения|"
    r"початок (?:листа, що пересилається|пересланого повідомлення)|##-[^\n]{0,80}-##)[ \t]*:?[ \t\r]*$"
)
_SEPARATOR_HINTS = (" message", "сообщени", "повідомлен", "листа, що", "##-")
_LABEL = (
    r"[ \t]*\*{0,2}(?:sent|date|to|cc|subject|отправлено|дата|кому|копия|тема|надіслано|відправлено|копія)"
    r"\*{0,2}:\*{0,2}[^\n]{0,500}\n"
)
_HEADERS = (
    r"(?im)^(?:[_-]{5,}[ \t\r]*\n)?[ \t]*\*{0,2}(?:from|от|від|отправитель|відправник)\*{0,2}:"
    r"\*{0,2}[^\n]{1,300}\n"
    rf"(?:{_LABEL}){{2}}"
)
_HEADER_HINTS = ("from:", "от:", "від:", "отправитель:", "відправник:")
_HTML_TO_END = r"(?i)<div[^<>]{0,200}(?:gmail_quote|divRplyFwdMsg|moz-cite-prefix|yahoo_quoted|zendesk_quote)"


def find_quotes(text: str, kind: DraftKind) -> list[Span]:
    """Quoted and forwarded mail, in order, without overlap.

    In a template HTML's `<blockquote>` and Markdown's `>` set off the company's own words; there a quote
    is only what a mail program introduces.
    """
    found: list[Span] = []
    if kind == "reply" and "<" in text:
        _html_quotes(text, found)
    marked = list(found)
    if ">" in text or "&gt;" in text:
        marked.extend(Span(*match.span()) for match in compiled(_MARKED).finditer(text))
    if kind == "reply":
        found = list(marked)
    for start, past, certain in _introductions(text):
        quote = _followed_by(marked, past, text)
        if quote is not None:
            found.append(Span(start, quote.end))
        elif certain:
            found.append(Span(start, len(text)))
            break
    return _merged(found, text)


def _introductions(text: str) -> list[tuple[int, int, bool]]:
    """Lines that introduce a quote: start, end, and whether only a mail program writes so."""
    lower = text.lower()
    found: list[tuple[int, int, bool]] = []
    if ":" in text and compiled(_COLON_AT_END).search(text):
        if "wrote" in lower or "писа" in lower or "пише" in lower:
            found.extend(_lines_ending_in(_VERB_AT_END, text))
        if ">:" in text or "> :" in text:
            found.extend(_lines_ending_in(_ADDRESS_AT_END, text))
    if any(hint in lower for hint in _SEPARATOR_HINTS):
        found.extend((*match.span(), True) for match in compiled(_SEPARATOR).finditer(text))
    if any(hint in lower for hint in _HEADER_HINTS):
        found.extend((*match.span(), True) for match in compiled(_HEADERS).finditer(text))
    return sorted(found)


def _lines_ending_in(ending: str, text: str) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    for match in compiled(ending).finditer(text):
        start = text.rfind("\n", max(0, match.start() - _LONGEST_INTRODUCTION), match.start()) + 1
        if compiled(_DATE_AT_START).match(text, start) is None:
            # A mail program breaks a long introduction after the date.
            start = text.rfind("\n", max(0, start - _LONGEST_INTRODUCTION), max(0, start - 1)) + 1
            if not text.startswith("On ", start):
                continue
        line = text[start : match.end()]
        if len(line) <= _LONGEST_INTRODUCTION and "!" not in line and "?" not in line:
            found.append((start, match.end(), compiled(_BY_PROGRAM).search(line) is not None))
    return found


def _followed_by(marked: list[Span], past: int, text: str) -> Span | None:
    """The lines with a quote mark that follow the introduction that ends at `past`."""
    at = bisect_left(marked, past, key=_start)
    if at == len(marked) or text[past : marked[at].start].strip():
        return None
    return marked[at]


def _html_quotes(text: str, found: list[Span]) -> None:
    end = compiled(_HTML_TO_END).search(text)
    if end is not None:
        found.append(Span(end.start(), len(text)))
    lowered = text.lower()
    at = lowered.find("<blockquote") if len(lowered) == len(text) else -1
    while at >= 0:
        close = lowered.find("</blockquote>", at)
        past = close + len("</blockquote>") if close >= 0 else len(text)
        found.append(Span(at, past))
        at = lowered.find("<blockquote", past)


def _merged(found: list[Span], text: str) -> list[Span]:
    if len(found) < 2:
        return found
    found.sort(key=_start)
    merged = [found[0]]
    for span in found[1:]:
        last = merged[-1]
        if span.start <= last.end or not text[last.end : span.start].strip():
            merged[-1] = Span(last.start, max(last.end, span.end))
        else:
            merged.append(span)
    return merged


def _start(span: Span) -> int:
    return span.start
