"""Rule folders → a program: what is in the cache is taken from there, the rest is compiled and kept.

The program is kept under the hash of the contents of all its files, of the
format and of replylint's version. So that a check need not read eighty files,
a second small entry, the stamp, holds their names, sizes and times, and that hash.
"""

import os
from collections.abc import Iterable, Sequence
from zlib import crc32

from msgspec import Struct

from replylint import cache
from replylint.errors import ReplylintError
from replylint.program import FORMAT, Program, ProgramData
from replylint.program_cache import KeptPrograms
from replylint.settings import Settings
from replylint.version import __version__

LISTS = "_lists.yaml"


class PackFile(Struct, frozen=True):
    """A file of a pack: a rule («tone/blame») or the named lists of a pack («tone/») or of all packs («»)."""

    id: str
    path: str
    size: int
    changed: int


def bundled_folder() -> str:
    """Where the packs that come with replylint stand: in the wheel, or beside the package in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")


def load_program(settings: Settings = Settings(), cache_folder: str | None = None) -> Program:
    """The program of the bundled packs and those of the settings.

    `cache_folder` None: nothing is kept. Raises `ReplylintError` for a folder
    or a rule that can't be used.
    """
    return Program(load_data([bundled_folder(), *settings.packs], cache_folder), settings)


def load_data(folders: Sequence[str], cache_folder: str | None = None) -> ProgramData:
    """The compiled rules of these folders, from the cache where it has them."""
    files = [file for folder in folders for file in pack_files(folder)]
    if cache_folder is None:
        return compile_files(files)
    kept = KeptPrograms(cache_folder, lambda: compile_files(files))
    stamp = _Stamp(folders, files)
    known = stamp.read(cache_folder)
    data = kept.read(known) if known is not None else None
    if data is not None:
        return data
    contents = _content_name(files)
    data = kept.read(contents) or kept.make(contents)
    stamp.write(cache_folder, contents)
    return data


def program_name(settings: Settings, cache_folder: str) -> str:
    """The name of the program that these settings ask for: another one as soon as a file of a pack changes.

    Nothing of the program is read. Raises `ReplylintError` as `load_program` does.
    """
    folders = [bundled_folder(), *settings.packs]
    files = [file for folder in folders for file in pack_files(folder)]
    return _Stamp(folders, files).read(cache_folder) or _content_name(files)


class _Stamp:
    """The small entry that holds names, sizes and times of the files, and what program they made."""

    def __init__(self, folders: Sequence[str], files: Iterable[PackFile]) -> None:
        self._entry = f"stamp-{crc32(' '.join(folders).encode('utf-8', 'surrogatepass')):08x}"
        self._listing = "".join(f"{file.path}|{file.size}|{file.changed}\n" for file in files).encode(
            "utf-8", "surrogatepass"
        )

    def read(self, cache_folder: str) -> str | None:
        """The name of the program, if the files are those of the last time."""
        name, _, was = (cache.read(cache_folder, self._entry) or b"").partition(b"\n")
        return name.decode("ascii", "replace") if name and was == self._listing else None

    def write(self, cache_folder: str, name: str) -> None:
        """Remember the name."""
        cache.write(cache_folder, self._entry, name.encode() + b"\n" + self._listing)


def _content_name(files: Iterable[PackFile]) -> str:
    """The name of the program that these files make, whenever and wherever they were written."""
    from hashlib import sha256

    whole = sha256(f"{FORMAT} {__version__}".encode())
    for file in files:
        whole.update(f"\n{file.path}|".encode("utf-8", "surrogatepass"))
        with open(file.path, "rb") as source:
            whole.update(sha256(source.read()).digest())
    return f"program-{whole.hexdigest()[:32]}"


def pack_files(folder: str) -> list[PackFile]:
    """The rule and list files of a folder that holds packs, or is one pack itself; sorted by id.

    A folder with rule files directly in it is a pack by its own name. Raises
    `ReplylintError` if there is no such folder or no rule in it.
    """
    folder = os.path.abspath(folder)
    if not os.path.isdir(folder):
        raise ReplylintError("there is no such folder of rules", path=folder)
    found: list[PackFile] = []
    directly = [entry for entry in os.scandir(folder) if _is_rule(entry)]
    if any(entry.name != LISTS for entry in directly):
        found = [_pack_file(os.path.basename(folder), entry) for entry in directly]
    else:
        found = [_pack_file("", entry) for entry in directly]
        for pack in os.scandir(folder):
            if pack.is_dir() and not pack.name.startswith((".", "_")):
                found.extend(
                    _pack_file(pack.name, entry) for entry in os.scandir(pack.path) if _is_rule(entry)
                )
    if not any(not file.path.endswith(LISTS) for file in found):
        raise ReplylintError(
            "no rules in this folder",
            path=folder,
            hint="Rules stand in <pack>/<rule>.yaml; 'replylint rules new' writes one.",
        )
    return sorted(found, key=lambda file: file.id)


def rule_file(path: str) -> list[PackFile]:
    """One rule file by itself, with the lists of its pack, as `pack_files` gives a folder's."""
    path = os.path.abspath(path)
    folder, name = os.path.split(path)
    if not os.path.isfile(path):
        raise ReplylintError("there is no such rule file", path=path)
    pack = os.path.basename(folder)
    files = [PackFile(f"{pack}/{name.rpartition('.')[0]}", path, 0, 0)]
    for lists, owner in (
        (os.path.join(folder, LISTS), f"{pack}/"),
        (os.path.join(os.path.dirname(folder), LISTS), ""),
    ):
        if os.path.isfile(lists):
            files.append(PackFile(owner, lists, 0, 0))
    return files


def _is_rule(entry: "os.DirEntry[str]") -> bool:
    return (
        entry.name.endswith((".yaml", ".yml"))
        and entry.is_file()
        and (entry.name == LISTS or not entry.name.startswith((".", "_")))
    )


def _pack_file(pack: str, entry: "os.DirEntry[str]") -> PackFile:
    name = "" if entry.name == LISTS else entry.name.rpartition(".")[0]
    stat = entry.stat()
    return PackFile(f"{pack}/{name}" if pack else name, entry.path, stat.st_size, stat.st_mtime_ns)


def compile_files(files: Sequence[PackFile]) -> ProgramData:
    """Read and compile all files; raises `ReplylintError` for the first that can't be used."""
    from replylint.compiler import compile_rules
    from replylint.pack_reader import read_lists, read_rules

    return compile_rules(read_rules(files), read_lists(files))
