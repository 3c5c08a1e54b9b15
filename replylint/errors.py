"""What the user is told when something they gave us can't be used."""


class ReplylintError(Exception):
    """A file, a setting or an argument that can't be used, and what to do about it.

    `line` and `column` count from 1; `key` is the dotted path of the key at
    fault («company.domains»). `str()` is the one line to print:
    `path:line:column: message`. The hint is a sentence of its own.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.key = key
        self.hint = hint

    @property
    def where(self) -> str:
        """`path:line:column`, as much of it as is known."""
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ":".join(place)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class UnknownFormatError(ReplylintError):
    """A data file (JSON, YAML …) that no reader knows: somebody else's, unless the user named it."""


def nearest(word: str, valid: "list[str] | tuple[str, ...]") -> str | None:
    """The valid name that was probably meant, or None if none is near."""
    import difflib

    found = difflib.get_close_matches(word, valid, n=1, cutoff=0.6)
    return found[0] if found else None


def unknown_key(
    key: str,
    valid: "list[str] | tuple[str, ...]",
    *,
    path: str | None = None,
    line: int | None = None,
    column: int | None = None,
    parent: str = "",
) -> ReplylintError:
    """An error for a key that nobody knows, with the nearest one that is known."""
    near = nearest(key, valid)
    if near is not None:
        hint = f"Did you mean '{near}'?"
    else:
        hint = "Known keys here: " + ", ".join(sorted(valid)) + "."
    place = f" in '{parent}'" if parent else ""
    full = f"{parent}.{key}" if parent else key
    return ReplylintError(
        f"unknown key '{key}'{place}", path=path, line=line, column=column, key=full, hint=hint
    )
