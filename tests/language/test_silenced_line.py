"""What the last line says of findings that do not count."""

import pytest

from replylint.language.ui import silenced_line
from replylint.model import Language


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
def test_only_what_there_is_is_told(
    known: int, suppressed: int, paid_off: int, language: Language, said: str
) -> None:
    assert silenced_line(known, suppressed, paid_off, language) == said
