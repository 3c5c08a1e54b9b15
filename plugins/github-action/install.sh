#!/usr/bin/env bash
# Installs replylint into an environment of its own, so that the project's Python stays as it is.
set -euo pipefail

python=python3
command -v python3 >/dev/null || python=python
"$python" -m venv "$RUNNER_TEMP/replylint"
bin="$RUNNER_TEMP/replylint/bin"
[[ -d "$bin" ]] || bin="$RUNNER_TEMP/replylint/Scripts"
"$bin/python" -m pip install --quiet --disable-pip-version-check "${REQUIREMENT:-$GITHUB_ACTION_PATH/../..}"
"$bin/replylint" --version
