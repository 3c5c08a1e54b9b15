"""The findings about suppressions themselves: malformed, without a reason, unused."""

from collections.abc import Iterable, Iterator, Sequence

from replylint.language.ui import QUOTES
from replylint.model import Entry, Finding, Language, Suggestion
from replylint.readers.passage import Comment
from replylint.report import Edit, Located
from replylint.selection import decide_under
from replylint.suppressions.configured import means
from replylint.suppressions.directives import ENABLE, NEXT_LINE, Directive, Fault
from replylint.suppressions.facts import FileFacts
from replylint.suppressions.meta import MALFORMED, MESSAGES, META_RULES, NO_REASON, UNUSED
from replylint.suppressions.reach import idle_enables


class Used:
    """Which suppressions silenced something: by the number of the directive or the config's entry, and name."""

    def __init__(self) -> None:
        self.directives: set[tuple[int, str]] = set()
        self.config: set[tuple[int, str]] = set()


def about(
    directives: Sequence[Directive], faults: Iterable[Fault], used: Used, facts: FileFacts
) -> Iterator[Located]:
    """All that is wrong with the suppressions of a file, under its settings."""
    for fault in faults:
        if not facts.was_left_out(fault.comment):
            yield from _at_comment(MALFORMED, fault.comment, fault.message, fault.fields, facts)
    idle = idle_enables(directives)
    for number, directive in enumerate(directives):
        if facts.was_left_out(directive.comment):
            continue
        if directive.action == ENABLE:
            if number in idle:
                yield from _at_comment(
                    UNUSED, directive.comment, "unused-enable", {}, facts, deletable=directive.whole
                )
            continue
        if facts.settings.require_reason and not directive.reason:
            fields = {"names": _listed(directive.names, facts.interface)}
            yield from _at_comment(NO_REASON, directive.comment, "no-reason", fields, facts)
        if facts.complete:
            yield from _unused(number, directive, used, facts)
    if facts.complete:
        yield from _unused_config(used, facts)


def _unused(number: int, directive: Directive, used: Used, facts: FileFacts) -> Iterator[Located]:
    idle = [
        name
        for name in directive.names
        if (number, name) not in used.directives and facts.rules.in_force(name)
    ]
    line = directive.comment.next_line
    if idle and directive.action == NEXT_LINE and line.start == line.end:
        yield from _at_comment(UNUSED, directive.comment, "no-next-line", {}, facts)
    elif idle:
        whole = len(idle) == len(directive.names)
        yield from _at_comment(
            UNUSED,
            directive.comment,
            "unused" if whole else "unused-part",
            {"names": _listed(idle, facts.interface)},
            facts,
            deletable=whole and directive.whole,
        )


def _unused_config(used: Used, facts: FileFacts) -> Iterator[Located]:
    for number, suppression in enumerate(facts.settings.suppress):
        idle = [
            name
            for name in suppression.rules
            if (number, name) not in used.config and facts.rules.in_force(name)
        ]
        if not idle:
            continue
        meant = [stretch for stretch in facts.stretches if means(suppression, stretch.entry)]
        checked = next((stretch for stretch in meant if stretch.checked), None)
        if checked is not None:
            message, place, entry = "unused-config", checked.start, checked.entry
        elif suppression.of_file and not meant:
            message, place, entry = "absent-entry", 0, None
        else:
            continue
        fields = {"where": suppression.where, "names": _listed(idle, facts.interface)}
        yield from _at(UNUSED, place, place, message, fields, facts, entry=entry)


def _at_comment(
    rule: str,
    comment: Comment,
    message: str,
    fields: dict[str, str],
    facts: FileFacts,
    *,
    deletable: bool = False,
) -> Iterator[Located]:
    return _at(
        rule,
        comment.start,
        comment.end,
        message,
        fields,
        facts,
        entry=facts.entry_of(comment),
        excerpt=" ".join(comment.text.split()),
        edit=_deletion(comment, facts.text) if deletable else None,
    )


def _at(
    rule: str,
    start: int,
    end: int,
    message: str,
    fields: dict[str, str],
    facts: FileFacts,
    *,
    entry: Entry | None = None,
    excerpt: str = "",
    edit: Edit | None = None,
) -> Iterator[Located]:
    meta = META_RULES[rule]
    level = decide_under(facts.settings, rule, meta.level, "stable").level
    if level is None:
        return
    finding = Finding(
        rule,
        level,
        MESSAGES[message][facts.interface].format(**fields),
        meta.why[facts.interface],
        start,
        end,
        () if edit is None else (Suggestion("", safe=True),),
    )
    yield Located(finding, excerpt, () if edit is None else (edit,), entry)


def _deletion(comment: Comment, text: str) -> Edit:
    """Take the comment away, with the white space before it at the end of a line, or with its line if it is alone."""
    line = comment.line
    if text[comment.end : line.end].strip():
        return Edit(comment.start, comment.end, "")
    before = text[line.start : comment.start]
    if not before.strip():
        for line_break in ("\r\n", "\n", "\r"):
            if text.startswith(line_break, line.end):
                return Edit(line.start, line.end + len(line_break), "")
    return Edit(comment.start - (len(before) - len(before.rstrip())), line.end, "")


def _listed(names: Iterable[str], language: Language) -> str:
    opening, closing = QUOTES[language]
    return ", ".join(f"{opening}{name}{closing}" for name in names)
