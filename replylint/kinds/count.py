"""Kind `count`: more of something than is good.

Keys: `count`, one of `smileys`, `capitals` (words in capitals that are no
abbreviations), `exclamations` (rows of three and more ! and ?) and `phrases`;
`max`, how many are fine; `max_if_complaint`, the same where the customer's last
words are a complaint; `phrases`, for `count: phrases`.

The finding runs from the first to the last of them; for `exclamations` each row
is a finding of its own. The message may use {count} and {found}, the different
ones in a row. Fixes: smileys beyond `max` go, capitals become small letters, a
row of marks becomes one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene, Suggestion
from replylint.language.capitals import find_capitals, lowered
from replylint.language.smileys import find_smileys, without
from replylint.lazy import pattern
from replylint.model import Language, Span

What = Literal["smileys", "capitals", "exclamations", "phrases"]

_SHOWN = 6


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a count block."""

    count: What
    max: int = 1
    max_if_complaint: int | None = None
    phrases: dict[Language, list[str]] = {}


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys."""

    count: What
    max: int
    max_if_complaint: int | None
    phrases: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words of the phrases up; `phrases` and `count: phrases` go together."""
    if keys.count == "phrases" and not keys.phrases:
        raise compiler.fail("count: phrases needs phrases to count", "count", hint="add phrases:")
    if keys.count != "phrases" and keys.phrases:
        raise compiler.fail(f"count: {keys.count} takes no phrases", "phrases", hint="count: phrases")
    if keys.max < 0:
        raise compiler.fail("max can't be below 0", "max")
    if keys.max_if_complaint is not None and keys.max_if_complaint < 0:
        raise compiler.fail("max_if_complaint can't be below 0", "max_if_complaint")
    phrases = compiler.phrases(keys.phrases, "phrases", trigger=True) if keys.phrases else {}
    return Check(keys.count, keys.max, keys.max_if_complaint, phrases)


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """One finding if there are too many, a finding a row of marks for `exclamations`."""
    least = check.max if check.max_if_complaint is None else min(check.max, check.max_if_complaint)
    found = list(_all(check, scene))
    if len(found) <= least:
        return
    allowed = check.max
    if check.max_if_complaint is not None and scene.complaint:
        allowed = check.max_if_complaint
    if len(found) <= allowed:
        return
    if check.count == "exclamations":
        for span in found:
            yield _hit(scene, [span], span, _one_mark(scene.text[span.start : span.end]), safe=True)
    elif check.count == "smileys":
        span = _with_space(scene.text, found) if allowed == 0 else Span(found[0].start, found[-1].end)
        yield _hit(scene, found, span, without(scene.text, span.start, span.end, found[allowed:]), safe=True)
    elif check.count == "capitals":
        span = Span(found[0].start, found[-1].end)
        yield _hit(scene, found, span, lowered(scene.text, span.start, span.end, found), safe=False)
    else:
        yield _hit(scene, found, Span(found[0].start, found[-1].end), None, safe=False)


def _hit(scene: Scene, found: list[Span], span: Span, fixed: str | None, *, safe: bool) -> Hit:
    different = list(dict.fromkeys(scene.text[one.start : one.end].strip() for one in found))
    shown = " ".join(different[:_SHOWN]) + (" …" if len(different) > _SHOWN else "")
    return Hit(
        span.start,
        span.end,
        fields={"count": str(len(found)), "found": shown},
        suggestions=None if fixed is None else (Suggestion(fixed, safe),),
    )


def _all(check: Check, scene: Scene) -> Iterator[Span]:
    """What is counted, in order."""
    if check.count == "phrases":
        ranges = sorted(scene.find(check.phrases), key=lambda found: (found.first, -found.past))
        past = -1
        for one in ranges:
            if one.first >= past:
                past = one.past
                yield Span(*scene.words.span(one.first, one.past))
        return
    text = scene.text
    if not _hint(check.count).search(text):
        return
    masked = scene.is_masked if scene.draft.masks else None
    for part in scene.spans(scene.parts):
        if check.count == "smileys":
            yield from find_smileys(text, part.start, part.end, scene.language, masked)
        elif check.count == "exclamations":
            for row in _hint("exclamations").finditer(text, part.start, part.end):
                if masked is None or not masked(*row.span()):
                    yield Span(*row.span())
        else:
            shouted = find_capitals(text, part.start, part.end, scene.language, masked)
            names = _written_so(scene) if shouted else frozenset()
            yield from (span for span in shouted if text[span.start : span.end] not in names)


@cache
def _hint(count: What) -> re.Pattern[str]:
    """What a text must hold for anything to be found; for `exclamations` the rows themselves."""
    # A set of signs stands first, so that `re` leaps from one to the next.
    if count == "exclamations":
        return pattern(
            "[!?‼⁉❗❓❕❔](?:(?<=[!?])(?:[ \u00a0]?[!?]){2,}|(?<=[‼⁉❗❓❕❔])[\ufe0f‼⁉❗❓❕❔]*[‼⁉❗❓❕❔])"
        )
    if count == "capitals":
        return pattern("[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ]")
    return pattern("[():;=<^☀-⭕\U0001f000-\U0001faff]|[xXхХ]['’]?[DД]|xd|хд|[-_oOоО]_|>_")


def _written_so(scene: Scene) -> frozenset[str]:
    """Words that the company, or the ticket in a text that is not loud itself, writes in capitals."""
    names = {word.upper() for text in scene.company.words for word in text.split()}
    ticket = scene.ticket
    if ticket is not None:
        said = [ticket.subject or "", *(message.text for message in ticket.messages)]
        calm = [text for text in said if sum(map(str.islower, text)) > 2 * sum(map(str.isupper, text))]
        for text in (*calm, ticket.customer.name or "", ticket.agent.name or ""):
            names.update(word for word in _word().findall(text) if word.isupper())
    return frozenset(names)


@cache
def _word() -> re.Pattern[str]:
    return pattern(r"[^\W\d_]{2,}(?:['’ʼ‑-][^\W\d_]+)*")


def _one_mark(row: str) -> str:
    marks = {
        "!" if mark in "!‼❗❕" else "?" if mark in "?❓❔" else "?!"
        for mark in row
        if mark not in " \u00a0\ufe0f"
    }
    return marks.pop() if len(marks) == 1 else "?!"


def _with_space(text: str, found: list[Span]) -> Span:
    """From the first to the last, with the blanks that would be left over without them."""
    start, end = found[0].start, found[-1].end
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    if not start or text[start - 1] == "\n":
        while end < len(text) and text[end] in " \t\u00a0":
            end += 1
    return Span(start, end)
