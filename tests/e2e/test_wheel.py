"""What people install: the wheel, built from the sdist, in an environment of its own, outside the checkout."""

import ast
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
OPTIONAL = {"grammar", "helpdesk_api", "lsp", "server"}
"""Folders of what needs an extra."""

NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "name resolution",
    "ProxyError",
    "No route to host",
)

DRAFT = """Скажи ему, что деньги уже ушли.

Здравствуйте, Александр!

Вы сами виноваты, что не дочитали правила. Я проверила платёж и был вынужден его отменить.
"""
TICKET = {
    "language": "ru",
    "customer": {"name": "Саша"},
    "messages": [{"author": "customer", "text": "Здравствуйте! Где мои деньги?\nСаша"}],
}


class Installed(Struct, frozen=True):
    """An environment with replylint in it; `complete` if its dependencies were installed with it."""

    python: Path
    folder: Path
    complete: bool

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a program of the environment, in an empty folder and with nothing of the checkout in sight."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [str(self.python.parent / command[0]), *command[1:]],
            cwd=self.folder,
            env={**kept, "REPLYLINT_CACHE": str(self.folder / "cache"), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def succeed(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def imported(*, extras: bool) -> set[str]:
    """The packages from elsewhere that replylint imports anywhere, with those of its optional parts or without."""
    found: set[str] = set()
    for path in (CHECKOUT / "replylint").glob("**/*.py"):
        if not extras and OPTIONAL & set(path.relative_to(CHECKOUT / "replylint").parts):
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found.update(name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"_sre", "replylint"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as it is made from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(CHECKOUT))
    (built,) = out.glob("replylint-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """The wheel with its dependencies; without a network, with those of this environment."""
    folder = tmp_path_factory.mktemp("away")
    venv.create(folder / "venv", with_pip=True)
    bin_folder = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    done = subprocess.run([*pip, str(wheel)], capture_output=True, encoding="utf-8", check=False)
    complete = done.returncode == 0
    if not complete:
        assert any(sign in done.stderr for sign in NO_NETWORK), done.stderr
        succeed(*pip, "--no-deps", "--no-index", str(wheel))
        (site,) = (folder / "venv").glob("**/site-packages")
        # A path in a .pth file comes last, and the .pth files in that folder are not read: the wheel is what is found.
        (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (folder / "empty").mkdir()
    yield Installed(python, folder / "empty", complete)


def test_what_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "rules").glob("**/*.yaml")}
    assert {f"replylint/{name}" for name in rules} == {name for name in names if name.endswith(".yaml")}
    data = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "replylint").glob("**/*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert "replylint/py.typed" in data
    assert data <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"replylint"}


def test_all_it_needs_comes_with_it(installed: Installed) -> None:
    if not installed.complete:
        pytest.skip(
            "no network: the dependencies could not be installed, those of this environment were used"
        )
    done = installed.run("python", "-m", "pip", "check")
    assert done.returncode == 0, done.stdout
    # Also what is imported only when some command or kind needs it.
    done = installed.run("python", "-c", f"import {', '.join(sorted(imported(extras=False)))}")
    assert done.returncode == 0, done.stderr
    code = "from replylint.language.forms import forms_of as f; assert f('речь', 'ru') and f('мова', 'uk')"
    both = installed.run("python", "-c", code)
    assert both.returncode == 0, both.stderr


def test_what_is_optional_comes_with_its_extra(installed: Installed, wheel: Path) -> None:
    if not installed.complete:
        pytest.skip("no network: the extras could not be installed")
    served = installed.run("replylint", "serve", "--port", "0")
    assert (served.returncode, "pip install 'replylint[server]'" in served.stderr) == (2, True)
    command = (str(installed.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    succeed(*command, f"{wheel}[all]")
    done = installed.run("python", "-c", f"import {', '.join(sorted(imported(extras=True)))}")
    assert done.returncode == 0, done.stderr


def test_it_runs_where_it_was_installed(installed: Installed) -> None:
    done = installed.run("python", "-c", "import replylint; print(replylint.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed.python.parent.parent)


def test_check_finds_what_four_packs_look_for(installed: Installed) -> None:
    (installed.folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (installed.folder / "ticket.json").write_text(json.dumps(TICKET), encoding="utf-8")
    done = installed.run(
        "replylint", "check", "draft.txt", "--ticket", "ticket.json", "--format", "json", "--lang", "ru"
    )
    assert done.returncode == 1, done.stderr
    found = {finding["rule"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert found >= {"leaks/colleague-instruction", "names/changed", "address/self-gender", "tone/blame"}


def test_its_rules_and_their_tests(installed: Installed) -> None:
    listed = installed.run("replylint", "rules", "list")
    assert listed.returncode == 0
    assert "leaks/internal-note" in listed.stdout
    where = installed.run("python", "-c", "import replylint.packs; print(replylint.packs.bundled_folder())")
    tested = installed.run("replylint", "rules", "test", str(Path(where.stdout.strip()) / "names"))
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_the_api_is_typed(installed: Installed) -> None:
    (installed.folder / "use.py").write_text(
        "from replylint import Finding, Ticket, lint\n"
        "found: list[Finding] = lint('Вы сами виноваты.', Ticket(language='ru'))\n"
        "print([finding.rule for finding in found])\n",
        encoding="utf-8",
    )
    (installed.folder / "misuse.py").write_text(
        "from replylint import lint\nnumber: int = lint('x')\n", encoding="utf-8"
    )
    assert installed.run("python", "use.py").stdout == "['tone/blame']\n"
    checked = {}
    for name in ("use.py", "misuse.py"):
        checked[name] = subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(installed.python), name],
            cwd=installed.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert checked["use.py"].returncode == 0, checked["use.py"].stdout
    assert checked["misuse.py"].returncode == 1
    assert 'has type "list[Finding]"' in checked["misuse.py"].stdout
