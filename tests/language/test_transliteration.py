"""Names across languages and alphabets."""

import pytest

from replylint.language.name_book import name_book, read_data
from replylint.language.transliteration import counterparts_in, same_name, skeleton
from replylint.words import normalise


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("yuliya", "юлия"),
        ("iuliia", "юлія"),
        ("illia", "ілля"),
        ("ilya", "илья"),
        ("serhii", "сергій"),
        ("sergey", "сергей"),
        ("yevhen", "євген"),
        ("zhanna", "жанна"),
        ("mykhailo", "михайло"),
        ("maksym", "максим"),
        ("maxim", "максим"),
        ("halyna", "галина"),
        ("khrystyna", "христина"),
        ("oleksii", "олексій"),
        ("fyodor", "федор"),
        ("nataliia", "наталія"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(latin: str, cyrillic: str) -> None:
    assert skeleton(latin, strict=False) == skeleton(cyrillic, strict=False)


@pytest.mark.parametrize(
    ("a", "b"), [("olena", "оксана"), ("maria", "марина"), ("anna", "яна"), ("ivan", "ян"), ("olha", "оля")]
)
def test_other_names_have_other_skeletons(a: str, b: str) -> None:
    assert skeleton(a, strict=False) != skeleton(b, strict=False)


def test_a_list_goes_at_once() -> None:
    assert skeleton("юлия\nилья", strict=False).split("\n") == [
        skeleton("юлия", strict=False),
        skeleton("илья", strict=False),
    ]


def test_the_table_joins_names_of_other_letters() -> None:
    assert same_name("Олена", "uk", "Елена", "ru")
    assert same_name("Eugene", "en", "Евгений", "ru")
    assert not same_name("Олена", "uk", "Алёна", "ru")


def test_counterparts_are_names_of_the_other_list() -> None:
    assert counterparts_in("Олена", "uk", "ru") == {"Елена"}
    assert counterparts_in("Zzyzx", "en", "ru") == frozenset()


def test_every_name_of_the_table_is_in_its_list() -> None:
    for line in read_data("counterparts.txt").splitlines():
        if line.startswith("#"):
            continue
        russian, ukrainian, _ = line.split(" | ")
        for cell, book in ((russian, name_book("ru")), (ukrainian, name_book("uk"))):
            for name in cell.split(", "):
                assert name == "-" or normalise(name) in book, line
