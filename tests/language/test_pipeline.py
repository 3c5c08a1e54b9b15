import pytest

from replylint.language.pipeline import analyse, pipeline


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("людина", "людина", "NOUN"),  # not of «людин»
        ("була", "бути", "VERB"),  # not of «булий»
        ("як", "як", "PART"),  # not the animal
        ("новий", "новий", "ADJ"),
        ("коваль", "коваль", "NOUN"),
        ("вказана", "вказаний", "ADJ"),
    ],
)
def test_a_ukrainian_word_is_read_as_it_is_mostly_meant(word: str, lemma: str, pos: str) -> None:
    assert analyse(word, "uk")[:2] == (lemma, pos)


def test_an_infinitive_gives_way_to_a_finite_form() -> None:
    assert "VerbForm=Inf" not in analyse("виходить", "uk").morph
    assert "Tense=Fut" in analyse("виходить", "uk").morph


def test_grammar_in_the_names_of_universal_dependencies() -> None:
    assert analyse("введённых", "ru") == (
        "ввести",
        "VERB",
        "Aspect=Perf|Case=Gen|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass",
    )
    assert analyse("performed", "en") == ("perform", "", "")


def test_tokens_are_the_words_of_replylint() -> None:
    doc = pipeline("ru")("Из-за вас, будь-кто!")
    assert [token.text for token in doc] == ["Из-за", "вас", ",", "будь-кто", "!"]
    assert doc[2].pos_ == "PUNCT"
