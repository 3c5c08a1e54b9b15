"""Running the command line on a small pack of its own, in this process or in another."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

import replylint.pack_reader
import replylint.packs

REPROACH = """\
kind: phrase
level: {level}
state: {state}
{more}
message:
  ru: «{{match}}» звучит как упрёк.
  uk: «{{match}}» звучить як докір.
  en: 'Drop "{{match}}".'
why: {{ru: Упрёк обижает., uk: Докір ображає., en: Reproach hurts.}}
phrases: {{ru: [вы сами виноваты, вы не дочитали], uk: [ви самі винні], en: ["you should have read"]}}
except: {{ru: [если вы не дочитали]}}
suggest: {{ru: [давайте разберёмся], uk: [давайте розберемося], en: [here is how it works]}}
examples:
  ru: {{bad: ["«Вы сами виноваты»."], good: [Вы сами выбрали цвет., Кто виноват?]}}
  uk: {{bad: ["«Ви самі винні»."], good: [Ви самі обрали колір., Хто винен?]}}
  en: {{bad: ["«You should have read» it."], good: [You should read it., I have read it.]}}
"""


class Result(Struct, frozen=True):
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def write_rule(folder: Path, rule: str, level: str = "error", state: str = "stable", more: str = "") -> None:
    """Write the small rule of these tests under an id."""
    pack, _, name = rule.partition("/")
    (folder / pack).mkdir(parents=True, exist_ok=True)
    text = REPROACH.format(level=level, state=state, more=more)
    (folder / pack / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def small_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packs: an error, and a rule each that is off, on trial, or for templates only."""
    folder = tmp_path_factory.mktemp("site") / "rules"
    write_rule(folder, "calm/blame")
    write_rule(folder, "calm/quiet", level="info", state="off")
    write_rule(folder, "calm/trial", level="warning", state="preview")
    write_rule(folder, "macro/blame", level="warning", more="as: template")
    return folder


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all runs of these tests keep their programs."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path, small_rules: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: `run("check", "-", stdin="…")`."""

    def bundled() -> str:
        return str(small_rules)

    monkeypatch.setattr(replylint.packs, "bundled_folder", bundled)
    monkeypatch.setattr(replylint.pack_reader, "bundled_folder", bundled)
    monkeypatch.setenv("REPLYLINT_CACHE", str(cache_folder))

    def run_command(*arguments: str, stdin: str | bytes = b"") -> Result:
        from replylint.cli import main

        data = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["replylint", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, write_through=True))
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            code = ended.value.code
            assert isinstance(code, int)
            return Result(code, out.getvalue().decode(), err.getvalue().decode())

    return run_command


@pytest.fixture(scope="session")
def process(small_rules: Path, cache_folder: Path) -> dict[str, str]:
    """The environment of a process of its own whose replylint has only the small rules."""
    site = small_rules.parent
    package = Path(replylint.packs.__file__).parent
    link = site / "replylint"
    if not link.exists():
        # The package finds its rules beside itself: seen through this link, those are the small ones.
        link.symlink_to(package, target_is_directory=True)
    return {
        **os.environ,
        "PYTHONPATH": str(site),
        "REPLYLINT_CACHE": str(cache_folder),
        "PYTHONIOENCODING": "ascii",
        "LC_ALL": "C",
    }


@pytest.fixture
def start(here: Path, process: dict[str, str]) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start a command in a process of its own."""

    def start_command(*arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "replylint", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=process,
            cwd=here,
        )

    return start_command


@pytest.fixture
def unprivileged() -> list[str]:
    """What to put before a command so that permissions hold for it, even where the tests run as an administrator."""
    if sys.platform != "linux":
        pytest.skip("permissions are taken away in Linux's way")
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("an administrator may do anything")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]
