"""A rule in a few lines, run on a text."""

from textwrap import dedent

from replylint.compiler import compile_rules
from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.model import DraftKind, Language, Report, Ticket
from replylint.program import Program
from replylint.rulefile import read_rule
from replylint.settings import Settings

REST = """
level: warning
message: {ru: "{match}", uk: "{match}", en: "{match}"}
why: {ru: w, uk: w, en: w}
examples:
  ru: {bad: ["«x»"], good: [y, z]}
  uk: {bad: ["«x»"], good: [y, z]}
  en: {bad: ["«x»"], good: [y, z]}
"""


def program_of(block: str, settings: Settings = Settings()) -> Program:
    """A program of one rule, own/rule, with this kind and these keys."""
    return Program(compile_rules([read_rule(dedent(block) + REST, "own/rule", "rule.yaml")], {}), settings)


def report(
    block: str, text: str, language: Language = "ru", ticket: Ticket | None = None, kind: DraftKind = "reply"
) -> Report:
    """What the rule says about the text."""
    return examine(read_draft(text, language=language, kind=kind), ticket, program_of(block))


def excerpts(block: str, text: str, language: Language = "ru", ticket: Ticket | None = None) -> list[str]:
    """The excerpts that the rule flags."""
    return [text[found.start : found.end] for found in report(block, text, language, ticket).findings]


def fixed(block: str, text: str, language: Language = "ru") -> str:
    """The text with the first suggestion of each finding put in."""
    for found in reversed(report(block, text, language).findings):
        if found.suggestions:
            text = text[: found.start] + found.suggestions[0].text + text[found.end :]
    return text
