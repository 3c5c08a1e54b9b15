from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from replylint.lsp.changes import edits_between
from replylint.lsp.documents import Documents
from replylint.lsp.positions import Positions

URI = "file:///a.md"
LETTERS = st.text(st.sampled_from("aя😀\u2028\n\r"), max_size=30)
LINES = st.lists(st.sampled_from(["a", "яя", "😀", ""]), max_size=8)


def opened(text: str) -> Documents:
    documents = Documents()
    documents.open(types.TextDocumentItem(URI, "markdown", 1, text))
    return documents


def change(documents: Documents, *changes: types.TextDocumentContentChangeEvent) -> str:
    identifier = types.VersionedTextDocumentIdentifier(2, URI)
    document = documents.change(identifier, changes)
    assert document is not None and document.version == 2
    return document.text


@given(LETTERS, LETTERS, st.data())
def test_an_edit_puts_its_text_in_the_place_of_its_stretch(text: str, new: str, data: st.DataObject) -> None:
    positions = Positions(text)
    start = data.draw(st.integers(0, len(text)))
    stretch = positions.range(start, data.draw(st.integers(start, len(text))))
    first, past = positions.offsets(stretch)
    edit = types.TextDocumentContentChangePartial(stretch, new)
    assert change(opened(text), edit) == text[:first] + new + text[past:]


def test_each_edit_makes_another_document() -> None:
    documents = opened("a")
    before = documents.get(URI)
    assert before is not None and documents.is_current(before)
    change(documents, types.TextDocumentContentChangeWholeDocument("a"))
    assert not documents.is_current(before)


def test_a_text_that_is_not_open_can_t_be_edited() -> None:
    identifier = types.VersionedTextDocumentIdentifier(2, URI)
    assert Documents().change(identifier, [types.TextDocumentContentChangeWholeDocument("a")]) is None


def test_the_encoding_is_that_of_the_editor_or_utf_16() -> None:
    documents = opened("😀a")
    document = documents.get(URI)
    assert document is not None
    places = {}
    for encoding in (types.PositionEncodingKind.Utf8, "utf-32", None):
        documents.agree(encoding)
        places[documents.encoding] = documents.positions(document).position(1).character
    assert places == {"utf-8": 4, "utf-32": 1, "utf-16": 2}


@given(LINES, LINES, st.sampled_from(["\n", "\r\n"]))
def test_the_edits_between_two_texts_make_the_one_of_the_other(
    old: list[str], new: list[str], line_break: str
) -> None:
    before, after = line_break.join(old), line_break.join(new)
    positions = Positions(before)
    text, end = before, len(before) + 1
    for edit in reversed(edits_between(before, after, positions)):
        start, past = positions.offsets(edit.range)
        assert past <= end, "edits don't overlap"
        text, end = text[:start] + edit.new_text + text[past:], start
    assert text == after


def test_only_the_line_that_differs_is_changed() -> None:
    before = "Один.\nДва завтра точно.\nТри.\n"
    positions = Positions(before)
    (edit,) = edits_between(before, before.replace(" точно", ""), positions)
    assert (edit.range, edit.new_text) == (positions.range(16, 22), "")
