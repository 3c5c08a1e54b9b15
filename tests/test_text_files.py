"""Every way in which a file can be unreadable is told in a sentence."""

from pathlib import Path

import pytest

from replylint.errors import ReplylintError
from replylint.text_files import decode, read_text


def failure(data: bytes, **options: object) -> ReplylintError:
    with pytest.raises(ReplylintError) as caught:
        decode(data, "draft.txt", **options)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_texts_with_and_without_marks(encoding: str) -> None:
    assert decode("Привет, Саша!\r\n".encode(encoding), "draft.txt") == "Привет, Саша!\r\n"


def test_another_encoding_is_named_with_the_way_out() -> None:
    error = failure("Добрый день!\nПривет".encode("windows-1251"))
    assert "not UTF-8" in error.message
    assert error.hint is not None and "--encoding" in error.hint
    assert decode("Привет".encode("windows-1251"), "x", encoding="windows-1251") == "Привет"


def test_binary_too_large_and_unknown_encoding() -> None:
    assert "binary" in failure(b"\x89PNG\x00\x00").message
    assert failure(b"x" * 11, max_size=10).message == "larger than 10 bytes"
    assert "unknown encoding" in failure(b"x", encoding="utf-88").message
    assert "not a text in utf-16" in failure(b"xyz", encoding="utf-16").message


def test_files_that_can_not_be_opened(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "no.txt", "no such file"), (tmp_path, "a folder, not a file")):
        with pytest.raises(ReplylintError) as caught:
            read_text(str(path))
        assert caught.value.message == message


def test_a_file_just_small_enough_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"x" * 10)
    assert read_text(str(path), max_size=10) == "x" * 10
