"""Processes that share the files of a run."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from msgspec.structs import replace

from replylint.cli.packed import packed, unpacked
from replylint.cli.run import Runner
from replylint.cli.tasks import Outcome, Task, check_task
from replylint.errors import ReplylintError
from replylint.file_check import Examiner, Numbered
from replylint.model import Ticket
from replylint.passage_check import Examined, ask_ahead, examine_passage
from replylint.readers.passage import Passage
from replylint.report import FileReport
from replylint.settings import Settings

Answer = bytes | FileReport | ReplylintError | None
"""What a process gives back for a task: a packed report, or one that can't be packed, or an outcome of the others."""

MOST = 8
"""Processes that are started if nobody says how many: more are seldom free, and each takes its time to begin."""

AHEAD = 3
"""Bundles for each process that may be under way, so that memory does not grow with what is to be done."""

PASSAGES = 50
"""Passages of a large file that a process gets at once."""


def usual_number() -> int:
    """How many processes are worth a try on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


class Workers:
    """Some processes that check files; to be closed, whatever happens. `ahead` bundles may be under way.

    Where processes can be forked they have all that `runner` has loaded; elsewhere each loads it anew.
    """

    def __init__(self, runner: Runner, ticket: Ticket | None, encoding: str | None, number: int) -> None:
        self.ahead = AHEAD * number
        method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else None
        self._pool = ProcessPoolExecutor(
            number, get_context(method), initializer=_begin, initargs=(runner, ticket, encoding)
        )

    def start(self, tasks: Sequence[Task]) -> "Future[list[Answer]]":
        """Have these files checked one after the other. Raises `BrokenExecutor` if a process has died."""
        with _held_back(signal.SIGINT):
            return self._pool.submit(_check, tasks)

    def examiner(self, task: Task) -> Examiner:
        """Has the passages of one large file examined by several processes."""

        def send(bundle: list[Numbered]) -> "Future[list[Examined]]":
            # Only what a draft is made of: where the passage stands is known here.
            bare = [replace(passage, layers=(), entry=None) for _, passage in bundle]
            with _held_back(signal.SIGINT):
                return self._pool.submit(_examine, bare, task.file, task.settings)

        def in_order(passages: Iterator[Numbered]) -> Iterator[tuple[Numbered, Examined]]:
            under_way: deque[tuple[list[Numbered], Future[list[Examined]]]] = deque()
            while bundle := list(islice(passages, PASSAGES)):
                under_way.append((bundle, send(bundle)))
                if len(under_way) > self.ahead:
                    yield from _zipped(under_way.popleft())
            while under_way:
                yield from _zipped(under_way.popleft())

        def examiner(passages: Iterator[Numbered]) -> Iterator[tuple[Numbered, Examined]]:
            try:
                yield from in_order(passages)
            except BrokenExecutor:
                raise death_at(task) from None

        return examiner

    def close(self) -> None:
        """Let them finish what they are at, and end."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _zipped(
    sent: "tuple[list[Numbered], Future[list[Examined]]]",
) -> Iterator[tuple[Numbered, Examined]]:
    bundle, future = sent
    return zip(bundle, future.result(), strict=True)


def outcomes_of(
    tasks: Sequence[Task], answers: Sequence[Answer], encoding: str | None
) -> list[tuple[Outcome, bytes | None]]:
    """What the files came to by the answers of a process, and their packed reports."""
    return [
        (unpacked(answer, task, encoding), answer) if isinstance(answer, bytes) else (answer, None)
        for task, answer in zip(tasks, answers, strict=True)
    ]


def death_at(task: Task) -> ReplylintError:
    """The error for a file at which a process died."""
    return ReplylintError(
        "not checked: the process that was at it has died",
        path=task.path,
        hint="If memory ran out, --jobs 1 takes less of it.",
    )


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
_examine_one: Callable[[Passage, str | None, Settings], Examined]
_ask_ahead: Callable[[Sequence[Passage], str | None, Settings], None]


def _begin(runner: Runner, ticket: Ticket | None, encoding: str | None) -> None:
    """Set a process up."""
    global _work, _examine_one, _ask_ahead
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()

    def work(task: Task) -> Answer:
        outcome = check_task(task, ticket, encoding, runner.program(task.settings))
        if isinstance(outcome, FileReport):
            return packed(outcome, task) or outcome
        return outcome

    def examine_one(passage: Passage, path: str | None, settings: Settings) -> Examined:
        return examine_passage(passage, path, settings, ticket, runner.program(settings))

    def ask_of(passages: Sequence[Passage], path: str | None, settings: Settings) -> None:
        ask_ahead(passages, path, settings, ticket, runner.program(settings))

    _work, _examine_one, _ask_ahead = work, examine_one, ask_of


def _end_with_parent() -> None:
    """Nobody waits for results any more once the first process was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(tasks: Sequence[Task]) -> list[Answer]:
    return [_work(task) for task in tasks]


def _examine(passages: Sequence[Passage], path: str | None, settings: Settings) -> list[Examined]:
    _ask_ahead(passages, path, settings)
    return [_examine_one(passage, path, settings) for passage in passages]
