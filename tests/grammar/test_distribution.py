"""LanguageTool fetched by language-tool-python, which nothing else imports."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from replylint.errors import ReplylintError
from replylint.grammar import distribution
from replylint.grammar.distribution import install

ROOT = Path(__file__).parents[2]


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module.partition(".")[0])
    return names


def test_one_module_imports_the_library_under_the_gpl() -> None:
    users = [path for path in (ROOT / "replylint").rglob("*.py") if "language_tool_python" in imported(path)]
    assert users == [Path(distribution.__file__)]


def test_a_check_without_grammar_imports_nothing_of_it() -> None:
    code = (
        "import sys; from replylint.cli import main; sys.argv = ['replylint', 'check', '-']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if 'grammar' in name or name == 'language_tool_python'])"
    )
    done = subprocess.run([sys.executable, "-c", code], input="Спасибо!\n", capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_what_is_there_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION, LocalLanguageTool

    def no_download(self: object) -> None:
        raise AssertionError("fetched")

    monkeypatch.setattr(
        type(LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION)), "download", no_download
    )
    folder = tmp_path / "languagetool" / f"LanguageTool-{LTP_DOWNLOAD_VERSION}"
    folder.mkdir(parents=True)
    assert install(str(tmp_path)) == (str(folder), False)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (requests.exceptions.ConnectionError("x"), "github.com can't be reached"),
        (ModuleNotFoundError("No java install detected."), "can't be used here: No java"),
        (SystemError("Detected java 11.0"), "Detected java 11.0"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION, LocalLanguageTool

    def fail(self: object) -> None:
        raise error

    monkeypatch.setattr(type(LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION)), "download", fail)
    with pytest.raises(ReplylintError, match=said) as caught:
        install(str(tmp_path))
    assert caught.value.hint


def test_an_archive_with_another_checksum_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Response:
        status_code = 200
        headers = {"Content-Length": "5"}

        def iter_content(self, chunk_size: int) -> list[bytes]:
            return [b"wrong"]

    monkeypatch.setattr(requests, "get", lambda *arguments, **keys: Response())
    monkeypatch.setattr("language_tool_python.download_lt.confirm_java_compatibility", lambda version: None)
    with pytest.raises(ReplylintError, match="checksum mismatch"):
        install(str(tmp_path))
    assert [path.name for path in (tmp_path / "languagetool").iterdir()] == []
