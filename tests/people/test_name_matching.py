"""One word against one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Language
from replylint.people.name_matching import declined_name, verdict_on


@pytest.mark.parametrize(
    ("own", "word", "language", "verdict"),
    [
        ("Рита", "Рита", "ru", "same"),
        ("Рита", "Рит", "ru", "same"),
        ("Рита", "Рите", "ru", "same"),
        ("Семён", "Семен", "ru", "same"),
        ("Рита", "Маргарита", "ru", "changed"),
        ("Рита", "Риточка", "ru", "changed"),
        ("Рита", "Рмта", "ru", "misspelled"),
        ("Рита", "Глеб", "ru", "other"),
        ("Маргарита", "Маргорита", "ru", "misspelled"),
        ("Алина", "Полина", "ru", "other"),
        ("Соломія", "Соломіє", "uk", "same"),
        ("Соломія", "Соломійко", "uk", "changed"),
        ("Тарас", "Тарасе", "uk", "same"),
        ("Тарас", "Тарсе", "uk", "misspelled"),
        ("Peggy", "Margaret", "en", "changed"),
        ("Philip", "Phillip", "en", "misspelled"),
        ("Michael", "Micheal", "en", "misspelled"),
        ("Zuzanna", "Zuzana", "en", "misspelled"),
        ("Peggy", "Leroy", "en", "other"),
    ],
)
def test_within_a_language(own: str, word: str, language: Language, verdict: str) -> None:
    assert verdict_on(word, (own,), (), language) == verdict


@pytest.mark.parametrize(
    ("own", "word", "language", "verdict"),
    [
        ("Виктория", "Вікторіє", "uk", "same"),
        ("Сергій", "Сергей", "ru", "same"),
        ("Ігор", "Игорь", "ru", "same"),
        ("Олена", "Елена", "ru", "changed"),
        ("Дмитро", "Дмитрий", "ru", "changed"),
        ("Николай", "Миколо", "uk", "changed"),
        ("Polina", "Полина", "ru", "same"),
        ("Соломія", "Solomiia", "en", "same"),
    ],
)
def test_the_spelling_of_another_language_is_no_change_but_its_name_is(
    own: str, word: str, language: Language, verdict: str
) -> None:
    assert verdict_on(word, (own,), (), language) == verdict


def test_surnames_are_declined_and_misspelt_too() -> None:
    assert verdict_on("Бойку", ("Петро",), ("Бойко",), "uk") == "same"
    assert verdict_on("Olsen", ("Peggy",), ("Olson",), "en") == "misspelled"
    assert verdict_on("Draper", ("Peggy",), ("Olson",), "en") == "other"


@pytest.mark.parametrize(
    ("word", "language", "case", "form"),
    [
        ("Рита", "ru", "datv", "Рите"),
        ("Соломія", "uk", "voct", "Соломіє"),
        ("Іванівна", "uk", "voct", "Іванівно"),
        ("Іванович", "uk", "voct", "Івановичу"),
        ("Львовна", "ru", "datv", "Львовне"),
        ("Peggy", "en", "voct", "Peggy"),
    ],
)
def test_declined(word: str, language: Language, case: str, form: str) -> None:
    assert declined_name(word, language, case) == form


@given(
    st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12), st.sampled_from(["ru", "uk", "en"])
)
def test_every_pair_has_a_verdict_and_a_name_is_itself(own: str, word: str, language: Language) -> None:
    assert verdict_on(word, (own,), (), language) in ("same", "changed", "misspelled", "other")
    assert verdict_on(own, (own,), (), language) == "same"
