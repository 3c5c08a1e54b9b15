"""How long repositories of macros and articles take. Usage: python benchmarks/repository.py [--quick]

An export of 10,000 macros (20 MB) as one file, and a tree of 2,000 articles in Markdown: on one core, on all of
them, and a second time with nothing changed. Times are those of whole processes, in turn, medians.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from templates import write_articles, write_export

CHECK = [sys.executable, "-m", "replylint", "check", "--format", "statistics"]


class Run(NamedTuple):
    """What a process took: seconds on the wall and of processors, and its peak of memory in MB, all its own."""

    wall: float
    processor: float
    memory: float


def run(command: list[str], environment: Mapping[str, str], cores: set[int]) -> Run:
    """Run a command on these processors."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(0, before)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - started
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def shown(name: str, runs: list[Run]) -> None:
    """Print the medians of some runs."""
    middle = median(runs)
    print(
        f"{name:<44} {middle.wall:6.2f} s wall, {middle.processor:6.2f} s processor, {middle.memory:4.0f} MB",
        flush=True,
    )


def ratio(one: list[Run], other: list[Run]) -> float:
    """The median of the ratios of wall times, round by round."""
    return statistics.median(a.wall / b.wall for a, b in zip(one, other, strict=True))


def measure(name: str, path: Path, folder: Path, rounds: int) -> None:
    """Check a file or folder on one core and on all, and once more with nothing changed; print the figures."""
    cores = os.sched_getaffinity(0)
    environment = {**os.environ, "REPLYLINT_CACHE": str(folder / "cache")}
    (folder / "warm.txt").write_text("Здравствуйте! Вітаємо! Hello!", encoding="utf-8")
    run([*CHECK, str(folder / "warm.txt")], environment, cores)
    alone: list[Run] = []
    shared: list[Run] = []
    again: list[Run] = []
    for _ in range(rounds):
        alone.append(run([*CHECK, str(path), "--no-cache", "--jobs", "1"], environment, {min(cores)}))
        for kept in (folder / "cache").glob("results*"):
            kept.unlink()
        shared.append(run([*CHECK, str(path)], environment, cores))
        again.append(run([*CHECK, str(path)], environment, cores))
    shown(f"{name}, one core, nothing kept", alone)
    shown(f"{name}, {len(cores)} cores, results kept", shared)
    shown(f"{name}, a second time", again)
    print(
        f"  one core / all cores = {ratio(alone, shared):.2f}, first / second time = {ratio(shared, again):.1f}"
    )


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a tenth of everything, once")
    quick = arguments.parse_args().quick
    macros, articles, rounds = (1000, 200, 1) if quick else (10_000, 2000, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_export(folder / "macros.json", macros)
        write_articles(folder / "docs", articles)
        size = (folder / "macros.json").stat().st_size / 1e6
        measure(f"{macros} macros, {size:.0f} MB", folder / "macros.json", folder, rounds)
        measure(f"{articles} articles", folder / "docs", folder, rounds)


if __name__ == "__main__":
    main()
