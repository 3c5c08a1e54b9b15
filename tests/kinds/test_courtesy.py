import pytest

from replylint.kinds.courtesy import greeting_end
from tests.kinds.helpers import excerpts

BLOCK = """
kind: courtesy
greetings:
  ru: ["^ [<name>] здравствуйте", "^ [<name>] добрый день", "^ (уважаемый | уважаемая) <name>", "^ доброго дня"]
joined: {ru: ["^ (уважаемый | уважаемая) <name>"]}
formulas: {ru: ["^ с уважением", "^ искренне ваш"]}
farewells: {ru: ["^ хорошего дня", "^ до свидания"]}
"""


def test_two_greetings() -> None:
    assert excerpts(BLOCK, "Здравствуйте, Инна!\n\nДобрый день! Готово.") == [
        "Здравствуйте, Инна!\n\nДобрый день!"
    ]
    assert excerpts(BLOCK, "Инна, добрый день!\n\nГотово. Здравствуйте, Инна!") == [
        "Инна, добрый день!\n\nГотово. Здравствуйте, Инна!"
    ]
    assert excerpts(BLOCK, "Уважаемая Инна!\n\nУважаемый Пётр!\nГотово.") == [
        "Уважаемая Инна!\n\nУважаемый Пётр!"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Уважаемая Инна!\n\nДобрый день! Готово.",
        "Добрый день!\n\nНапишите так:\n\nЗдравствуйте! Закройте счёт.",
        "Добрый день!\n\n«Здравствуйте!» сказал он.",
        "Добрый день!\n\nДобрый день начинается с кофе.",
        "Здравствуйте!\n\nГотово. Доброго дня!\n\nС уважением,\nОля",
        "Здравствуйте!\n\nЗдравствуйте!",
    ],
)
def test_one_greeting(text: str) -> None:
    assert excerpts(BLOCK, text) == []


def test_two_closings() -> None:
    assert excerpts(BLOCK, "Готово.\n\nС уважением,\nОля\n\nИскренне ваш,\nмагазин") == [
        "С уважением,\nОля\n\nИскренне ваш"
    ]
    assert excerpts(BLOCK, "Готово.\n\nХорошего дня!\nОля\n\nС уважением,\nмагазин") == [
        "Хорошего дня!\nОля\n\nС уважением"
    ]
    assert len(excerpts(BLOCK, "Готово. До свидания!\n\nВозьмите паспорт с собой.\n\nХорошего дня!")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Готово.\n\nХорошего дня!\n\nС уважением,\nОля",
        "Мы с уважением отнеслись к просьбе.\n\nС уважением,\nОля",
        "Хорошего дня, до свидания!\n\nОля",
        "Готово.\n\nХорошего дня! До свидания!\n\nС уважением,\nОля",
    ],
)
def test_one_closing(text: str) -> None:
    assert excerpts(BLOCK, text) == []


def test_where_a_greeting_ends() -> None:
    assert greeting_end("Добрый день, пане Андрію! Готово", 11) == 25
    assert greeting_end("Hi there Kate, hello", 2) == 14
    assert greeting_end("Добрый день начинается", 11) is None
