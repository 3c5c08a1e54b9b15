"""`length`: a text longer than its channel shows.

Keys: `limits`, how many characters each channel shows; `segments`, how many an SMS may take;
`units`, a word for characters, a language each. The config's options `push`, `subject`,
`email`, `chat`, `social` (characters) and `sms` (segments) go before them. What a
placeholder will hold is not known and counts nothing, so a template is reported only if
it is too long in any case. An SMS that plain quotes and dashes make short enough gets
them as its fix.

Fields for the message: `{length}` and `{limit}`, with their unit.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene, Suggestion
from replylint.model import Channel, Language
from replylint.shapes.sms import sms_size, typewritten


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    limits: dict[Channel, int]
    segments: int
    units: dict[Language, str]


Check = Keys


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Nothing to look up."""
    return keys


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The whole text, if it is too long."""
    channel = scene.channel
    text = scene.text.strip()
    if channel == "sms":
        # The shortest text that can take two segments has 71 characters.
        limit = _limit(scene, channel, check.segments)
        if len(text) > 60 * limit:
            yield from _sms(text, limit, scene)
        return
    if channel not in check.limits and (channel is None or channel not in scene.options):
        return
    limit = _limit(scene, channel, check.limits.get(channel, 0))
    if limit < len(text) and limit < len(_filled(scene)):
        unit = check.units.get(scene.language, "")
        fields = {"length": f"{len(_filled(scene))} {unit}".strip(), "limit": f"{limit} {unit}".strip()}
        yield Hit(*_bounds(scene), fields=fields, suggestions=())


def _sms(text: str, limit: int, scene: Scene) -> Iterator[Hit]:
    size = sms_size(_filled(scene))
    if size.segments <= limit:
        return
    plain = typewritten(text)
    suggestions = (Suggestion(plain),) if sms_size(plain).segments <= limit else ()
    fields = {"length": f"{size.segments} SMS", "limit": f"{limit} SMS"}
    yield Hit(*_bounds(scene), fields=fields, suggestions=suggestions)


def _limit(scene: Scene, channel: Channel, default: int) -> int:
    option = scene.options.get(channel)
    return option if isinstance(option, int) and option > 0 else default


def _filled(scene: Scene) -> str:
    """The text without its placeholders."""
    text = scene.text
    for mask in reversed(scene.draft.masks):
        if mask.kind == "placeholder":
            text = text[: mask.start] + text[mask.end :]
    return text.strip()


def _bounds(scene: Scene) -> tuple[int, int]:
    start = len(scene.text) - len(scene.text.lstrip())
    return start, start + len(scene.text.strip())
