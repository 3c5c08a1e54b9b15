"""URIs of the editor and paths of files."""

import os

from pygls.uris import from_fs_path, to_fs_path

_ENDINGS = {
    "markdown": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "liquid": ".liquid",
    "json": ".json",
    "yaml": ".yaml",
    "csv": ".csv",
    "toml": ".toml",
    "po": ".po",
}
"""Languages as editors call them, and the endings of their files."""


def path_of(uri: str) -> str | None:
    """The file that a URI names; None for what is no file, such as a text that was never saved."""
    path = to_fs_path(uri)
    return os.path.normpath(path) if path else None


def uri_of(path: str) -> str:
    """The URI of a file."""
    return from_fs_path(os.path.abspath(path)) or ""


def path_for(uri: str, language: str, folder: str) -> str:
    """The path that a text is checked under: its file's, or for one never saved what it would be in `folder`."""
    return path_of(uri) or os.path.join(folder, "untitled" + _ENDINGS.get(language, ".txt"))
