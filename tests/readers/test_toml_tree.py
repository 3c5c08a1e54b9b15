"""TOML with its places: values as Python's own parser reads them, each text at its exact offsets."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.readers.toml_tree import MAX_DEPTH, parse
from tests.readers.trees import check_places, plain

DOCUMENT = '''# replies
title = "Ответы 😀"  # a comment
numbers = [1, 2.5, 0x1F, -inf, true,
  # in between
  "да \\"нет\\"\\u0434\\n",
]
a.b."c d" = 'C:\\нет'
date = 1979-05-27 07:32:00Z
point = { x = 1, "y" = { z = 'да' }, w = [] }

[[macros]]
id = "one"
text = """
Добрый день!
  Ваш заказ \\
     в \\u043fути, "скоро"\\t""\\"."""
[macros.more]
raw = \'\'\'
нет
'да' \\n\'\'\'\'

[[macros]]
id = "two"
text = """да"""""
empty = ""
[[macros.parts]]
text = \'\'\'\'\'\'
[a.d]
e = 1
'''


def without_dates(data: object) -> object:
    if isinstance(data, list):
        return [without_dates(item) for item in data]
    if isinstance(data, dict):
        return {key: without_dates(value) for key, value in data.items()}
    return data if isinstance(data, (str, int, float, bool)) else None


def reads_as(written: str, piece: str) -> bool:
    return bool(tomllib.loads(f'a = """x{written}"""')["a"] == "x" + piece)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_document_with_everything(line_end: str) -> None:
    text = DOCUMENT.replace("\n", line_end)
    root = parse(text, "x.toml")
    assert plain(root) == without_dates(tomllib.loads(text))
    check_places(text, root, reads_as)


def test_places_of_a_text_and_its_key() -> None:
    macro = parse(DOCUMENT, "x.toml").members["macros"].items[0]
    node = macro.members["text"]
    assert node.text == 'Добрый день!\n  Ваш заказ в пути, "скоро"\t""".'
    assert DOCUMENT[node.key_start :].startswith('text = """')
    layer = node.layer()
    for words, source in [("день", "день"), ("пути", "\\u043fути"), ('"".', '"\\".'), ("заказ в", None)]:
        start = node.text.index(words)
        found = DOCUMENT[slice(*layer.span(start, start + len(words)))]
        assert found == (source or "заказ \\\n     в")


SIGNS = st.lists(
    st.sampled_from(['"', "'", "\\", "\n", "\r\n", "б", " ", "\\u0434", "\\n", "😀", "#", "]"]), max_size=10
)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(['"', "'", '"""', "'''"]), SIGNS, st.sampled_from(["\n", " # c\n", "\nc = ['\"']\n"]))
def test_whatever_is_a_string_has_exact_places(quotes: str, signs: list[str], tail: str) -> None:
    text = f"b = 1\na = {quotes}{''.join(signs)}{quotes}{tail}"
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(ReplylintError) as error:
            parse(text, "x.toml")
        assert error.value.line is not None
        return
    root = parse(text, "x.toml")
    assert plain(root) == without_dates(data)
    check_places(text, root, reads_as)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nб = 2\n", 2, 1),
        ('a = "б', 1, 7),
        ("a = 1\na = 2\n", 2, 6),
        ("a = [1,\r\n\r\n", 3, 1),
        ("[a\n", 1, 3),
    ],
)
def test_errors_name_the_place(text: str, line: int, column: int) -> None:
    with pytest.raises(ReplylintError, match="not valid TOML: ") as error:
        parse(text, "x.toml")
    assert (error.value.path, error.value.line, error.value.column) == ("x.toml", line, column)


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_deep_nesting_is_an_error_not_a_crash(depth: int) -> None:
    with pytest.raises(ReplylintError, match="nested"):
        parse("a = " + "[" * depth + "]" * depth, "x.toml")
