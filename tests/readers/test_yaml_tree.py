"""YAML with its places: values as PyYAML reads them, each text at its exact offsets whatever its style."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.readers.yaml_tree import MAX_DEPTH, parse
from tests.readers.trees import check_places, plain

LETTERS = "aб😀 .,:;!?#-'\"\\\n\t&*{}[]|>%@`é\u00a0\u2028\x85"
TEXTS = st.text(alphabet=LETTERS, max_size=30)


def reads_as(written: str, piece: str) -> bool:
    if written == "" or not written.strip(" \t\r\n\x85\u2028\u2029"):
        return piece.strip("\n \u2028\u2029") == ""
    if written == "''":
        return piece == "'"
    # A line break that belongs to the text, after one that a backslash joins.
    if written.startswith("\\") and written[1:2] in tuple("\r\n\x85\u2028\u2029"):
        return piece.strip("\n\u2028\u2029") == ""
    return bool(yaml.safe_load(f'"{written}"') == piece)


@settings(max_examples=400, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["a", "ключ", "c d"]), TEXTS | st.lists(TEXTS, max_size=2), min_size=1),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([False, True, None]),
    st.booleans(),
    st.sampled_from([8, 20, 1000]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([2, 5]),
)
def test_texts_in_any_style_have_exact_places(
    value: object, style: str, flow: bool, unicode: bool, width: int, line_end: str, indent: int
) -> None:
    text = yaml.safe_dump(
        value,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=unicode,
        width=width,
        line_break=line_end,
        indent=indent,
    )
    root = parse(text, "x.yaml")
    assert plain(root) == yaml.load(text, Loader=yaml.CSafeLoader)
    check_places(text, root, reads_as)


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(
        ["", "|", ">", "|-", ">+", "|2", ">1-", "'", '"', "|+ # c", "&a ", "!x '", "!!str |", "["]
    ),
    st.lists(
        st.sampled_from(
            ["б", " ", "\n", "\n  ", "\n   ", "\n\n  ", "\t", "c", "''", "\\", "😀", ",", "\r\n  "]
        ),
        max_size=14,
    ),
    st.sampled_from(["", "'", '"', "\n", "\nb: 1\n", "]\n", "\n # c\nb: 1\n", "\n\n"]),
)
def test_whatever_is_yaml_has_exact_places(opening: str, pieces: list[str], closing: str) -> None:
    body = "".join(pieces)
    text = f"- x\n- a: {opening}{body}{closing}".replace("\nb", "\n  b")
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        with pytest.raises(ReplylintError) as error:
            parse(text, "x.yaml")
        assert error.value.line is not None
        return
    try:
        root = parse(text, "x.yaml")
    except ReplylintError as error:
        assert "given twice" in error.message or "a list or an object" in error.message
        return
    read = [str(event.value) for event in events if isinstance(event, yaml.ScalarEvent)]
    assert all(node.text in read for node in root.walk() if node.text is not None)
    check_places(text, root, reads_as)


def text_at(source: str, key: str, words: str) -> str:
    node = parse(source, "x.yaml").get(key)
    assert node is not None and node.text is not None
    start = node.text.index(words)
    return source[slice(*node.layer().span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a: Добрый день!\n", "Добрый день!"),
        ("a: Добрый\n  день!\n\n  Да.\n", "Добрый день!\nДа."),
        ("a: 'Это ''да'',\n   нет'\n", "Это 'да', нет"),
        ('a: "😀 \\u0414а,\\n\\\n   нет\\\n   \\ да"\n', "😀 Да,\nнет да"),
        ("a: |\n  😀 Да\n   нет\n\n  все\n", "😀 Да\n нет\n\nвсе\n"),
        ("a: >-\n    Да,\n    нет\n\n    все\n      так\n    и тут\n\n", "Да, нет\nвсе\n  так\nи тут"),
        ("a: |2-\n    Да\n  нет\n", "  Да\nнет"),
        ("a: |+\r\n  Да\r\n  нет\r\n\r\n", "Да\nнет\n\n"),
        ("a: >\n\n  Да\n", "\nДа\n"),
        ("a: &x !!str Да\n", "Да"),
        ("a: !foo\n  Да\n", "Да"),
        ("{a: Да, b: 1}\n", "Да"),
        ("a: |\n", ""),
        ("a: ''\n", ""),
    ],
)
def test_styles(source: str, value: str) -> None:
    node = parse(source, "x.yaml").get("a")
    assert node is not None and node.value == value
    check_places(source, parse(source, "x.yaml"), reads_as)
    for word in re.findall(r"\w+", value):
        assert text_at(source, "a", word).replace("\\u0414", "Д") == word


def test_a_file_that_begins_with_an_emoji_counts_code_points() -> None:
    source = "# 😀😀\nключ: 😀 да\n"
    node = parse(source, "x.yaml").get("ключ")
    assert node is not None
    assert (source[node.start : node.end], source[node.key_start :][:4]) == ("😀 да", "ключ")


def test_an_alias_is_the_node_of_its_anchor() -> None:
    root = parse("a: &x Да\nb: *x\nc: &y {d: Да}\ne:\n  <<: *y\n  f: 1\ng: {<<: [*y], d: Нет}\n", "x.yaml")
    assert root.get("a") is root.get("b")
    assert root.get("c", "d") is root.get("e", "d")
    assert (root.scalar("e", "f"), root.scalar("g", "d")) == (1, "Нет")


def test_lists_and_objects_end_where_their_last_word_does() -> None:
    source = "a: &x Да\nb:\n  c: *x\nd:\n- 1\n# да\n\ne: [1,\n 2 ]\n"
    root = parse(source, "x.yaml")
    spans = {key: source[node.start : node.end] for key, node in root.members.items()}
    assert spans == {"a": "Да", "b": "", "d": "- 1", "e": "[1,\n 2 ]"}


def test_several_documents_are_a_list() -> None:
    assert plain(parse("a: 1\n---\nb: 2\n---\n", "x.yaml")) == [{"a": 1}, {"b": 2}]
    assert plain(parse("---\na: 1\n...\n---\n", "x.yaml")) == {"a": 1}
    assert plain(parse("# nothing\n", "x.yaml")) is None


def test_scalars_and_tags_of_others() -> None:
    source = "a: 1\nb: yes\nc: !ruby/object:Macro\n  d: !ruby/sym e\nf: !!int '7'\ng: !!binary aGk=\nh: '8'\ni: ~\n"
    expected = {"a": 1, "b": "yes", "c": {"d": "e"}, "f": 7, "g": None, "h": "8", "i": None}
    assert plain(parse(source, "x.yaml")) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: [1,\n", 2, 1, "did not find expected node content"),
        ('a: "б\n', 2, 1, "unexpected end of stream"),
        ("a: 1\nб: 2\na: 3\n", 3, 1, "the key 'a' is given twice"),
        ("a: *x\n", 1, 4, "'*x' names nothing"),
        ("a: &x [*x]\n", 1, 8, "'*x' holds itself"),
        ("? [a]\n: b\n", 1, 3, "a list or an object can't be a key"),
        ("a: \x07\n", 1, 4, "U+0007"),
        ("[" * 100_000, 1, MAX_DEPTH + 1, "nested deeper"),
        ("a: &x 1\n---\nb: *x\n", 3, 4, "'*x' names nothing"),
    ],
)
def test_errors_name_the_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(ReplylintError, match=re.escape(message)) as error:
        parse(text, "x.yaml")
    assert (error.value.path, error.value.line, error.value.column) == ("x.yaml", line, column)


def test_half_a_pair_of_surrogates_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(ReplylintError) as error:
        parse('a: "\\ud83d\\ude00"', "x.yaml")
    assert error.value.hint == "Write the letter itself, or \\U and its eight digits."


def test_aliases_that_stand_for_billions_are_an_error() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(ReplylintError, match="once its aliases are unfolded"):
        parse("\n".join(lines), "x.yaml")
