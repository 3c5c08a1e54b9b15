"""What can't be meant under `grammar:`, with the line at fault."""

from pathlib import Path

import pytest

from replylint.config import load_config, settings_for
from replylint.errors import ReplylintError
from replylint.settings import Grammar


def settings(tmp_path: Path, text: str, path: str = "a.md") -> Grammar:
    file = tmp_path / ".replylint.yaml"
    file.write_text(text, encoding="utf-8")
    return settings_for(str(tmp_path / path), load_config(str(file))).grammar


def test_keys_merge_and_the_closer_section_counts(tmp_path: Path) -> None:
    text = (
        "grammar: {enabled: true, english: en-GB, off: [CASING]}\n"
        "paths:\n  - {glob: 'push/*', grammar: {enabled: false}}\n"
    )
    assert settings(tmp_path, text) == Grammar(enabled=True, english="en-GB", off=("CASING",))
    assert settings(tmp_path, text, "push/a.md") == Grammar(english="en-GB", off=("CASING",))


@pytest.mark.parametrize(
    ("grammar", "said"),
    [
        ("{server: localhost:8081}", "address of a LanguageTool server"),
        ("{server: 'ftp://x'}", "address of a LanguageTool server"),
        ("{server: 'http://u:p@x'}", "without user name"),
        ("{server: 'http://x:99999'}", "address of a LanguageTool server"),
        ("{timeout: 0}", "above 0"),
        ("{timeout: 1e9}", "above 0"),
        ("{english: en-XX}", "en-XX"),
        ("{enable: true}", "unknown key 'enable'"),
    ],
)
def test_faults_name_their_line(tmp_path: Path, grammar: str, said: str) -> None:
    with pytest.raises(ReplylintError, match=said) as caught:
        settings(tmp_path, f"language: en\ngrammar:\n  {grammar.strip('{}')}\n")
    assert caught.value.line == 3
