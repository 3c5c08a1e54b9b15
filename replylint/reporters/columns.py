"""How wide a text is on a terminal, and what of it can be shown there."""

from unicodedata import category, east_asian_width

from replylint.lazy import pattern

TAB = 4
_PLAIN = pattern(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116]*"
)
"""Text of one column a code point, which can be shown as it is: Latin, Greek, Cyrillic, their punctuation."""
_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


class Cell:
    """What one code point becomes on the terminal, and how many columns it takes."""

    __slots__ = ("shown", "width")

    def __init__(self, shown: str, width: int) -> None:
        self.shown = shown
        self.width = width


def cells(text: str) -> list[Cell]:
    """A cell for every code point of one line, tabs widened and invisible things made harmless.

    Control characters become their pictures (␛), so that a draft can't send
    commands to the terminal; marks of writing direction vanish, so that what
    is shown stands in the order in which it is stored.
    """
    if _PLAIN.fullmatch(text):
        return [Cell(char, 1) for char in text]
    out: list[Cell] = []
    column = 0
    joined = False
    flag_open = False
    for char in text:
        shown, width = _cell(char, column)
        if _is_flag_letter(char):
            flag_open = not flag_open
            width = 2 if flag_open else 0
        else:
            flag_open = False
        if (joined and width == 2) or (_is_skin_tone(char) and out and out[-1].width):
            width = 0
        if char == _EMOJI_STYLE and out and out[-1].width == 1:
            # The style selector turns the sign before it into an emoji two columns wide.
            out[-1].width = 2
            column += 1
        joined = char == _ZERO_WIDTH_JOINER and bool(out)
        out.append(Cell(shown, width))
        column += width
    return out


def width(text: str) -> int:
    """The columns that a line takes."""
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(cell.width for cell in cells(text))


def shown(text: str) -> str:
    """A line as it can be printed."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(cell.shown for cell in cells(text))


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `columns`, broken at spaces; words longer than a line are left whole.

    `first` and `rest` stand before the first line and the others.
    """
    lines: list[str] = []
    line, used = first, width(first)
    empty = True
    whole = " ".join(text.split())
    measured = len if _PLAIN.fullmatch(whole) else width
    for word in shown(whole).split(" "):
        size = measured(word)
        if not empty and used + 1 + size > columns:
            lines.append(line)
            line, used, empty = rest, width(rest), True
        line += word if empty else " " + word
        used += size + (not empty)
        empty = False
    lines.append(line)
    return lines


def _cell(char: str, column: int) -> tuple[str, int]:
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        gap = TAB - column % TAB
        return " " * gap, gap
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code), 1
    kind = category(char)
    if kind == "Cc":
        return "\u2421" if code == 0x7F else "\ufffd", 1
    if kind == "Cs":
        return "\ufffd", 1
    if kind in ("Zl", "Zp"):
        return " ", 1
    if kind == "Cf":
        keep = char == _ZERO_WIDTH_JOINER or code == 0xAD
        return (char if keep and code != 0xAD else ""), 0
    if kind in ("Mn", "Me"):
        return char, 0
    return char, 2 if east_asian_width(char) in "WF" else 1


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"
