"""Directives in comments: `replylint-disable-next-line tone/blame -- why`.

The words are those of ESLint (https://eslint.org/docs/latest/use/configure/rules,
"Disabling Rules"), which markdownlint and stylelint took over: `disable-line`, `disable-next-line`,
`disable` … `enable`, with a description after `--`; `disable-file` is markdownlint's.
"""

from collections.abc import Set

from msgspec import Struct

from replylint.lazy import pattern
from replylint.readers.passage import Comment
from replylint.suppressions.meta import PACK

PREFIX = "replylint"
DISABLE = "replylint-disable"
ENABLE = "replylint-enable"
NEXT_LINE = "replylint-disable-next-line"
ACTIONS = (
    "replylint-disable-line",
    NEXT_LINE,
    "replylint-disable-file",
    DISABLE,
    ENABLE,
)

# An editor that corrects as one types makes a dash of the two hyphens.
_REASON = pattern(r"(?:^|\s)(?:--+|[—–])(?:\s|$)")
_MEANT = pattern(r"(?i)replylint(?:[-:_.]\S|\s*:?\s+(?:disable|enable|ignore|suppress|off|on|noqa|skip)\b)")


class Directive(Struct, frozen=True):
    """One directive: what it does (one of `ACTIONS`), to which rules and packs, and why.

    No names: all of them, which only `replylint-enable` may mean. `whole`: its comment
    holds nothing else.
    """

    action: str
    names: tuple[str, ...]
    reason: str
    comment: Comment
    whole: bool = True


class Fault(Struct, frozen=True):
    """A comment that was meant as a directive and is none: the message about it and its fields."""

    comment: Comment
    message: str
    fields: dict[str, str]


def covers(name: str, rule: str) -> bool:
    """Does the name of a rule or a pack mean this rule?"""
    return name == rule or name == rule.partition("/")[0]


def read_directives(comment: Comment, rules: Set[str]) -> list[Directive | Fault]:
    """The directives that a comment holds, each on a line of its own; the lines after it belong to it.

    `rules` are the ids of all rules there are.
    """
    before, *directives = _pieces(comment.text)
    whole = len(directives) == 1 and not before
    return [_read(line, comment, rules, whole=whole) for line in directives]


def _pieces(text: str) -> list[str]:
    """What stands before the first directive, and each directive in one line."""
    pieces = [""]
    for line in text.splitlines():
        if _MEANT.match(line.strip()):
            pieces.append(line.strip())
        elif line.strip():
            pieces[-1] = f"{pieces[-1]} {line.strip()}"
    return pieces


def _read(line: str, comment: Comment, rules: Set[str], *, whole: bool) -> Directive | Fault:
    word, _, rest = line.partition(" ")
    if word not in ACTIONS:
        return _unknown_word(line, word, comment)
    reason_at = _REASON.search(rest)
    named = rest if reason_at is None else rest[: reason_at.start()]
    reason = "" if reason_at is None else rest[reason_at.end() :].strip()
    names = tuple(dict.fromkeys(name.strip() for name in named.split(",") if name.strip()))
    if not names and word != ENABLE:
        return Fault(comment, "no-rules", {"given": word})
    for name in names:
        if (fault := _fault_in(name, comment, rules)) is not None:
            return fault
    return Directive(word, names, reason, comment, whole)


def _fault_in(name: str, comment: Comment, rules: Set[str]) -> Fault | None:
    if len(name.split()) > 1:
        return Fault(comment, "commas", {"given": _short(name)})
    if name.partition("/")[0] == PACK:
        return Fault(comment, "meta", {"given": name})
    known = rules | {rule.partition("/")[0] for rule in rules}
    if name in known or (name.startswith("grammar") and _is_grammar(name)):
        return None
    from replylint.errors import nearest

    near = nearest(name, sorted(known))
    if near is None:
        return Fault(comment, "rule", {"given": _short(name)})
    return Fault(comment, "rule-near", {"given": name, "near": near})


def _is_grammar(name: str) -> bool:
    from replylint.grammar.names import is_rule_or_pack

    return is_rule_or_pack(name)


def _unknown_word(line: str, word: str, comment: Comment) -> Fault:
    from replylint.errors import nearest

    # "replylint: disable x", "replylint disable x" and "replylint_disable x" mean the same thing.
    named = word if len(word) > len(PREFIX) + 1 else " ".join(line.split()[:2])
    action = named[len(PREFIX) :].lower().strip(" :-_.").replace("_", "-")
    near = nearest(action, [valid[len(PREFIX) + 1 :] for valid in ACTIONS])
    if near is None:
        return Fault(comment, "word", {"given": _short(named), "valid": ", ".join(ACTIONS)})
    return Fault(comment, "word-near", {"given": _short(named), "near": f"{PREFIX}-{near}"})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
