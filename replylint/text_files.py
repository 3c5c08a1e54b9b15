"""Files of text, read with care: every way in which one can be unreadable is a plain sentence."""

import codecs
import os
import stat

from msgspec import Struct

from replylint.errors import ReplylintError

MAX_SIZE = 50_000_000
"""Bytes of a file that is still read, unless the config says otherwise.

Well above the export of a large company's macros (10,000 of them are 20 MB), and still a size
whose tree fits in the memory of a small build machine.
"""

_MARKS = (
    # The marks of UTF-32 begin like those of UTF-16.
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)
_LEFT_TO_THE_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Encodings whose byte order the mark tells, and what is meant without one."""
_CHUNK = 1 << 16
"""Bytes that are asked for at once where nobody knows how many will come."""


class TextFile(Struct, frozen=True):
    """A file as it was read: its bytes, the text they hold, and how to write another text like it.

    `encoding` is that of the bytes after the byte order mark, `mark`.
    """

    text: str
    data: bytes
    encoding: str = "utf-8"
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Another text in the same encoding. Raises `UnicodeEncodeError` for letters that it lacks."""
        return self.mark + text.encode(self.encoding)


def read_text(path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> str:
    """The text of a file, without its byte order mark; line ends stay as they are.

    `encoding` None is UTF-8, or what a byte order mark says. Raises
    `ReplylintError` for what can't be opened, is too large (`max_size` bytes),
    binary or in another encoding.
    """
    return read_file(path, encoding=encoding, max_size=max_size).text


def read_file(path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> TextFile:
    """As `read_text`, with all that is needed to write the file back."""
    return decoded(read_bytes(path, max_size=max_size), path, encoding=encoding, max_size=max_size)


def read_bytes(path: str, *, max_size: int = MAX_SIZE) -> bytes:
    """What is in a file, or up to one byte more than `max_size` of what has no known size.

    Waits for nothing but a program that writes into a pipe. Raises `ReplylintError`.
    """
    try:
        # A pipe without a writer would keep a plain open waiting for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ReplylintError(_open_failure(error, path), path=path) from None
    except ValueError:
        # A name with NUL, or with half a surrogate pair.
        raise ReplylintError("no such file", path=path) from None
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise ReplylintError("a folder, not a file", path=path)
        if stat.S_ISREG(status.st_mode):
            if status.st_size > max_size:
                raise _too_large(path, max_size)
            # Files that the system makes up (/proc) say that they are empty.
            return _read(handle, status.st_size + 1, max_size + 1)
        return _read_stream(handle, path, max_size + 1)
    except OSError as error:
        raise ReplylintError(_open_failure(error, path), path=path) from None
    finally:
        os.close(handle)


def decode(data: bytes, path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> str:
    """The text that `data` holds; `path` is for error messages. Raises `ReplylintError`."""
    return decoded(data, path, encoding=encoding, max_size=max_size).text


def decoded(data: bytes, path: str, *, encoding: str | None = None, max_size: int = MAX_SIZE) -> TextFile:
    """As `decode`, with all that is needed to write the file back."""
    if len(data) > max_size:
        raise _too_large(path, max_size)
    codec, mark = _codec(data, encoding)
    rest = data[len(mark) :]
    if codec == "utf-8":
        return TextFile(_decode_utf8(rest, path, guessed=encoding is None), data, codec, mark)
    try:
        return TextFile(rest.decode(codec), data, codec, mark)
    except LookupError:
        raise _unknown_encoding(codec) from None
    except UnicodeError:
        raise ReplylintError(f"not a text in {encoding or _family(codec)}", path=path) from None


def _codec(data: bytes, encoding: str | None) -> tuple[str, bytes]:
    """The encoding of the text and the byte order mark before it; `encoding` is what the user named."""
    name = None
    if encoding is not None:
        try:
            name = codecs.lookup(encoding).name
        except (LookupError, ValueError):
            raise _unknown_encoding(encoding) from None
    for mark, codec in _MARKS:
        if data.startswith(mark) and (name is None or _family(name) == _family(codec)):
            # A mark knows better than the user whether the high byte comes first.
            return codec, mark
    return (_LEFT_TO_THE_MARK.get(name, name) if name is not None else "utf-8"), b""


def _family(codec: str) -> str:
    """The name of an encoding without what it says of byte order and mark."""
    return codec.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def _unknown_encoding(name: str) -> ReplylintError:
    return ReplylintError(f"unknown encoding '{name}'", hint="Try utf-8, windows-1251, koi8-u or utf-16.")


def _decode_utf8(data: bytes, path: str, *, guessed: bool) -> str:
    if guessed and b"\0" in data:
        # NUL never stands in a text that somebody typed, and UTF-16 without a mark is full of it.
        raise ReplylintError("a binary file, not a text", path=path, hint=_wide_hint(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        from replylint.lines import Lines

        good = data[: error.start].decode("utf-8")
        line, column = Lines(good).place(len(good))
        raise ReplylintError(
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            path=path,
            line=line,
            column=column,
            hint="Say which encoding it is in, for example --encoding windows-1251.",
        ) from None


def _wide_hint(data: bytes) -> str:
    """What to try on a file with NUL bytes: letters of UTF-16 have them all on one side."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even and not odd:
        return "It looks like UTF-16 without a byte order mark: try --encoding utf-16-be."
    if odd and not even:
        return "It looks like UTF-16 without a byte order mark: try --encoding utf-16-le."
    return "If it is UTF-16, say so: --encoding utf-16."


def _read(handle: int, first: int, limit: int) -> bytes:
    """All that can be read, at most `limit` bytes; `first` is how much is expected."""
    pieces: list[bytes] = []
    left = limit
    while left > 0:
        piece = os.read(handle, min(max(first, _CHUNK), left))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
        first -= len(piece)
    return b"".join(pieces)


def _read_stream(handle: int, path: str, limit: int) -> bytes:
    """What comes out of a pipe, a terminal or a device."""
    first = b""
    try:
        first = os.read(handle, min(_CHUNK, limit))
    except BlockingIOError:
        pass
    else:
        if not first:
            if stat.S_ISFIFO(os.fstat(handle).st_mode):
                raise ReplylintError(
                    "a pipe that nobody writes into", path=path, hint="Start the program that fills it first."
                )
            return b""
    os.set_blocking(handle, True)
    return first + _read(handle, _CHUNK, limit - len(first))


def _open_failure(error: OSError, path: str) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            return "a socket, not a file"
    except OSError:
        pass
    return f"can't be read: {error.strerror or error}"


def _too_large(path: str, max_size: int) -> ReplylintError:
    return ReplylintError(
        f"larger than {_size(max_size)}", path=path, hint="Split it, or raise max_size in the config."
    )


def _size(amount: int) -> str:
    if amount >= 1_000_000:
        return f"{amount / 1_000_000:g} MB"
    return f"{amount / 1000:g} kB" if amount >= 1000 else f"{amount} bytes"
