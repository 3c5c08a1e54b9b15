"""The example as a user of replylint sees it: installed, named in a config, run."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
LONG = "Hello! " + "We looked " + "and looked " * 20 + "everywhere.\n"


def replylint(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "replylint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_the_rule_of_the_new_kind_holds_its_examples(tmp_path: Path) -> None:
    ran = replylint("rules", "test", str(HERE / "rules"), folder=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_finding_in_a_file_of_the_new_format_has_its_line(tmp_path: Path) -> None:
    (tmp_path / ".replylint.yaml").write_text(f"packs: [{HERE / 'rules'}]\n", encoding="utf-8")
    (tmp_path / "canned.replies").write_text(f"== Short\nHello! Yes.\n\n== Long\n{LONG}", encoding="utf-8")
    ran = replylint("check", "canned.replies", "--select", "house", folder=tmp_path)
    assert "canned.replies:5:8" in ran.stdout, ran.stdout + ran.stderr
    assert "house/long-sentence" in ran.stdout
