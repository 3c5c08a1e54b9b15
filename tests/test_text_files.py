"""Every way in which a file can be unreadable is told in a sentence."""

import codecs
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.text_files import decode, decoded, read_text


def failure(data: bytes, **options: object) -> ReplylintError:
    with pytest.raises(ReplylintError) as caught:
        decode(data, "draft.txt", **options)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_texts_with_and_without_marks(encoding: str) -> None:
    assert decode("Привет, Саша!\r\n".encode(encoding), "draft.txt") == "Привет, Саша!\r\n"


def test_another_encoding_is_named_with_the_way_out() -> None:
    error = failure("Добрый день!\r".encode() + "Да. ".encode() + "Привет".encode("windows-1251"))
    assert str(error) == "draft.txt:2:5: not UTF-8: byte 0xcf"
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


SAMPLE = "Привет, Саша!\r\nДо связи\rПока\n"


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]),
)
def test_what_was_read_is_written_byte_for_byte(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    file = decoded(data, "x", encoding=encoding)
    assert (file.text, file.encoded(file.text)) == (text, data)


@pytest.mark.parametrize(
    "mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]
)
def test_a_mark_is_kept_and_is_no_text(mark: bytes) -> None:
    names = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    data = mark + SAMPLE.encode(names.get(mark, "utf-32-le"))
    file = decoded(data, "x")
    assert (file.text, file.mark, file.encoded(SAMPLE)) == (SAMPLE, mark, data)


def test_a_mark_of_another_encoding_is_text() -> None:
    assert decode(b"\xff\xfe\xe0", "x", encoding="windows-1251") == "яюа"
    assert decode(b"\xfe\xff\x04\x30", "x", encoding="utf-16-le") == "а"


def test_letters_that_the_encoding_lacks() -> None:
    with pytest.raises(UnicodeEncodeError):
        decoded("Да".encode("windows-1251"), "x", encoding="windows-1251").encoded("Да ☺")


@pytest.mark.parametrize(("encoding", "tried"), [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")])
def test_wide_letters_without_a_mark_are_told(encoding: str, tried: str) -> None:
    hint = failure("Dear Ann, thank you for writing".encode(encoding)).hint
    assert hint is not None and f"--encoding {tried}" in hint


@pytest.mark.parametrize("name", ["hex", "ютф", "utf-88", "a\0b", "\udcff"])
def test_encodings_that_are_none(name: str) -> None:
    assert "unknown encoding" in failure(b"x", encoding=name).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    path = str(tmp_path / "pipe.md")
    os.mkfifo(path)
    with pytest.raises(ReplylintError, match="a pipe that nobody writes into"):
        read_text(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    # The shell opens both ends, as it does for <(…), and the text comes late and in pieces.
    writer = subprocess.Popen(
        ["sh", "-c", f"exec 3<>{path}; echo ready; read x; echo Да >&3; echo Нет >&3; read x"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert writer.stdin is not None and writer.stdout is not None
    writer.stdout.readline()
    thread = threading.Timer(0.1, writer.communicate, [b"\n\n"])
    thread.start()
    assert read_text(path) == "Да\nНет\n"
    thread.join()


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        path = os.path.relpath(tmp_path / "s")
        listening.bind(path)
        with pytest.raises(ReplylintError, match="a socket, not a file"):
            read_text(path)


@pytest.mark.skipif(sys.platform != "linux", reason="these files are Linux's own")
def test_files_without_a_size_are_read_up_to_the_limit() -> None:
    assert "Linux" in read_text("/proc/version")
    assert read_text("/dev/null") == ""
    with pytest.raises(ReplylintError, match="larger than 1 kB"):
        read_text("/dev/zero", max_size=1000)


def test_a_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with open(path, "wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ReplylintError, match="larger than 50 MB"):
        read_text(str(path))


@pytest.mark.parametrize("name", ["", "a\0b", "no\udcff", "\ud800", "x" * 5000])
def test_names_that_are_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReplylintError):
        read_text(f"{tmp_path}/{name}")
