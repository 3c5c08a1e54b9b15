"""Which rules of LanguageTool are asked."""

import pytest

from replylint.grammar.rulesets import is_off, language_code, options
from replylint.settings import Grammar

PLAIN = Grammar(enabled=True)


def test_style_is_left_out_and_typos_are_not() -> None:
    assert is_off("SOME_STYLE_RULE", "STYLE", None, PLAIN)
    assert not is_off("MORFOLOGIK_RULE_RU_RU", "TYPOS", None, PLAIN)


@pytest.mark.parametrize("channel", ["chat", "push", "sms", "social"])
def test_chats_have_a_lighter_set(channel: str) -> None:
    assert is_off("COMMA", "PUNCTUATION", channel, PLAIN)  # type: ignore[arg-type]
    assert not is_off("COMMA", "PUNCTUATION", "email", PLAIN)
    assert not is_off("NON3PRS_VERB", "GRAMMAR", channel, PLAIN)  # type: ignore[arg-type]


def test_the_config_brings_back_and_leaves_out() -> None:
    grammar = Grammar(on=("STYLE", "HYPHEN_TO_EN"), off=("TYPOS", "SHORT_ONE"))
    assert not is_off("SOME_STYLE_RULE", "STYLE", None, grammar)
    assert not is_off("HYPHEN_TO_EN", "PUNCTUATION", "chat", grammar)
    assert is_off("MORFOLOGIK_RULE_RU_RU", "TYPOS", None, grammar)
    assert "STYLE" not in options(grammar)["disabledCategories"].split(",")


def test_a_mistake_that_passes_for_style_is_told() -> None:
    assert not is_off("na_protyazi", "STYLE", None, PLAIN)
    assert is_off("na_protyazi", "STYLE", None, Grammar(off=("na_protyazi",)))


def test_a_rule_is_closer_than_its_category() -> None:
    assert is_off("SHORT_ONE", "STYLE", None, Grammar(on=("STYLE",), off=("SHORT_ONE",)))
    assert not is_off("SHORT_ONE", "STYLE", None, Grammar(on=("SHORT_ONE",), off=("STYLE",)))


def test_rules_that_compare_sentences_never_run() -> None:
    # Sentences of other texts stand beside them in the request.
    for rule in ("EN_WORD_COHERENCY", "ENGLISH_WORD_REPEAT_BEGINNING_RULE", "RU_UNPAIRED_BRACKETS"):
        assert is_off(rule, "MISC", None, Grammar(on=(rule, "MISC")))


def test_english_has_varieties() -> None:
    assert language_code("en", PLAIN) == "en-US"
    assert language_code("en", Grammar(english="en-GB")) == "en-GB"
    assert language_code("uk", Grammar(english="en-GB")) == "uk-UA"
