"""Files changed all at once or not at all."""

import contextlib
import os

from replylint.errors import ReplylintError
from replylint.text_files import read_bytes


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Put new contents into a file that still holds `before`.

    They are written beside it and then take its place, so that there is never half a file; permissions
    stay, a link goes on pointing to the same place. Raises `ReplylintError` for a file that
    changed meanwhile or can't be written; it is as it was then.
    """
    target = os.path.realpath(path)
    if not os.path.isfile(target):
        raise ReplylintError("not fixed: only files can be written back", path=path)
    if not os.access(target, os.W_OK):
        raise ReplylintError(
            "not fixed: not allowed to write it", path=path, hint="Make it writable, or use --diff."
        )
    try:
        beside = _written_beside(target, after)
    except OSError as error:
        raise _failure(error, path) from None
    try:
        if read_bytes(target, max_size=len(before)) != before:
            raise _changed_meanwhile(path)
        os.replace(beside, target)
    except OSError as error:
        raise _failure(error, path) from None
    except ReplylintError:
        raise _changed_meanwhile(path) from None
    finally:
        # Gone already if it took the other's place.
        with contextlib.suppress(OSError):
            os.unlink(beside)
    _sync_folder(os.path.dirname(target))


def _written_beside(target: str, data: bytes) -> str:
    """A new file in the same folder, with the permissions of the old one, safely on the disk; its path."""
    from tempfile import mkstemp

    folder, name = os.path.split(target)
    handle, beside = mkstemp(prefix=f".{os.path.splitext(name)[0][:40]}-", suffix=".tmp", dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(target, beside)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    return beside


def _keep_owner(target: str, beside: str) -> None:
    status = os.stat(target)
    if hasattr(os, "chown"):
        # Only an administrator may give files away, and only then it matters.
        with contextlib.suppress(PermissionError):
            os.chown(beside, status.st_uid, status.st_gid)
    os.chmod(beside, status.st_mode & 0o7777)


def _sync_folder(folder: str) -> None:
    """Make the new name last; not every system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _changed_meanwhile(path: str) -> ReplylintError:
    return ReplylintError(
        "not fixed: the file changed while it was checked", path=path, hint="Run the check again."
    )


def _failure(error: OSError, path: str) -> ReplylintError:
    if isinstance(error, PermissionError):
        return ReplylintError(
            "not fixed: not allowed to write in its folder", path=path, hint="Use --diff to see the fixes."
        )
    return ReplylintError(f"not fixed: {error.strerror or error}", path=path)
