from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.settings import Settings
from tests.kinds.helpers import excerpts, program_of, report

BLOCK = """
kind: late-point
introductions: {ru: ["^ вас приветствует", "^ это <name>"]}
"""
GREETING = "Здравствуйте, Екатерина Ивановна! "


def test_only_greeting_and_introduction() -> None:
    text = GREETING + "Вас приветствует магазин «Домовёнок, Тёплый и друзья». Курьер едет."
    assert excerpts(BLOCK, text) == [text[:60]]
    text = GREETING + "Вас приветствует магазин «Домовёнок», везём ваш заказ домой."
    assert excerpts(BLOCK, text) == [text[:60]]


def test_a_point_that_comes_soon_enough() -> None:
    assert excerpts(BLOCK, "Здравствуйте! Это Домовёнок, курьер едет к вам и будет через два часа.") == []
    assert excerpts(BLOCK, GREETING[:-2] + ", курьер уже едет к вам. Это Домовёнок.") == []
    assert excerpts(BLOCK, GREETING + "Курьер едет. Вас приветствует магазин «Домовёнок и друзья».") == []
    assert excerpts(BLOCK, "Вас приветствует магазин «Домовёнок».") == []


def test_the_config_sets_how_much_is_shown() -> None:
    draft = read_draft("Здравствуйте! Это Домовёнок, курьер едет к вам.", language="ru")
    assert lint(draft, None, program_of(BLOCK)) == []
    (found,) = lint(draft, None, program_of(BLOCK, Settings(options={"own": {"characters": 25}})))
    assert (found.start, found.end) == (0, 25)


@given(st.text(alphabet="Это Вас приветствует,.!«»", max_size=150))
def test_the_finding_is_the_beginning(text: str) -> None:
    for found in report(BLOCK, text).findings:
        assert found.end - found.start == 60
