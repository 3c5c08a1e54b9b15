"""benchmarks/quality.py as people run it, on files small enough to count by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality.py"
PRESSING = "Спасибо за звонок! Сейчас придёт опрос, поставьте, пожалуйста, пятёрку."
PLAIN = "Здравствуйте, Анна!\n\nДеньги вернулись на карту 20 ноября.\n\nХорошего дня!"


def run(*arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lines(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    met = {"rule": "surveys/pressure", "excerpt": "поставьте, пожалуйста, пятёрку"}
    elsewhere = {"rule": "surveys/pressure", "excerpt": "Спасибо за звонок"}
    return lines(
        tmp_path / "cases.jsonl",
        [
            {"id": "found", "draft": PRESSING, "expect": [met], "forbid": ["surveys/leading"]},
            {"id": "elsewhere", "draft": PRESSING, "expect": [elsewhere], "forbid": ["surveys/pressure"]},
            {"id": "clean", "draft": PLAIN, "expect": [], "forbid": ["*"]},
        ],
    )


def test_expectations_and_prohibitions_are_counted_by_pack_and_language(cases: Path) -> None:
    said = run("--cases", cases, "--show")
    assert "| surveys | ru | 1 of 2 (50.0 %) | 1 of 2 (50.0 %) |" in said
    assert "| nothing wrong | ru | – | 1 of 1 (100.0 %) |" in said
    assert "elsewhere: surveys/pressure missed" in said
    assert "found: " not in said


def test_what_is_written_holds_no_text_of_the_data(cases: Path, tmp_path: Path) -> None:
    report = tmp_path / "quality.md"
    run("--cases", cases, "--show", "--write", report)
    written = report.read_text(encoding="utf-8")
    assert "## Labelled cases" in written
    assert "Спасибо" not in written


def test_a_share_of_replies_with_alarms(tmp_path: Path) -> None:
    replies = lines(tmp_path / "replies.jsonl", [{"id": 1, "draft": PRESSING}, {"id": 2, "draft": PLAIN}])
    said = run("--replies", replies)
    assert "| replies.jsonl | ru | 2 | 1 of 2 (50.0 %) | 0 of 2 (0.0 %) | 0 of 2 (0.0 %) |" in said
    assert "| surveys/pressure | 1 | 0 | – |" in said


def test_snippets_and_saved_replies_are_read(tmp_path: Path) -> None:
    snippets = lines(
        tmp_path / "snippets.jsonl",
        [
            {
                "name": "rate us",
                "kind": "macro",
                "html": "<p>A survey follows.</p><p>Please give me a 10.</p>",
            },
            {"name": "for us", "kind": "playbook", "html": "<p>Ask for a rating. Please give me a 10.</p>"},
        ],
    )
    saved = tmp_path / "saved.md"
    saved.write_text("Not a reply.\n```\nThe refund is on its way.\n```\n", encoding="utf-8")
    said = run("--replies", snippets, saved)
    assert "| snippets.jsonl | en | 1 | 1 of 1 (100.0 %)" in said
    assert "| saved.md | en | 1 | 0 of 1 (0.0 %)" in said


def test_a_sample_is_rows_to_judge_with_their_context(tmp_path: Path) -> None:
    replies = lines(tmp_path / "replies.jsonl", [{"id": f"r{n}", "draft": PRESSING} for n in range(5)])
    first = run("--replies", replies, "--sample", "surveys/pressure", "2", "--seed", "7")
    assert first == run("--replies", replies, "--sample", "surveys/pressure", "2", "--seed", "7")
    assert sum(line.startswith("| r") for line in first.splitlines()) == 2
    assert "«Сейчас придёт опрос, поставьте, пожалуйста, пятёрку.»" in first
    assert "2 of 5 findings of surveys/pressure" in first
