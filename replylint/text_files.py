"""Files of text, read with care: every way in which one can be unreadable is a plain sentence."""

from replylint.errors import ReplylintError

MAX_SIZE = 10_000_000
"""Bytes of a file that is still read, unless the config says otherwise."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text(path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> str:
    """The text of a file, without its byte order mark; line ends stay as they are.

    `encoding` None is UTF-8, or what a byte order mark says. Raises
    `ReplylintError` for what can't be opened, is too large (`max_size` bytes),
    binary or in another encoding.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(max_size + 1)
    except OSError as error:
        raise ReplylintError(_open_failure(error), path=path) from None
    return decode(data, path, encoding=encoding, max_size=max_size)


def decode(data: bytes, path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> str:
    """The text that `data` holds; `path` is for error messages. Raises `ReplylintError`."""
    if len(data) > max_size:
        raise ReplylintError(
            f"larger than {_size(max_size)}", path=path, hint="Split it, or raise max_size in the config."
        )
    if encoding is None:
        for mark, name in _BOMS:
            if data.startswith(mark):
                encoding = name
                break
        else:
            return _decode_utf8(data, path)
    try:
        text = data.decode(encoding)
    except LookupError:
        raise ReplylintError(
            f"unknown encoding '{encoding}'", hint="Try utf-8, windows-1251, koi8-u or utf-16."
        ) from None
    except UnicodeError:
        raise ReplylintError(f"not a text in {encoding}", path=path) from None
    return text.removeprefix("\ufeff")


def _decode_utf8(data: bytes, path: str) -> str:
    if b"\0" in data:
        # NUL never stands in a text that somebody typed, and UTF-16 without a mark is full of it.
        raise ReplylintError(
            "a binary file, not a text", path=path, hint="If it is UTF-16, say so: --encoding utf-16."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReplylintError(
            f"not UTF-8: byte 0x{data[error.start]:02x} in line {line}",
            path=path,
            hint="Say which encoding it is in, for example --encoding windows-1251.",
        ) from None


def _open_failure(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return f"can't be read: {error.strerror or error}"


def _size(amount: int) -> str:
    if amount >= 1_000_000:
        return f"{amount / 1_000_000:g} MB"
    return f"{amount / 1000:g} kB" if amount >= 1000 else f"{amount} bytes"
