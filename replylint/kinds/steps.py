"""`steps`: what an operator may do about abuse, one step after the other.

An instruction to the staff of a support team names four: a polite request, a
demand, a warning, the end of the conversation; none may be skipped, and none is
taken when only the product is scolded. Keys:

* `report`: `skipped` (a step without an earlier public message of the operators
  that took the one before), `soft` (a demand with one of the `polite` words) or
  `unprovoked` (a step although no customer message holds abuse of a person);
* `request`, `demand`, `warning`, `end`: phrases, a language each;
* `manners`: what is a request with a `polite` word, and a demand without; with
  the word, but after an earlier request, it is a demand made soft;
* `reason`: what shows that the end is about abuse; without it, a farewell;
* `except`: phrases within a sentence of a warning or end that make it none (a
  chat in which the customer is silent);
* `abuse`: phrases that insult a person; `harmless`: phrases that don't though
  they overlap one («как идиот ждала»); `person`: words for the one spoken to: an
  obscene word near one of them is abuse, too.

One sentence takes one step, and the finding is that sentence. Fields for the
message: `{step}` and `{before}`, numbers of steps.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language
from replylint.phrases.match import Range
from replylint.words import Words

Phrases = dict[Language, list[str]]
Look = Callable[[PhraseSets], Iterable[Range]]

_REQUEST, _DEMAND, _WARNING, _END = 1, 2, 3, 4
_NEAR_PERSON = 3
_LONGEST_MESSAGE = 20_000


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a `steps` block."""

    report: Literal["skipped", "soft", "unprovoked"]
    request: Phrases
    demand: Phrases
    manners: Phrases
    warning: Phrases
    end: Phrases
    polite: Phrases
    reason: Phrases
    abuse: Phrases
    person: Phrases
    exceptions: Phrases = field(default={}, name="except")
    harmless: Phrases = {}


class Check(Struct, frozen=True, array_like=True):
    """The block with its phrases compiled."""

    report: Literal["skipped", "soft", "unprovoked"]
    request: PhraseSets
    demand: PhraseSets
    manners: PhraseSets
    warning: PhraseSets
    end: PhraseSets
    polite: PhraseSets
    reason: PhraseSets
    abuse: PhraseSets
    person: PhraseSets
    exceptions: PhraseSets
    harmless: PhraseSets


class Step(Struct, frozen=True):
    """A step that a sentence of a text takes; `soft`: with «пожалуйста»."""

    number: int
    sentence: int
    soft: bool = False


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look the words up; each step triggers the check."""
    return Check(
        report=keys.report,
        request=compiler.phrases(keys.request, "request", trigger=keys.report == "unprovoked"),
        demand=compiler.phrases(keys.demand, "demand", trigger=True),
        manners=compiler.phrases(keys.manners, "manners", trigger=True),
        warning=compiler.phrases(keys.warning, "warning", trigger=keys.report != "soft"),
        end=compiler.phrases(keys.end, "end", trigger=keys.report != "soft"),
        polite=compiler.phrases(keys.polite, "polite"),
        reason=compiler.phrases(keys.reason, "reason"),
        abuse=compiler.phrases(keys.abuse, "abuse"),
        person=compiler.phrases(keys.person, "person"),
        exceptions=compiler.phrases(keys.exceptions, "except"),
        harmless=compiler.phrases(keys.harmless, "harmless"),
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Steps of the draft that are skipped to (the first one), soft or unprovoked."""
    messages = scene.ticket.messages if scene.ticket is not None else ()
    if check.report != "soft" and not messages:
        return
    taken = _taken_before(check, scene)
    if check.report == "soft":
        # Without a thread nobody knows whether it is the first word about the tone or the second.
        asked = _REQUEST in taken or not messages
        for step in _steps(check, scene.words, scene.find, asked=asked, abused=False):
            if step.number == _DEMAND and step.soft:
                yield _hit(scene, step)
        return
    abused = _is_abusive(check, scene)
    if check.report == "unprovoked" and (abused or not scene.customer_messages):
        return
    for step in _steps(check, scene.words, scene.find, asked=_REQUEST in taken, abused=abused):
        if check.report == "unprovoked":
            yield _hit(scene, step)
        elif step.number > _REQUEST and step.number - 1 not in taken:
            yield _hit(scene, step)
            return


def _hit(scene: Scene, step: Step) -> Hit:
    start, end = scene.sentence_span(step.sentence)
    return Hit(start, end, fields={"step": str(step.number), "before": str(step.number - 1)})


def _steps(check: Check, words: Words, look: Look, *, asked: bool, abused: bool) -> list[Step]:
    """The steps a text takes, in its order; `asked`: step 1 was taken before; `abused`: by the customer."""
    innocent = {words.sentence_of[found.first] for found in look(check.exceptions)}
    polite = {words.sentence_of[found.first] for found in look(check.polite)}
    shown = abused or any(True for _ in look(check.reason))
    steps: dict[int, Step] = {}
    # The threat of an end is no end, and what is asked for in a request is no demand.
    for number, phrases in (
        (_WARNING, check.warning),
        (_END, check.end),
        (_REQUEST, check.request),
        (_DEMAND, check.demand),
        (_DEMAND, check.manners),
    ):
        for sentence in {words.sentence_of[found.first] for found in look(phrases)}:
            if number >= _WARNING and innocent.intersection((sentence - 1, sentence, sentence + 1)):
                continue
            if sentence in steps or (number == _END and not shown):
                continue
            soft = sentence in polite
            first_word = phrases is check.manners and soft and not asked
            steps[sentence] = Step(_REQUEST if first_word else number, sentence, soft)
    return sorted(steps.values(), key=lambda step: step.sentence)


def _taken_before(check: Check, scene: Scene) -> set[int]:
    """The steps that the operators took in earlier public messages."""
    taken: set[int] = set()
    for message in scene.operator_messages:
        words = Words(message.text[:_LONGEST_MESSAGE])

        def look(phrases: PhraseSets, words: Words = words) -> Iterable[Range]:
            return scene.find_in_words(words, phrases)

        steps = _steps(check, words, look, asked=_REQUEST in taken, abused=True)
        taken.update(step.number for step in steps)
    return taken


def _is_abusive(check: Check, scene: Scene) -> bool:
    """Does a message of the customer insult a person?"""
    return any(_insults(check, scene, message.text[:_LONGEST_MESSAGE]) for message in scene.customer_messages)


def _insults(check: Check, scene: Scene, text: str) -> bool:
    words = Words(text)
    harmless = list(scene.find_in_words(words, check.harmless))
    for found in scene.find_in_words(words, check.abuse):
        if not any(other.first < found.past and found.first < other.past for other in harmless):
            return True
    from replylint.language.obscene import find_obscene

    obscene = find_obscene(text)
    if not obscene:
        return False
    people = [words.start[found.first] for found in scene.find_in_words(words, check.person)]
    for one in obscene:
        low, high = _nearby(words, one.start, one.end)
        if any(low <= person < high for person in people):
            return True
    # Nothing but swear words is meant for the one who reads it.
    return sum(one.end - one.start for one in obscene) * 2 > len(text.strip())


def _nearby(words: Words, start: int, end: int) -> tuple[int, int]:
    """Offsets of the stretch some words around another, within its sentence."""
    inside = [at for at in range(len(words)) if words.start[at] < end and start < words.end[at]]
    if not inside:
        return start, end
    first, past = words.sentences[words.sentence_of[inside[0]]]
    return words.span(max(first, inside[0] - _NEAR_PERSON), min(past, inside[-1] + 1 + _NEAR_PERSON))
