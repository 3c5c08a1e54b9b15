"""What is said of a match, in three languages."""

import pytest

from replylint.grammar.matches import Match
from replylint.grammar.wording import message_of, why_of
from replylint.model import LANGUAGES, Language


def match(category: str = "GRAMMAR", message: str = "Use “have”", kind: str = "grammar") -> Match:
    return Match(0, 3, "RULE", category, kind, message)


@pytest.mark.parametrize("interface", LANGUAGES)
@pytest.mark.parametrize(
    "category", ["GRAMMAR", "PUNCTUATION", "CASING", "CONFUSED_WORDS", "BARBARISM", "NEW_ONE"]
)
def test_every_category_is_told_in_every_language(category: str, interface: Language) -> None:
    other: Language = "en" if interface != "en" else "uk"
    said = message_of(match(category), "the words", other, interface)
    assert "the words" in said
    assert said.endswith(".")


def test_its_own_words_in_its_own_language() -> None:
    assert message_of(match(), "has", "en", "en") == "Use “have”."
    assert message_of(match(message="Так?"), "has", "ru", "ru") == "Так?"
    assert "Use" not in why_of(match(), "en", "en")


def test_its_own_words_are_quoted_in_another_language() -> None:
    assert why_of(match(message="Use “have”."), "en", "uk").endswith("LanguageTool пише: «Use “have”».")


def test_a_long_excerpt_is_cut() -> None:
    assert len(message_of(match(), "слово " * 40, "en", "ru")) < 100
