"""The file formats: which reader takes a file, and the passages that readers give.

A reader is a module with

* `SUFFIXES`: endings of the names of its files, lower case (".txt");
* `read(source) -> Iterable[Passage | Comment]`: the texts in the file, in order, and the
  comments that may hold directives; raises `ReplylintError` with the place of what can't be read.

Readers of other packages come in through the entry point group `replylint.readers`;
the name of the entry is the reader's, its value the module.
"""

from functools import cache
from importlib import import_module
from types import ModuleType

from replylint.readers.passage import Comment, Passage, Source

__all__ = ["SUFFIXES", "Comment", "Passage", "Source", "known_suffixes", "reader_for"]

_MODULES = {".txt": "text", ".md": "text", ".markdown": "text"}
SUFFIXES = tuple(_MODULES)


@cache
def reader_for(path: str | None) -> ModuleType:
    """The reader of a file, by the ending of its name; what nobody knows is plain text."""
    suffix = _suffix(path)
    if path is not None and suffix not in _MODULES:
        for module in _from_other_packages():
            if suffix in module.SUFFIXES:
                return module
    return import_module(f"replylint.readers.{_MODULES.get(suffix, 'text')}")


def known_suffixes() -> tuple[str, ...]:
    """All endings of names that some reader takes from a folder."""
    others = (suffix for module in _from_other_packages() for suffix in module.SUFFIXES)
    return tuple(dict.fromkeys((*SUFFIXES, *others)))


def _suffix(path: str | None) -> str:
    name = (path or "").replace("\\", "/").rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


@cache
def _from_other_packages() -> tuple[ModuleType, ...]:
    from importlib.metadata import entry_points

    return tuple(
        entry.load() for entry in sorted(entry_points(group="replylint.readers"), key=lambda e: e.name)
    )
