"""Character references of HTML: `&laquo;`, `&#8212;`, `&#x2014;`, and what browsers make of careless ones.

Decoded as the HTML standard says (section 13.2.5.72 and on): names with their semicolon, those of
HTML 2 without one, too; numbers of Windows-1252 as the letters they were meant to be.
"""

from functools import cache

from replylint.lazy import pattern

REFERENCE = pattern(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([A-Za-z][A-Za-z0-9]{1,31});?)")
_COMMON = {
    "nbsp;": "\u00a0",
    "amp;": "&",
    "lt;": "<",
    "gt;": ">",
    "quot;": '"',
    "apos;": "'",
    "laquo;": "«",
    "raquo;": "»",
    "mdash;": "—",
    "ndash;": "–",
    "hellip;": "…",
    "shy;": "\u00ad",
}
_LONGEST_NUMBER = 10
_REPLACEMENT = "\ufffd"


def decoded(text: str, at: int, past: int, *, attribute: bool = False) -> tuple[str, int]:
    """What the reference at text[at] stands for and where it ends; ("", at) if it is none.

    In an attribute a name without semicolon stays as it is before a letter, a digit or `=`: `?a=1&copy=2`.
    """
    match = REFERENCE.match(text, at, past)
    if match is None:
        return "", at
    name = match[3]
    if name is None:
        return _numbered(match[1], match[2]), match.end()
    if text[match.end() - 1] == ";":
        known = _COMMON.get(name + ";") or _named().get(name + ";")
        if known is not None:
            return known, match.end()
    for length in range(len(name), 1, -1):
        known = _named().get(name[:length])
        if known is None:
            continue
        end = match.start() + 1 + length
        if attribute and end < past and (text[end] == "=" or text[end].isalnum()):
            return "", at
        return known, end
    return "", at


@cache
def _named() -> dict[str, str]:
    from html.entities import html5

    return html5


def _numbered(hexadecimal: str | None, decimal: str | None) -> str:
    digits, base = (hexadecimal, 16) if hexadecimal is not None else (decimal or "0", 10)
    digits = digits.lstrip("0") or "0"
    number = int(digits, base) if len(digits) <= _LONGEST_NUMBER else 0
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "replace")
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return _REPLACEMENT
    return chr(number)
