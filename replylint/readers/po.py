"""Translations in gettext's PO files: what stands in `msgstr` is what the customer reads.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. Fuzzy translations, which `msgfmt`
leaves out, count as switched off; obsolete ones (`#~`) are not read. The language is that of
the header, else that of the path (`locale/uk/LC_MESSAGES/…`, `uk.po`).
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from replylint.language.codes import known_language
from replylint.model import Entry, Language, Mask, Span
from replylint.readers.entries import has_markup, language_of
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.po_entries import Message, Strings, messages

SUFFIXES = (".po",)

_LANGUAGE = re.compile(r"^Language: *([A-Za-z_-]+)", re.MULTILINE)
_TITLE = 60

_FORMATS = {
    "python-format": re.compile(r"%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]"),
    "python-brace-format": re.compile(r"\{\w*[^{}]{0,60}\}"),
    "c-format": re.compile(r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[hlqjzt]*[diouxXeEfFgGcsp]"),
}
_FORMATS["php-format"] = _FORMATS["c-format"]


def read(source: Source) -> Iterator[Passage | Comment]:
    """Every translation, each plural form by itself, and the translators' comments.

    A directive for the next line holds for the next entry. Raises `ReplylintError` with the place of what
    is no PO.
    """
    told: str | None = None
    for message in messages(source.text, source.path):
        yield from _comments(message, source.text)
        if message.id is not None and not message.id.text and message.context is None:
            header = _LANGUAGE.search("".join(form.text for _, form in message.translations))
            told = header[1] if header else None
            continue
        language, foreign = language_of(told)
        for field, form in message.translations:
            if form.text.strip():
                yield from _passages(message, field, form, language or _language_in(source.path), foreign)


def _passages(
    message: Message, field: str, form: Strings, language: Language | None, foreign: bool
) -> Iterator[Passage | Comment]:
    passage = Passage(
        form.text,
        layers=(form.layer,),
        entry=Entry(_title(message), message.context.text if message.context is not None else None, field),
        kind="template",
        language=language,
        active="fuzzy" not in message.flags,
        foreign=foreign,
    )
    if not has_markup(form.text):
        yield _with_masks(passage, message.flags)
        return
    from replylint.readers.html_passages import html_passages

    for item in html_passages(
        form.text,
        (form.layer,),
        entry=passage.entry,
        kind="template",
        language=language,
        active=passage.active,
    ):
        if isinstance(item, Passage):
            yield replace(_with_masks(item, message.flags), foreign=foreign)
        else:
            yield item


def _with_masks(passage: Passage, flags: frozenset[str]) -> Passage:
    """With the placeholders that the flags promise («%(name)s» under `python-format`) named as such."""
    masks = [
        Mask("placeholder", found.start(), found.end())
        for flag, placeholder in _FORMATS.items()
        if flag in flags
        for found in placeholder.finditer(passage.text)
    ]
    return replace(passage, masks=(*passage.masks, *masks)) if masks else passage


def _title(message: Message) -> str | None:
    """The text that is translated, cut to what a line of a report can show."""
    if message.id is None:
        return None
    words = " ".join(message.id.text.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _comments(message: Message, text: str) -> Iterator[Comment]:
    for span in message.comments:
        words = text[span.start + 1 : span.end].strip()
        yield Comment(
            words, span.start, span.end, span, Span(message.start, message.end), end_of_text=len(text)
        )


def _language_in(path: str) -> Language | None:
    """The language that the path names, by gettext's two customs."""
    parts = path.replace("\\", "/").split("/")
    if len(parts) > 2 and parts[-2] == "LC_MESSAGES":
        return known_language(parts[-3])
    return known_language(parts[-1].rpartition(".")[0])
