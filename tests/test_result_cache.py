"""Results between runs: found again, never needed, never too many."""

import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

import replylint.result_cache
from replylint.result_cache import KEEP_DAYS, NAME, ResultCache

DAY = 86_400.0


def kept(folder: Path, *keys: bytes, now: float = 0.0) -> list[bytes | None]:
    cache = ResultCache(str(folder), now=now)
    found = [cache.get(key) for key in keys]
    cache.close()
    return found


def keep(folder: Path, now: float = 0.0, **values: bytes) -> None:
    cache = ResultCache(str(folder), now=now)
    for key, value in values.items():
        cache.put(key.encode(), value)
    cache.close()


def test_what_was_kept_is_found_and_later_values_win(tmp_path: Path) -> None:
    folder = tmp_path / "not/there/yet"
    keep(folder, a=b"1", b=b"")
    keep(folder, a=b"2")
    assert kept(folder, b"a", b"b", b"c") == [b"2", b"", None]


def test_what_is_new_is_found_before_it_is_written(tmp_path: Path) -> None:
    cache = ResultCache(str(tmp_path))
    cache.put(b"a", b"1")
    assert cache.get(b"a") == b"1"
    cache.close()
    assert cache.get(b"a") is None


@pytest.mark.skipif(os.name == "nt", reason="rights are another thing there")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    cache = ResultCache(str(tmp_path))
    cache.put(b"a", b"1")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    cache.close()
    assert modes == {0o600}


@pytest.mark.parametrize("content", [b"", b"not a database, " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert kept(tmp_path, b"a") == [None]
    keep(tmp_path, a=b"1")
    assert kept(tmp_path, b"a") == [b"1"]


def test_pages_that_break_later_are_made_anew(tmp_path: Path) -> None:
    keep(tmp_path, **{f"k{number}": b"x" * 3000 for number in range(100)})
    data = bytearray((tmp_path / NAME).read_bytes())
    data[5000:-1000] = b"\xff" * (len(data) - 6000)
    (tmp_path / NAME).write_bytes(data)
    assert kept(tmp_path, b"k50") == [None]
    keep(tmp_path, a=b"1")
    keep(tmp_path, a=b"1")
    assert kept(tmp_path, b"a") == [b"1"]


def test_a_table_of_another_version_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, a=b"1")
    monkeypatch.setattr(replylint.result_cache, "FORMAT", 99)
    assert kept(tmp_path, b"a") == [None]


def test_a_folder_that_can_not_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    keep(tmp_path / "file", a=b"1")
    assert kept(tmp_path / "file", b"a") == [None]
    (tmp_path / NAME).mkdir()
    keep(tmp_path, a=b"1")
    assert kept(tmp_path, b"a") == [None]


def test_a_run_that_can_not_write_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, a=b"1")
    monkeypatch.setattr(replylint.result_cache, "WAIT", 0.05)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    keep(tmp_path, b=b"2")
    other.execute("COMMIT")
    other.close()
    assert kept(tmp_path, b"a", b"b") == [b"1", None]


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    keep(tmp_path, a=b"1", b=b"2")
    assert kept(tmp_path, b"a", now=20 * DAY) == [b"1"]
    keep(tmp_path, now=(KEEP_DAYS + 1) * DAY, c=b"3")
    assert kept(tmp_path, b"a", b"b", b"c") == [b"1", None, b"3"]


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replylint.result_cache, "MAX_SIZE", 300_000)
    for turn in range(6):
        keep(tmp_path, now=turn * DAY, **{f"k{turn}-{number}": os.urandom(2000) for number in range(100)})
    assert (tmp_path / NAME).stat().st_size < 600_000
    assert kept(tmp_path, b"k0-0") == [None]
    assert kept(tmp_path, b"k5-99")[0] is not None


def test_two_runs_at_once(tmp_path: Path) -> None:
    def work(name: str) -> None:
        cache = ResultCache(str(tmp_path))
        for number in range(1200):
            cache.put(f"{name}{number}".encode(), name.encode())
            cache.get(f"{name}{number // 2}".encode())
        cache.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(tmp_path, b"a0", b"b0", b"a1199", b"b1199") == [b"a", b"b", b"a", b"b"]
