"""`replylint serve` that can't begin says why; what a server does that has begun is tested under tests/server."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("httpx2", reason="the extra 'server' is not installed")
pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")

NAMES = ("SECRET", "SUBDOMAIN", "EMAIL", "TOKEN")


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NAMES, "URL"):
        monkeypatch.delenv(f"REPLYLINT_ZENDESK_{name}", raising=False)


def test_the_audit_names_all_that_it_needs(here: Path, run: Run) -> None:
    result = run("serve", "--zendesk-webhook")
    assert result.code == 2
    assert all(f"REPLYLINT_ZENDESK_{name}" in result.err for name in NAMES)
    assert "docs/audit.md" in result.err


def test_a_queue_without_calls_is_a_mistake(here: Path, run: Run) -> None:
    result = run("serve", "--zendesk-queue", "calls.sqlite")
    assert (result.code, result.out) == (2, "")
    assert "--zendesk-webhook" in result.err


def test_a_queue_that_can_not_be_used_is_told_before_anybody_calls(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.setenv(f"REPLYLINT_ZENDESK_{name}", "shop")
    (here / "calls.sqlite").mkdir()
    result = run(
        "serve", "--port", "0", "--no-overrides", "--zendesk-webhook", "--zendesk-queue", "calls.sqlite"
    )
    assert (result.code, result.out) == (2, "")
    assert "calls.sqlite: the queue can't be used" in result.err
