"""Are the customer's last words a complaint?

What is said is weighed: anger, or that the company failed, is enough alone;
mere trouble («не могу войти») is a request for help until waiting, repetition
or an exclamation comes with it; thanks that all is well outweigh it.
"""

from functools import cache

from replylint.language.complaint_words import (
    ANGER,
    CONTENT,
    CONTENT_WEIGHT,
    FAILURE,
    HURRY,
    HYPOTHETICAL,
    LOUD,
    SIGNS,
    THANKS,
    TROUBLE,
)
from replylint.lazy import compiled
from replylint.model import Message
from replylint.parts.greeting import find_greeting
from replylint.words import Words

ENOUGH = 3
"""Weight from which words are a complaint."""

LONGEST = 20_000
"""Characters of a message that are read."""


def is_complaint(messages: tuple[Message, ...]) -> bool:
    """Are the customer's last words, since the last public answer of an operator, a complaint?

    Russian, Ukrainian or English. False if the customer has said nothing
    since (or at all).
    """
    last: list[str] = []
    for message in reversed(messages):
        if message.author == "customer":
            last.append(message.text)
        elif message.public and last:
            break
    return weigh(last) >= ENOUGH


def weigh(texts: list[str]) -> int:
    """How much of a complaint texts are, together; `ENOUGH` makes one."""
    weight = 0
    for text in texts:
        words = _happened(text[:LONGEST])
        if compiled(_at_word(ANGER)).search(words):
            weight += 3
        if compiled(_at_word(FAILURE)).search(words):
            weight += 3
        if compiled(_at_word(TROUBLE)).search(words):
            weight += 2
        signs = {match.group() for match in compiled(SIGNS).finditer(words)}
        if not weight:
            signs = {sign for sign in signs if not compiled(HURRY).fullmatch(sign)}
        exclaims = text.find("!", find_greeting(text, 0, len(text))) >= 0
        weight += min(len(signs), 2) + exclaims + ("!!" in text or "?!" in text) + _is_loud(text)
        if compiled(CONTENT).search(words):
            weight -= CONTENT_WEIGHT
        elif compiled(THANKS).search(words):
            weight -= 1
    return weight


@cache
def _at_word(source: str) -> str:
    # Tried at the beginnings of words only: three times as fast, and «update my» is no «ate my».
    return rf"\b(?:{source})"


def _happened(text: str) -> str:
    """The normalised words, without questions of what would be."""
    words = Words(text)
    kept: list[str] = []
    for first, past in words.sentences:
        sentence = " ".join(words.norm[first:past])
        asks = "?" in text[words.end[past - 1] : words.end[past - 1] + 2]
        if not (asks and compiled(HYPOTHETICAL).match(sentence)):
            kept.append(sentence)
    return " ".join(kept)


def _is_loud(text: str) -> bool:
    return len(compiled(LOUD).findall(text)) > 1
