"""Many files at once: results of earlier runs taken over, the rest shared among processes where that pays.

Outcomes come in the order of the files, whoever is done first.
"""

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replylint.cli.files import Inputs, Manner
from replylint.cli.inputs import LARGE, STANDARD_INPUT, Input
from replylint.cli.recall import Recall, Unknown
from replylint.cli.run import Runner
from replylint.cli.tasks import Outcome, Task, check_task, read_task
from replylint.errors import ReplylintError
from replylint.program import Program

if TYPE_CHECKING:
    from concurrent.futures import Future

    from replylint.cli.workers import Answer, Workers

PAYS = 500_000
"""Bytes of files, the last left aside, from which on processes save more time than they take to start."""

BUNDLE = 64_000
"""Bytes of files that a process gets at once."""

OVERHEAD = 300
"""Bytes that take as long as all that is done for a file, whatever is in it."""

BUNDLE_TASKS, BUNDLE_FILES = 32, 256
"""Files to check, and files in all, that are bundled at most."""

Done = tuple[Input | None, Outcome]
"""A file and what became of it; no file for an error that has its own path."""


def outcomes_of_many(runner: Runner, inputs: Inputs, manner: Manner) -> Iterator[Done]:
    """What became of each file, in order. Raises `ReplylintError` for a fault of the config or of the rules."""
    line = _Line(runner, manner)
    try:
        yield from line.outcomes(inputs)
    finally:
        line.close()


class _Bundle:
    """Some files that follow each other: `outcomes` by place, and the `tasks` of those that are still open."""

    __slots__ = ("future", "is_large", "outcomes", "size", "tasks")

    def __init__(self) -> None:
        self.outcomes: list[Done] = []
        self.tasks: dict[int, Task] = {}
        self.size = 0
        self.is_large = False
        self.future: Future[list[Answer]] | None = None

    def add(self, one: Input | None, outcome: Outcome) -> None:
        self.outcomes.append((one, outcome))

    def add_task(self, one: Input, task: Task) -> None:
        self.tasks[len(self.outcomes)] = task
        self.outcomes.append((one, None))
        self.size += len(task.data) + OVERHEAD
        self.is_large = self.is_large or len(task.data) >= LARGE

    @property
    def is_full(self) -> bool:
        return self.size >= BUNDLE or len(self.tasks) >= BUNDLE_TASKS or len(self.outcomes) >= BUNDLE_FILES

    @property
    def is_open(self) -> bool:
        """Is it to be given to a process? The passages of a large file are shared when its turn comes."""
        return bool(self.tasks) and self.future is None and not self.is_large

    @property
    def is_done(self) -> bool:
        return not self.tasks or (self.future is not None and self.future.done())


