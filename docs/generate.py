"""Write docs/catalogue.md from the rule files. Usage: python docs/generate.py [--check]

With --check nothing is written; exit code 1 says that the page is out of date.
"""

import sys
from pathlib import Path

from replylint.pack_reader import read_rules
from replylint.packs import bundled_folder, pack_files
from replylint.rulefile import ExampleKeys, RuleFile

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
        "| rule | level | state | languages |",
        "|---|---|---|---|",
    ]
    for rule in rules:
        anchor = rule.id.replace("/", "")
        languages = ", ".join(rule.common.languages or rule.common.message)
        lines.append(f"| [{rule.id}](#{anchor}) | {rule.common.level} | {rule.common.state} | {languages} |")
    lines += ["", "The rules about suppressions themselves are on [their page](suppressions.md)."]
    for rule in rules:
        lines += section(rule)
    return "\n".join(lines) + "\n"


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
