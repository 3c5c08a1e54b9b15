"""`lint(draft, ticket, program)`: the one way in for command line, server, editor, batch and tests."""

from collections.abc import Iterable, Iterator

import msgspec

from replylint.kinds.base import Hit
from replylint.lazy import pattern
from replylint.model import Draft, Finding, Language, Problem, Report, Suggestion, Ticket
from replylint.program import ActiveCheck, Program, When
from replylint.scene import Scene

_FIELD = pattern(r"\{(\w+)\}")


def lint(draft: Draft, ticket: Ticket | None, program: Program) -> list[Finding]:
    """All findings in a draft, in the order of the text. Pure: reads and changes nothing else."""
    return list(examine(draft, ticket, program).findings)


def examine(draft: Draft, ticket: Ticket | None, program: Program) -> Report:
    """As `lint`, with what could not be looked at (a pattern out of its time budget, a broken kind).

    Of a template with conditions every branch is looked at as a customer would see it.
    """
    if draft.kind == "template" and "{%" in draft.text:
        from replylint.branching import variants

        seen = variants(draft.text)
        if seen:
            return _examine_branches(draft, seen, ticket, program)
    return _examine(draft, ticket, program)


def _examine_branches(draft: Draft, seen: list[str], ticket: Ticket | None, program: Program) -> Report:
    """The findings in any of the variants, each once, with those of the kinds that read the template itself."""
    from replylint.drafts import read_draft

    whole = _examine(draft, ticket, program, of_template=True)
    findings = {(one.rule, one.start, one.end): one for one in whole.findings}
    problems = dict.fromkeys(whole.problems)
    dated = whole.dated
    forced = all(paragraph.language == draft.language for paragraph in draft.paragraphs)
    for text in seen:
        variant = read_draft(
            text,
            language=draft.language if forced else None,
            kind=draft.kind,
            channel=draft.channel,
            subject=draft.subject,
            hint=draft.language,
            given=draft.given,
            helpdesk=draft.helpdesk,
        )
        report = _examine(variant, ticket, program, of_template=False)
        problems.update(dict.fromkeys(report.problems))
        dated = dated or report.dated
        for one in report.findings:
            if text[one.start : one.end] != draft.text[one.start : one.end]:
                # A fix would take the tags inside the excerpt away.
                one = msgspec.structs.replace(one, suggestions=())
            findings.setdefault((one.rule, one.start, one.end), one)
    ordered = sorted(findings.values(), key=lambda finding: (finding.start, finding.end, finding.rule))
    return Report(tuple(ordered), tuple(problems), dated)


def _examine(
    draft: Draft, ticket: Ticket | None, program: Program, *, of_template: bool | None = None
) -> Report:
    """All findings; only those of kinds that read templates as they are written, or of all others, if asked."""
    scene = Scene(draft, ticket, program)
    hits: dict[str, list[tuple[Hit, ActiveCheck]]] = {}
    problems: list[Problem] = []
    for active in _readers(scene, program) if of_template else _to_run(scene, program):
        if not active.always and not _applies(active, scene):
            continue
        if of_template is False and active.number in program.template_readers:
            continue
        scene.parts = active.check.part
        scene.options = program.options_of(active.rule.id)
        try:
            find, check = program.ready(active)
            found = list(find(check, scene))
        except TimeoutError as error:
            problems.append(Problem(f"{active.rule.id}: {error}"))
            continue
        if found:
            hits.setdefault(active.rule.id, []).extend((hit, active) for hit in found)
    findings = [
        _finding(hit, active, scene, program)
        for pairs in hits.values()
        for hit, active in _without_overlaps(pairs)
    ]
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Report(tuple(findings), tuple(problems), scene.asked_today)


def _readers(scene: Scene, program: Program) -> Iterator[ActiveCheck]:
    """As `_to_run`, of the checks that read a template as it is written."""
    named = set(program.literal_candidates(scene.text))
    for number, active in program.template_readers.items():
        if number in named or (active.check.triggers is None and not active.check.literals):
            yield active
            continue
        triggers = active.check.triggers or {}
        if any(one in scene.triggered(language) for language, sets in triggers.items() for one in sets):
            yield active


