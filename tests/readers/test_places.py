"""From any finding in any export back to the bytes of the file.

What stands at the place of a finding is replaced by a word, the file is parsed by a library that
knows nothing of places, and the text must have that word where the finding was.
"""

import ast
import codecs
import csv
import html
import io
import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from replylint.file_check import check_file
from replylint.packs import load_program
from replylint.program import Program
from replylint.readers import Passage
from replylint.readers.passage import Source
from replylint.readers.recognise import Text, read_texts
from replylint.settings import Settings
from replylint.text_files import decode

SETTINGS = Settings(select=("tone/blame",), language="ru")
PHRASE = "Вы сами виноваты"
TOKEN = "ЪЪЪ"
AROUND = st.text(st.sampled_from(list(" \t\n\n\"'\\/<>&{}[],;:#|-—.😀é\u00a0\u0301")), max_size=10).filter(
    lambda text: "{#" not in text
)
"""What stands beside the phrase; no comment of a template, which nobody reads."""

PO_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

_TAG = re.compile(r"<[^<>]*>")


class Format(Struct, frozen=True):
    """An export of one text: what it is made of, how it is written, and where the text is in what is read."""

    path: str
    build: Callable[[str], Any]
    find: Callable[[Any], Any]
    is_html: bool = False


FORMATS = {
    "zendesk-macros": Format(
        "macros.json",
        lambda text: {"macros": [{"title": "T", "actions": [{"field": "comment_value", "value": text}]}]},
        lambda data: data["macros"][0]["actions"][0]["value"],
    ),
    "zendesk-macros-html": Format(
        "macros.json",
        lambda text: {
            "macros": [
                {"title": "T", "actions": [{"field": "comment_value_html", "value": ["channel:all", text]}]}
            ]
        },
        lambda data: data["macros"][0]["actions"][0]["value"][1],
        True,
    ),
    "zendesk-dynamic-content": Format(
        "dc.json",
        lambda text: {"items": [{"name": "N", "variants": [{"content": f"{text}<br>", "locale_id": 27}]}]},
        lambda data: data["items"][0]["variants"][0]["content"],
        True,
    ),
    "zendesk-articles": Format(
        "articles.json",
        lambda text: {"articles": [{"title": "T", "body": text, "locale": "ru", "section_id": 1}]},
        lambda data: data["articles"][0]["body"],
        True,
    ),
    "intercom": Format(
        "intercom.json",
        lambda text: {
            "type": "list",
            "data": [{"type": "macro", "name": "N", "body": "", "body_text": text}],
        },
        lambda data: data["data"][0]["body_text"],
    ),
    "freshdesk": Format(
        "freshdesk.json",
        lambda text: [{"title": "T", "content": "", "content_html": text}],
        lambda data: data[0]["content_html"],
        True,
    ),
    "help-scout": Format(
        "reply.json",
        lambda text: {"id": 1, "name": "N", "text": text, "chatText": ""},
        lambda data: data["text"],
        True,
    ),
    "front": Format(
        "front.json",
        lambda text: {"_results": [{"id": "rsp_1", "name": "N", "subject": None, "body": text}]},
        lambda data: data["_results"][0]["body"],
        True,
    ),
    "chatwoot": Format(
        "canned.json", lambda text: [{"short_code": "s", "content": text}], lambda data: data[0]["content"]
    ),
    "chatwoot-yaml": Format(
        "canned.yaml", lambda text: [{"short_code": "s", "content": text}], lambda data: data[0]["content"]
    ),
    "chatwoot-lines": Format(
        "canned.jsonl", lambda text: [{"short_code": "s", "content": text}], lambda data: data[0]["content"]
    ),
    "zammad": Format(
        "modules.json",
        lambda text: [{"id": 1, "name": "N", "keywords": "", "content": text}],
        lambda data: data[0]["content"],
        True,
    ),
    "zammad-csv": Format(
        "modules.csv",
        lambda text: [{"id": "1", "name": "N", "keywords": "", "content": text}],
        lambda data: data[0]["content"],
        True,
    ),
    "gorgias": Format(
        "gorgias.json",
        lambda text: {"data": [{"name": "N", "actions": [{"name": "a", "arguments": {"body_text": text}}]}]},
        lambda data: data["data"][0]["actions"][0]["arguments"]["body_text"],
    ),
    "osticket": Format(
        "premade.yaml",
        lambda text: [{"isenabled": 1, "title": "T", "response": f"{text}<br>"}],
        lambda data: data[0]["response"],
        True,
    ),
    "django-helpdesk": Format(
        "fixture.json",
        lambda text: [{"model": "helpdesk.presetreply", "pk": 1, "fields": {"name": "N", "body": text}}],
        lambda data: data[0]["fields"]["body"],
    ),
    "po": Format("ru.po", lambda text: text, lambda data: data),
}


def spelled_in_html(text: str, chance: random.Random) -> str:
    """The text as somebody may write it in HTML: entities, tags between the words."""
    out = []
    for letter in text:
        if letter in "<>&":
            out.append(html.escape(letter))
        elif letter.isalpha() and chance.random() < 0.2:
            out.append(chance.choice([f"&#{ord(letter)};", f"&#x{ord(letter):x};", f"<b>{letter}</b>"]))
        else:
            out.append(letter)
    return "".join(out)


