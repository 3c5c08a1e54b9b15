"""`from replylint import lint, Ticket`: typed, light, and the same as the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

import replylint
from replylint import Company, Ticket, lint, load_packs, read_draft
from replylint.language.codes import known_language
from tests.cli.conftest import write_rule


def test_every_public_name_is_there() -> None:
    for name in replylint.__all__:
        assert getattr(replylint, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        replylint.no_such_name  # noqa: B018


def test_findings_of_an_own_pack(tmp_path: Path) -> None:
    write_rule(tmp_path, "calm/blame")
    program = load_packs(str(tmp_path), company=Company(words=("Пиксель",)), select=("calm",))
    text = "Здравствуйте!\n\nВы сами виноваты."
    (finding,) = lint(text, Ticket(channel="chat", language="ru-RU"), program)
    assert text[finding.start : finding.end] == "Вы сами виноваты"
    assert finding == lint(read_draft(text, language="ru"), None, program)[0]


def test_the_ticket_says_what_the_text_does_not() -> None:
    ticket = Ticket(channel="chat", language="uk_UA", subject="Питання")
    draft = read_draft("ok", ticket)
    assert (draft.language, draft.channel, draft.subject) == ("uk", "chat", "Питання")


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("ru-RU", "ru"), ("UK_ua", "uk"), ("fr", None), ("", None), (None, None)],
)
def test_codes(code: str | None, language: str | None) -> None:
    assert known_language(code) == language


def test_the_import_is_light() -> None:
    names = "(name for name in sys.modules if name.startswith(('replylint', 'msgspec')))"
    code = f"import sys, replylint; print(*sorted{names})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["replylint", "replylint.version"]
