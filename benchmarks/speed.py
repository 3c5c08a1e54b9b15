"""How fast replylint is, as ratios measured in one run. Usage: python benchmarks/speed.py [--quick]

Prints, as whole-process figures (median of several runs, the commands in turn):
a check against `import click` and against proselint, a check with a cold cache,
`scan` a second, what ten times the rules, the text and the ticket cost, and memory.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from material import ENGLISH, case

PYTHON = sys.executable


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def in_turn(
    commands: dict[str, list[str]], environment: dict[str, str], rounds: int
) -> dict[str, list[float]]:
    """The commands one after the other, `rounds` times, so that a slow moment hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            wall, _ = run(command, environment)
            if turn:
                times[name].append(wall)
    return times


def ratio(times: dict[str, list[float]], one: str, other: str) -> float:
    """The median of the ratios round by round."""
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))


def write_lines(path: Path, count: int, *, messages: int = 5, times: int = 1, same: bool = False) -> None:
    """Lines for `scan`, by a process of its own: what this one holds would count as its children's memory."""
    material = Path(__file__).with_name("material.py")
    command = [PYTHON, str(material), str(count), str(messages), str(times), *(["same"] if same else [])]
    with path.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)


def write_generated_rules(folder: Path, count: int) -> None:
    """Phrase rules over words that letters hold, none of which together."""
    words = "заказ посылка курьер склад оплата карта чек возврат деньги договор тариф номер адрес срок письмо".split()
    odd = "кактус трактор вулкан пингвин скрипка парашют телескоп верблюд самовар якорь компас бобёр".split()
    chance = random.Random(7)
    pack = folder / "generated"
    pack.mkdir()
    for number in range(count):
        phrases = [
            f"~{chance.choice(words)} ..2 ~{chance.choice(odd)} [очень] {chance.choice(odd)}"
            for _ in range(30)
        ]
        rule = {
            "kind": "phrase", "level": "info", "message": {"ru": "x"}, "why": {"ru": "x"}, "phrases": {"ru": phrases},
            "examples": {"ru": {"bad": ["«x»"], "good": ["y", "z"]}},
        }  # fmt: skip
        (pack / f"rule-{number}.yaml").write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds and lines")
    quick = parser.parse_args().quick
    rounds, many = (5, 4_000) if quick else (15, 20_000)
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), rounds, many, quick)


def measure(folder: Path, rounds: int, many: int, quick: bool) -> None:
    """All figures, from texts written into `folder`."""
    # Bytecode is kept as it is for every user.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited,
        "REPLYLINT_CACHE": str(folder / "cache"),
        "XDG_CACHE_HOME": str(folder / "xdg"),
    }
    sample = case(1)
    (folder / "draft.txt").write_text(str(sample["draft"]), encoding="utf-8")
    (folder / "ticket.json").write_text(json.dumps(sample["ticket"], ensure_ascii=False), encoding="utf-8")
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    replylint = [str(Path(PYTHON).with_name("replylint"))]
    check = [*replylint, "check", str(folder / "draft.txt"), "--ticket", str(folder / "ticket.json")]

    cold, _ = run(check, environment)
    print(f"first check, cold cache: {cold:.2f} s")
    commands = {
        "check": check,
        "bare python": [PYTHON, "-c", "pass"],
        "import click": [PYTHON, "-c", "import click"],
    }
    proselint = Path(PYTHON).with_name("proselint")
    if proselint.exists():
        commands["proselint"] = [str(proselint), "check", str(folder / "english.txt")]
    times = in_turn(commands, environment, rounds)
    for name, walls in times.items():
        print(f"  {name:<14} median {statistics.median(walls) * 1000:7.1f} ms")
    for other in list(commands)[1:]:
        print(f"  check / {other:<14} {ratio(times, 'check', other):.2f}")

    figures = {}
    path, empty = folder / "scan.jsonl", folder / "one.jsonl"
    write_lines(empty, 1)
    for name, options in {
        "500 characters": {},
        "the same line again and again": {"same": True},
        "text x 10": {"times": 10},
        "500 messages": {"messages": 500},
    }.items():
        count = many if "times" not in options and "messages" not in options else many // 10
        write_lines(path, count, **options)
        walls = []
        for _ in range(3):
            start, _ = run([*replylint, "scan", str(empty)], environment)
            whole, _ = run([*replylint, "scan", str(path)], environment)
            walls.append((whole - start) / (count - 1))
        figures[name] = statistics.median(walls)
        print(f"scan, {name}: {1 / figures[name]:.0f} replies a second, {figures[name] * 1e6:.0f} µs a reply")
    print(f"  text x 10 costs x {figures['text x 10'] / figures['500 characters']:.1f}")
    print(f"  500 messages cost x {figures['500 messages'] / figures['500 characters']:.1f}")

    rules = sum(1 for _ in Path(__file__).parent.parent.glob("rules/*/[!_]*.yaml"))
    write_generated_rules(folder, 9 * rules)
    (folder / ".replylint.yaml").write_text(f"packs: [{folder / 'generated'}]\n", encoding="utf-8")
    write_lines(path, many // 2)
    run(
        [*replylint, "scan", str(folder / "one.jsonl"), "--config", str(folder / ".replylint.yaml")],
        environment,
    )
    scans = {
        "own": [*replylint, "scan", str(path)],
        "ten": [*replylint, "scan", str(path), "--config", str(folder / ".replylint.yaml")],
    }
    times = in_turn(scans, environment, 3)
    print(f"ten times the rules ({10 * rules} instead of {rules}): scan x {ratio(times, 'ten', 'own'):.2f}")
    checks = {"own": check, "ten": [*check, "--config", str(folder / ".replylint.yaml")]}
    times = in_turn(checks, environment, rounds)
    print(f"  one check x {ratio(times, 'ten', 'own'):.2f}")

    _, memory = run(check, environment)
    print(f"memory of a check: {memory:.0f} MB")
    for count in (1_000, 10_000 if quick else 100_000):
        write_lines(path, count)
        _, memory = run([*replylint, "scan", str(path)], environment)
        print(f"memory of a scan of {count}: {memory:.0f} MB")
    print(
        f"(this machine: {os.cpu_count()} processors, Python {sys.version.split()[0]}, "
        f"own peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB)"
    )


if __name__ == "__main__":
    main()
