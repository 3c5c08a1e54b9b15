"""Templates in Liquid, plain and with HTML."""

from replylint.model import Mask
from replylint.readers.liquid import read
from replylint.readers.passage import Comment, Passage, Source
from tests.readers.reading import file_passages, file_text


def test_a_plain_template_stands_as_it_is_without_its_comments() -> None:
    text = "Привет, {{ name }}!\n{% comment %}replylint-disable a/b{% endcomment %}\n{% if a < b %}да{% endif %}\n"
    passage, comment = read(Source(text, "a.liquid"))
    assert isinstance(passage, Passage)
    assert isinstance(comment, Comment)
    assert (passage.text, passage.layers) == (text, ())
    hidden = text.index("{% comment"), text.index("\n{% if")
    assert passage.masks == (Mask("code", *hidden),)
    assert (comment.start, comment.end, comment.text) == (*hidden, "replylint-disable a/b")


def test_html_in_a_template_is_read_as_html() -> None:
    text = "{% if a < b %}<p>Все<b>го</b></p>{% endif %}{% # replylint-disable-file a/b %}"
    passage, comment = read(Source(text, "a.liquid"))
    assert isinstance(passage, Passage)
    assert isinstance(comment, Comment)
    assert passage.text == "{% if a < b %}\n\nВсего\n\n{% endif %}"
    assert text[comment.start : comment.end] == "{% # replylint-disable-file a/b %}"


def test_a_sign_of_less_is_no_html() -> None:
    for text in ("a <b or c", "{% if a <b %}", "<имя>", "<client name>"):
        (passage,) = read(Source(text, "a.liquid"))
        assert isinstance(passage, Passage)
        assert passage.text == text


def test_a_mail_in_its_real_shape() -> None:
    (mail,) = file_passages("mail.liquid")
    assert mail.text == file_text("mail.liquid")
    hidden = [mail.text[one.start : one.end] for one in mail.masks]
    assert [one.partition(" ")[0] for one in hidden] == ["{%-", "{%"]
    assert hidden[0].endswith("Заспокойтеся. {%- endcomment -%}")
