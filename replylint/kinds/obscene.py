"""`obscene`: an obscene word in what the operator wrote, plain or disguised.

Has no keys: the words are those of `replylint.language.obscene`. URLs, e-mail
addresses, code and placeholders are left alone, and so is the customer's own
name, which is for `names/obscene`. There is no suggestion: what stays of a
sentence without its swear word has to be written anew.

Field for the message: `{word}`, the word as it reads without its disguise.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene
from replylint.language.obscene import find_obscene


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The rule block has no keys of its own."""


Check = Keys


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Nothing to look up."""
    return keys


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The obscene words of the parts that the rule looks at."""
    found = find_obscene(scene.text)
    if not found:
        return
    names = scene.ticket.customer.name if scene.ticket is not None else None
    own = {hit.word for hit in find_obscene(names)} if names else set()
    for hit in found:
        if hit.word in own or scene.part_at(hit.start) not in scene.parts:
            continue
        if not _is_hidden(scene, hit.start, hit.end):
            yield Hit(hit.start, hit.end, fields={"word": hit.word}, suggestions=())


def _is_hidden(scene: Scene, start: int, end: int) -> bool:
    # A mask of markup may be the stars of «х*й и п*ц»: only one that covers the word hides it.
    return any(
        mask.start < end and start < mask.end
        if mask.kind != "markup"
        else mask.start <= start and end <= mask.end
        for mask in scene.draft.masks
    )
