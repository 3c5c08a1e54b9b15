"""A trained pipeline in the place of our own: its tagger for `tokens` rules, its entities for names."""

import os
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from replylint.cache import default_folder
from replylint.drafts import read_draft
from replylint.errors import ReplylintError
from replylint.language.pipeline import pipeline
from replylint.linter import lint
from replylint.model import Customer, Ticket
from replylint.packs import load_program
from replylint.settings import Settings
from tests.kinds.helpers import program_of

TICKET = Ticket(customer=Customer(name="Олена"))
SENTENCES = [
    ("Марина , добрый день !", "Марина", "PER"),
    ("Здравствуйте , Марина !", "Марина", "PER"),
    ("Виктория , добрый день !", "Виктория", "ORG"),
    ("Здравствуйте , Виктория !", "Виктория", "ORG"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a small Russian pipeline: entities that it learns here, and a word that it tags in its own way."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("ru")
    nlp.add_pipe("ner")
    examples = []
    for text, word, label in SENTENCES:
        start = text.index(word)
        doc = nlp.make_doc(text)
        examples.append(Example.from_dict(doc, {"entities": [(start, start + len(word), label)]}))
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    # Made anew by `initialize`, so its rules come last.
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "осуществим"}]], {"LEMMA": "осуществить", "POS": "VERB"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "кварк"}]], {"LEMMA": "кварк", "POS": "NOUN"})  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


def names(text: str, settings: Settings) -> list[str]:
    draft = read_draft(text)
    program = load_program(settings, default_folder(os.environ))
    return [text[one.start : one.end] for one in lint(draft, TICKET, program)]


def test_a_shop_is_nobodys_wrong_name(model: str) -> None:
    plain = Settings(select=("names/wrong-person",))
    trained = Settings(select=("names/wrong-person",), pipelines={"ru": model})
    text = "Виктория, добрый день!\n\nВаш заказ уже в пути."
    assert names(text, plain) == ["Виктория"]
    assert names(text, trained) == []


def test_a_person_still_is(model: str) -> None:
    settings = Settings(select=("names/wrong-person",), pipelines={"ru": model})
    assert names("Марина, добрый день!\n\nВаш заказ уже в пути.", settings) == ["Марина"]


def test_a_pipeline_of_another_language_is_not_asked() -> None:
    settings = Settings(select=("names/wrong-person",), pipelines={"uk": "no_such_model"})
    assert names("Виктория, добрый день!\n\nВаш заказ уже в пути.", settings) == ["Виктория"]


def test_tokens_rules_use_its_tags(model: str) -> None:
    block = "kind: tokens\ntokens: {ru: [[{LEMMA: осуществить}, {POS: NOUN}]]}"
    text = "Мы осуществим кварк."
    program = program_of(block, settings=Settings(pipelines={"ru": model}))
    assert [text[one.start : one.end] for one in lint(read_draft(text), None, program)] == [
        "осуществим кварк"
    ]


def test_a_model_that_is_not_there_says_how_to_get_it() -> None:
    with pytest.raises(ReplylintError, match="ru_core_no_such") as caught:
        pipeline("ru", "ru_core_no_such")
    assert "python -m spacy download ru_core_no_such" in str(caught.value.hint)
    assert "never with pip install" in str(caught.value.hint)


def test_a_model_without_a_tagger_is_no_match_for_tokens_rules(tmp_path: Path) -> None:
    spacy.blank("ru").to_disk(tmp_path)
    block = "kind: tokens\ntokens: {ru: [[{LEMMA: осуществить}, {POS: NOUN}]]}"
    program = program_of(block, settings=Settings(pipelines={"ru": str(tmp_path)}))
    with pytest.raises(ReplylintError, match="gives no lemmas"):
        lint(read_draft("Мы осуществили проверку."), None, program)
