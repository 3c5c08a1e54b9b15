"""A text in HTML, wherever it stands, is led down to its place in the file."""

import json

from replylint.model import Entry
from replylint.readers.html_passages import html_passages
from replylint.readers.json_tree import parse
from replylint.readers.passage import Comment, Passage

BODY = '<p>Все<b>го</b>\r\n&laquo;доброго&raquo;</p>\n<!-- replylint-disable-line a -->\nдалее <img alt="Кот 😺">'


def in_json(body: str) -> tuple[str, list[Passage | Comment]]:
    file = json.dumps({"id": 1, "body": body})
    node = parse(file, "x.json").get("body")
    assert node is not None
    assert node.text is not None
    return file, list(
        html_passages(node.text, (node.layer(),), entry=Entry("Т", "1", "body"), kind="template")
    )


def test_places_go_through_html_and_json() -> None:
    file, (main, alt, comment) = in_json(BODY)
    assert isinstance(main, Passage)
    assert isinstance(alt, Passage)
    assert isinstance(comment, Comment)
    assert main.text == "Всего «доброго»\n\nдалее ![]()"
    start = main.text.index("го «")
    first, past = main.in_file(start, start + 5)
    assert json.loads(f'"{file[first:past]}"') == "го</b>\r\n&laquo;д"
    first, past = alt.in_file(4, 5)
    assert file[first:past] == "\\ud83d\\ude3a"
    assert main.entry == alt.entry == Entry("Т", "1", "body")
    assert file[comment.start : comment.end] == "<!-- replylint-disable-line a -->"
    assert file[comment.next_line.start : comment.next_line.end].endswith('\\ude3a\\">')
    assert comment.text == " replylint-disable-line a "


def test_facts_go_to_every_passage_and_nothing_comes_of_nothing() -> None:
    found = list(
        html_passages("<b>a</b><i title=b>", start=7, channel="email", language="en", helpdesk="x", note=True)
    )
    for passage in found:
        assert isinstance(passage, Passage)
        assert (passage.start, passage.channel, passage.language) == (7, "email", "en")
        assert (passage.helpdesk, passage.note, passage.active) == ("x", True, True)
    assert len(found) == 2
    assert list(html_passages("<p></p><!-- a -->")) == []


def test_a_blockquote_is_quoted_mail_in_a_reply_alone() -> None:
    def text(kind: str | None) -> str:
        (found,) = html_passages("<blockquote>a</blockquote>", kind="reply" if kind else None)
        assert isinstance(found, Passage)
        return found.text

    assert text("reply") == "> a"
    assert text(None) == "a"


def test_a_sign_of_less_takes_nothing_with_it() -> None:
    (found,) = html_passages("<p>если a <b и\nc <d, то</p")
    assert isinstance(found, Passage)
    assert found.text == "если a <b и c <d, то</p"
