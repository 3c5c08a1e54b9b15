"""The sentences of many drafts asked together, before each draft is looked at: a server answers best in bulk."""

from collections.abc import Iterable

from replylint.grammar.check import is_kept, may_find
from replylint.grammar.sentences import Sentence, sentences_of
from replylint.grammar.session import UnavailableError, session
from replylint.model import Draft, Ticket
from replylint.program import Program


def ask_ahead(drafts: Iterable[tuple[Draft, Ticket | None]], program: Program) -> None:
    """Have LanguageTool's answers at hand for these drafts; why there are none is told with the drafts."""
    if not may_find(program):
        return
    asked: dict[bool, list[Sentence]] = {}
    for draft, ticket in drafts:
        asked.setdefault(is_kept(draft, ticket), []).extend(sentences_of(draft))
    try:
        for keep, sentences in asked.items():
            if sentences:
                session(program.settings.grammar).check(sentences, keep=keep)
    except UnavailableError:
        return
