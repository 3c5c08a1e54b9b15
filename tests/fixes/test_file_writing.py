"""A file is replaced as a whole, or stays as it is."""

import os
from pathlib import Path

import pytest

from replylint.errors import ReplylintError
from replylint.fixes.file_writing import replace_file


def test_new_contents_with_the_old_permissions(tmp_path: Path) -> None:
    path = tmp_path / "m.md"
    path.write_bytes(b"old")
    path.chmod(0o604)
    replace_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o604
    assert os.listdir(tmp_path) == ["m.md"]


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "m.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("folder/m.md")
    replace_file(str(tmp_path / "link.md"), b"old", b"new")
    assert os.readlink(tmp_path / "link.md") == "folder/m.md"
    assert (tmp_path / "folder" / "m.md").read_bytes() == b"new"


@pytest.mark.parametrize("now", [b"", b"ol", b"older", b"odd"])
def test_what_changed_meanwhile_stays(tmp_path: Path, now: bytes) -> None:
    path = tmp_path / "m.md"
    path.write_bytes(now)
    with pytest.raises(ReplylintError, match="the file changed while it was checked"):
        replace_file(str(path), b"old", b"new")
    assert path.read_bytes() == now
    assert os.listdir(tmp_path) == ["m.md"]


def test_what_is_no_file_any_more(tmp_path: Path) -> None:
    with pytest.raises(ReplylintError, match="only files can be written back"):
        replace_file(str(tmp_path), b"old", b"new")
    with pytest.raises(ReplylintError, match="only files can be written back"):
        replace_file(str(tmp_path / "gone.md"), b"old", b"new")


def test_a_very_long_name(tmp_path: Path) -> None:
    path = tmp_path / f"{'я' * 120}.md"
    path.write_bytes(b"old")
    replace_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"