class _Line:
    """The bundles of which the outcomes are not out yet, in order."""

    def __init__(self, runner: Runner, manner: Manner) -> None:
        self._runner = runner
        self._manner = manner
        self._recall = _recall(runner, manner)
        self._line: deque[_Bundle] = deque()
        self._workers: Workers | None = None
        self._alone = manner.jobs == 1

    def outcomes(self, inputs: Inputs) -> Iterator[Done]:
        for bundle in self._bundles(inputs):
            self._line.append(bundle)
            self._share()
            while self._line and self._is_due(self._line[0]):
                yield from self._finish(self._line.popleft())
        while self._line:
            yield from self._finish(self._line.popleft())

    def close(self) -> None:
        if self._workers is not None:
            self._workers.close()
        if self._recall is not None:
            self._recall.close()

    def _bundles(self, inputs: Inputs) -> Iterator[_Bundle]:
        bundle = _Bundle()
        for one in inputs:
            self._read(one, bundle)
            if bundle.is_full:
                yield bundle
                bundle = _Bundle()
        yield bundle

    def _read(self, one: Input | ReplylintError, bundle: _Bundle) -> None:
        if isinstance(one, ReplylintError):
            bundle.add(None, one)
            return
        settings = self._runner.settings(None if one.path == STANDARD_INPUT else one.path)
        try:
            task = read_task(one, settings)
        except ReplylintError as error:
            bundle.add(one, error)
            return
        known = self._recall.outcome(task) if self._recall is not None else Unknown()
        if isinstance(known, Unknown):
            bundle.add_task(one, task)
        else:
            bundle.add(one, known)

    def _is_due(self, head: _Bundle) -> bool:
        """Must the head of the line be finished before more files are read?"""
        if self._alone or head.is_done or head.is_large:
            return True
        return self._workers is not None and len(self._line) > self._workers.ahead

    def _share(self) -> None:
        """Give the bundles to processes, once there is enough in them."""
        unsent = [bundle for bundle in self._line if bundle.is_open]
        if self._alone or not unsent:
            return
        if self._workers is None:
            if sum(bundle.size for bundle in unsent[:-1]) < PAYS:
                return
            # What is loaded and compiled before is shared by all.
            self._check_all(unsent.pop(0))
            self._start()
        for bundle in unsent:
            self._send(bundle)

    def _start(self) -> None:
        from replylint.cli.workers import Workers, usual_number

        number = self._manner.jobs or usual_number()
        if number == 1:
            self._alone = True
        else:
            self._workers = Workers(self._runner, self._manner.ticket, self._manner.encoding, number)

    def _send(self, bundle: _Bundle) -> None:
        from concurrent.futures import BrokenExecutor

        if self._workers is not None:
            try:
                bundle.future = self._workers.start(list(bundle.tasks.values()))
            except BrokenExecutor:
                self._go_on_alone()

    def _check_all(self, bundle: _Bundle) -> None:
        for place, task in bundle.tasks.items():
            bundle.outcomes[place] = (bundle.outcomes[place][0], self._check(task))
        bundle.tasks = {}

    def _finish(self, bundle: _Bundle) -> Iterator[Done]:
        """The outcomes of a bundle; what is still open is checked now, here or by waiting for the process."""
        if bundle.future is not None:
            self._collect(bundle, bundle.future)
        for place, (one, outcome) in enumerate(bundle.outcomes):
            task = bundle.tasks.get(place)
            if task is not None:
                outcome = self._check(task)
            yield one, outcome

    def _collect(self, bundle: _Bundle, future: "Future[list[Answer]]") -> None:
        """Take over what a process found."""
        from concurrent.futures import BrokenExecutor

        from replylint.cli.workers import death_at, outcomes_of

        tasks = list(bundle.tasks.items())
        try:
            found = outcomes_of([task for _, task in tasks], future.result(), self._manner.encoding)
        except BrokenExecutor:
            self._go_on_alone()
            found = [(death_at(task), None) for _, task in tasks]
        for (place, task), (outcome, as_bytes) in zip(tasks, found, strict=True):
            self._keep(task, outcome, as_bytes)
            bundle.outcomes[place] = (bundle.outcomes[place][0], outcome)
        bundle.tasks = {}

    def _check(self, task: Task) -> Outcome:
        program = self._load(task)
        examiner = None
        if len(task.data) >= LARGE and not self._alone:
            if self._workers is None:
                self._start()
            examiner = self._workers.examiner(task) if self._workers is not None else None
        outcome = check_task(task, self._manner.ticket, self._manner.encoding, program, examiner)
        self._keep(task, outcome, None)
        return outcome

    def _load(self, task: Task) -> Program:
        config = self._runner.config(task.file)
        program = self._runner.program(task.settings, config)
        if self._recall is not None:
            self._recall.note_checked(task.settings, config)
        return program

    def _keep(self, task: Task, outcome: Outcome, as_bytes: bytes | None) -> None:
        if self._recall is not None:
            self._recall.keep(task, outcome, as_bytes)

    def _go_on_alone(self) -> None:
        """A process has died, perhaps for want of memory: what was not given away is checked here."""
        if self._workers is not None:
            self._workers.close()
        self._workers = None
        self._alone = True


def _recall(runner: Runner, manner: Manner) -> Recall | None:
    """The results of earlier runs, if they may be used and can be."""
    if not manner.cache or manner.ticket is not None:
        return None
    try:
        return Recall(runner, manner.encoding)
    except ImportError:
        return None
