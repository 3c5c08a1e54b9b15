"""Front's message templates, as `GET /message_templates` gives them (https://dev.frontapp.com)."""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, html, is_text, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("rsp_",),)
OWN = ("rsp_",)
EXPECTED = 'Expected {"_results": […]}, or templates with an id such as "rsp_55c8c149", a name and a body.'


def recognises(root: Node) -> bool:
    """Are these message templates? Their ids begin with `rsp_`."""
    return holds(root, _is_template, "_results")


def _is_template(node: Node) -> bool:
    return (node.string("id") or "").startswith("rsp_") and is_text(node.get("body"))


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Subject and body of each template."""
    for template in entries(root, "_results"):
        subject = template.get("subject")
        facts = Facts(
            template.string("name"),
            template.string("id"),
            "front",
            subject=subject.text if subject is not None else None,
        )
        yield from plain(subject, "subject", facts, "subject")
        yield from html(template.get("body"), "body", facts)
