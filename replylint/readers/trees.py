"""A file of data as one tree, whatever it is written in."""

from importlib import import_module

from replylint.errors import ReplylintError
from replylint.model import Problem
from replylint.readers.passage import Source
from replylint.readers.tree import Node

TREE_ENDINGS = {
    ".json": "json_tree",
    ".jsonl": "json_tree",
    ".ndjson": "json_tree",
    ".yaml": "yaml_tree",
    ".yml": "yaml_tree",
    ".csv": "csv_tree",
    ".tsv": "csv_tree",
    ".toml": "toml_tree",
}
"""The endings of files that hold data, and the modules that parse them."""

_LINES = (".jsonl", ".ndjson")


def parse_tree(source: Source, ending: str) -> tuple[Node, tuple[Problem, ...]]:
    """The data, and the lines of a JSON Lines file that can't be read. Raises `ReplylintError` with the place.

    What has another ending is taken for JSON if it begins like it, else for YAML.
    """
    if ending not in TREE_ENDINGS:
        ending = ".json" if source.text.lstrip()[:1] in ("{", "[") else ".yaml"
    module = import_module(f"replylint.readers.{TREE_ENDINGS[ending]}")
    if ending in _LINES:
        root, errors = module.parse_lines(source.text, source.path)
        return root, tuple(_problem(error) for error in errors)
    root = module.parse(source.text, source.path)
    return root, ()


def _problem(error: ReplylintError) -> Problem:
    message = f"{error.message}. {error.hint}" if error.hint else error.message
    return Problem(message, error.path, error.line, error.column, unread=True)
