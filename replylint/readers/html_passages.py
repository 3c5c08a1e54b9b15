"""The passages of a text in HTML, wherever it stands: in a file of its own, in a string of JSON, in a CSV field."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from replylint.model import Channel, DraftKind, Entry, Language, Mask
from replylint.readers.comments import remarks_in
from replylint.readers.html_text import Rendered, render
from replylint.readers.layers import Layer
from replylint.readers.passage import Comment, Passage


def html_passages(
    html: str,
    layers: Sequence[Layer] = (),
    start: int = 0,
    *,
    entry: Entry | None = None,
    kind: DraftKind | None = None,
    channel: Channel | None = None,
    language: Language | None = None,
    subject: str | None = None,
    helpdesk: str | None = None,
    note: bool = False,
    active: bool = True,
) -> Iterator[Passage | Comment]:
    """The running text as the customer reads it, hidden texts, those of attributes, the comments.

    `layers` lead from the HTML down to the file, in which the last of them begins at `start`; all
    else are facts of the passages. `kind` decides whether a `<blockquote>` is quoted mail (reply) or the
    company's own (template, and None).
    """
    facts = Passage(
        text="",
        start=start,
        layers=tuple(layers),
        entry=entry,
        kind=kind,
        channel=channel,
        language=language,
        subject=subject,
        helpdesk=helpdesk,
        note=note,
        active=active,
    )
    yield from passages_of(render(html, kind or "template", is_file=False), html, facts)


def passages_of(rendered: Rendered, html: str, facts: Passage) -> Iterator[Passage | Comment]:
    """The passages of HTML that is rendered; `facts` is a passage with all but their texts."""

    def passage(text: str, layer: Layer, field: str | None, masks: tuple[Mask, ...] = ()) -> Passage:
        entry = facts.entry or (Entry(field=field) if field is not None else None)
        return replace(facts, text=text, layers=(layer, *facts.layers), entry=entry, masks=masks)

    if rendered.text:
        yield passage(rendered.text, rendered.layer, None, rendered.masks)
    for hidden in rendered.hidden:
        if hidden.text:
            yield passage(hidden.text, hidden.layer, "hidden", hidden.masks)
    for beside in rendered.attributes:
        yield passage(beside.text, beside.layer, beside.name)
    yield from remarks_in(html, rendered.comments, facts.layers, facts.start)
