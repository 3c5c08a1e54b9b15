"""The readers: their names, their modules, the endings of their files, and what a module of one must have.

There are two sorts of readers. A reader of texts (plain text, Markdown, HTML, gettext …) is known by
the ending of the name, and has

* `SUFFIXES`: endings of the names of its files, lower case (".txt");
* `read(source) -> Iterable[Passage | Comment | Problem]`: the texts in the file, in order, the
  comments that may hold directives, and what could not be read; raises `ReplylintError` with the
  place if nothing could.

A reader of data (a helpdesk's export in JSON, YAML or CSV) is known by what stands in the file. It
gets the file parsed, and has

* `ENDINGS`: the data formats in which it comes (".json");
* `MARKS`: groups of words; in every file of the format stand all words of one group, so that
  most files of other programs need not be parsed at all;
* `OWN`: words that hardly anybody else uses: a file with one of them that can't be parsed is an
  export that is broken, not something of another program;
* `EXPECTED`: what the file must look like, for people;
* `recognises(root) -> bool`: is it this format, and surely nothing else?
* `read(root, source) -> Iterable[Passage | Comment | Problem]`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from replylint.config import Config
from replylint.errors import nearest
from replylint.readers.trees import TREE_ENDINGS

TEXT_READERS: Mapping[str, str] = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "liquid": "liquid",
    "po": "po",
}
"""The readers of texts by their names, and their modules."""

DATA_READERS: Mapping[str, str] = {
    "zendesk-macros": "zendesk_macros",
    "zendesk-dynamic-content": "zendesk_dynamic_content",
    "zendesk-articles": "zendesk_articles",
    "intercom": "intercom",
    "freshdesk": "freshdesk",
    "help-scout": "help_scout",
    "front": "front",
    "chatwoot": "chatwoot",
    "zammad": "zammad",
    "gorgias": "gorgias",
    "osticket": "osticket",
    "django-helpdesk": "django_helpdesk",
}
"""The readers of data by their names, and their modules, in the order in which they are asked."""

TEXT_ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".liquid": "liquid",
    ".po": "po",
}
"""The endings of files of text, and their readers."""


def known_suffixes() -> tuple[str, ...]:
    """All endings of names that some reader may take from a folder."""
    others = (suffix for module in foreign_readers().values() for suffix in module.SUFFIXES)
    return tuple(dict.fromkeys((*TEXT_ENDINGS, *TREE_ENDINGS, *others)))


def reader_names() -> tuple[str, ...]:
    """The names that `reader` in a config may have."""
    return (*TEXT_READERS, *DATA_READERS, *foreign_readers())


def unknown_reader(name: str) -> tuple[str, str]:
    """The message and the hint for a `reader` that does not exist."""
    names = reader_names()
    near = nearest(name, names)
    hint = f"Did you mean '{near}'?" if near else f"The readers are {', '.join(names)}."
    return f"there is no reader '{name}'", hint


def check_reader_names(config: Config) -> None:
    """Raise `ReplylintError` with the line if the config names a reader that does not exist."""
    sections = [("", config.section.reader)]
    sections += [(f"paths[{at}].", part.reader) for at, part in enumerate(config.section.paths or ())]
    for prefix, name in sections:
        if name is not None and name not in reader_names():
            message, hint = unknown_reader(name)
            raise config.error(f"{prefix}reader", f"{prefix}reader: {message}", hint)


def ending_of(path: str) -> str:
    """The ending of a file's name, lower case, with its dot; empty if there is none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


@cache
def foreign_readers() -> Mapping[str, ModuleType]:
    """The readers that other packages bring, by name: the entry points of the group `replylint.readers`."""
    from importlib.metadata import entry_points

    found = sorted(entry_points(group="replylint.readers"), key=lambda entry: entry.name)
    return {entry.name: entry.load() for entry in found}


def module_of(name: str) -> ModuleType:
    """The module of a reader of ours, by its name in the tables."""
    return import_module(f"replylint.readers.{name}")
