"""The cache: whole or not at all, and never missed."""

from pathlib import Path

from replylint.cache import default_folder, read, write


def test_what_is_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert read(str(folder), "x") is None
    assert write(str(folder), "x", b"one")
    assert write(str(folder), "x", b"two")
    assert read(str(folder), "x") == b"two"
    assert [path.name for path in folder.iterdir()] == ["x"]


def test_a_folder_that_can_not_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not write(str(tmp_path / "file"), "x", b"one")
    assert read(str(tmp_path / "file"), "x") is None
    (tmp_path / "x").mkdir()
    assert not write(str(tmp_path), "x", b"one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "x"]


def test_where_it_is() -> None:
    assert default_folder({"REPLYLINT_CACHE": "/own"}) == "/own"
    assert default_folder({"XDG_CACHE_HOME": "/home/x/.cache2"}).replace("\\", "/").endswith("replylint")
    assert default_folder({}).replace("\\", "/").rpartition("/")[2] in ("replylint", "cache")
