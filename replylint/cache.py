"""Bytes kept between runs: written whole or not at all, and never missed when they are gone."""

import os
from collections.abc import Mapping


def default_folder(environment: Mapping[str, str]) -> str:
    """The user's cache folder for replylint: `REPLYLINT_CACHE`, or what the system says."""
    own = environment.get("REPLYLINT_CACHE")
    if own:
        return own
    if os.name == "nt":
        base = environment.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
        return os.path.join(base, "replylint", "cache")
    base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "replylint")


def read(folder: str, name: str) -> bytes | None:
    """What was kept under `name`, or None."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except OSError:
        return None


def write(folder: str, name: str, data: bytes) -> bool:
    """Keep `data`; False if the folder can't be written, which is no error.

    Readers see the old bytes or the new ones, never a part of them.
    """
    target = os.path.join(folder, name)
    draft = f"{target}.{os.getpid()}.tmp"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, target)
    except OSError:
        try:
            os.unlink(draft)
        except OSError:
            return False
        return False
    return True


def keep_newest(folder: str, prefix: str, count: int) -> None:
    """Delete all but the `count` entries written last whose names begin so; what can't be deleted stays."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.startswith(prefix)]
        entries.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in entries[count:]:
            os.unlink(entry.path)
    except OSError:
        return
