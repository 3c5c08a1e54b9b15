"""How a rule under edit does: on its own examples, and on the texts that are there."""

import os
from functools import partial

from replylint.errors import ReplylintError
from replylint.file_check import check_file
from replylint.lsp.authoring import Studied
from replylint.lsp.session import Session
from replylint.lsp.wording import firings_title
from replylint.lsp.workspace import Workspace
from replylint.program import Program
from replylint.settings import Settings
from replylint.text_files import read_text


async def firings(session: Session, whole: Workspace, uri: str) -> str:
    """How many of a rule's examples hold, and in how many texts of the open folders it finds something."""
    language = session.options.interface or "en"
    outcome = await session.outcome(uri)
    studied = outcome.studied if outcome is not None else None
    if studied is None or studied.program is None or studied.rule is None:
        return firings_title(None, None, language)
    held = studied.examples - studied.failing
    paths = await session.apart(lambda: list(whole.paths(session.roots)))
    fired = texts = 0
    for path in paths:
        # One by one, so that texts which somebody writes in are not kept waiting.
        found = await session.apart(partial(_fires, session, studied, path))
        texts += found is not None
        fired += bool(found)
    return firings_title((held, studied.examples), (fired, texts), language)


def _fires(session: Session, studied: Studied, path: str) -> bool | None:
    """Does the rule find something in a file? None for one that is no text of ours."""
    if studied.rule is None or studied.program is None:
        return None
    try:
        configured = session.configs.of(path)
        if not configured.text or os.path.getsize(path) > configured.settings.max_size:
            return None
        text = read_text(path, max_size=configured.settings.max_size)
        alone = Settings(select=(studied.rule.id,), preview=True, company=configured.settings.company)
        program = Program(studied.program, alone)
        report = check_file(text, path, configured.settings, None, program)
    except (ReplylintError, OSError):
        return None
    return any(one.finding.rule == studied.rule.id for one in report.findings)
