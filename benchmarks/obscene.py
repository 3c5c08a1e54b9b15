"""How well obscene words are found: recall where they are, silence where they aren't.

    python benchmarks/obscene.py FILE…

The layout of a file is told by its header or ending: `source,label,text` (words that are and that only
look obscene), `comments…distortion…toxicity…corrected` (comments, some with masked words), `toxic,neutral`
(pairs), `.jsonl` and `.md` (replies that should be clean), and any other text (a toxic line each). Odd and
even lines are counted apart: the words were tuned on the odd ones only. `--show` prints what went wrong in
the odd half.
"""

import csv
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from replylint.language.obscene import find_obscene

Row = TypeVar("Row")


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "none"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            rows = csv.DictReader(file)
        else:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if None not in row.values()]


def _halves(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    yield "odd lines", rows[::2]
    yield "even lines", rows[1::2]


def _count(text: str) -> int:
    return len(find_obscene(text))


def labelled(rows: list[dict[str, str]], show: Callable[[str], None]) -> str:
    """Words with the labels good and bad."""
    wrong = [row for row in rows if bool(find_obscene(row["text"])) != (row["label"] == "bad")]
    for row in wrong:
        show(f"{row['label']}: {row['text']}")
    return f"right {_share(len(rows) - len(wrong), len(rows))}"


def comments(rows: list[dict[str, str]], show: Callable[[str], None]) -> str:
    """Comments with labels for toxic and for masked, and the masked ones written out."""
    flagged = [row for row in rows if find_obscene(row["comments"])]
    toxic = [row for row in rows if row["toxicity"] == "1"]
    hits = [row for row in flagged if row["toxicity"] == "1"]
    masked = [row for row in rows if row["distortion"] == "1" and _count(row["corrected"])]
    seen = [row for row in masked if _count(row["comments"]) >= _count(row["corrected"])]
    for row in flagged:
        if row["toxicity"] == "0":
            show("not labelled toxic: " + ", ".join(hit.word for hit in find_obscene(row["comments"])))
    for row in masked:
        if row not in seen:
            words = [hit.word for hit in find_obscene(row["corrected"])]
            show(f"masked, missed: {row['comments'][:300]} => {words}")
    return (
        f"flagged {len(flagged)}, of them toxic {_share(len(hits), len(flagged))}; "
        f"toxic flagged {_share(len(hits), len(toxic))}; "
        f"masked words as well as written out {_share(len(seen), len(masked))}"
    )


def pairs(rows: list[dict[str, str]], show: Callable[[str], None]) -> str:
    """A toxic sentence and its neutral rewrite."""
    toxic = sum(bool(find_obscene(row["toxic"])) for row in rows)
    neutral = [row["neutral"] for row in rows if find_obscene(row["neutral"])]
    for text in neutral:
        show("neutral: " + ", ".join(hit.word for hit in find_obscene(text)) + " | " + text)
    return f"toxic side flagged {_share(toxic, len(rows))}, neutral side {_share(len(neutral), len(rows))}"


def lines(texts: list[str], show: Callable[[str], None]) -> str:
    """Texts without labels."""
    flagged = 0
    for text in texts:
        found = find_obscene(text)
        flagged += bool(found)
        if found:
            show("flagged: " + ", ".join(hit.word for hit in found))
    return f"flagged {_share(flagged, len(texts))}"


def _drafts(path: Path) -> list[str]:
    if path.suffix != ".jsonl":
        return path.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [record.get("draft") or record.get("html") or "" for record in records]


def _quiet(text: str) -> None:
    """Shows nothing."""


def main(arguments: list[str]) -> None:
    """Print a line for each half of each file, and the time of a clean text."""
    show: Callable[[str], None] = print if "--show" in arguments else _quiet
    for name in arguments:
        if name == "--show":
            continue
        path = Path(name)
        if path.suffix in (".csv", ".tsv"):
            rows = _rows(path)
            measure = labelled if "label" in rows[0] else pairs if "neutral" in rows[0] else comments
            for half, part in _halves(rows):
                figures = measure(part, show if half[0] == "o" else _quiet)
                print(f"{path.name}, {half}: {figures}")
        else:
            for half, texts in _halves(_drafts(path)):
                figures = lines(texts, show if half[0] == "o" else _quiet)
                print(f"{path.name}, {half}: {figures}")
    clean = ("Здравствуйте, Анна! Ваш заказ собран и завтра уйдёт в доставку, курьер позвонит. " * 7)[:500]
    find_obscene(clean)
    start = time.perf_counter()
    for _ in range(2000):
        find_obscene(clean)
    print(f"a clean text of 500 characters: {(time.perf_counter() - start) / 2000 * 1e6:.1f} µs")


if __name__ == "__main__":
    main(sys.argv[1:])
