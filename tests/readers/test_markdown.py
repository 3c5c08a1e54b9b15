"""Files in Markdown: the text as it stands, with what is no prose named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import Entry, Problem
from replylint.readers.markdown import read
from replylint.readers.passage import Comment, Passage, Source
from tests.readers.reading import file_passages, file_text, sources


def passages(text: str, path: str = "a.md") -> list[Passage]:
    return [item for item in read(Source(text, path)) if isinstance(item, Passage)]


def masked(text: str, path: str = "a.md") -> list[str]:
    (passage,) = passages(text, path)
    return [text[mask.start : mask.end] for mask in passage.masks]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a\n\n    b\n\nc", ["    b\n"]),
        ("[a][b] и [c][] и [d](e)", ["[b]", "[]"]),
        ('[a]: <b c> "d"\n', ['[a]: <b c> "d"']),
        ("[a]: https://x.ru\nb", ["[a]: https://x.ru"]),
        ("a[^1] b\n\n[^1]: c", ["[^1]", "[^1]:"]),
        ("> [!NOTE]\n> a", ["[!NOTE]"]),
        (":::tip\na\n:::", [":::tip", ":::"]),
        ("!!! note\n    a", ["!!! note"]),
        ("# a {#b}\n{: .c}", ["{#b}", "{: .c}"]),
        ("a <!-- b --> c", ["<!-- b -->"]),
        ("{% comment %}a{% endcomment %}b {{ c }}", ["{% comment %}a{% endcomment %}"]),
        ("a <!-- b", []),
        ('{{< b "c" >}} {{ d }} {{% e %}}', ['{{< b "c" >}}', "{{% e %}}"]),
        ("a <code>b\nc</code> <pre>d</PRE> <kbd>e", ["<code>b\nc</code>", "<pre>d</PRE>"]),
        ("a `<code>` b `</code>` c", []),
        ("```\n<pre>\n```\na </pre>\n", ["```\n<pre>\n```\n"]),
        ("Отлично!!! Правда", []),
    ],
)
def test_what_is_no_prose(text: str, marks: list[str]) -> None:
    assert masked(text) == marks


def test_imports_and_comments_of_mdx() -> None:
    text = "import A from 'a'\nexport const b = {\n  c: 1,\n}\n\n{/* d */}\nimport e\n"
    assert masked(text, "a.mdx") == [
        "import A from 'a'\nexport const b = {\n  c: 1,\n}",
        "{/* d */}",
        "import e\n",
    ]
    assert masked(text) == ["{/* d */}"]


def test_front_matter_gives_texts_of_its_own_and_facts_of_the_text() -> None:
    text = "---\ntitle: Возврат\nlang: uk\n---\nТекст\n"
    title, body = passages(text)
    assert (title.text, title.entry) == ("Возврат", Entry("Возврат", None, "title"))
    assert (body.text, body.start, body.entry) == ("Текст\n", text.index("Текст"), Entry("Возврат"))
    assert (body.language, body.layers, body.kind) == ("uk", (), "template")


def test_broken_front_matter_is_a_problem_and_the_text_is_read() -> None:
    problem, body = read(Source("---\ntitle: [\n---\nТекст", "a.md"))
    assert isinstance(problem, Problem)
    assert isinstance(body, Passage)
    assert body.text == "Текст"


def test_texts_in_tags_but_not_in_code() -> None:
    text = (
        "---\nlang: ru\n---\n<img src=a alt='Кот &amp; пёс'> `<img alt=b>`\n\n```\n<img alt=c>\n```\n"
        "<abbr title=\"Да\">x</abbr> <a href='#' title=\n"
    )
    _, cat, title = passages(text)
    assert (cat.text, title.text, cat.language) == ("Кот & пёс", "Да", "ru")
    assert (cat.entry, title.entry) == (Entry(field="alt"), Entry(field="title"))
    first, past = cat.in_file(4, 5)
    assert text[first:past] == "&amp;"
    assert text[slice(*title.in_file(0, 2))] == "Да"


def test_an_article_in_its_real_shape() -> None:
    title, description, body, alt = file_passages("article.md")
    assert [one.entry.field if one.entry else None for one in (title, description, body, alt)] == [
        "title",
        "description",
        None,
        "alt",
    ]
    assert description.text == "Всего доброго и до свидания.\nВы сами виноваты!\n"
    assert sources("article.md", "доброго и до свидания.\nВы") == ["доброго и до свидания.\n  Вы"]
    assert file_text("article.md").endswith(body.text)
    code = [body.text[one.start : one.end] for one in body.masks if one.kind == "code"]
    assert [one.split("\n")[0].strip() for one in code] == [
        "```bash",
        "<kbd>Ctrl</kbd>",
        "<kbd>C</kbd>",
        "Успокойтесь, это код",
        "<!-- replylint-disable-line tone/command -- пример -->",
        "<!--",
    ]


def test_comments_for_directives_but_not_in_code() -> None:
    text = (
        "---\ntitle: a\n---\n<!-- replylint-disable-next-line a/b\n-- why -->\nТекст\n"
        '[//]: # (replylint-enable)\n[comment]: # "replylint-disable-file a/b"\n[x]: # (other)\n\n'
        "```\n<!-- replylint-disable c/d -->\n```\n{% # replylint-disable-line e/f %}\n"
    )
    comments = [item for item in read(Source(text, "a.md")) if isinstance(item, Comment)]
    assert [one.text.strip() for one in comments] == [
        "replylint-disable-next-line a/b\n-- why",
        "replylint-enable",
        "replylint-disable-file a/b",
        "replylint-disable-line e/f",
    ]
    next_line = comments[0].next_line
    assert text[next_line.start : next_line.end] == "Текст"


@given(st.text("ab`<>!-[]():#~ \n\t{}%*\"'я^.", max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_stands_as_it_is(text: str) -> None:
    for item in read(Source(text, "a.mdx")):
        if isinstance(item, Passage) and not item.layers:
            assert item.text == text[item.start :]
            for mask in item.masks:
                assert 0 <= mask.start < mask.end <= len(item.text)


@pytest.mark.parametrize(
    "piece", ["<!--", "{/*", "[a][", "<a ", "<img alt=x>", "{:", "`<a alt=", "[^", "* a\n", "> ", "```\n"]
)
def test_the_work_is_linear_in_the_text(piece: str) -> None:
    import time

    def duration(size: int) -> float:
        text = "```\n```\n<i title=b>" + piece * (size // len(piece))
        start = time.process_time()
        list(read(Source(text, "a.md")))
        return time.process_time() - start

    small = duration(20_000)
    assert duration(200_000) < max(0.5, 40 * small)
