"""`leftover`: what a template or a machine should have filled in, and did not.

Variables in braces, percents and the like; brackets with the name of a field
in them; blanks `___`; `XXX`; patterns of a date; «Уважаемый(ая)»; `null`; a
greeting without its name. Keys, each a list a language:

* `fields`, `insert`, `around`: words that name a field («имя», «сумма»), that order to fill it in
  («вставить»), and that may stand beside a field («клиента», "here"). A bracket is a leftover if all its
  words are among them and one of them is a field, or the first is an order. `стем*` is a word that begins so;
* `names`: the fields that hold a name, for a greeting («Здравствуйте, ИМЯ!»);
* `about`: phrases that talk of placeholders, `technical`: of values in programs, `interface`: of buttons and
  fields, `format`: of how a thing is to be written, `form`: that ask the customer to fill something in.
  They make what stands in their sentence innocent; `form` makes the lines of a form innocent in the whole draft;
* `except`: a leftover that overlaps one of these is none.

Innocent is also what the customer wrote themselves, and code.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene, Suggestion
from replylint.lazy import pattern
from replylint.model import Language
from replylint.shapes.field_words import all_names, is_field, names_field
from replylint.shapes.leftovers import DATE_SIGNS, Leftover, Sort, greets, in_code_tag, leftovers
from replylint.shapes.surroundings import sentence_around

_LITERALS = (
    ": .",     "#ref", "#n/a", "#value", "#name", "#div", "#знач", "#ссылка", "#дел", "#имя", "# ", "#,", "#.", "##",
    "${", "{$", "$x", "$_", "$х", "{", "%", "[", "<", "___", "xx", "хх", "null", "undefined", "nan",
    "none", "invalid date", "№", "уважаем", "дорог", "шановн", "любим", "мил", "госп", "г-н", "пан",
    "dear mr", "dear ms", "dear he", "dear (", " ,", ", !", ",  !", ",!", " !", ", …", ", ...", ", .",
    "dear,", "*|", "@@", "your name", "x-x", "х-х", " x ", " х ", " n ", "dear !", "dear ,", ".....", "…",
    "сумм", "розмір", "размер",
    "_", *DATE_SIGNS,
)  # fmt: skip
_MASKED_DIGITS = pattern(r"[ -]{0,2}[\d*•]")
_LINE_OF_FORM = pattern(r"[^.!?\n]{0,80}?(?:[:№–—-]|\t| )\s{0,3}_{3,}[\s_/|.,:«»\"()\w-]{0,80}")
_LATIN_KISSES = pattern(r"x{3,5}\s*(?:\n|$)")

_IDENTIFIER = pattern(r"[a-z][A-Za-z0-9]{2,}|[^\W\d]\w*[_.]\w+(?:[_.]\w+)*")
_LONGEST_ENDING = 60

_Words = dict[Language, list[str]]


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    fields: _Words
    insert: _Words
    around: _Words
    names: _Words
    about: _Words = {}
    technical: _Words = {}
    interface: _Words = {}
    format: _Words = {}
    form: _Words = {}
    exceptions: _Words = field(default={}, name="except")


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled and its words of all languages together."""

    fields: tuple[str, ...]
    insert: tuple[str, ...]
    around: tuple[str, ...]
    names: tuple[str, ...]
    about: PhraseSets
    technical: PhraseSets
    interface: PhraseSets
    format: PhraseSets
    form: PhraseSets
    exceptions: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; words of brackets count in every language, since templates are often mixed."""
    names = (word.rstrip("*") for word in _together(keys.names))
    orders = (f"({word}" for word in _together(keys.insert))
    compiler.literals((*_LITERALS, *names, *orders))
    return Check(
        fields=_together(keys.fields),
        insert=_together(keys.insert),
        around=_together(keys.around),
        names=_together(keys.names),
        about=compiler.phrases(keys.about, "about"),
        technical=compiler.phrases(keys.technical, "technical"),
        interface=compiler.phrases(keys.interface, "interface"),
        format=compiler.phrases(keys.format, "format"),
        form=compiler.phrases(keys.form, "form"),
        exceptions=compiler.phrases(keys.exceptions, "except"),
    )


def _together(words: _Words) -> tuple[str, ...]:
    return tuple(sorted({word.casefold() for listed in words.values() for word in listed}))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Each leftover that nothing makes innocent."""
    found = [
        one
        for one in leftovers(scene.text, tuple(name.rstrip("*") for name in check.names))
        if _looks_unfilled(one, check, scene)
    ]
    if not found:
        return
    innocent = [scene.words.span(one.first, one.past) for one in scene.find(check.exceptions)]
    for one in found:
        if any(start < one.end and one.start < end for start, end in innocent):
            continue
        if not _is_innocent(one, check, scene):
            yield Hit(one.start, one.end, suggestions=_suggestions(one, check, scene))


