"""Obscene and provocative names, and decent ones that only look so."""

import pytest

from replylint.language.obscene_names import is_obscene_name


@pytest.mark.parametrize(
    "name",
    [
        "Хуй Моржовый", "Сукин Сын", "Залупкин", "Хуйло", "Курва", "Мудак", "Хрен Моржовый",
        "Писькин", "Дебил", "Блядь Ивановна", "x*й", "Срака", "Твоя мать", "Гівно", "Shithead 3000",
        "Mike Hunt", "Ben Dover", "Dick Head", "FuckYou123", "Penis McGee", "Pussy Slayer", "B1tch",
        "Mudak",
    ],
)  # fmt: skip
def test_obscene_name(name: str) -> None:
    assert is_obscene_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "Леонід Сукач", "Херсонский", "Степан Хренов", "Ігор Сучков", "Пипкин", "Гомельский",
        "Пётр Членов", "Олена Писюк", "Хулио", "Хуан Карлос", "Хуэй Линь", "Трахтенберг",
        "Мой господин", "Козёл", "Иван Сукин", "Dick Johnson", "Dick Cockburn", "Fanny", "Cummings",
        "Hancock", "Huy Nguyen", "Phuc", "James Gandon", "Kike Setien", "Nahui Olin", "Seymour",
        "Randy", "Gay Talese",
    ],
)  # fmt: skip
def test_decent_name(name: str) -> None:
    assert not is_obscene_name(name)
