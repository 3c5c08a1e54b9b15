"""osTicket's canned responses and mail templates, as its language packs hold them in YAML.

`include/i18n/en_US/templates/premade.yaml` and `templates/email/*.yaml` of https://github.com/osTicket/osTicket;
the keys of a response are the columns of the table `canned_response`.
"""

from collections.abc import Iterator

from replylint.readers.entries import (
    TREES,
    Facts,
    entries,
    holds,
    html_or_plain,
    is_off,
    is_text,
    language_of,
    plain,
)
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (
    ("isenabled",),
    ("canned_id",),
    ("dept_id",),
    ("%{", "notes"),
    ("response:", "title:"),
    ('"response"', '"title"'),
)
OWN = ("isenabled", "canned_id")
EXPECTED = "Expected a list of canned responses with title, response and isenabled."

_COLUMNS = {
    "canned_id",
    "id",
    "dept_id",
    "isenabled",
    "title",
    "response",
    "lang",
    "notes",
    "created",
    "updated",
    "attachments",
}


def recognises(root: Node) -> bool:
    """Are these canned responses, or one mail template?"""
    return holds(root, _is_response, "canned_responses") or _is_mail(root)


def _is_response(node: Node) -> bool:
    return is_text(node.get("title")) and is_text(node.get("response")) and node.members.keys() <= _COLUMNS


def _is_mail(root: Node) -> bool:
    return is_text(root.get("subject")) and is_text(root.get("body")) and "notes" in root.members


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """The text of each response; subject and body of a mail. Mails of alerts go to the agents: internal."""
    if _is_mail(root):
        yield from _mail(root, source)
        return
    for response in entries(root, "canned_responses"):
        language, foreign = language_of(_language_told(response))
        facts = Facts(
            response.string("title"),
            response.string("canned_id") or response.string("id"),
            "osticket",
            language,
            foreign,
            active=not is_off(response.get("isenabled")),
        )
        yield from html_or_plain(response.get("response"), "response", facts)


def _language_told(response: Node) -> str | None:
    # What the table has by default says nothing of the text.
    told = response.string("lang")
    return None if told == "en_US" else told


def _mail(root: Node, source: Source) -> Iterator[Passage | Comment]:
    name = source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    subject = root.get("subject")
    facts = Facts(
        name,
        helpdesk="osticket",
        note=name.endswith(".alert"),
        subject=(subject.text or "").strip() if subject is not None else None,
    )
    yield from plain(subject, "subject", facts, "subject")
    yield from html_or_plain(root.get("body"), "body", facts)
