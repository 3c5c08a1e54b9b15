"""The internal note that tells the team what was found."""

from msgspec import Struct

from replylint.language.ui import findings_counted, verdict
from replylint.model import Language
from replylint.reporters.zendesk_html import (
    LONGEST,
    MORE,
    Told,
    finding_items,
    fitting,
    paragraph,
    size,
)
from replylint.server.checks import CheckAnswer
from replylint.server.webhooks.calls import Wanted
from replylint.server.webhooks.conversation import MARK

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
    language = answer.interface
    if wanted == "draft":
        said = _DRAFT_HEADS[language].format(_verdict(answer)).rstrip()
    else:
        said = _HEADS[language].format(findings_counted(answer.summary, language))
    head = paragraph(said, strong=True)
    foot = paragraph(MARK.format(outcome.comment))
    if answer.problems:
        foot = paragraph(" ".join([_UNFINISHED[language], *answer.problems])) + foot
    items = finding_items((Told(one, one.excerpt, language) for one in answer.findings), secret)
    more = paragraph(MORE[language].format(len(items)))
    shown = list(fitting(items, room - size(head + more + foot)))
    if len(shown) < len(items):
        foot = paragraph(MORE[language].format(len(items) - len(shown))) + foot
    return head + (f"<ul>{''.join(shown)}</ul>" if shown else "") + foot


def _verdict(answer: CheckAnswer) -> str:
    """What it comes to; half a check is no leave to send, so then only a refusal is told."""
    if answer.problems and not answer.blocked:
        return ""
    return verdict(answer.summary, answer.interface, failed=answer.blocked, unfinished=False)