def _to_run(scene: Scene, program: Program) -> Iterator[ActiveCheck]:
    """Checks that may find something: those without a trigger, and those whose trigger the index named."""
    yield from program.untriggered
    seen: set[int] = set()
    for language in scene.languages:
        triggers = program.triggers.get(language)
        if not triggers:
            continue
        reading = scene.reading(language)
        for number in reading.candidates:
            if number in triggers and reading.possible(number):
                for active in triggers[number]:
                    if active.number not in seen:
                        seen.add(active.number)
                        yield active
    if program.has_literals:
        for number in program.literal_candidates(scene.text):
            if number not in seen:
                seen.add(number)
                yield program.active[number]


def _applies(active: ActiveCheck, scene: Scene) -> bool:
    rule, draft = active.rule, scene.draft
    if rule.kind_of_draft != "both" and rule.kind_of_draft != draft.kind:
        return False
    if rule.channels and channel_of(draft, scene.ticket) not in rule.channels:
        return False
    if rule.languages and scene.language not in rule.languages:
        return False
    return holds(active.check.when, scene)


def channel_of(draft: Draft, ticket: Ticket | None) -> str | None:
    """The channel of the draft, or else of its ticket."""
    return draft.channel or (ticket.channel if ticket is not None else None)


def holds(when: When, scene: Scene) -> bool:
    """Do all conditions on the ticket hold?"""
    if when.ticket is not None and when.ticket != (scene.ticket is not None):
        return False
    if when.first_reply is not None and when.first_reply != (not scene.operator_messages):
        return False
    if when.complaint is not None and when.complaint != scene.complaint:
        return False
    return when.customer is None or any(
        True for message in scene.customer_messages for _ in scene.find_in(message.text, when.customer)
    )


def _without_overlaps(pairs: list[tuple[Hit, ActiveCheck]]) -> Iterable[tuple[Hit, ActiveCheck]]:
    """Of the overlapping hits of one rule the one that begins first, the longest of those."""
    if len(pairs) == 1:
        return pairs
    kept: list[tuple[Hit, ActiveCheck]] = []
    for pair in sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or pair[0].start >= kept[-1][0].end:
            kept.append(pair)
    return kept


def _finding(hit: Hit, active: ActiveCheck, scene: Scene, program: Program) -> Finding:
    rule, check = active.rule, active.check
    match = scene.text[hit.start : hit.end]
    fields = {"match": _shown(match), **hit.fields}
    interface = program.interface or scene.language
    return Finding(
        rule=rule.id,
        level=active.level,
        message=fill(in_language(rule.message, interface), fields),
        why=fill(in_language(rule.why, interface), fields),
        start=hit.start,
        end=hit.end,
        suggestions=_suggestions(check.suggest, check.safe, match, fields, scene.language)
        if hit.suggestions is None
        else hit.suggestions,
        evidence=hit.evidence,
    )


def _suggestions(
    suggest: dict[Language, list[str]], safe: bool, match: str, fields: dict[str, str], language: Language
) -> tuple[Suggestion, ...]:
    texts = suggest.get(language, [])
    full = {**fields, "match": match}
    return tuple(
        Suggestion(_like(match, fill(text, full)), safe=safe and index == 0)
        for index, text in enumerate(texts)
    )


def _like(match: str, text: str) -> str:
    """The suggestion with a capital first letter where the match has one."""
    return text[:1].upper() + text[1:] if match[:1].isupper() else text


def _shown(match: str) -> str:
    """An excerpt as a message quotes it: on one line, shortened in the middle when long."""
    line = " ".join(match.split())
    return line if len(line) <= 80 else f"{line[:45].rstrip()} … {line[-30:].lstrip()}"


def in_language(texts: dict[Language, str], language: Language) -> str:
    """The text in this language, or else in English, or else in whatever there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def fill(text: str, fields: dict[str, str]) -> str:
    """Put the fields in; a field that is not given stays as written."""
    if "{" not in text:
        return text
    return _FIELD.sub(lambda found: fields.get(found[1], found[0]), text)
