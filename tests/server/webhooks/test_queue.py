"""The queue on disk: nothing is lost, nothing is done twice, no text is kept."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from replylint.errors import ReplylintError
from replylint.server.webhooks.queue import KEPT_SECONDS, Queue
from replylint.server.webhooks.signature import Call

NOW = 1_000_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "data" / "queue.sqlite")


@pytest.fixture
def queue(path: str) -> Iterator[Queue]:
    opened = Queue(path)
    yield opened
    opened.close()


def call(number: int, invocation: str = "") -> Call:
    return Call(f"signature {number}", NOW, invocation or str(number))


def test_an_event_waits_until_it_is_due_and_is_gone_when_it_is_done(queue: Queue) -> None:
    assert queue.add(call(1), "35", "sent", NOW, 2) == "new"
    assert queue.due(NOW + 1, 9, ()) == []
    assert queue.next_due(()) == NOW + 2
    (event,) = queue.due(NOW + 2, 9, ())
    assert (event.ticket, event.wanted, event.sent_at, event.attempts) == ("35", "sent", NOW, 0)
    queue.done(event, ["77"], NOW)
    assert queue.due(NOW + 9, 9, ()) == []
    assert queue.next_due(()) is None
    assert queue.checked("35") == {"77"}
    assert queue.checked("36") == frozenset()


def test_what_zendesk_repeats_is_known_and_what_somebody_else_repeats_is_not_zendesks(queue: Queue) -> None:
    assert queue.add(call(1, "a"), "35", "sent", NOW, 0) == "new"
    assert queue.add(call(1, "a"), "35", "sent", NOW, 0) == "known"
    assert queue.add(call(1, "b"), "35", "sent", NOW, 0) == "replayed"
    (event,) = queue.due(NOW, 9, ())
    queue.done(event, [], NOW)
    assert queue.add(call(1, "a"), "35", "sent", NOW, 0) == "known"
    assert queue.state().waiting == 0


def test_a_call_that_zendesk_signed_anew_is_known_too(queue: Queue) -> None:
    assert queue.add(call(1, "a"), "35", "sent", NOW, 0) == "new"
    assert queue.add(call(2, "a"), "35", "sent", NOW, 0) == "known"
    assert queue.add(call(3, "a"), "36", "sent", NOW, 0) == "new"
    assert queue.add(Call("x", NOW, ""), "35", "sent", NOW, 0) == "new"
    assert queue.add(Call("y", NOW, ""), "35", "sent", NOW, 0) == "new"


def test_a_write_that_fails_leaves_nothing_half_done(queue: Queue) -> None:
    queue.add(call(1), "35", "sent", NOW, 0)
    (event,) = queue.due(NOW, 9, ())
    with pytest.raises(sqlite3.Error):
        queue.done(event, ["77", object()], NOW)  # type: ignore[list-item]
    assert queue.checked("35") == frozenset()
    queue.done(event, ["77"], NOW)
    assert queue.checked("35") == {"77"}


def test_one_event_of_a_ticket_at_a_time_the_oldest_first(queue: Queue) -> None:
    for number, ticket in enumerate(("35", "36", "35", "37")):
        queue.add(call(number), ticket, "sent", NOW, 0)
    assert [event.ticket for event in queue.due(NOW, 2, ())] == ["35", "36"]
    assert [event.ticket for event in queue.due(NOW, 9, ("35",))] == ["36", "37"]
    assert queue.next_due(("35", "36", "37")) is None


def test_a_failed_attempt_is_counted_and_comes_back_later(queue: Queue) -> None:
    queue.add(call(1), "35", "draft", NOW, 0)
    (event,) = queue.due(NOW, 9, ())
    queue.later(event, NOW + 60, "Zendesk answered 500")
    assert queue.due(NOW + 59, 9, ()) == []
    (again,) = queue.due(NOW + 60, 9, ())
    assert (again.id, again.attempts, again.wanted) == (event.id, 1, "draft")
    queue.later(again, NOW, "limit", counts=False)
    assert queue.due(NOW, 9, ())[0].attempts == 1
    queue.failed(again, "Zendesk answered 422")
    assert (queue.state().waiting, queue.state().failed) == (0, 1)
    assert queue.due(NOW + 999, 9, ()) == []


def test_everything_is_there_after_a_process_died_in_the_middle(path: str) -> None:
    script = (
        "import os, sys, time\n"
        "from replylint.server.webhooks.queue import Queue\n"
        "from replylint.server.webhooks.signature import Call\n"
        "queue = Queue(sys.argv[1])\n"
        "for number in range(50):\n"
        "    queue.add(Call(str(number), 1.0, 'x'), str(number), 'sent', 1.0, 0)\n"
        "queue.done(queue.due(2.0, 1, ())[0], ['7'], time.time())\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, path]).returncode == -9
    queue = Queue(path)
    assert len(queue.due(2.0, 99, ())) == 49
    assert queue.checked("0") == {"7"}
    queue.close()


def test_two_servers_never_share_a_queue(queue: Queue, path: str) -> None:
    with pytest.raises(ReplylintError, match="another server uses this queue"):
        Queue(path)


def test_a_file_that_is_no_queue_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Добрый день, это не база данных" * 99, encoding="utf-8")
    with pytest.raises(ReplylintError, match="the queue can't be used"):
        Queue(str(tmp_path / "notes.txt"))
    with pytest.raises(ReplylintError, match="the queue can't be used"):
        Queue(str(tmp_path))


def test_only_its_owner_reads_it(queue: Queue, path: str) -> None:
    assert Path(path).stat().st_mode & 0o077 == 0


def test_what_was_done_is_forgotten_after_a_month_what_waits_is_not(path: str) -> None:
    queue = Queue(path)
    queue.add(call(1), "35", "sent", NOW, 0)
    queue.add(call(2), "36", "sent", NOW, 0)
    queue.done(queue.due(NOW, 1, ())[0], ["77"], NOW)
    queue.close()
    again = Queue(path)
    assert KEPT_SECONDS >= 7 * 86400
    assert again.checked("35") == frozenset()
    assert [event.ticket for event in again.due(NOW, 9, ())] == ["36"]
    again.close()
