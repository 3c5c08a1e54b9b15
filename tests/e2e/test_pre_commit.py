"""The hooks of pre-commit, run by the real pre-commit on a repository of macros and rules."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).parents[2]
HOOKS = CHECKOUT / ".pre-commit-hooks.yaml"
NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "name resolution",
    "ProxyError",
    "No route to host",
    "No matching distribution found for hatchling",
)

RULE = """\
kind: phrase
level: warning
message: {en: '“{match}” binds the company.'}
why: {en: Customers take a guarantee at its word.}
phrases: {en: [guaranteed refund]}
examples:
  en:
    bad: ['This is a «guaranteed refund», Ann.']
    good: ['The guarantee card is in the box.', 'A refund is on its way.']
"""
FILES = {
    "макросы/возврат денег.md": "Здравствуйте, {{ticket.requester.first_name}}!\n\nВы сами виноваты.\n",
    "macros.json": '{"macros": [{"id": 7, "title": "Refund", "active": true, "actions": '
    '[{"field": "comment_value", "value": "Вы сами виноваты."}]}]}\n',
    "package.json": '{"name": "shop", "description": "Вы сами виноваты."}\n',
    "tsconfig.json": '{\n  // a comment, as only TypeScript takes it\n  "strict": true\n}\n',
    "archive/old.md": "Вы сами виноваты.\n",
    "code.py": "raise ValueError('Вы сами виноваты.')\n",
    ".replylint.yaml": "exclude: [archive/]\n",
    "rules/house/_lists.yaml": "refunds: {en: [refund]}\n",
    "rules/house/guarantee.yaml": RULE,
}


def test_each_hook_says_what_pre_commit_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert [hook["id"] for hook in yaml.safe_load(HOOKS.read_bytes())] == ["replylint", "replylint-rules"]


@pytest.mark.slow
def test_both_hooks_in_a_repository(tmp_path: Path) -> None:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout, which pre-commit installs from")
    repository = tmp_path / "репозиторий"
    for name, text in FILES.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    environment = {
        **kept,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
        "PRE_COMMIT_COLOR": "never",
    }

    def call(*command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    assert call("git", "init", "--quiet").returncode == 0
    assert call("git", "add", "--all").returncode == 0
    done = call(sys.executable, "-m", "pre_commit", "try-repo", str(CHECKOUT), "--all-files", "--verbose")
    if any(sign in done.stdout for sign in NO_NETWORK):
        pytest.skip("no network: pre-commit could not install replylint and what it needs")
    assert done.returncode == 1, done.stdout + done.stderr
    _, _, ran = done.stdout.partition("reused.")
    check, _, rules = ran.partition("- hook id: replylint-rules")
    assert "- exit code: 1" in check
    assert "макросы/возврат денег.md:3:1: ошибка: tone/blame" in check
    assert "macros.json:1:" in check and "«Refund», 7" in check
    left_out = ("package.json", "tsconfig.json", "archive", "code.py", "_lists.yaml", "guarantee.yaml")
    assert not any(name in check for name in left_out)
    assert "1 rule: all examples hold" in rules
