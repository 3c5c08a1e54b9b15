"""Legal disclaimers under a letter («Это сообщение и все вложения конфиденциальны…»)."""

from replylint.lazy import compiled

WINDOW = 6000
"""Characters at the end of a letter in which a disclaimer is looked for."""

_HINTS = (
    "confidential", "intended", "disclaimer", "legal notice", "environment", "privileged", "recipient",
    "конфиденц", "предназнач", "адресат", "печатать", "окружающ",
    "конфіденц", "призначен", "одержувач", "отримувач", "друкувати",
)  # fmt: skip

_OPENING = (
    r"(?im)^[ \t*_>]*(?:"
    r"(?:this|the information (?:contained )?in this|the contents? of this)[^\n.]{0,30}"
    r"\b(?:e-?mail|message|communication|transmission)"
    r"|if you (?:are|were) not the (?:intended|named)|if you (?:have )?received this (?:e-?mail|message)"
    r"|confidential(?:ity)?(?: notice)?[ \t]*[:.]|disclaimer[ \t]*[:.]|legal notice"
    r"|(?:внимание[!.]? *)?(?:это|данное|настоящее|вс[её] содержимое|содержание)[^\n.]{0,40}\b"
    r"(?:сообщени|письм)|информация, (?:содержащаяся|изложенная) в"
    r"|если вы (?:получили (?:это|данное|настоящее)|не являетесь (?:адресатом|получателем|предполагаемым))"
    r"|(?:уведомление о )?конфиденциальност[ьи][ \t]*[:.]"
    r"|(?:увага[!.]? *)?(?:це|цей|дане|даний)[^\n.]{0,40}\b(?:повідомлення|лист)"
    r"|інформація, (?:що|яка) міститься"
    r"|якщо ви (?:отримали (?:це|цей|дане)|не є (?:адресатом|одержувачем|отримувачем))"
    r"|(?:повідомлення про )?конфіденційн(?:ість|ості)[ \t]*[:.]"
    r"|please consider the environment|(?:пожалуйста, )?подумайте об окружающей"
    r"|прежде чем (?:рас)?печатать|перш ніж друкувати"
    r")"
)
_CONFIRMATION = (
    r"(?i)confidential|intended (?:only |solely )?(?:for|recipient)|privileged|unauthori[sz]ed|"
    r"the environment|"
    r"конфиденциальн|предназначен\w* (?:\w+ ){0,3}(?:адресат|получател|лиц)|адресатом|несанкционированн|"
    r"окружающей|печатать|"
    r"конфіденційн|призначен\w* (?:\w+ ){0,3}(?:адресат|одержувач|отримувач|ос[іо]б)|одержувачем|отримувачем|"
    r"адресатом|несанкціонован|друкувати"
)
_BLANK_LINE = r"\n[ \t\r]*\n"


def find_disclaimer(text: str, start: int, end: int) -> int:
    """Where the disclaimer at the end of `text[start:end]` begins; `end` if there is none.

    Only a paragraph after other text can be one: a message that is nothing but
    a notice was meant.
    """
    window = max(start, end - WINDOW)
    lower = text[window:end].lower()
    if not any(hint in lower for hint in _HINTS):
        return end
    for match in compiled(_OPENING).finditer(text, window, end):
        at = match.start()
        if not _opens_paragraph(text, at) or not text[start:at].strip():
            continue
        paragraph = compiled(_BLANK_LINE).search(text, at, end)
        if compiled(_CONFIRMATION).search(text, at, paragraph.start() if paragraph else end):
            return at
    return end


def _opens_paragraph(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at].replace("\r", "").rstrip(" \t*_")
    return before.endswith("\n\n") or before.rstrip().endswith(("--", "__", "=="))
