import subprocess
import sys

import pytest

from replylint import lint, load_packs
from replylint.errors import ReplylintError
from replylint.kinds import tokens
from replylint.kinds.base import Hit, Scene
from replylint.model import Language
from replylint.pack_reader import read_rules
from replylint.packs import bundled_folder, pack_files
from replylint.phrases.match import Range
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


def test_the_whole_sentence_is_cited() -> None:
    block = CHECKING + "cite: sentence\n"
    assert excerpts(block, "Добрый день! Вчера мы осуществили проверку. Ждём.") == [
        "Вчера мы осуществили проверку."
    ]


def test_a_word_with_a_hyphen_is_one_token() -> None:
    block = "kind: tokens\ntokens: {ru: [[{LOWER: из-за}, {LEMMA: ваш}, {POS: NOUN}]]}"
    assert excerpts(block, "Это из-за вашего отзыва.") == ["из-за вашего отзыва"]


@pytest.mark.parametrize(
    ("pattern", "text", "reaches"),
    [
        ("[{LOWER: всего}, {LEMMA: ваш}]", "Всего ваших заказов два.", True),
        ("[{LOWER: всего}, {LEMMA: ваш}]", "Всего лишь ваших заказов два.", False),
        ("[{LOWER: всего}, {POS: PART}, {LEMMA: ваш}]", "Всего лишь ваших заказов два.", True),
        ("[{LOWER: всего}, {POS: PART, OP: '?'}, {LEMMA: ваш}]", "Всего ваших заказов два.", True),
        ("[{LOWER: всего}, {POS: PUNCT}, {LEMMA: ваш}]", "Всего лишь ваших заказов два.", False),
        (
            "[{LOWER: всего}, {POS: ADJ, OP: '*'}, {LEMMA: ваш}]",
            "Всего " + "старых " * 30 + "ваших дел.",
            True,
        ),
        ("[{LOWER: всего}, {LEMMA: ваш, OP: '?'}]", "Всего два.", True),
    ],
)
def test_only_sentences_with_the_words_as_near_as_the_pattern_says_are_analysed(
    pattern: str, text: str, reaches: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, reached = tokens._matcher_of, []

    def counted(language: Language, trained: str | None, patterns: bytes) -> object:
        reached.append(language)
        return usual(language, trained, patterns)

    monkeypatch.setattr(tokens, "_matcher_of", counted)
    excerpts(f"kind: tokens\ntokens: {{ru: [{pattern}]}}", text)
    assert bool(reached) == reaches


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("[[{POS: NOUN}]]", "needs a token with LEMMA or LOWER"),
        ("[[{LEMA: чек}]]", "'LEMA' is not read here"),
        ("[[{LEMMA: чек, OP: '**'}]]", "OP is one of"),
    ],
)
def test_mistakes(block: str, says: str) -> None:
    with pytest.raises(ReplylintError) as error:
        program_of(f"kind: tokens\ntokens: {{ru: {block}}}")
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


def test_of_the_good_examples_of_other_bundled_rules_hardly_any_loads_spacy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = read_rules(pack_files(bundled_folder()))
    others = [rule for rule in rules if all(block.kind != "tokens" for block in rule.blocks)]
    assert len(rules) - len(others) >= 5
    texts = [
        example if isinstance(example, str) else example.draft
        for rule in others
        for language, examples in rule.common.examples.items()
        if language != "en"
        for example in examples.good
    ]
    reached: list[Range] = []

    def only_counted(check: tokens.Check, scene: Scene) -> list[Hit]:
        reached.extend(scene.find(check.needed))
        return []

    monkeypatch.setattr(tokens, "find", only_counted)
    program = load_packs()
    for text in texts:
        lint(text, None, program)
    assert len(texts) > 900 and len(reached) <= len(texts) / 100
