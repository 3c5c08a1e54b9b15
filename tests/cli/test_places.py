"""From a finding of the JSON report back to the bytes of the file: what stands there reads as the excerpt."""

import codecs
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.readers.test_places import AROUND, FORMATS, TOKEN, parse, spelled_in_html, write

PHRASE = "Вы сами виноваты"
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "windows-1251": b"",
    "koi8-u": b"",
}
LINES = st.lists(
    st.sampled_from(["", "Добрый день!", "Ждём Вас", f"Да. {PHRASE}.", "- пункт 1", "\tтак ×"]), max_size=8
)
AS_EACH_NEEDS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def stretch(data: bytes, encoding: str, finding: dict[str, int]) -> tuple[int, int]:
    """The bytes between the line and column of a finding's start and those of its end."""
    mark = ENCODINGS[encoding]
    codec = encoding.removesuffix("-sig")
    text = data[len(mark) :].decode(codec)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    begin = starts[finding["line"] - 1] + finding["column"] - 1
    past = starts[finding["end_line"] - 1] + finding["end_column"] - 1
    assert (begin, past) == (finding["start"], finding["end"])
    first = len(mark) + len(text[:begin].encode(codec))
    return first, first + len(text[begin:past].encode(codec))


def report(run: Run, path: str, encoding: str) -> list[dict[str, int]]:
    """The findings of a check, as JSON gives them."""
    named = [] if ENCODINGS[encoding] or encoding == "utf-8" else ["--encoding", encoding]
    result = run("check", path, "--format", "json", "--select", "calm", *named)
    data = json.loads(result.out)
    assert data["problems"] == []
    found: list[dict[str, int]] = data["files"][0]["findings"]
    return found


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@AS_EACH_NEEDS
@given(lines=LINES, line_end=st.sampled_from(["\n", "\r\n", "\r"]), seed=st.integers(0, 99))
def test_texts(
    run: Run, here: Path, name: str, encoding: str, lines: list[str], line_end: str, seed: int
) -> None:
    lines = [line.replace("×", "🙂" if encoding.startswith("utf") else "ё") for line in lines]
    text = "".join(line + random.Random(seed + n).choice([line_end, "\n"]) for n, line in enumerate(lines))
    data = ENCODINGS[encoding] + text.encode(encoding.removesuffix("-sig"))
    (here / name).write_bytes(data)
    found = report(run, name, encoding)
    assert len(found) == text.count(PHRASE)
    for finding in found:
        first, past = stretch(data, encoding, finding)
        assert data[first:past].decode(encoding.removesuffix("-sig")) == PHRASE == finding["excerpt"]


@pytest.mark.parametrize("name", FORMATS)
@AS_EACH_NEEDS
@given(
    after=AROUND,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]),
    seed=st.integers(0, 1 << 30),
)
def test_exports(run: Run, here: Path, name: str, after: str, encoding: str, seed: int) -> None:
    form, chance = FORMATS[name], random.Random(seed)
    body = f"Здравствуйте! {PHRASE}. Да {after} да."
    written = write(form, spelled_in_html(body, chance) if form.is_html else body, chance)
    # PyYAML breaks folded lines that begin with a blank, and what it then reads is another text.
    assume(PHRASE in parse(form, written))
    codec = encoding.removesuffix("-sig")
    data = ENCODINGS[encoding] + written.encode(codec)
    (here / form.path).write_bytes(data)
    (finding,) = report(run, form.path, encoding)
    assert finding["excerpt"] == PHRASE
    first, past = stretch(data, encoding, finding)
    changed = data[len(ENCODINGS[encoding]) : first] + TOKEN.encode(codec) + data[past:]
    assert parse(form, changed.decode(codec)) == parse(form, written).replace(PHRASE, TOKEN)
