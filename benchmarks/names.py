"""How well first names are recognised in their case forms: prints figures, asserts nothing.

    python benchmarks/names.py names.tsv

The file has a line a form: nominative, form, grammemes, separated by tabs, with a heading line.
"""

import sys
import time
from pathlib import Path

from replylint.language import names
from replylint.language.name_book import NameBook
from replylint.model import LANGUAGES
from replylint.words import normalise


def read(path: Path) -> list[tuple[str, str, str]]:
    """Rows of the file without its heading."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]


def recognised(rows: list[tuple[str, str, str]]) -> None:
    """Print how many forms are taken for the name they are a form of."""
    known = {lemma for lemma, _, _ in rows if names.is_known(lemma, "ru")}
    lost = [row for row in rows if not names.same_form(row[0], row[1], "ru")]
    found = len(rows) - len(lost)
    print(f"forms taken for their own name: {found} of {len(rows)} ({found / len(rows):.2%})")
    print(f"names in the lists: {len(known)} of {len({row[0] for row in rows})}")
    for lemma, form, grammemes in lost[:20]:
        print(f"  missed: {lemma} – {form} ({grammemes})")


def confused(rows: list[tuple[str, str, str]]) -> None:
    """Print how many forms are taken for another name whose form they are not."""
    forms: dict[str, set[str]] = {}
    for lemma, form, _ in rows:
        forms.setdefault(lemma, set()).add(normalise(form))
    pairs = wrong = homographs = 0
    for lemma, own in forms.items():
        for other, others in forms.items():
            if other == lemma:
                continue
            for form in others:
                pairs += 1
                if names.same_form(lemma, form, "ru"):
                    if form in own or normalise(lemma) in others:
                        homographs += 1
                    else:
                        wrong += 1
                        print(f"  confused: {lemma} – {form} (of {other})")
    print(f"forms taken for another name: {wrong} of {pairs} pairs; {homographs} are forms of both")


def speed(rows: list[tuple[str, str, str]]) -> None:
    """Print how long reading the lists and looking a form up take."""
    folder = Path(names.__file__).parent / "data"
    for language in LANGUAGES:
        text = (folder / f"names.{language}.txt").read_text(encoding="utf-8")
        start = time.perf_counter()
        book = NameBook(text)
        taken = time.perf_counter() - start
        print(f"reading {language}: {taken * 1e3:.2f} ms, {len(list(book))} forms")
    words = [form for _, form, _ in rows]
    names.look_up("Саша", "ru")
    start = time.perf_counter()
    for word in words:
        names.look_up(word, "ru")
    taken = time.perf_counter() - start
    print(f"looking a form up: {taken / len(words) * 1e6:.1f} µs")


if __name__ == "__main__":
    table = read(Path(sys.argv[1]))
    speed(table)
    recognised(table)
    confused(table)
