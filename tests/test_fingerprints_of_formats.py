"""What a file says keeps its fingerprints however the file writes it."""

import json
from collections import Counter

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.file_check import check_file
from replylint.fingerprints import Fingerprint, fingerprint
from replylint.model import Language
from replylint.settings import Settings
from tests.kinds.helpers import program_of

PROGRAM = program_of("""\
kind: phrase
phrases: {ru: [сами виноваты, как уже говорилось], en: [your own fault]}
""")

SENTENCES = st.sampled_from(
    [
        "Вы сами виноваты, что потеряли «чек» \U0001f600.",
        'Как уже говорилось, "возврат" идёт 3 дня.',
        "Мы поможем: {{ticket.requester.first_name}}!",
        "Сами виноваты?",
        "It's your own fault & nothing else.",
        "Back\\slash\tand tab.",
    ]
)
BODIES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4).map(
    "\n\n".join
)


def found(text: str, path: str, language: Language | None = None) -> Counter[Fingerprint]:
    report = check_file(text, path, Settings(language=language), None, PROGRAM)
    return Counter(fingerprint(one, text) for one in report.findings)


def macros(bodies: list[str]) -> list[dict[str, object]]:
    return [
        {"id": number, "title": f"Макрос {number}", "active": True,
         "actions": [{"field": "comment_value", "value": body}]}
        for number, body in enumerate(bodies, 1)
    ]  # fmt: skip


@given(st.lists(BODIES, min_size=1, max_size=4), st.booleans(), st.sampled_from([None, 0, 4]), st.randoms())
@settings(max_examples=60, deadline=None)
def test_an_export_may_be_written_in_any_style_and_order(
    bodies: list[str], ascii_only: bool, indent: int | None, random: object
) -> None:
    listed = macros(bodies)
    plain = found(json.dumps({"macros": listed}, ensure_ascii=False), "macros.json")
    shuffled = listed[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = [dict(reversed(macro.items())) for macro in shuffled]
    styled = json.dumps({"count": len(bodies), "macros": turned}, ensure_ascii=ascii_only, indent=indent)
    assert found(styled.replace("\n", "\r\n"), "macros.json") == plain
    assert found("\n".join(json.dumps(macro) for macro in shuffled), "macros.jsonl") == plain


@given(BODIES, st.sampled_from([None, '"', "'", "|", ">"]), st.integers(20, 200))
@settings(max_examples=60, deadline=None)
def test_yaml_may_be_written_in_any_style(body: str, style: str | None, width: int) -> None:
    reply = [{"model": "helpdesk.presetreply", "pk": 1, "fields": {"name": "x", "body": body}}]
    plain = found(json.dumps(reply), "replies.json")
    styled = yaml.dump(reply, allow_unicode=True, default_style=style, width=width)
    assert found(styled, "replies.yaml") == plain


# The language of mixed paragraphs may change with their lines, and with it what is found.
@given(BODIES, st.integers(20, 80))
@settings(max_examples=60, deadline=None)
def test_markdown_may_be_wrapped_anew(body: str, width: int) -> None:
    from textwrap import fill

    paragraphs = [" ".join(paragraph.split()) for paragraph in body.split("\n\n")]
    wrapped = [
        fill(paragraph, width, break_long_words=False, break_on_hyphens=False) for paragraph in paragraphs
    ]
    assert found("\n\n".join(wrapped), "a.md", "ru") == found("\n\n".join(paragraphs), "a.md", "ru")
