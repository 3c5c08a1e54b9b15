"""The verdict, and nouns that agree with their numbers."""

import re
from pathlib import Path

import pytest

from replylint.language.plurals import counted
from replylint.language.ui import _PLACES, evidence_line, silenced_line, verdict
from replylint.model import Evidence, Language
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


@pytest.mark.parametrize(
    ("language", "evidence", "said"),
    [
        ("ru", Evidence("Саша", "message 3"), "«Саша» (сообщение 3)"),
        ("uk", Evidence("Саша", "internal note 1"), "«Саша» (внутрішня нотатка 1)"),
        ("en", Evidence("Kate", "message 3"), "“Kate” (message 3)"),
        ("ru", Evidence("f", "profile"), "«женщина» (профиль клиента)"),
        ("uk", Evidence("Саша", "profile"), "«Саша» (профіль клієнта)"),
        ("ru", Evidence("x", "crm field 7"), "«x» (crm field 7)"),
        ("en", Evidence("x", ""), "“x”"),
    ],
)
def test_evidence_is_quoted_and_placed(language: Language, evidence: Evidence, said: str) -> None:
    assert evidence_line(evidence, language) == said


def test_every_place_that_the_code_names_has_a_name_in_each_language() -> None:
    package = Path(__file__).parents[2] / "replylint"
    source = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    places = set(re.findall(r"""Evidence\([^"\n]*, f?"([a-z' ]+?)(?: \{[^"]*)?"\)""", source))
    assert {"message", "internal note", "customer's last message", "profile", "draft"} <= places
    assert places <= set(_PLACES["ru"]) == set(_PLACES["uk"])


@pytest.mark.parametrize(
    ("known", "suppressed", "paid_off", "language", "said"),
    [
        (0, 0, 0, "en", ""),
        (12, 0, 0, "en", "12 known from the baseline."),
        (0, 2, 0, "ru", "Отключено: 2."),
        (1, 2, 0, "uk", "Відомо за baseline: 1. Вимкнено: 2."),
        (0, 0, 1, "en", "The baseline holds 1 finding that is gone. Bring it up to date: replylint baseline write."),
        (0, 0, 3, "ru", "В baseline есть 3 находки, которых больше нет. Обновите его: replylint baseline write."),
        (0, 0, 5, "uk", "У baseline є 5 знахідок, яких більше немає. Оновіть його: replylint baseline write."),
    ],
)  # fmt: skip
def test_findings_that_do_not_count_are_told(
    known: int, suppressed: int, paid_off: int, language: Language, said: str
) -> None:
    assert silenced_line(known, suppressed, paid_off, language) == said
