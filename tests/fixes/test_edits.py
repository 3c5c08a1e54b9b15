"""What a suggestion changes in the file."""

import pytest

from replylint.fixes.edits import edits_of
from replylint.model import Finding, Suggestion
from replylint.readers.html_passages import html_passages
from replylint.readers.passage import Passage


def changed(source: str, passage: Passage, words: str, new: str) -> str | None:
    """The source once the words are replaced; None if they can't be."""
    start = passage.text.index(words)
    finding = Finding("a/b", "info", "", "", start, start + len(words), (Suggestion(new),))
    (edit,) = edits_of(finding, passage)
    return None if edit is None else source[: edit.start] + edit.text + source[edit.end :]


@pytest.mark.parametrize(
    ("text", "words", "new", "expected"),
    [
        ("Ждите *скоро*.", "скоро", "завтра", "Ждите *завтра*."),
        ("Ждите *скоро*.", "Ждите *скоро*", "Завтра", "Завтра."),
        ("Ждите *скоро*.", "Ждите *скоро", "Завтра", None),
        ("Ждите **скоро**.", "скоро**", "завтра**", "Ждите **завтра**."),
        ("Смотрите [тут](x).", "Смотрите [тут", "Здесь", None),
        ("Номер [ИМЯ] тут", "[ИМЯ]", "Ян", "Номер Ян тут"),
        ("Код `a b` тут", "Код `a", "Он", None),
        ("Номер ___.", "___", "7", "Номер 7."),
    ],
)
def test_in_text_that_stands_as_it_is_no_mark_loses_its_other_half(
    text: str, words: str, new: str, expected: str | None
) -> None:
    assert changed(text, Passage(text), words, new) == expected


@pytest.mark.parametrize(
    ("html", "words", "new", "expected"),
    [
        ("<p>Все<b>го</b> доброго</p>", "доброго", "хорошего", "<p>Все<b>го</b> хорошего</p>"),
        ("<p>Все<b>го</b> доброго</p>", "Всего доброго", "Хорошего дня", None),
        ("<p>Да</p><p>Нет</p>", "Да\n\nНет", "Ага", None),
        ("<p>Да<br>Нет</p>", "Да\nНет", "Ага", "<p>Ага</p>"),
        ("<p>Да &laquo;x&raquo;</p>", "«x»", "«y»", "<p>Да &laquo;y&raquo;</p>"),
        ("<a href='a'>тут</a>", "[тут](a)", "там", None),
        ("<a href='a'>тут</a>", "тут", "там", "<a href='a'>там</a>"),
    ],
)
def test_in_html_no_tag_is_lost(html: str, words: str, new: str, expected: str | None) -> None:
    (passage,) = html_passages(html)
    assert isinstance(passage, Passage)
    assert changed(html, passage, words, new) == expected
