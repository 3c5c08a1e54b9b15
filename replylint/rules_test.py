"""Running the examples of rules: exact excerpts, exact fixes, silence on the good ones.

For every rule also: how many of its bad examples are found by a phrase that
was not written for that example alone. A rule that is a list of sentences
scores near nothing there, a frame scores high.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from replylint.compiler import compile_rules
from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.fixes.replacement import tidied
from replylint.kinds.phrase import Check as PhraseCheck
from replylint.linter import examine
from replylint.model import Draft, Finding, Language, Ticket
from replylint.pack_reader import read_lists, read_rules
from replylint.packs import PackFile
from replylint.program import Program, ProgramData
from replylint.rulefile import ExampleKeys, RuleFile
from replylint.scene import Scene
from replylint.settings import CompanySection, Layer, Section, Settings, resolve
from replylint.tickets import TicketError, ticket_from
from replylint.validation import convert


class Example(Struct, frozen=True):
    """One example, ready to be linted. `excerpts` of a good one are empty."""

    rule: str
    language: Language
    bad: bool
    draft: Draft
    ticket: Ticket | None
    excerpts: tuple[tuple[int, int], ...]
    fix: str | None
    config: dict[str, Any]
    line: int


class Failure(Struct, frozen=True):
    """An example that does not hold; `line` is its line in the rule's file."""

    rule: str
    path: str
    line: int
    message: str


class RuleResult(Struct, frozen=True):
    """How the examples of one rule went.

    `general` of `phrase_bad` bad examples of its phrase blocks are still found
    when the phrases that match no other example are left out.
    """

    rule: str
    path: str
    bad: int
    good: int
    failures: tuple[Failure, ...]
    general: int
    phrase_bad: int


def run_examples(files: Sequence[PackFile]) -> Iterator[RuleResult]:
    """Run the examples of all rules among the files; raises `ReplylintError` for a rule that can't be used."""
    rules = read_rules(files)
    data = compile_rules(rules, read_lists(files))
    for rule in rules:
        yield run_rule(rule, data)


def run_rule(rule: RuleFile, data: ProgramData) -> RuleResult:
    """Run the examples of one rule; `data` holds it and those rules of its pack for which good ones are good.

    Raises `ReplylintError` for an example that can't be read.
    """
    examples = list(examples_of(rule))
    pack = rule.id.partition("/")[0]
    # A good example is good for every rule of its pack, whatever that rule's state.
    settings = Settings(select=(pack, rule.id), preview=True)
    program = Program(data, settings)
    failures = [failure for example in examples for failure in _check(example, rule, program, data)]
    phrase_bad = [example for example in examples if example.bad]
    general, counted = _general(phrase_bad, rule.id, program)
    return RuleResult(
        rule.id,
        rule.path,
        sum(example.bad for example in examples),
        sum(not example.bad for example in examples),
        tuple(failures),
        general,
        counted,
    )


def examples_of(rule: RuleFile) -> Iterator[Example]:
    """The examples of a rule, in the order of the file."""
    for language, both in rule.common.examples.items():
        for name, listed in (("bad", both.bad), ("good", both.good)):
            for index, written in enumerate(listed):
                key = ("examples", language, name, index)
                line = rule.positions.line_of(key)[0]
                yield _example(written, rule, language, name == "bad", line)


def _example(written: str | ExampleKeys, rule: RuleFile, language: Language, bad: bool, line: int) -> Example:
    keys = ExampleKeys(written) if isinstance(written, str) else written
    text = keys.draft
    excerpts: list[tuple[int, int]] = []
    if bad and isinstance(written, str):
        start, end = text.find("«"), text.find("»")
        if start < 0 or end < start or text.count("«") > 1 or text.count("»") > 1:
            raise _wrong(
                rule,
                line,
                "a bad example marks its excerpt with one pair of « »",
                "If the text has such quotes itself, write 'draft:' and 'excerpt:'.",
            )
        text = text[:start] + text[start + 1 : end] + text[end + 1 :]
        excerpts = [(start, end - 1)]
    elif bad:
        wanted = [*keys.excerpts, *([keys.excerpt] if keys.excerpt is not None else [])]
        for excerpt in wanted:
            at = text.find(excerpt)
            if at < 0:
                raise _wrong(rule, line, f"the excerpt «{excerpt}» is not in the draft")
            excerpts.append((at, at + len(excerpt)))
        if not wanted:
            raise _wrong(rule, line, "a bad example needs an excerpt")
    try:
        ticket = ticket_from(keys.ticket) if keys.ticket is not None else None
    except TicketError as error:
        raise _wrong(rule, line, f"ticket: {error}") from None
    kind = keys.kind or ("template" if rule.common.kind_of_draft == "template" else "reply")
    channel = keys.channel or (rule.common.channels[0] if rule.common.channels else None)
    draft = read_draft(text, language=language, kind=kind, channel=channel, subject=keys.subject)
    return Example(
        rule.id, language, bad, draft, ticket, tuple(sorted(excerpts)), keys.fix, keys.config, line
    )


