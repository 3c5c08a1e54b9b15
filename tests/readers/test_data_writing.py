"""What is written into JSON, YAML, TOML and CSV reads as what was meant, and all else stays as it was."""

import csv
import io
import json
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.readers import csv_tree, json_tree, toml_tree, yaml_tree
from replylint.readers.tree import Node
from replylint.readers.writing import written

Parse = Callable[[str, str], Node]

WORDS = st.text(alphabet="aб😀 .,:;!?#-'\"\\\n\t&*{}[]|>%@`é\x85\u2028\x07\r1", max_size=6)
TEXTS = st.lists(
    st.sampled_from(["да", " ", "\n", "'", '"', "😀", "it’s", ": ", ",", "#", "  ", "\\"]), max_size=12
)
PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40))


def changed(source: str, parse: Parse, number: int, place: tuple[int, int], new: str) -> str | None:
    """The file with a part of its text of that number replaced; None if that can't be done."""
    texts = [node for node in parse(source, "x").walk() if node.text]
    if not texts:
        return None
    node = texts[number % len(texts)]
    assert node.text is not None
    start, end = sorted(offset % (len(node.text) + 1) for offset in place)
    layer = node.layer()
    if not layer.is_unbroken(start, end):
        return None
    encoded = written(new, layer, start, end)
    if encoded is None:
        return None
    low, high = layer.span(start, end)
    after = source[:low] + encoded + source[high:]
    expected = [one.text for one in texts]
    expected[number % len(texts)] = node.text[:start] + new + node.text[end:]
    if layer.writing in ("yaml-literal", "yaml-folded", "yaml-line"):
        # The line breaks at a block's end belong to its header, not to its words.
        assert expected[number % len(texts)].rstrip("\n") == texts_of(after, parse)[
            number % len(texts)
        ].rstrip("\n")
        expected[number % len(texts)] = texts_of(after, parse)[number % len(texts)]
    assert texts_of(after, parse) == [text for text in expected if text], (source, after)
    return after


def texts_of(source: str, parse: Parse) -> list[str]:
    return [node.text for node in parse(source, "x").walk() if node.text]


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS.map("".join), min_size=1, max_size=3), st.booleans(), st.integers(0, 2), PLACES, WORDS)
def test_json(texts: list[str], ascii_only: bool, number: int, place: tuple[int, int], new: str) -> None:
    source = json.dumps({"a": texts}, ensure_ascii=ascii_only)
    after = changed(source, json_tree.parse, number, place, new)
    spelled = ascii_only and not "".join(texts).isascii()
    assert after is None or not spelled or after.isascii()


@settings(max_examples=500, deadline=None)
@given(
    st.lists(TEXTS.map(lambda pieces: "x" + "".join(pieces) + "x"), min_size=1, max_size=3),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([False, True]),
    st.sampled_from([12, 1000]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 2),
    PLACES,
    WORDS,
)
def test_yaml(
    texts: list[str],
    style: str | None,
    flow: bool,
    width: int,
    line_end: str,
    number: int,
    place: tuple[int, int],
    new: str,
) -> None:
    source = yaml.safe_dump(
        {"a": texts, "b": 1},
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        width=width,
        line_break=line_end,
    )
    changed(source, yaml_tree.parse, number, place, new)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(TEXTS.map("".join), min_size=2, max_size=2),
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.integers(0, 1),
    PLACES,
    WORDS,
)
def test_csv(
    texts: list[str], delimiter: str, quoting: int, number: int, place: tuple[int, int], new: str
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([["a", "b"], texts])
    changed(file.getvalue(), csv_tree.parse, number, place, new)


TOML = [
    'a = "да, \\"нет\\" \\u0434 😀\\n"',
    "a = 'да \\нет\\'",
    'a = """\nда "и" нет\\\n   все,\n\\u0434"""',
    "a = '''\nда \\ 'и'\nнет'''",
    'a = """да"""',
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TOML), PLACES, WORDS)
def test_toml(line: str, place: tuple[int, int], new: str) -> None:
    changed(f"{line}\nb = [1, 'x']\n", toml_tree.parse, 0, place, new)


