"""`secret`: keys, tokens, passwords, connection strings.

Shapes and words are those of `replylint.shapes.secrets_text`. Two lists of phrases of
the rule make exceptions for passwords and keys that only the words around them
call so:

* `shared`: the password is there for every guest («гостевой Wi-Fi»), in its sentence or the one before;
* `example`: it shows how not to choose one («вроде», "such as"), in its sentence.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language, Suggestion
from replylint.shapes.secrets_text import LITERALS, Secret, issued, told
from replylint.shapes.surroundings import sentence_around


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    shared: dict[Language, list[str]] = {}
    example: dict[Language, list[str]] = {}


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    shared: PhraseSets
    example: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the check runs on texts that hold a literal of a secret."""
    compiler.literals(LITERALS)
    return Check(compiler.phrases(keys.shared, "shared"), compiler.phrases(keys.example, "example"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Secrets, each once, from left to right."""
    text = scene.text
    for span in scene.spans(scene.parts):
        found = list(issued(text, span.start, span.end))
        found += [
            secret for secret in told(text, span.start, span.end) if not _is_innocent(secret, check, scene)
        ]
        past = span.start
        for secret in sorted(found, key=lambda secret: (secret.start, -secret.end)):
            if secret.start >= past:
                past = secret.end
                yield Hit(secret.start, secret.end, suggestions=(Suggestion("********"),))


def _is_innocent(secret: Secret, check: Check, scene: Scene) -> bool:
    masks = scene.draft.masks
    if any(
        mask.kind == "placeholder" and mask.start < secret.end and secret.start < mask.end for mask in masks
    ):
        return True
    text = scene.text
    low, high = sentence_around(text, secret.start, secret.end)
    if any(scene.find_in(text[low:high], check.example)):
        return True
    before, _ = sentence_around(text, max(0, low - 2), max(0, low - 2))
    # The languages exclude each other's staff networks, so only the draft's own may speak.
    shared = {language: phrases for language, phrases in check.shared.items() if language == scene.language}
    return any(scene.find_in(text[before:high], shared))