def as_json(data: Any, chance: random.Random) -> str:
    text = json.dumps(data, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1]))
    if chance.random() < 0.5:
        text = text.replace("/", "\\/")
    return re.sub(
        "[а-я]", lambda found: rf"\u{ord(found[0]):04X}" if chance.random() < 0.3 else found[0], text
    )


def as_yaml(data: Any, chance: random.Random) -> str:
    style = chance.choice([None, '"', "'", "|", ">"])
    return yaml.safe_dump(data, allow_unicode=chance.random() < 0.7, default_style=style, width=20)


def as_csv(data: Any, chance: random.Random) -> str:
    out = io.StringIO()
    quoting = chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    writer = csv.DictWriter(out, list(data[0]), delimiter=chance.choice(",;\t"), quoting=quoting)
    writer.writeheader()
    writer.writerows(data)
    return out.getvalue()


def as_po(text: str, chance: random.Random) -> str:
    escaped = [PO_ESCAPES.get(letter, letter) for letter in text]
    strings = "".join(piece + ('"\n"' if chance.random() < 0.1 else "") for piece in escaped)
    return f'msgid ""\nmsgstr "Language: ru\\n"\n\n#: x\nmsgid "a"\nmsgstr "{strings}"\n'


def write(form: Format, text: str, chance: random.Random) -> str:
    """The export with this text."""
    data = form.build(text)
    ending = form.path.rpartition(".")[2]
    if ending == "jsonl":
        return "".join(as_json(one, chance).replace("\n", " ") + "\n" for one in data)
    if ending == "csv":
        return as_csv(data, chance)
    written = {"json": as_json, "yaml": as_yaml, "po": as_po}[ending](data, chance)
    return written.replace("\n", "\r\n") if chance.random() < 0.3 else written


def parse(form: Format, written: str) -> str:
    """The text in an export, read by libraries that tell no places, without the tags of HTML."""
    ending = form.path.rpartition(".")[2]
    if ending == "json":
        data: Any = json.loads(written)
    elif ending == "jsonl":
        data = [json.loads(line) for line in written.splitlines()]
    elif ending == "yaml":
        data = yaml.safe_load(written)
    elif ending == "csv":
        dialect = csv.Sniffer().sniff(written.splitlines()[0], ",;\t")
        data = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=dialect.delimiter))
    else:
        strings = re.findall(r'"(?:[^"\\]|\\.)*"', written.partition('msgid "a"')[2])
        data = "".join(ast.literal_eval(string) for string in strings)
    found = form.find(data)
    # The white space of HTML is that of its reader.
    return " ".join(html.unescape(_TAG.sub("", found)).split()) if form.is_html else found


def in_bytes(data: bytes, text: str, start: int, end: int) -> tuple[int, int]:
    """The bytes of the file that text[start:end] is, the byte order mark counted."""
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    first = mark + len(text[:start].encode())
    return first, first + len(text[start:end].encode())


def replaced(form: Format, data: bytes, text: str, start: int, end: int) -> str:
    """The text of the export after the bytes at a place of the file became `TOKEN`."""
    first, past = in_bytes(data, text, start, end)
    return parse(form, (data[:first] + TOKEN.encode() + data[past:]).decode("utf-8-sig"))


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program(SETTINGS, cache_folder=None)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(before=AROUND, after=AROUND, mark=st.booleans(), seed=st.integers(0, 1 << 30))
def test_the_place_of_a_phrase_is_its_place_in_the_bytes(
    name: str, before: str, after: str, mark: bool, seed: int
) -> None:
    form, chance = FORMATS[name], random.Random(seed)
    body = f"{before} {PHRASE} {after}"
    written = write(form, spelled_in_html(body, chance) if form.is_html else body, chance)
    data = (codecs.BOM_UTF8 if mark else b"") + written.encode()
    text = decode(data, form.path)
    # PyYAML breaks folded lines that begin with a blank, and what it then reads is another text.
    assume(PHRASE in parse(form, text))
    found = [one for one in read(text, form.path) if isinstance(one, Passage) and PHRASE in one.text]
    assert len(found) == 1
    at = found[0].text.index(PHRASE)
    start, end = found[0].in_file(at, at + len(PHRASE))
    expected = parse(form, data.decode("utf-8-sig")).replace(PHRASE, TOKEN)
    assert replaced(form, data, text, start, end) == expected


def read(text: str, path: str) -> list[Text]:
    return list(read_texts(Source(text, path), Settings()))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15, deadline=None)
@given(after=AROUND, mark=st.booleans(), seed=st.integers(0, 1 << 30))
def test_the_place_of_a_finding_is_its_place_in_the_bytes(
    name: str, after: str, mark: bool, seed: int, program: Program
) -> None:
    form, chance = FORMATS[name], random.Random(seed)
    body = f"Здравствуйте! {PHRASE}. {after}"
    written = write(form, spelled_in_html(body, chance) if form.is_html else body, chance)
    data = (codecs.BOM_UTF8 if mark else b"") + written.encode()
    text = decode(data, form.path)
    assume(PHRASE in parse(form, text))
    report = check_file(text, form.path, SETTINGS, None, program)
    [found] = report.findings
    assert PHRASE in found.excerpt
    plain = parse(form, data.decode("utf-8-sig"))
    assert replaced(form, data, text, found.finding.start, found.finding.end) == plain.replace(
        found.excerpt, TOKEN
    )
