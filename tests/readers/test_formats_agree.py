"""The same letter has the same findings whatever it is written in."""

import html
import json

import pytest

from replylint.file_check import check_file
from replylint.model import DraftKind
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Settings

SELECT = ("tone/blame", "tone/cold-closing", "tone/command", "templates/broken-link", "tone/shouting")
LETTERS = [
    (
        "Здравствуйте, {{ticket.requester.first_name}}!\n\nВы сами виноваты: срок «вчера» & прошёл.\n"
        "Успокойтесь и ждите!!!\n\nВсего доброго,\nслужба поддержки"
    ),
    "Доброго дня!\n\nЗаспокойтеся та чекайте. Деталі [тут]().\n\nЗ повагою,\nОлена",
    'Hi there,\n\nThis is your own fault.\n\nCalm down {% if a < b %}and "wait"{% endif %}.\n\nBest,\nThe team',
    (
        "Здравствуйте!\n\nДеньги придут <завтра>.\n\n12 ноября 2026 г., Иван <i@x.ru> писал(а):\n\n"
        "> Вы сами виноваты\n> Успокойтесь"
    ),
]


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program(Settings(select=SELECT), cache_folder=None)


def in_html(letter: str) -> str:
    """The letter as an editor of HTML writes it."""
    paragraphs = (html.escape(one).replace("\n", "<br>\n") for one in letter.split("\n\n"))
    written = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    return written.replace("[тут]()", "<a href=''>тут</a>").replace(" ви", "<b> в</b>и")


def findings(text: str, path: str, kind: DraftKind, program: Program) -> list[tuple[str, str]]:
    report = check_file(text, path, Settings(select=SELECT, kind=kind), None, program)
    return [(one.finding.rule, one.excerpt) for one in report.findings]


@pytest.mark.parametrize("kind", ["reply", "template"])
@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_in_every_format(letter: str, kind: DraftKind, program: Program) -> None:
    expected = findings(letter, "letter.txt", kind, program)
    assert bool(expected) == ("писал" not in letter)
    written = in_html(letter)
    macro = {"macros": [{"title": "T", "actions": [{"field": "comment_value_html", "value": written}]}]}
    for path, text in [
        ("letter.html", written),
        ("letter.md", letter),
        ("letter.md", f"---\ntags: [a]\n---\n{letter}"),
        ("letter.liquid", letter),
        ("letter.liquid", written),
        ("letter.json", json.dumps(macro)),
        ("letter.json", json.dumps(macro, ensure_ascii=False, indent=2)),
    ]:
        assert findings(text, path, kind, program) == expected, path
