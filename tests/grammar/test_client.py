"""A server that hangs, drips, breaks off or refuses: each is told apart, and nobody waits for longer than they said."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from replylint.grammar.annotation import Piece
from replylint.grammar.client import Client, ServerError
from replylint.grammar.processes import Running

Behaviour = Callable[[socket.socket], None]
HELLO = [(Piece("Hello."),)]


@contextmanager
def behaving(behaviour: Behaviour) -> Iterator[str]:
    """A server that answers every connection so; its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def serve() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65536)
                        behaviour(connection)
                    except OSError:
                        continue

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        over.set()


def answering(status: str, body: str) -> Behaviour:
    data = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
    return lambda connection: connection.sendall(data)


def hang(connection: socket.socket) -> None:
    time.sleep(3)


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(30):
        connection.sendall(b" ")
        time.sleep(0.1)


def fault(behaviour: Behaviour) -> ServerError:
    with behaving(behaviour) as url, pytest.raises(ServerError) as caught:
        Client(url, 0.4).check(HELLO, "en-US", {})
    return caught.value


@pytest.mark.parametrize("behaviour", [hang, drip])
def test_one_that_hangs_or_drips_is_cut_off(behaviour: Behaviour) -> None:
    began = time.monotonic()
    error = fault(behaviour)
    assert time.monotonic() - began < 2
    assert (error.reason, str(error)) == ("gone", "did not answer within 0.4 seconds")


def test_one_that_breaks_off() -> None:
    assert fault(lambda connection: None).reason == "gone"


def test_one_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ServerError) as caught:
        Client(f"http://127.0.0.1:{port}", 1).version()
    assert (caught.value.reason, str(caught.value)) == ("gone", "does not run")


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        ("429 Too Many Requests", "", "busy"),
        ("500 Internal Server Error", "", "refused"),
        ("413 Payload Too Large", "", "refused"),
        ("200 OK", "<html>", "refused"),
        ("200 OK", '{"matches": 1}', "refused"),
    ],
)
def test_one_that_refuses(status: str, body: str, reason: str) -> None:
    assert fault(answering(status, body)).reason == reason


def test_matches_of_several_sentences_each_at_its_own_place(languagetool: Running) -> None:
    sentences = [
        (Piece("Привет 😀, курьер приедет завтро."),),
        (Piece("Всё хорошо."),),
        (Piece("И завтро тоже."),),
    ]
    found = Client(languagetool.url, 60).check(sentences, "ru-RU", {})
    typos = [[(one.start, one.end) for one in matches if one.is_spelling] for matches in found]
    assert typos == [[(25, 31)], [], [(2, 8)]]


def test_combining_marks_and_placeholders_move_nothing(languagetool: Running) -> None:
    pieces = (
        Piece("Мо"),
        Piece("и\u0306", "й"),
        Piece(" друг "),
        Piece("{{name}}", "X"),
        Piece(" приедет завтро."),
    )
    (matches,) = Client(languagetool.url, 60).check([pieces], "ru-RU", {})
    text = "".join(piece.text for piece in pieces)
    assert [text[one.start : one.end] for one in matches] == ["завтро"]


def test_version_and_languages(languagetool: Running) -> None:
    client = Client(languagetool.url, 60)
    assert int(client.version().split(".")[0]) >= 6
    assert {"ru-RU", "uk-UA", "en-US"} <= set(client.languages())
