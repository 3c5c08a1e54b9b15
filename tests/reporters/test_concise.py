"""The concise format: one line a finding, that editors and grep can take apart."""

from hypothesis import given

from replylint.report import RunReport
from replylint.reporters.concise import render
from tests.reporters.helpers import REPORT, reports


def test_the_lines() -> None:
    assert "".join(render(REPORT)).split("\n") == [
        "письма/a b.md:3:1: error tone/blame Так нельзя: не вините.",
        "письма/a b.md:4:1: warning tone/cold-closing (LT_7) Холодно.",
        "export.json:1:44: info tone/dismissive “Refund”, 7: Warmer?",
        "export.json:1:59: info tone/dismissive “Refund”, 7: Warmer?",
        "broken.json:3:7: error not JSON: a comma is missing",
        "export.json:1:1: warning tone/blame: took too long",
        "warning baseline: 2 entries are paid off",
        "Проверено: 3 файла. Отправлять нельзя: 1 ошибка, 1 предупреждение, 2 подсказки. "
        "Проверить удалось не всё, подробности выше.",
        "",
    ]


@given(reports())
def test_a_finding_is_a_line_whatever_stands_in_it(report: RunReport) -> None:
    assert len("".join(render(report)).splitlines()) == 4