def _wrong(rule: RuleFile, line: int, message: str, hint: str | None = None) -> ReplylintError:
    return ReplylintError(message, path=rule.path, line=line, hint=hint)


def _check(example: Example, rule: RuleFile, program: Program, data: Any) -> Iterator[Failure]:
    if example.config:
        program = Program(data, _settings(example, rule))

    def failure(message: str) -> Failure:
        return Failure(rule.id, rule.path, example.line, message)

    report = examine(example.draft, example.ticket, program)
    text = example.draft.text
    for problem in report.problems:
        yield failure(problem.message)
    own = [finding for finding in report.findings if finding.rule == rule.id]
    if not example.bad:
        for finding in report.findings:
            yield failure(
                f"good, but {finding.rule} finds «{_short(text[finding.start : finding.end])}» in «{_short(text)}»"
            )
        return
    found = tuple((finding.start, finding.end) for finding in own)
    if found != example.excerpts:
        said = ", ".join(f"«{_short(text[start:end])}»" for start, end in found) or "nothing"
        wanted = ", ".join(f"«{_short(text[start:end])}»" for start, end in example.excerpts)
        yield failure(f"expected {wanted}, found {said} in «{_short(text)}»")
        return
    yield from _check_fixes(example, own, rule, program, failure)


def _settings(example: Example, rule: RuleFile) -> Settings:
    section = (
        convert(example.config, Section, rule.path, rule.positions)
        if "company" in example.config
        else Section(company=convert(example.config, CompanySection, rule.path, rule.positions))
    )
    pack = rule.id.partition("/")[0]
    return resolve([Layer(Section(select=(pack, rule.id), preview=True)), Layer(section)])


def _check_fixes(
    example: Example, own: list[Finding], rule: RuleFile, program: Program, failure: Any
) -> Iterator[Failure]:
    draft = example.draft
    for number in range(max((len(finding.suggestions) for finding in own), default=0)):
        fixed = draft.text
        for finding in reversed(own):
            if number < len(finding.suggestions):
                change = tidied(fixed, finding.start, finding.end, finding.suggestions[number].text)
                fixed = fixed[: change.start] + change.text + fixed[change.end :]
        if number == 0 and example.fix is not None and fixed != example.fix:
            yield failure(f"expected the fix «{_short(example.fix)}», got «{_short(fixed)}»")
        again = read_draft(
            fixed, language=example.language, kind=draft.kind, channel=draft.channel, subject=draft.subject
        )
        for finding in examine(again, example.ticket, program).findings:
            if finding.rule == rule.id:
                text = again.text[finding.start : finding.end]
                yield failure(f"the fix «{_short(fixed)}» triggers the rule again, at «{_short(text)}»")
    if example.fix is not None and not any(finding.suggestions for finding in own):
        yield failure(f"expected the fix «{_short(example.fix)}», got none")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:117] + "…"


def _general(examples: Sequence[Example], rule_id: str, program: Program) -> tuple[int, int]:
    """Of the bad examples that phrases find, how many are found by a phrase that finds another one too."""
    matched: list[set[tuple[Language, str]]] = []
    for example in examples:
        scene = Scene(example.draft, example.ticket, program)
        phrases: set[tuple[Language, str]] = set()
        for active in program.active:
            check = program.decoded(active)
            if active.rule.id == rule_id and isinstance(check, PhraseCheck):
                scene.parts = active.check.part
                phrases.update((example.language, found.phrase.source) for found in scene.find(check.phrases))
        if phrases:
            matched.append(phrases)
    uses: dict[tuple[Language, str], int] = {}
    for phrases in matched:
        for phrase in phrases:
            uses[phrase] = uses.get(phrase, 0) + 1
    return sum(any(uses[phrase] > 1 for phrase in phrases) for phrases in matched), len(matched)
