"""The work grows with the text and no faster, however many findings are in it: calls are counted, not seconds."""

import sys
from types import FrameType

import pytest

from replylint.api import load_packs
from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.program import Program

PIECES = [
    "Вы сами виноваты, что не прочли инструкцию. ",
    "Вы сами виноваты.",
    "Акция действует до 1 марта 2021, а встреча назначена на 5 мая 2020 года. ",
    "Only 3 left! Offer ends in 02:59:10, hurry up and buy now 08:53! ",
    "«Всего доброго», сказал он, и «вы сами виноваты»; ",
    "Ваша карта: 4111 1111 1111 1111, звоните +7 912 345-67-89.\n\n",
    "Hello {{first_name}}, click [here](http://jira.example/x) {{ticket.id}}! ",
]


@pytest.fixture(scope="module")
def program() -> Program:
    """All rules."""
    return load_packs(today="2026-11-22")


def calls(text: str, program: Program) -> int:
    """How many times something of Python's is called or resumed while the text is examined."""
    draft = read_draft(text)
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        examine(draft, None, program)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_is_four_times_the_work(piece: str, program: Program) -> None:
    examine(read_draft(piece), None, program)
    small, large = calls(piece * 150, program), calls(piece * 600, program)
    assert large < 5 * small
