"""What an editor offers to do about findings: put a suggestion in, make all safe fixes, disable, read more."""

from collections.abc import Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.fixes.fixing import Reading, fix
from replylint.lsp.changes import edits_between
from replylint.lsp.diagnostics import of_finding
from replylint.lsp.outcomes import Outcome
from replylint.lsp.positions import Positions
from replylint.lsp.silencing import silencing
from replylint.lsp.wording import disable_title, fix_all_title, page_title, reason_here, replace_title
from replylint.report import Located
from replylint.suppressions.meta import META_RULES

FIX_ALL = "source.fixAll.replylint"
"""The kind of the action that makes all safe fixes; editors may ask for it when a file is saved."""
DISABLE = "replylint.disableHere"
"""The command that puts a directive in: URI, rule, offset of the finding, reason."""
OPEN_RULE = "replylint.openRule"
"""The command that shows what a rule is about: the rule, the URI of the text."""

_BREAKS = ("\r\n", "\r", "\n")


class Asked(Struct, frozen=True):
    """What an editor asks for: the stretch, and the kinds of actions that it wants (empty: any).

    `reason_command` is a command of the editor's that asks for a reason and then runs `DISABLE`; None:
    the editor has none, and a directive is put in with words to be replaced.
    """

    start: int
    end: int
    kinds: tuple[str, ...] = ()
    reason_command: str | None = None
    versioned: bool = False
    """The editor takes edits only for the state of the text that they were made for."""

    def wants(self, kind: str) -> bool:
        """Are actions of this kind asked for?"""
        return not self.kinds or any(kind == one or kind.startswith(f"{one}.") for one in self.kinds)


def actions_for(
    outcome: Outcome, positions: Positions, asked: Asked, reading: Reading
) -> list[types.CodeAction]:
    """The actions for the findings in a stretch, and for the whole text; what is best comes first."""
    report = outcome.report
    if report is None:
        return []
    here = [one for one in report.findings if _touches(one, asked)]
    actions: list[types.CodeAction] = []
    if asked.wants(types.CodeActionKind.QuickFix):
        for located in here:
            actions += _suggestions(located, outcome, positions, asked)
        for located in _once(here):
            actions += _disabling(located, outcome, positions, asked, reading)
            title = page_title(located.finding.rule, outcome.interface)
            command = types.Command(title, OPEN_RULE, arguments=[located.finding.rule, outcome.document.uri])
            if located.finding.rule not in META_RULES:
                actions.append(types.CodeAction(title, types.CodeActionKind.QuickFix, command=command))
    if asked.kinds and asked.wants(FIX_ALL):
        actions += _fix_all(outcome, positions, asked, reading)
    return actions


def _touches(located: Located, asked: Asked) -> bool:
    return located.finding.start <= asked.end and asked.start <= located.finding.end


def _once(here: Sequence[Located]) -> Iterator[Located]:
    """Of each rule the first finding."""
    seen: set[str] = set()
    for located in here:
        if located.finding.rule not in seen:
            seen.add(located.finding.rule)
            yield located


def _suggestions(
    located: Located, outcome: Outcome, positions: Positions, asked: Asked
) -> Iterator[types.CodeAction]:
    finding = located.finding
    for index, (suggestion, edit) in enumerate(zip(finding.suggestions, located.edits, strict=False)):
        if edit is not None:
            new = types.TextEdit(positions.range(edit.start, edit.end), _lines_like(outcome, edit.text))
            yield types.CodeAction(
                replace_title(suggestion.text, outcome.interface),
                types.CodeActionKind.QuickFix,
                diagnostics=[of_finding(located, positions)],
                is_preferred=index == 0 and suggestion.safe,
                edit=change_of(outcome, [new], asked.versioned),
            )


def _lines_like(outcome: Outcome, text: str) -> str:
    """New text with the line breaks of the file."""
    if "\n" not in text:
        return text
    found = next((one for one in _BREAKS if one in outcome.document.text), "\n")
    return text.replace("\r\n", "\n").replace("\n", found)


def _disabling(
    located: Located, outcome: Outcome, positions: Positions, asked: Asked, reading: Reading
) -> Iterator[types.CodeAction]:
    rule = located.finding.rule
    if rule in META_RULES:
        return
    title = disable_title(rule, outcome.interface)
    edit = disabling(outcome, positions, located, reason_here(outcome.interface), reading)
    if edit is None:
        return
    if asked.reason_command is not None:
        arguments = [outcome.document.uri, rule, located.finding.start]
        command = types.Command(title, asked.reason_command, arguments=arguments)
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, command=command)
    else:
        diagnostics = [of_finding(located, positions)]
        change = change_of(outcome, [edit], asked.versioned)
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, diagnostics=diagnostics, edit=change)


def disabling(
    outcome: Outcome, positions: Positions, located: Located, reason: str, reading: Reading
) -> types.TextEdit | None:
    """The change that silences a finding with a directive; None if no comment can stand there."""
    document = outcome.document
    if outcome.report is None:
        return None
    found = silencing(document.text, outcome.report, located, reason, reading.check)
    if found is None:
        return None
    return types.TextEdit(positions.range(found.start, found.end), found.text)


def _fix_all(
    outcome: Outcome, positions: Positions, asked: Asked, reading: Reading
) -> Iterator[types.CodeAction]:
    report = outcome.report
    if report is None:
        return
    text = outcome.document.text
    try:
        fixed = fix(text, report, reading).text
    except ReplylintError:
        # With a fix in, the text could not be read any more: then it stays as it is.
        return
    if fixed != text:
        yield types.CodeAction(
            fix_all_title(outcome.interface),
            FIX_ALL,
            edit=change_of(outcome, edits_between(text, fixed, positions), asked.versioned),
        )


def change_of(outcome: Outcome, edits: list[types.TextEdit], versioned: bool) -> types.WorkspaceEdit:
    """Edits of the text that was checked; `versioned`: an editor whose text is another by now refuses them."""
    document = outcome.document
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: edits})
    identifier = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(edits))])
