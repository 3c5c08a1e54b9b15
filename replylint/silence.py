"""Why a rule finds nothing in a draft: from the config down to the phrase that was nearest."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from replylint.errors import ReplylintError, nearest
from replylint.linter import channel_of, examine
from replylint.model import Draft, Language, Ticket
from replylint.phrases.match import Phrase, PhraseSet, Range
from replylint.program import ActiveCheck, Program, Rule, When
from replylint.scene import WRITTEN, Scene
from replylint.selection import Decision, decide_under
from replylint.settings import Settings
from replylint.shard import Shard

PARTIAL = 3
"""How many phrases that nearly matched are named."""


class Reason(Struct, frozen=True):
    """One step of the answer; `decision` is set when it is the settings that decide."""

    text: str
    decision: Decision | None = None


def explain(
    rule_id: str, draft: Draft, ticket: Ticket | None, program: Program, settings: Settings
) -> list[Reason]:
    """Why the rule is silent on this draft, the decisive reason first; or that it isn't.

    Raises `ReplylintError` if there is no such rule.
    """
    rule = find_rule(rule_id, program)
    decision = decide_under(settings, rule.id, rule.level, rule.state)
    if decision.level is None:
        return [Reason(_not_in_force(rule, decision), decision)]
    found = [finding for finding in examine(draft, ticket, program).findings if finding.rule == rule.id]
    if found:
        excerpts = ", ".join(f"'{draft.text[one.start : one.end]}'" for one in found[:PARTIAL])
        return [Reason(f"It is not silent: it finds {excerpts}.")]
    texts = list(_of_rule(rule, draft, ticket))
    if texts:
        return [Reason(text) for text in texts]
    scene = Scene(draft, ticket, program)
    checks = [active for active in program.active if active.rule.id == rule.id]
    for number, active in enumerate(checks, 1):
        name = f"Check {number} ({active.check.kind}): " if len(checks) > 1 else ""
        texts.extend(name + text for text in _of_check(active, scene, program))
    return [Reason(text) for text in texts]


def find_rule(rule_id: str, program: Program) -> Rule:
    """The rule with this id. Raises `ReplylintError` that names the nearest."""
    for rule in program.rules:
        if rule.id == rule_id:
            return rule
    near = nearest(rule_id, [rule.id for rule in program.rules])
    hint = f"Did you mean '{near}'?" if near else "'replylint rules list' shows them all."
    raise ReplylintError(f"there is no rule '{rule_id}'", hint=hint)


def _not_in_force(rule: Rule, decision: Decision) -> str:
    if decision.key == "select":
        return "It is not in force: 'select' does not name it."
    if decision.key == "ignore":
        return f"It is not in force: 'ignore' names '{decision.entry}'."
    if decision.key == "levels":
        return f"It is not in force: 'levels' sets '{decision.entry}' to off."
    if decision.key == "state":
        return (
            "It is off unless the config asks for it: give it a level under 'levels', "
            f"as in '{rule.id}: {rule.level}'."
        )
    return "It is still being tried out: run it with --preview, or name it under 'preview' in the config."


def _of_rule(rule: Rule, draft: Draft, ticket: Ticket | None) -> Iterator[str]:
    if rule.kind_of_draft not in ("both", draft.kind):
        yield f"It looks only at a {rule.kind_of_draft}; this text is taken for a {draft.kind} (--as)."
    channel = channel_of(draft, ticket)
    if rule.channels and channel not in rule.channels:
        said = f"this one goes to '{channel}'" if channel else "the channel of this one is not known"
        yield f"It looks only at {', '.join(rule.channels)}; {said} (--channel)."
    if rule.languages and draft.language not in rule.languages:
        yield f"It speaks {', '.join(rule.languages)}; the draft is taken for {draft.language} (--lang)."
    if not any(part.kind in WRITTEN for part in draft.parts):
        yield "Nothing of it was written for this customer: it is all quotation, signature or disclaimer."


def _of_check(active: ActiveCheck, scene: Scene, program: Program) -> Iterator[str]:
    check = active.check
    failed = list(_of_when(check.when, scene))
    if failed:
        yield from failed
        return
    if check.literals and not any(literal in scene.text.lower() for literal in check.literals):
        some = ", ".join(f"'{literal}'" for literal in check.literals[:5])
        yield f"The text holds none of what the rule looks for, such as {some}."
        return
    compiled = program.decoded(active)
    if check.kind == "tokens":
        yield from _of_tokens(compiled, scene, program)
        return
    phrases: Mapping[Language, PhraseSet] | None = getattr(compiled, "phrases", None)
    if not phrases or check.triggers is None:
        said = "" if scene.ticket is not None else " There is no ticket; what compares with one needs it."
        yield f"It looked and found nothing.{said}"
        return
    languages = set(scene.sentence_languages)
    if languages.isdisjoint(phrases):
        yield f"It has no phrases in {', '.join(sorted(languages)) or scene.language}."
        return
    scene.parts = check.part
    ranges = list(scene.find(phrases))
    if ranges:
        yield from _of_matches(ranges, compiled, scene)
        return
    elsewhere = list(_elsewhere(phrases, scene))
    if elsewhere:
        yield from elsewhere
        return
    yield "None of its phrases is in the text."
    yield from _nearly(phrases, scene, program)


def _of_tokens(compiled: Any, scene: Scene, program: Program) -> Iterator[str]:
    """Of a check that compares grammar: were its words there at all?"""
    if any(True for _ in scene.find(compiled.needed)):
        yield "The words of a pattern are in the text, but their grammar fits none, or an exception holds."
        return
    yield "No sentence has the words that its patterns need."
    yield from _nearly(compiled.needed, scene, program)


def _of_when(when: When, scene: Scene) -> Iterator[str]:
    if when.ticket is not None and when.ticket != (scene.ticket is not None):
        yield "It runs only with a ticket (--ticket)." if when.ticket else "It runs only without a ticket."
    if when.first_reply is not None and when.first_reply != (not scene.operator_messages):
        asked = "the first reply" if when.first_reply else "a later reply, not the first"
        yield f"It runs only on {asked}; the ticket holds {len(scene.operator_messages)} public replies."
    if when.complaint is not None and when.complaint != scene.complaint:
        asked = "are a complaint" if when.complaint else "are no complaint"
        yield f"It runs only if the customer's last words {asked}."
    if when.customer is not None and not any(
        True for message in scene.customer_messages for _ in scene.find_in(message.text, when.customer)
    ):
        yield "It runs only if the customer wrote one of the phrases of 'when: customer'; they did not."


def _of_matches(ranges: list[Range], compiled: Any, scene: Scene) -> Iterator[str]:
    exceptions = getattr(compiled, "exceptions", None)
    innocent = list(scene.find(exceptions)) if exceptions else []
    for found in ranges:
        start, end = scene.words.span(found.first, found.past)
        said = f"'{scene.text[start:end]}' matches '{found.phrase.source}'"
        cover = next((one for one in innocent if one.first < found.past and found.first < one.past), None)
        if cover is not None:
            yield f"{said}, but 'except: {cover.phrase.source}' makes it innocent."
            continue
        near = [
            one
            for unless in getattr(compiled, "unless", ())
            for one in scene.find(unless.phrases, parts=WRITTEN)
        ]
        if near:
            first, past = scene.words.span(near[0].first, near[0].past)
            other = f"'{scene.text[first:past]}' ('unless: {near[0].phrase.source}')"
            yield f"{said}, but {other} makes it innocent."
        elif getattr(compiled, "whole", None):
            yield f"{said}, but it is not the whole {compiled.whole}."
        elif getattr(compiled, "beside", ()):
            yield f"{said}, but none of the phrases under 'beside' stands near."
        else:
            yield f"{said}, but the kind of the rule does not count it."


def _elsewhere(phrases: Mapping[Language, PhraseSet], scene: Scene) -> Iterator[str]:
    for found in scene.find(phrases, parts=WRITTEN):
        start, end = scene.words.span(found.first, found.past)
        looked = ", ".join(scene.parts)
        yield f"'{scene.text[start:end]}' stands in the {scene.part_at(start)}; the rule looks at: {looked}."
    for part in scene.draft.parts:
        if part.kind not in WRITTEN:
            text = scene.text[part.start : part.end]
            for found in scene.find_in(text, phrases):
                yield f"'{found.phrase.source}' matches in the {part.kind}, which is left alone."
                break


def _nearly(phrases: Mapping[Language, PhraseSet], scene: Scene, program: Program) -> Iterator[str]:
    present = frozenset(scene.words.norm)
    scored: list[tuple[float, str]] = []
    for language, number in phrases.items():
        if language not in scene.sentence_languages:
            continue
        shard = program.shard(language)
        for member in shard.phrases_of(number):
            line = _half(shard.phrase(member), shard, present)
            if line is not None:
                scored.append(line)
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    yield from (text for _, text in scored[:PARTIAL])


def _half(phrase: Phrase, shard: Shard, present: frozenset[str]) -> tuple[float, str] | None:
    """How much of the phrase the text holds, told; None if it is nothing."""
    tests = [shard.tests[number].words for number in phrase.required]
    held = [sorted(words & present) for words in tests]
    if not any(held):
        return None
    share = sum(1 for words in held if words) / len(held)
    there = ", ".join(f"'{words[0]}'" for words in held if words)
    missing = [sorted(words)[:3] for words, found in zip(tests, held, strict=True) if not found]
    if not missing:
        return share, f"Nearest: '{phrase.source}': the text has {there}, but not as the phrase wants them."
    lacking = "; ".join("one of " + ", ".join(f"'{word}'" for word in some) for some in missing)
    return share, f"Nearest: '{phrase.source}': the text has {there}, but lacks {lacking}."