def _looks_unfilled(one: Leftover, check: Check, scene: Scene) -> bool:
    """What can be told from the stretch itself, and from where it stands."""
    text = scene.text
    if not any(part.start <= one.start < part.end for part in scene.spans(scene.parts)):
        return False
    touching = [m for m in scene.draft.masks if m.start < one.end and one.start < m.end]
    if any(mask.kind in ("code", "email") for mask in touching) or in_code_tag(text, one.start):
        return False
    if one.sort != "variable" and any(mask.kind == "url" for mask in touching):
        return False
    if one.sort == "variable" and text[one.start] == "{" and text[one.start + 1] not in "{%$0123456789":
        # In single braces stands prose, too.
        inside = text[one.start : one.end].strip("{}")
        return _IDENTIFIER.fullmatch(inside) is not None or names_field(inside, check)
    if one.sort == "bracket":
        return is_field(
            text[one.start : one.end], one.inside, check, in_greeting=scene.part_at(one.start) == "greeting"
        )
    if one.sort == "word":
        if "_" in one.inside:
            return names_field(one.inside.replace("_", " "), check)
        return scene.part_at(one.start) == "greeting" and all_names(one.inside, check)
    if one.sort == "null" and text[one.start : one.end] == "None":
        # "None" is a word of its own in English.
        return scene.part_at(one.start) == "greeting" or text[: one.start].rstrip(" ").endswith(
            (":", "№", "#")
        )
    if one.sort == "unknown":
        return not _is_number_or_kiss(one, text)
    if one.sort == "signed":
        return scene.part_at(one.start) in ("signature", "closing") or len(text) - one.end < _LONGEST_ENDING
    if one.sort == "gender":
        return scene.part_at(one.start) == "greeting" or text[one.start].isupper() or greets(text, one.start)
    return True


def _is_number_or_kiss(one: Leftover, text: str) -> bool:
    if _MASKED_DIGITS.match(text, one.end) or (one.start and text[one.start - 1].isdigit()):
        return True
    if (
        one.start > 1
        and text[one.start - 1] in " -"
        and (text[one.start - 2].isdigit() or text[one.start - 2] in "*•")
    ):
        return True
    return _LATIN_KISSES.match(text, one.start) is not None


_MAKES_INNOCENT: dict[Sort, tuple[str, ...]] = {
    "variable": ("about",),
    "bracket": ("about", "interface", "form"),
    "word": ("about", "interface", "technical"),
    "blank": ("form",),
    "unknown": ("format", "form"),
    "format": ("format", "form"),
    "null": ("technical", "about"),
}


def _is_innocent(one: Leftover, check: Check, scene: Scene) -> bool:
    text = scene.text
    excerpt = text[one.start : one.end].casefold()
    if one.sort not in ("gender", "empty", "blank") and any(
        excerpt in message.text.casefold() for message in scene.customer_messages if message.public
    ):
        return True
    if one.sort == "blank":
        line_start, line_end = _line(text, one.start)
        if not text[line_start:line_end].strip("_ \t"):
            return True
        if _LINE_OF_FORM.fullmatch(text, line_start, line_end) and any(scene.find(check.form)):
            return True
    lists = _MAKES_INNOCENT.get(one.sort, ())
    if not lists:
        return False
    low, high = sentence_around(text, one.start, one.end)
    around = text[low : one.start] + " " * (one.end - one.start) + text[one.end : high]
    return any(_any(scene.find_in(around, getattr(check, name))) for name in lists)


def _any(ranges: Iterable[object]) -> bool:
    return next(iter(ranges), None) is not None


def _line(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _suggestions(one: Leftover, check: Check, scene: Scene) -> tuple[Suggestion, ...]:
    """The name that the ticket knows, where a name is missing."""
    ticket, text = scene.ticket, scene.text
    excerpt = text[one.start : one.end]
    name = (ticket.customer.name or "").strip() if ticket is not None else ""
    if one.sort == "empty" and scene.part_at(one.start) == "greeting":
        bare = excerpt.rstrip(" \t,.!")
        mark = "!" if excerpt.rstrip().endswith("!") else ","
        if not name:
            return (Suggestion(bare + mark),) if bare.isascii() or " " in bare or bare.endswith("те") else ()
        first = name.split()[0]
        comma = "" if bare.isascii() or bare.casefold().startswith(("уваж", "шанов", "дорог")) else ","
        return (Suggestion(f"{bare}{comma} {first}{mark}"),)
    if one.sort not in ("variable", "bracket", "word", "null"):
        return ()
    if name and (scene.part_at(one.start) == "greeting" or greets(text, one.start)):
        return (Suggestion(name.split()[0]),)
    return ()
