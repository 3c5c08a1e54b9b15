"""CSV with its places: rows as Python's csv module reads them, each field at its exact offsets."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.readers.csv_tree import parse
from tests.readers.trees import check_places, plain

CELLS = st.text(alphabet="абв😀 ,;\t\"\n'x", max_size=8)


def reads_as(written: str, piece: str) -> bool:
    return (written, piece) == ('""', '"')


@settings(max_examples=300, deadline=None)
@given(
    st.integers(2, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=4)),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_reads_what_the_csv_module_writes(
    rows: list[tuple[str, ...]], delimiter: str, line_end: str, quoting: int
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]
    names = [f"столбец {number}" for number in range(len(rows[0]) if rows else 2)]
    writer.writerow(names)
    writer.writerows(rows)
    text = file.getvalue()
    root = parse(text, "x.csv")
    assert plain(root) == [dict(zip(names, row, strict=True)) for row in rows]
    check_places(text, root, reads_as)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='ab"; \n\r', max_size=16))
def test_takes_what_the_csv_module_takes_strictly(body: str) -> None:
    text = "x;y\n" + body
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=";", strict=True))
    except csv.Error:
        with pytest.raises(ReplylintError):
            parse(text, "x.csv")
        return
    rows = [row for row in rows if len(row) > 1 or (row and row[0].strip())]
    if any(len(row) != 2 for row in rows):
        with pytest.raises(ReplylintError):
            parse(text, "x.csv")
    else:
        assert plain(parse(text, "x.csv")) == [dict(zip("xy", row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,text\n1,Привет\n", [{"id": "1", "text": "Привет"}]),
        ("id;text\r\n1;Да, конечно\r\n", [{"id": "1", "text": "Да, конечно"}]),
        ("id\ttext\n1\tДа, нет; да", [{"id": "1", "text": "Да, нет; да"}]),
        ('"a;b;c",text\n1,x', [{"a;b;c": "1", "text": "x"}]),
        ("sep=;\r\nid;a,b,c\r\n1;2", [{"id": "1", "a,b,c": "2"}]),
        ("text\nодин\n\n  \nдва\n", [{"text": "один"}, {"text": "два"}]),
        ("\n\nid,text\n1,x\n", [{"id": "1", "text": "x"}]),
        ("id,text,,\n1,x,,\n", [{"id": "1", "text": "x"}]),
        ('text,id\nон сказал "да",1\n', [{"text": 'он сказал "да"', "id": "1"}]),
        ("id,text\n", []),
    ],
)
def test_delimiters_blank_lines_and_columns_without_a_name(text: str, expected: list[dict[str, str]]) -> None:
    root = parse(text, "x.csv")
    assert plain(root) == expected
    check_places(text, root, reads_as)


def test_a_quoted_field_over_several_lines() -> None:
    text = 'id,text\n1,"Привет, ""Анна""!\n😀 да"\n'
    field = parse(text, "x.csv").items[0].members["text"]
    assert field.value == 'Привет, "Анна"!\n😀 да'
    start = field.value.index("Анна")
    assert text[slice(*field.layer().span(start - 1, start + 5))] == '""Анна""'
    assert text[slice(*field.layer().span(start + 7, start + 8))] == "😀"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "empty"),
        ("\n \n", 1, 1, "empty"),
        ("a,b\n1,2\n1,2,3\n", 3, 1, "this row has 3 fields, the header 2"),
        ("a,b\n\n1\n", 3, 1, "this row has 1 field, the header 2"),
        ('a,b\n1,"2\n3,4\n', 2, 3, "not closed"),
        ('a,b\n1,"2""\n3,4\n', 2, 3, "not closed"),
        ('a,b\n1,"2" 3\n', 2, 6, "after the closing quote a comma"),
        ("a,b, a\n", 1, 5, "the column 'a' is given twice"),
    ],
)
def test_errors_name_the_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(ReplylintError, match=re.escape(message)) as error:
        parse(text, "x.csv")
    assert (error.value.path, error.value.line, error.value.column) == ("x.csv", line, column)
