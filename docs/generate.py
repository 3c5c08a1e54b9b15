"""Write docs/catalogue.md from the rule files. Usage: python docs/generate.py [--check]

With --check nothing is written; exit code 1 says that the page is out of date.
"""

import sys
from pathlib import Path

from replylint.compiler import compile_rules
from replylint.linter import examine
from replylint.pack_reader import read_lists, read_rules
from replylint.packs import bundled_folder, pack_files
from replylint.program import Program, ProgramData
from replylint.rulefile import ExampleKeys, RuleFile
from replylint.rules_test import examples_of
from replylint.settings import Settings

PAGE = Path(__file__).parent / "catalogue.md"
NAMES = {"ru": "Russian", "uk": "Ukrainian", "en": "English"}


def page() -> str:
    """The whole page."""
    rules = read_rules(pack_files(bundled_folder()))
    lines = [
        "# The rules",
        "",
        "Made from the rule files by `python docs/generate.py`; don't edit by hand.",
        "",
        "Under “fix” stands what puts a finding right, if the rule's examples show one: `--fix`, or `--unsafe` for",
        "what wants a look first ([fixes](fixes.md)).",
        "",
        "| rule | level | state | languages | fix |",
        "|---|---|---|---|---|",
    ]
    data = compile_rules(rules, read_lists(pack_files(bundled_folder())))
    for rule in rules:
        anchor = rule.id.replace("/", "")
        languages = ", ".join(rule.common.languages or rule.common.message)
        common = f"{rule.common.level} | {rule.common.state} | {languages} | {fix_of(rule, data)}".rstrip()
        lines.append(f"| [{rule.id}](#{anchor}) | {common} |")
    lines += ["", "The rules about suppressions themselves are on [their page](suppressions.md)."]
    for rule in rules:
        lines += section(rule)
    return "\n".join(lines) + "\n"


def fix_of(rule: RuleFile, data: ProgramData) -> str:
    """The option that fixes findings of the rule: the surest one that some example shows."""
    program = Program(data, Settings(select=(rule.id,), preview=True))
    sorts = {
        "--fix" if finding.suggestions[0].safe else "--unsafe"
        for example in examples_of(rule)
        if example.bad and not example.config
        for finding in examine(example.draft, example.ticket, program).findings
        if finding.suggestions and (finding.suggestions[0].safe or len(finding.suggestions) == 1)
    }
    return f"`{min(sorts)}`" if sorts else ""


def section(rule: RuleFile) -> list[str]:
    """What one rule says, and its examples: two bad ones and two good ones a language."""
    lines = ["", f"## {rule.id}", ""]
    for language, why in rule.common.why.items():
        lines.append(f"- {NAMES[language]}: {one_line(rule.common.message[language])} *{one_line(why)}*")
    for language, examples in rule.common.examples.items():
        lines += ["", f"{NAMES[language]}:", ""]
        lines += [f"- ✗ {shown(example)}" for example in examples.bad[:2]]
        lines += [f"- ✓ {shown(example)}" for example in examples.good[:2]]
    return lines


def shown(example: str | ExampleKeys) -> str:
    """An example on one line, safe inside Markdown."""
    text = one_line(example if isinstance(example, str) else example.draft)
    return "`` " + text.replace("``", "''") + " ``"


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def main() -> int:
    """Write the page, or compare it."""
    made = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        return int(current != made)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
