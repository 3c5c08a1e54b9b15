"""The name lists as data, and the book that reads them."""

import re

import pytest

from replylint.language import name_book as module
from replylint.language.name_book import NameBook, homonyms, name_book, read_data
from replylint.model import LANGUAGES, Language
from replylint.words import normalise

LETTERS = {
    "ru": re.compile(r"[А-ЯЁ][а-яё]+"),
    "uk": re.compile(r"[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії']+"),
    "en": re.compile(r"\w[\w'-]+"),
}
LINE = re.compile(r"[^:,]+(?:, [^:,]+)* [mf](?:: [^:,]+(?:, [^:,]+)*)?")


def lines(name: str) -> list[str]:
    return [line for line in read_data(name).splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_well_formed_and_in_the_letters_of_the_language(language: Language) -> None:
    for line in lines(f"names.{language}.txt"):
        assert LINE.fullmatch(line), line
        names = re.split(r", | [mf]: | [mf]$", line.removesuffix(":"))
        for name in filter(None, names):
            assert LETTERS[language].fullmatch(name), line
        assert len(names) == len(set(names)), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_names_stand_once_a_gender(language: Language) -> None:
    seen: set[tuple[str, str]] = set()
    for line in lines(f"names.{language}.txt"):
        heads = line.partition(":")[0]
        for name in heads[:-2].split(", "):
            assert (name, heads[-1]) not in seen, line
            seen.add((name, heads[-1]))
    assert len(seen) >= 250
    assert sum(gender == "m" for _, gender in seen) >= 120
    assert sum(gender == "f" for _, gender in seen) >= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_families_have_short_forms(language: Language) -> None:
    families = lines(f"names.{language}.txt")
    assert sum(":" in line for line in families) >= 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_homonyms_are_normalised(language: Language) -> None:
    words = homonyms(language)
    assert words
    assert all(word == normalise(word) for word in words)


def test_an_entry_has_all_the_families_of_a_form() -> None:
    book = NameBook("# a comment\nАлександр m: Саша, Санёк\nАлександра f: Саша\nАлексей m\n")
    entry = book.entry("саша")
    assert entry is not None
    assert [(family.full, family.gender) for family in entry.families] == [
        (("Александр",), "m"),
        (("Александра",), "f"),
    ]
    assert entry.families[0].forms == ("Саша", "Санёк")


def test_forms_are_found_normalised_and_given_as_written() -> None:
    book = NameBook("Александр m: Санёк\n")
    entry = book.entry("санек")
    assert entry is not None
    assert entry.form == "Санёк"
    assert book.entry("сан") is None
    assert book.entry("m") is None


def test_a_family_without_short_forms() -> None:
    book = NameBook("Абу m\nАли m: Алишка\n")
    entry = book.entry("абу")
    assert entry is not None
    assert entry.families[0].forms == ()
    assert set(book) == {"абу", "али", "алишка"}


def test_full_names_have_a_gender() -> None:
    book = NameBook("Наталья, Наталия f: Наташа\n")
    assert book.is_full("наталия", "f")
    assert not book.is_full("наталия", "m")
    assert not book.is_full("наташа", "f")


def test_a_book_is_read_once() -> None:
    assert name_book("ru") is name_book("ru")
    assert module.name_book.cache_info().currsize <= len(LANGUAGES)