@pytest.mark.parametrize(
    ("parse", "source", "old", "new", "expected"),
    [
        (json_tree.parse, '{"a": "Всё \\"так\\""}', '"так"', '«так»\n"', '{"a": "Всё «так»\\n\\""}'),
        (json_tree.parse, '{"a": "\\u0412 Yes"}', "Yes", "Да", '{"a": "\\u0412 \\u0414\\u0430"}'),
        (yaml_tree.parse, "a: Да, нет\n", "Да,", "Ну да –", "a: Ну да – нет\n"),
        (yaml_tree.parse, "a: Да, нет\n", "Да, нет", "- нет", None),
        (yaml_tree.parse, "a: Да, нет\n", "Да, нет", "нет: да", None),
        (yaml_tree.parse, "a: Да, нет\n", "Да, нет", "true", None),
        (yaml_tree.parse, "a: Да, нет\n", "нет", "", None),
        (yaml_tree.parse, "a: Да:10 нет\n", "10", "", None),
        (yaml_tree.parse, "[Да нет]\n", "нет", "так, и", None),
        (yaml_tree.parse, "a: 'it''s it'\n", "it's", "that's", "a: 'that''s it'\n"),
        (yaml_tree.parse, "a: 'Да нет'\n", "Да", "Ну\nда", None),
        (yaml_tree.parse, 'a: "Да \\"нет\\""\n', '"нет"', '"так"\n', 'a: "Да \\"так\\"\\n"\n'),
        (yaml_tree.parse, 'a: "\\u0414 yes"\n', "yes", "да😀", 'a: "\\u0414 \\u0434\\u0430\\U0001F600"\n'),
        (yaml_tree.parse, "a: |\n  Да,\n  нет\n", "Да,\nнет", "Да\n\nи\nнет", "a: |\n  Да\n\n  и\n  нет\n"),
        (yaml_tree.parse, "a: |\n  Да, нет\nb: 1\n", ", нет", "", "a: |\n  Да\nb: 1\n"),
        (yaml_tree.parse, "a: |\n  Да\n", "Да", " Да", None),
        (yaml_tree.parse, "a: >-\n  Да,\n  нет\n", "Да, нет", "Да\nнет", "a: >-\n  Да\n\n  нет\n"),
        (yaml_tree.parse, "a: >-\n  Да,\n  нет\n", "нет", "и нет", "a: >-\n  Да,\n  и нет\n"),
        (yaml_tree.parse, "a: >-\n  Да,\n  нет\n", "Да,", "", None),
        (yaml_tree.parse, "a: >-\n  Да,\n   нет\n", "Да", "Ну\nда", None),
        (csv_tree.parse, "a;b\nДа нет;1\n", "нет", "нет, да", "a;b\nДа нет, да;1\n"),
        (csv_tree.parse, "a;b\nДа нет;1\n", "нет", "нет; да", None),
        (csv_tree.parse, 'a;b\n"Да ""нет""";1\n', '"нет"', '"так";', 'a;b\n"Да ""так"";";1\n'),
        (toml_tree.parse, 'a = "Да нет"\n', "нет", '"так"\n', 'a = "Да \\"так\\"\\n"\n'),
        (toml_tree.parse, 'a = """\nДа\nнет"""\n', "нет", '"так"\nи', 'a = """\nДа\n\\"так"\nи"""\n'),
        (toml_tree.parse, "a = 'Да нет'\n", "нет", "it's", None),
        (toml_tree.parse, "a = 'Да нет'\n", "нет", "так", "a = 'Да так'\n"),
        (toml_tree.parse, "a = '''Да\nнет'''\n", "Да", "it's", "a = '''it's\nнет'''\n"),
    ],
)
def test_examples(parse: Parse, source: str, old: str, new: str, expected: str | None) -> None:
    node = next(node for node in parse(source, "x").walk() if node.text is not None)
    assert node.text is not None
    start = node.text.index(old)
    assert changed(source, parse, 0, (start, start + len(old)), new) == expected
