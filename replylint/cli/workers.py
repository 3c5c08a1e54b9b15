"""Processes that share the files of a run."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from replylint.cli.packed import packed, unpacked
from replylint.cli.run import Runner
from replylint.cli.tasks import Outcome, Task, check_task
from replylint.errors import ReplylintError
from replylint.model import Ticket
from replylint.report import FileReport

Answer = bytes | FileReport | ReplylintError | None
"""What a process gives back for a task: a packed report, or one that can't be packed, or an outcome of the others."""

MOST = 8
"""Processes that are started if nobody says how many: more are seldom free, and each takes its time to begin."""


def usual_number() -> int:
    """How many processes are worth a try on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


class Workers:
    """Some processes that check files; to be closed, whatever happens.

    Where processes can be forked they have all that `runner` has loaded; elsewhere each loads it anew.
    """

    def __init__(self, runner: Runner, ticket: Ticket | None, encoding: str | None, number: int) -> None:
        self.number = number
        method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else None
        self._pool = ProcessPoolExecutor(
            number, get_context(method), initializer=_begin, initargs=(runner, ticket, encoding)
        )

    def start(self, tasks: Sequence[Task]) -> "Future[list[Answer]]":
        """Have these files checked one after the other. Raises `BrokenExecutor` if a process has died."""
        with _held_back(signal.SIGINT):
            return self._pool.submit(_check, tasks)

    def close(self) -> None:
        """Let them finish what they are at, and end."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def outcomes_of(
    tasks: Sequence[Task], answers: Sequence[Answer], encoding: str | None
) -> list[tuple[Outcome, bytes | None]]:
    """What the files came to by the answers of a process, and their packed reports."""
    return [
        (unpacked(answer, task, encoding), answer) if isinstance(answer, bytes) else (answer, None)
        for task, answer in zip(tasks, answers, strict=True)
    ]


@contextmanager
def _held_back(number: int) -> Iterator[None]:
    """A signal waits until the end; processes that are started meanwhile never get it.

    Ctrl-C goes to all processes of a terminal, and only the first of them knows what to do.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Task], Answer]


def _begin(runner: Runner, ticket: Ticket | None, encoding: str | None) -> None:
    """Set a process up."""
    global _work  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def work(task: Task) -> Answer:
        outcome = check_task(task, ticket, encoding, runner.program(task.settings))
        if isinstance(outcome, FileReport):
            return packed(outcome, task) or outcome
        return outcome

    _work = work


def _check(tasks: Sequence[Task]) -> list[Answer]:
    return [_work(task) for task in tasks]
