"""Kind `parts`: parts that a reply must have, and their order.

Keys: `require` (parts of greeting, body, closing, signature), `order` (parts in
the order in which they must come, as far as they are there). A missing part is
shown at the first word of the reply, a part out of order at itself.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene

Named = Literal["greeting", "body", "closing", "signature"]


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a parts block."""

    require: list[Named] = []
    order: list[Named] = []


Check = Keys


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Refuse a block that asks for nothing."""
    if not keys.require and not keys.order:
        raise compiler.fail("'parts' needs 'require' or 'order'", "kind")
    return keys


def find(check: Check, scene: Scene) -> Iterable[Hit]:
    """Parts that are missing (field {missing}) or out of order (field {late})."""
    words = scene.words
    if not len(words):
        return
    there = [part for part in scene.draft.parts if part.kind in ("greeting", "body", "closing", "signature")]
    kinds = {part.kind for part in there}
    for name in check.require:
        if name not in kinds:
            yield Hit(*words.span(0, 1), fields={"missing": name, "late": name})
    seen = -1
    for part in there:
        if part.kind in check.order:
            place = check.order.index(part.kind)
            if place < seen:
                yield Hit(part.start, part.end, fields={"missing": part.kind, "late": part.kind})
            seen = max(seen, place)
