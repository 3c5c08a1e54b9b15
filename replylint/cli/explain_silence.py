"""`check --explain-silence RULE`: why a rule finds nothing in a draft."""

import click

from replylint.cli.inputs import STANDARD_INPUT, expand
from replylint.cli.run import Runner, read_input
from replylint.cli.show_config import place_of
from replylint.errors import ReplylintError
from replylint.file_check import check_file
from replylint.model import Ticket
from replylint.passage_check import draft_of, examine_draft
from replylint.readers import Passage, Source, read_texts
from replylint.reporters.columns import shown, wrap
from replylint.settings import Settings
from replylint.silence import Reason, explain

WIDTH = 80


def print_silence(
    runner: Runner, paths: tuple[str, ...], ticket: Ticket | None, rule: str, encoding: str | None
) -> int:
    """Print the reasons for every text of every file, those with the same reasons together; 0."""
    for one in expand(paths, runner):
        if isinstance(one, ReplylintError):
            raise one
        path = one.path
        file = None if path == STANDARD_INPUT else path
        settings = runner.settings(file)
        program = runner.program(settings, runner.config(file))
        text = read_input(path, encoding=encoding, max_size=settings.max_size)
        told: dict[tuple[str, ...], list[Passage]] = {}
        findings = 0
        for passage in read_texts(Source(text, path, settings.draft_kind(file)), settings):
            if not isinstance(passage, Passage):
                continue
            reasons = _left_out(passage, settings)
            if not reasons:
                draft = draft_of(passage, file, settings, ticket)
                found = explain(rule, draft, ticket, program, settings)
                findings += sum(one.rule == rule for one in examine_draft(draft, ticket, program).findings)
                reasons = tuple(f"{reason.text}{_where(reason, runner, file)}" for reason in found)
            told.setdefault(reasons, []).append(passage)
        for reasons, passages in told.items():
            click.echo(f"{path}: {rule}{_entries(passages)}")
            for reason in reasons:
                for line in wrap(reason, WIDTH, "  ", "    "):
                    click.echo(line)
        left = check_file(text, file, settings, ticket, program).findings
        suppressed = findings - sum(one.finding.rule == rule for one in left)
        if suppressed:
            click.echo(
                f"{path}: {suppressed} of its findings suppressed, by a comment or the config's suppress."
            )
    return 0


def _left_out(passage: Passage, settings: Settings) -> tuple[str, ...]:
    if passage.note:
        return ("It is an internal note, which no customer reads.",)
    if not passage.active and not settings.inactive:
        return ("It is switched off; --include-inactive checks it.",)
    if passage.foreign:
        return ("It is in a language that no rule speaks.",)
    return ()


def _entries(passages: list[Passage]) -> str:
    """The macro or article that the reasons hold for, and how many others there are."""
    entry = passages[0].entry
    if entry is None:
        return ""
    title = f"“{' '.join(entry.title.split())}”" if entry.title else ""
    named = ", ".join(shown(part) for part in (title, entry.id, entry.field) if part)
    others = f", and {len(passages) - 1} more" if len(passages) > 1 else ""
    return f" ({named}{others})"


def _where(reason: Reason, runner: Runner, file: str | None) -> str:
    decision = reason.decision
    if decision is None or decision.key not in ("select", "ignore", "levels"):
        return ""
    place = place_of(decision.key, decision.entry, file, runner.config(file), runner.flags)
    return f" ({place})" if place else ""
