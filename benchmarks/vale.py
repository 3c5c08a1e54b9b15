"""replylint beside Vale (https://vale.sh) on the same articles. Usage: python benchmarks/vale.py PATH-OF-VALE [COUNT]

Vale gets all phrases of the packs as styles of its own: an `existence` rule for every list of phrases,
a `substitution` rule for every list of replacements, a token for every phrase, each language for its own
articles only. What the phrase language says is written as a regular expression as well as that goes: a word
in any form becomes its stem, two parts of a sentence become one after the other. So what both find
differs; what is compared is the time that as many rules take.

Vale can be built with Go: `go install github.com/vale-cli/vale/v3/cmd/vale@v3.20.0`.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from templates import LANGUAGES, article, paragraphs

from replylint.pack_reader import read_lists, read_rules
from replylint.packs import bundled_folder, pack_files
from replylint.phrases.parse import (
    Choice,
    Class,
    Edge,
    Element,
    Gap,
    Listed,
    Mark,
    Not,
    Sequence,
    Word,
    parse,
)

ROUNDS = 3
LEVELS = {"error": "error", "warning": "warning", "info": "suggestion"}
CLASSES = {"number": r"\d+", "word": r"\w+", "name": r"\w+", "caps": r"\w+", "latin": "[A-Za-z]+"}
Lists = dict[str, list[str]]


def expression(phrase: str, lists: Lists) -> str:
    """A phrase as a regular expression of Vale."""
    tree = parse(phrase)
    return rf"\W+(?:\w+\W+){{0,{tree.distance}}}?".join(_sequence(part, lists) for part in tree.parts)


def _sequence(sequence: Sequence, lists: Lists) -> str:
    out = ""
    for element in sequence:
        piece, is_word = _element(element, lists)
        if is_word and out and not out.endswith(r"\s+)"):
            out += r"\s+"
        out += piece
    return out


def _element(element: Element, lists: Lists) -> tuple[str, bool]:
    """An expression, and whether it stands for words, before which there is a space."""
    match element:
        case Word(text, how):
            word = re.escape(text).replace("ё", "[её]")
            if how == "inflected":
                return re.escape(text[: max(3, len(text) - 2)]) + r"\w*", True
            return {"exact": word, "stem": word + r"\w*", "ending": r"\w*" + word}[how], True
        case Listed(name):
            return _any(expression(phrase, lists) for phrase in lists.get(name, ["-"])), True
        case Class(name):
            return CLASSES[name], True
        case Gap(longest):
            return rf"(?:\s+\w+){{0,{longest}}}", False
        case Mark(text):
            return rf"\s*{re.escape(text)}", False
        case Edge("^"):
            return r"(?<=^|[.!?…]\s+)", True
        case Edge():
            return r"(?=\s*(?:[.!?…]|$))", False
        case Choice(branches, optional):
            inner = _any(_sequence(branch, lists) for branch in branches)
            return (rf"(?:\s+{inner})?", False) if optional else (inner, True)
        case Not(branches):
            return rf"(?!\s+{_any(_sequence(branch, lists) for branch in branches)})", False


def _any(branches: Iterator[str]) -> str:
    return f"(?:{'|'.join(branches)})"


def rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Language, name and content of each rule of Vale."""
    files = pack_files(bundled_folder())
    lists = read_lists(files)
    for rule in read_rules(files):
        pack = rule.id.partition("/")[0]
        for number, block in enumerate(rule.blocks):
            for language in LANGUAGES:
                named = {name: texts.get(language, []) for name, texts in lists[pack].items()}
                name = f"{rule.id.replace('/', '-')}-{number}"
                base = {"message": "'%s': " + rule.id, "level": LEVELS[rule.common.level], "ignorecase": True}
                if block.kind == "phrase" and block.keys.phrases.get(language):
                    tokens = [expression(phrase, named) for phrase in block.keys.phrases[language]]
                    yield language, name, {"extends": "existence", **base, "tokens": tokens}
                if block.kind == "swap" and block.keys.swap.get(language):
                    pairs = {expression(swap.found, named): swap.better for swap in block.keys.swap[language]}
                    message = {"message": "Use '%s' instead of '%s'."}
                    yield language, name, {"extends": "substitution", **base, **message, "swap": pairs}


def write_styles(folder: Path) -> tuple[int, int]:
    """Styles and config in the folder; how many rules and tokens they have."""
    count = tokens = 0
    for language, name, content in rules():
        path = folder / "styles" / language / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        count += 1
        tokens += len(content.get("tokens", content.get("swap")))
    sections = "".join(f"[*-{language}.md]\nBasedOnStyles = {language}\n" for language in LANGUAGES)
    (folder / ".vale.ini").write_text(f"StylesPath = styles\nMinAlertLevel = suggestion\n{sections}")
    return count, tokens


def write_articles(folder: Path, count: int) -> int:
    """Articles whose names tell their language; how many bytes they have."""
    size = 0
    for number in range(count):
        language, _, _ = paragraphs(number, 1)
        path = folder / f"{number // 100:02}" / f"{number:04}-{language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(article(number), encoding="utf-8")
    return size


def timed(command: list[str], folder: Path, cores: set[int]) -> tuple[float, float, bytes]:
    """Wall and processor seconds of a whole process on these processors, and what it printed."""
    out = folder / "out"
    started = time.perf_counter()
    with out.open("wb") as file:
        # A process inherits the processors on which it may run.
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, cores)
        environment = {**os.environ, "REPLYLINT_CACHE": str(folder / "cache")}
        process = subprocess.Popen(command, cwd=folder, stdout=file, env=environment)
        os.sched_setaffinity(0, before)
        _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, out.read_bytes()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("vale", type=Path)
    arguments.add_argument("count", type=int, nargs="?", default=100)
    asked = arguments.parse_args()
    all_cores = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count, tokens = write_styles(folder)
        size = write_articles(folder / "docs", asked.count)
        print(f"{asked.count} articles, {size:,} characters; Vale has {count} rules with {tokens} tokens")
        vale = [str(asked.vale.resolve()), "--output=JSON", "--no-exit", "docs"]
        ours = [sys.executable, "-m", "replylint", "check", "docs", "--no-cache", "--format", "json"]
        for title, cores in (("one core", {min(all_cores)}), (f"{len(all_cores)} cores", all_cores)):
            times: dict[str, list[tuple[float, float, bytes]]] = {"replylint": [], "vale": []}
            for turn in range(ROUNDS + 1):
                for tool, command in (("replylint", ours), ("vale", vale)):
                    measured = timed(command, folder, cores)
                    if turn:
                        times[tool].append(measured)
            for index, what in ((0, "wall"), (1, "processor")):
                pairs = zip(times["replylint"], times["vale"], strict=True)
                ratio = statistics.median(one[index] / other[index] for one, other in pairs)  # type: ignore[operator]
                medians = {
                    tool: statistics.median(run[index] for run in runs) for tool, runs in times.items()
                }
                print(
                    f"{title}, {what}: replylint {medians['replylint']:.2f} s, Vale {medians['vale']:.2f} s,"
                    f" replylint / Vale = {ratio:.2f}"
                )
        alerts = sum(map(len, json.loads(times["vale"][-1][2]).values()))
        summary = json.loads(times["replylint"][-1][2])["summary"]
        findings = summary["errors"] + summary["warnings"] + summary["infos"]
        print(f"Vale found {alerts}, replylint {findings}")


if __name__ == "__main__":
    main()
