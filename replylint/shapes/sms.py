"""How many segments a text message takes.

GSM 03.38 (3GPP TS 23.038): a message in the basic alphabet has 160 septets, or 153 in each
segment of a longer one; characters of the extension table take two, which stay together. Any
other character makes the whole message UCS-2: 70 UTF-16 units, or 67 a segment; a surrogate
pair stays together.
"""

from msgspec import Struct

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
GSM_ONE, GSM_PART, UCS_ONE, UCS_PART = 160, 153, 70, 67
_TYPEWRITTEN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "…": "...",
        "\u00a0": " ",
        "•": "-",
        "×": "x",
    }
)


class SmsSize(Struct, frozen=True):
    """`units` are septets (GSM-7) or UTF-16 units (UCS-2); `segments` is what is paid for."""

    segments: int
    units: int
    gsm: bool


def sms_size(text: str) -> SmsSize:
    """Segments and units of a message; an empty one takes a segment, too."""
    gsm = all(character in BASIC or character in EXTENSION for character in text)
    if gsm:
        sizes = [2 if character in EXTENSION else 1 for character in text]
        one, part = GSM_ONE, GSM_PART
    else:
        sizes = [2 if character > "\uffff" else 1 for character in text]
        one, part = UCS_ONE, UCS_PART
    units = sum(sizes)
    if units <= one:
        return SmsSize(1, units, gsm)
    segments, filled = 1, 0
    for size in sizes:
        if filled + size > part:
            segments, filled = segments + 1, 0
        filled += size
    return SmsSize(segments, units, gsm)


def typewritten(text: str) -> str:
    """The text with plain quotes, dashes and dots, which the basic alphabet has."""
    return text.translate(_TYPEWRITTEN)
