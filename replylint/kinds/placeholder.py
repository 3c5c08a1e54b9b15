"""`placeholder`: what is wrong with the placeholders of a template.

Key `problem`, one of

* `malformed`: braces that don't match, markup inside, a Liquid tag that is not closed or can't be read. The
  suggestion is the placeholder that was meant, safe if it is a documented variable;
* `unknown`: a variable that the helpdesk does not have. Which helpdesk it is says `helpdesk` among
  the rule's options in the config, or the placeholders themselves. Fields of the company's own are
  never unknown. The suggestion is the nearest documented variable, safe if only its underscores or capitals
  differ and config or format name the helpdesk;
* `no-fallback`: a greeting by first name without a text for a missing name, where the helpdesk has
  such a thing; `instead` are the texts to suggest, a list a language.

Placeholders in code are left alone. The message may use {name} and {helpdesk}.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene, Suggestion
from replylint.lazy import pattern
from replylint.model import Language
from replylint.shapes.leftovers import in_code_tag

READS_TEMPLATES = True

Problem = Literal["malformed", "unknown", "no-fallback"]

_LITERALS = ("{", "}}", "%}", "[[", "|", "%")
_CONDITION = pattern(r"\{%-?\s*(?:if|unless|elsif|case)\b([^%{}]*)")
_PATH = pattern(r"[\w.]+")
_FIRST_NAME = pattern(r"(?:^|\.)(?:first_?name|firstName)$|^user\.name$")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    problem: Problem
    instead: dict[Language, list[str]] = {}


Check = Keys


def compile(keys: Keys, compiler: Compiler) -> Check:
    """The check runs on texts that hold a sign of a placeholder."""
    if keys.problem == "no-fallback" and not keys.instead:
        raise compiler.fail("problem: no-fallback needs texts to suggest", "problem", hint="add instead:")
    if keys.problem == "malformed":
        compiler.literals(_LITERALS)
    else:
        compiler.literals(("{", "<attribute"))
    return keys


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The placeholders with this problem."""
    found = {"malformed": _malformed, "unknown": _unknown, "no-fallback": _no_fallback}[check.problem](
        check, scene
    )
    hits = list(found)
    if not hits:
        return
    code = [mask for mask in scene.draft.masks if mask.kind == "code" or _is_style(mask.start, scene)]
    for hit in hits:
        if in_code_tag(scene.text, hit.start):
            continue
        if not any(mask.start < hit.end and hit.start < mask.end for mask in code):
            yield hit


def _is_style(start: int, scene: Scene) -> bool:
    return scene.text[start : start + 7].casefold().startswith(("<style", "<script", "<!--"))


def _malformed(check: Check, scene: Scene) -> Iterator[Hit]:
    from replylint.helpdesks.broken import broken
    from replylint.helpdesks.mending import mended

    for fault in broken(scene.text):
        piece = scene.text[fault.start : fault.end]
        better = mended(piece)
        yield Hit(
            fault.start,
            fault.end,
            fields={"name": piece.strip("{}%#$ ")},
            suggestions=() if better is None else (better,),
        )


def _unknown(check: Check, scene: Scene) -> Iterator[Hit]:
    from replylint.helpdesks.syntax import defined_names, placeholders
    from replylint.helpdesks.unknown import unknown

    text = scene.text
    found = placeholders(text)
    if not found:
        return
    wanted = _helpdesk(scene)
    for one in unknown(found, wanted, defined_names(text)):
        place = one.placeholder
        yield Hit(
            place.start,
            place.end,
            fields={"name": place.name, "helpdesk": one.helpdesk},
            suggestions=tuple(
                Suggestion(
                    text[place.start : place.end].replace(place.name, name, 1),
                    # Another helpdesk's way to write the same name, where it is sure which one this is.
                    safe=wanted is not None and _letters(name) == _letters(place.name),
                )
                for name in one.nearest
            ),
        )


def _letters(name: str) -> str:
    return name.replace("_", "").casefold()


def _no_fallback(check: Check, scene: Scene) -> Iterator[Hit]:
    from replylint.helpdesks.syntax import placeholders
    from replylint.helpdesks.unknown import meant
    from replylint.helpdesks.variables import HELPDESKS

    found = placeholders(scene.text)
    possible = meant(found, _helpdesk(scene))
    asked = {word for tag in _CONDITION.findall(scene.text) for word in _PATH.findall(tag)}
    for one in found:
        if (
            one.condition
            or one.fallback
            or one.name in asked
            or not _FIRST_NAME.search(one.name)
            or not _greets(one.start, scene)
        ):
            continue
        of = possible[one.syntax]
        desks = [HELPDESKS[key] for key in of.keys if HELPDESKS[key].fallback]
        # {{first_name}} without a dot is Intercom's; {{user.name}} may be anybody's.
        if not desks or not of.certain or len(desks) < len(of.keys):
            continue
        yield Hit(
            one.start,
            one.end,
            fields={"name": one.name, "helpdesk": desks[0].name},
            suggestions=tuple(
                Suggestion(
                    f'<attribute key="{one.name}" default="{text}"/>'
                    if one.html
                    else (desks[0].fallback or "").format(name=one.name, text=text)
                )
                for text in check.instead.get(scene.language, ())
            ),
        )


def _greets(offset: int, scene: Scene) -> bool:
    return scene.part_at(offset) == "greeting"


def _helpdesk(scene: Scene) -> str | None:
    wanted = scene.options.get("helpdesk")
    return wanted if isinstance(wanted, str) else scene.draft.helpdesk
