#!/usr/bin/env bash
# Runs the check: annotations in the log, SARIF in a file, a summary on the page of the run.
set -euo pipefail

bin="$RUNNER_TEMP/replylint/bin"
[[ -d "$bin" ]] || bin="$RUNNER_TEMP/replylint/Scripts"

# Prints the lines of a list without blank ones.
lines() {
  local line
  while IFS= read -r line || [[ -n "$line" ]]; do
    line="${line%$'\r'}"
    [[ -z "${line//[[:space:]]/}" ]] || printf '%s\n' "$line"
  done <<<"$1"
}

counts="$RUNNER_TEMP/replylint-counts.txt" list="$RUNNER_TEMP/replylint-list.txt"
options=(--format github --output "sarif=$SARIF_FILE" --output "statistics=$counts" --output "concise=$list")
[[ -z "$CONFIG" ]] || options+=(--config "$CONFIG")
[[ -z "$FAIL_ON" ]] || options+=(--fail-on "$FAIL_ON")
if [[ "$ONLY_CHANGED" == true && -n "${GITHUB_BASE_REF:-}" ]]; then
  base="refs/remotes/origin/$GITHUB_BASE_REF"
  deepen=()
  [[ "$(git rev-parse --is-shallow-repository)" == false ]] || deepen=(--unshallow)
  git fetch --quiet --no-tags ${deepen[@]+"${deepen[@]}"} origin "+refs/heads/$GITHUB_BASE_REF:$base"
  options+=(--changed-since "$base")
fi
while IFS= read -r line; do options+=("$line"); done < <(lines "$ARGUMENTS")
options+=(--)
while IFS= read -r line; do options+=("$line"); done < <(lines "$PATHS")

code=0
"$bin/replylint" check "${options[@]}" || code=$?

{
  echo "exit-code=$code"
  if [[ -f "$SARIF_FILE" ]]; then
    # From the root of the repository, where the step that uploads it runs.
    folder="$(pwd -P)" root="$(cd "$GITHUB_WORKSPACE" && pwd -P)"
    folder="${folder#"$root"}"
    folder="${folder:+${folder#/}/}"
    [[ "$SARIF_FILE" != /* ]] || folder=""
    echo "sarif-file=$folder$SARIF_FILE"
  fi
} >>"$GITHUB_OUTPUT"

if [[ -f "$list" && -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
  {
    # Indented, so that no text of a macro can end the block.
    printf '### replylint\n\n'
    sed 's/^/    /' "$counts"
    printf '\n<details><summary>Findings</summary>\n\n'
    head -n 500 "$list" | sed 's/^/    /'
    printf '\n</details>\n'
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
