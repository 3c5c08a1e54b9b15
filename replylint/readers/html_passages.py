"""The passages of a text in HTML, wherever it stands: in a file of its own, in a string of JSON, in a CSV field."""

from collections.abc import Iterator, Sequence

from replylint.model import Channel, DraftKind, Entry, Language, Mask
from replylint.readers.comments import remarks_in
from replylint.readers.html_text import render
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
    rendered = render(html, kind or "template")

    def passage(text: str, layer: Layer, entry: Entry | None, masks: tuple[Mask, ...] = ()) -> Passage:
        return Passage(
            text=text,
            start=start,
            layers=(layer, *layers),
            entry=entry,
            kind=kind,
            channel=channel,
            language=language,
            subject=subject,
            helpdesk=helpdesk,
            masks=masks,
            note=note,
            active=active,
        )

    if rendered.text:
        yield passage(rendered.text, rendered.layer, entry, rendered.masks)
    for hidden in rendered.hidden:
        if hidden.text:
            yield passage(hidden.text, hidden.layer, entry or Entry(field="hidden"), hidden.masks)
    for beside in rendered.attributes:
        yield passage(beside.text, beside.layer, entry or Entry(field=beside.name))
    yield from remarks_in(html, rendered.comments, layers, start)
