"""The internal note that tells the team what was found."""

from msgspec import Struct

from replylint.language.ui import (
    BETTER,
    COMPARE,
    LEAVE_OUT,
    LEVEL_NAMES,
    QUOTES,
    WHY,
    evidence_line,
    findings_counted,
)
from replylint.model import Language
from replylint.records import FindingRecord
from replylint.reporters.wording import EXCERPT, SUGGESTIONS, single_line
from replylint.reporters.zendesk_html import LONGEST, fitting, item, paragraph, size
from replylint.server.checks import CheckAnswer
from replylint.server.webhooks.calls import Wanted
from replylint.server.webhooks.conversation import MARK

HIDDEN = "•••"

_HEADS: dict[Language, str] = {
    "ru": "Проверка отправленного ответа: {}.",
    "uk": "Перевірка надісланої відповіді: {}.",
    "en": "Check of the reply that was sent: {}.",
}
_DRAFT_HEADS: dict[Language, str] = {
    "ru": "Проверка черновика. {}",
    "uk": "Перевірка чернетки. {}",
    "en": "Check of the draft. {}",
}
_MORE: dict[Language, str] = {"ru": "И ещё находок: {}.", "uk": "І ще знахідок: {}.", "en": "And {} more."}
_UNFINISHED: dict[Language, str] = {
    "ru": "Проверить удалось не всё:",
    "uk": "Перевірити вдалося не все:",
    "en": "Not everything could be checked:",
}


class Outcome(Struct, frozen=True):
    """What the check of a comment came to."""

    comment: str
    answer: CheckAnswer

    @property
    def worth_telling(self) -> bool:
        """Is there more than hints? What was sent can't be changed, so hints alone would only be noise."""
        return bool(self.answer.summary.errors or self.answer.summary.warnings)


def note(outcomes: list[Outcome], wanted: Wanted, secret: frozenset[str] = frozenset()) -> str:
    """The note as HTML, never longer than Zendesk takes; each part ends with the mark of its comment.

    What the rules of `secret` find (passwords, card numbers) is not repeated: a note is read by more
    people than the reply, and outlives it.
    """
    room = LONGEST // max(1, len(outcomes))
    return "".join(_part(outcome, wanted, secret, room) for outcome in outcomes)


def _part(outcome: Outcome, wanted: Wanted, secret: frozenset[str], room: int) -> str:
    answer = outcome.answer
    hidden = {one.excerpt for one in answer.findings if one.rule in secret and one.excerpt.strip()}
    language = answer.interface
    if wanted == "draft":
        said = _DRAFT_HEADS[language].format(answer.verdict)
    else:
        said = _HEADS[language].format(findings_counted(answer.summary, language))
    head = paragraph(said, strong=True)
    foot = paragraph(MARK.format(outcome.comment))
    if answer.problems:
        foot = paragraph(" ".join([_UNFINISHED[language], *answer.problems])) + foot
    items = [_finding(finding, language, hidden) for finding in answer.findings]
    more = paragraph(_MORE[language].format(len(items)))
    shown = list(fitting(items, room - size(head + more + foot)))
    if len(shown) < len(items):
        foot = paragraph(_MORE[language].format(len(items) - len(shown))) + foot
    return head + (f"<ul>{''.join(shown)}</ul>" if shown else "") + foot


def _finding(finding: FindingRecord, language: Language, hidden: set[str]) -> str:
    opening, closing = QUOTES[language]
    message = single_line(finding.message)
    words = single_line(finding.excerpt)
    lines = [message]
    if words and words not in message:
        lines.insert(0, f"{opening}{words if finding.excerpt in hidden else _cut(words)}{closing}")
    if finding.why:
        lines.append(f"{WHY[language]}: {single_line(finding.why)}")
    better = dict.fromkeys(
        f"{opening}{text}{closing}" if (text := single_line(one.text)) else LEAVE_OUT[language]
        for one in finding.suggestions[:SUGGESTIONS]
    )
    if better:
        lines.append(f"{BETTER[language]}: {', '.join(better)}")
    lines += [f"{COMPARE[language]}: {evidence_line(one, language)}" for one in finding.evidence]
    for one in sorted(hidden, key=len, reverse=True):
        lines = [line.replace(one, HIDDEN).replace(single_line(one), HIDDEN) for line in lines]
    return item(f"{LEVEL_NAMES[language][finding.level]}: {finding.rule}", lines)


def _cut(words: str) -> str:
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"
