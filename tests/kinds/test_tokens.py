import subprocess
import sys

import pytest

from replylint.errors import ReplylintError
from tests.kinds.helpers import excerpts, program_of

CHECKING = """
kind: tokens
tokens:
  ru:
    - [{LEMMA: {IN: [осуществить, осуществлять]}}, {POS: ADJ, OP: "*"}, {POS: NOUN, MORPH: {IS_SUPERSET: [Case=Acc]}}]
  uk:
    - [{LEMMA: здійснити}, {POS: NOUN}]
  en:
    - [{LEMMA: perform}, {LOWER: a}, {LOWER: check}]
except: {ru: [осуществили мечту]}
"""


def test_any_noun_in_the_accusative_after_the_verb() -> None:
    text = "Мы осуществили повторную проверку. Осуществлено вчера. Осуществили мечту."
    assert excerpts(CHECKING, text) == ["осуществили повторную проверку"]


def test_ukrainian_and_english() -> None:
    assert excerpts(CHECKING, "Ми здійснили перевірку.", "uk") == ["здійснили перевірку"]
    assert excerpts(CHECKING, "We performed a check.", "en") == ["performed a check"]


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        ("[[{POS: NOUN}]]", "needs a token with LEMMA or LOWER"),
        ("[[{LEMA: чек}]]", "'LEMA' is not read here"),
        ("[[{LEMMA: чек, OP: '**'}]]", "OP is one of"),
    ],
)
def test_mistakes(tokens: str, says: str) -> None:
    with pytest.raises(ReplylintError) as error:
        program_of(f"kind: tokens\ntokens: {{ru: {tokens}}}")
    assert says in error.value.message


def test_spacy_is_loaded_only_for_texts_that_need_it() -> None:
    code = f"""
import sys
from tests.kinds.helpers import program_of
from replylint.drafts import read_draft
from replylint.linter import lint
program = program_of({CHECKING!r})
lint(read_draft("Мы проверили заказ.", language="ru"), None, program)
assert "spacy" not in sys.modules
lint(read_draft("Осуществили проверку.", language="ru"), None, program)
assert "spacy" in sys.modules
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
