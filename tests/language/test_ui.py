"""The verdict, and nouns that agree with their numbers."""

import pytest

from replylint.language.plurals import counted
from replylint.language.ui import verdict
from replylint.model import Language
from replylint.report import Summary


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 ошибок"), (1, "1 ошибка"), (2, "2 ошибки"), (5, "5 ошибок"), (11, "11 ошибок"), (12, "12 ошибок"),
     (21, "21 ошибка"), (22, "22 ошибки"), (111, "111 ошибок"), (101, "101 ошибка")],
)  # fmt: skip
def test_russian_numbers(number: int, said: str) -> None:
    assert counted(number, ("ошибка", "ошибки", "ошибок"), "ru") == said


def test_ukrainian_and_english_numbers() -> None:
    assert counted(3, ("помилка", "помилки", "помилок"), "uk") == "3 помилки"
    assert counted(1, ("error", "errors"), "en") == "1 error"
    assert counted(21, ("error", "errors"), "en") == "21 errors"


@pytest.mark.parametrize(
    ("language", "summary", "failed", "unfinished", "said"),
    [
        ("ru", Summary(1), False, False, "Можно отправлять."),
        ("ru", Summary(1, 2, 1), True, False, "Отправлять нельзя: 2 ошибки, 1 предупреждение."),
        ("uk", Summary(1, 0, 0, 5), False, False, "Можна надсилати. До уваги: 5 підказок."),
        ("en", Summary(1, 0, 1), False, False, "It can be sent, but is better fixed first: 1 warning."),
        ("en", Summary(3, 1), True, False, "3 files checked. Don't send it yet: 1 error."),
        ("ru", Summary(0), False, True, "Проверить удалось не всё, подробности выше."),
    ],
)
def test_verdicts(language: Language, summary: Summary, failed: bool, unfinished: bool, said: str) -> None:
    assert verdict(summary, language, failed=failed, unfinished=unfinished) == said
