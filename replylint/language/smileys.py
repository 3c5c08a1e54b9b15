"""Smileys of a text: emoji and those made of brackets and letters.

In Russian and Ukrainian a closing bracket without an opening one is a smile,
in English it is a slip of the keyboard; hence the language. Signs that carry
meaning of their own are none: ™ ® ©, arrows, check marks, warning signs,
numbers in boxes, and pointers (👉 📌) that open the line of a list.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from replylint.lazy import pattern
from replylint.model import Language, Span


class _Expressions(Struct, frozen=True):
    picture: re.Pattern[str]
    face: re.Pattern[str]
    emoji: re.Pattern[str]
    pointers: re.Pattern[str]
    shortcode: re.Pattern[str]
    eyes: re.Pattern[str]
    letters: re.Pattern[str]
    brackets: re.Pattern[str]
    marks: re.Pattern[str]
    sad: re.Pattern[str]
    list_mark: re.Pattern[str]


# Faces, gestures, hearts and weather among the older symbols; the rest of that
# block is arrows, check marks, stars of a rating and other signs.
_OLD_FACES = "☀☁☃☄☔☕☘☠☮☯☹☺♡♥⚡⚽⛄⛅✊-✍✨❄❣❤⭐⭕"
_PICTURES = (
    "\U0001f004\U0001f0cf\U0001f308-\U0001f4ff\U0001f50a-\U0001f517\U0001f525-\U0001f52f\U0001f549-\U0001f64f"
    "\U0001f680-\U0001f6ff\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff\U0001f300-\U0001f307"
)
_ONE = f"(?:[{_PICTURES}]|[{_OLD_FACES}](?!\ufe0e))[\ufe0f\U0001f3fb-\U0001f3ff]*[\U000e0020-\U000e007f]*"

_SHORTCODES = (
    "smile|smiley|smiling|grin|grinning|joy|heart|hearts|laughing|wink|blush|wave|tada|pray|thumbsup|cry|sob|"
    "rocket|clap|fire|hugs|relaxed|sunglasses|slightly|simple_smile|heart_eyes|slightly_smiling_face|"
    "slight_smile|stuck_out_tongue|stuck_out_tongue_winking_eye|sweat_smile|kissing_heart|ok_hand|muscle"
)


@cache
def _expressions() -> _Expressions:
    return _Expressions(
        # What a text must hold for an emoji, or for a face of signs and letters; far quicker than looking for them.
        picture=pattern("[☀-⭕\U0001f000-\U0001faff]"),
        # It begins with a set of signs, and looks back from there: so `re` leaps from one to the next.
        face=pattern(
            r"[:;=<¯_DДdд](?:(?<=[:;=])[^\s\d]|(?<=<)3|(?<=¯)|(?<=[\^oOоО>\-]_)"
            r"|(?<=[xXхХ][DДdд])|(?<=[xXхХ]['’][DДdд]))"
        ),
        emoji=pattern(f"{_ONE}(?:\u200d(?:{_ONE}|[♀♂⚕⚖✈⬛]\ufe0f?))*|[\U0001f1e6-\U0001f1ff]{{2}}"),
        pointers=pattern(
            "[\U0001f446-\U0001f449\U0001f4cc\U0001f4cd\U0001f4de\U0001f4e7\U0001f4e9\U0001f538\U0001f539]"
        ),
        shortcode=pattern(rf"(?<![\w:]):(?:{_SHORTCODES}):(?![\w:])"),
        eyes=pattern(
            r"(?<![\d:;=])[:;=]['’]?[-‑–^oо]?[)(]+(?!\w)"  # :) ;-) =) :'( :o)
            r"|(?<![\w(])\(+[-^]?[:;=](?![\w:;=])"  # (: (;
            r"|(?<![\w:])8-[)(]+(?!\w)"
        ),
        letters=pattern(
            r"(?<![^\s(«\".,!?…])(?:[:;=][-‑–^]?[DPpРрОo3*|/\\\]\[]|[xXхХ]['’]?[DД]|хд|xd|<3|\^_*\^|[oOоО]_[oOоО]"
            r"|>_<|-_-|[:;]-?[зЗ]|¯\\_\(ツ\)_/¯)(?![^\s)»\".,!?…])"
        ),
        brackets=pattern(r"[()]+"),
        marks=pattern(r"[()]|\n\n"),
        sad=pattern(r"\(+(?=\s|$)"),
        list_mark=pattern(r"(?:^|[\s;,.(«])(?:\d{1,2}(?:\.\d{1,2})*|[а-жґєіa-hА-ЖЄA-H]|[ivxIVX]{1,4})$"),
    )


def find_smileys(
    text: str, start: int, end: int, language: Language, masked: Callable[[int, int], bool] | None = None
) -> list[Span]:
    """The smileys of text[start:end], in order; a row of brackets «)))» is one, each emoji is one.

    `masked(start, end)` says whether a stretch is markup, an address or a
    placeholder; nothing is found there, but its brackets still close others.
    """
    expressions = _expressions()
    found: list[Span] = []
    wanted: list[re.Pattern[str]] = []
    if expressions.picture.search(text, start, end) is not None:
        wanted.append(expressions.emoji)
    if expressions.face.search(text, start, end) is not None:
        wanted += (expressions.shortcode, expressions.letters)
    for expression in wanted:
        found.extend(Span(*match.span()) for match in expression.finditer(text, start, end))
    found = [span for span in found if not _opens_line(text, span, expressions.pointers)]
    found.extend(_brackets(text, start, end, language, expressions, list(found)))
    if masked is not None:
        found = [span for span in found if not masked(span.start, span.end)]
    return sorted(found, key=lambda span: span.start)


def _opens_line(text: str, span: Span, pointers: re.Pattern[str]) -> bool:
    if pointers.match(text, span.start) is None:
        return False
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return not line.strip(" \t*-•")


def _brackets(
    text: str, start: int, end: int, language: Language, expressions: _Expressions, taken: list[Span]
) -> Iterator[Span]:
    """Smileys of brackets: with eyes, or, in Russian and Ukrainian, brackets that nothing opens or closes."""
    if text.find("(", start, end) < 0 and text.find(")", start, end) < 0:
        return
    eyes: dict[int, re.Match[str]] = {}
    for found in expressions.eyes.finditer(text, start, end):
        if any(span.start < found.end() and found.start() < span.end for span in taken):
            continue
        backwards = found.group()[0] == "("
        eyes[found.start() + (0 if backwards else len(found.group().rstrip("()")))] = found
    sad: set[int] = set()
    if language != "en":
        for run in expressions.sad.finditer(text, start, end):
            sad.update(range(*run.span()))
    open_at: list[int] = []
    lonely: set[int] = set()
    past = start
    for mark in expressions.marks.finditer(text, start, end):
        at = mark.start()
        if at < past or any(span.start <= at < span.end for span in taken):
            continue
        match = eyes.get(at)
        if match is not None and not (open_at and mark.group() == ")" and not _apart(text, match.start())):
            # «(см. список:)» closes a parenthesis, «(шучу :)» does not.
            brackets = match.end() - at
            closing = max(0, min(len(open_at), brackets - 1)) if mark.group() == ")" else 0
            del open_at[len(open_at) - closing :]
            past = match.end()
            yield Span(match.start(), past - closing)
        elif mark.group() == "(":
            # «Увы (( Размера нет)»: what opens before a blank opens nothing.
            (lonely.add if at in sad else open_at.append)(at)
        elif mark.group() == ")":
            if open_at:
                open_at.pop()
            else:
                lonely.add(at)
        else:
            lonely.update(open_at)
            open_at.clear()
    lonely.update(open_at)
    if language == "en":
        return
    for row in expressions.brackets.finditer(text, start, end):
        at, past = row.span()
        while at < past and at not in lonely:
            at += 1
        while past > at and past - 1 not in lonely:
            past -= 1
        if at < past and _smiles(text, at, past, start, expressions.list_mark):
            yield Span(at, past)


def _apart(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _smiles(text: str, at: int, past: int, start: int, list_mark: re.Pattern[str]) -> bool:
    after = text[past : past + 1]
    if "(" in text[at:past]:
        # A bracket that opens before a word was only never closed.
        return (not after or after.isspace()) and (
            past - at > 1 or text[max(start, at - 1) : at].strip() != ""
        )
    if after.isalnum():
        return False
    if past - at > 1:
        return True
    mark = list_mark.search(text[max(start, at - 12) : at])
    if mark is None:
        return True
    line_goes_on = bool(text[past:].split("\n", 1)[0].strip())
    return not line_goes_on and not after.startswith((".", ",", ";"))


def _wants_stop(text: str) -> bool:
    """Does the text end in a word, and not in a mark or another smiley?"""
    last = text[-1:]
    return (
        last.isalnum()
        or last in ("»", "”", '"', "'", "%")
        or (last == ")" and text.count("(") >= text.count(")"))
    )


def without(text: str, start: int, end: int, smileys: list[Span]) -> str:
    """text[start:end] without these smileys, and with a full stop where one stood for it."""
    pieces: list[str] = []
    at = start
    for smiley in smileys:
        before = text[at : smiley.start].rstrip(" \t\u00a0")
        pieces.append(before)
        so_far = "".join(pieces) or text[:start].rstrip()
        following = text[smiley.end :].lstrip(" \t\u00a0")
        ends_sentence = not following or following[0] == "\n" or following[0].isupper()
        if ends_sentence and _wants_stop(so_far):
            pieces.append(".")
        at = smiley.end
    pieces.append(text[at:end])
    return "".join(pieces)
