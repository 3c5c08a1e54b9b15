"""Which replylint this is, to the last change: what results hang on besides texts, rules and settings."""

import os
import sys
from collections.abc import Iterator

from replylint.version import __version__

GROUPS = ("replylint.kinds", "replylint.readers")
"""The entry points through which other packages add to it."""


def edition() -> str:
    """Version, Python, and the packages that add kinds and readers; in a checkout also the state of the code."""
    return "\n".join((__version__, sys.version, *_additions(), *_code()))


def _additions() -> Iterator[str]:
    from importlib.metadata import entry_points

    for group in GROUPS:
        for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
            version = entry.dist.version if entry.dist is not None else ""
            yield f"{group} {entry.name} {entry.value} {version}"


def _code() -> Iterator[str]:
    """Names, sizes and times of the modules; of an installed package, whose rules are inside, the version tells."""
    here = os.path.dirname(os.path.abspath(__file__))
    if os.path.isdir(os.path.join(here, "rules")):
        return
    waiting = [here]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.name.endswith(".py"):
                    status = entry.stat()
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
