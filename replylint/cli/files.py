"""The files of a run: read, checked, gathered into one report."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from msgspec import Struct

from replylint.cli.gathered import Gathered
from replylint.cli.inputs import STANDARD_INPUT, Input
from replylint.cli.run import Runner
from replylint.cli.tasks import Outcome, check_task, read_task
from replylint.errors import ReplylintError
from replylint.model import Ticket
from replylint.report import RunReport

Inputs = Iterable[Input | ReplylintError]

COUNTED = 100_000
"""Files that are looked up before the first is checked, so that a bar can tell how many are left."""


class Manner(Struct, frozen=True):
    """How files are checked: with which ticket, in which encoding (None: told by the file), and at what expense.

    `many`: there may be more than one, so that it can pay to remember results (`cache`) and to
    share the work among processes; `jobs` is their number, None for as many as pay. `whole`: folders
    are checked as wholes, so that one without any text of ours is an error.
    """

    ticket: Ticket | None = None
    encoding: str | None = None
    many: bool = False
    jobs: int | None = None
    cache: bool = True
    whole: bool = True


def check_files(runner: Runner, inputs: Inputs, manner: Manner) -> tuple[RunReport, bool]:
    """The report, and whether something could not be read. Raises `ReplylintError` for a fault of the config."""
    gathered = Gathered()
    outcomes = _with_progress(runner, inputs, manner) if manner.many else _outcomes(runner, inputs, manner)
    has_texts: dict[str, bool] = {}
    for one, outcome in outcomes:
        if isinstance(outcome, ReplylintError):
            gathered.fail(outcome, one.path if one is not None else None)
        elif outcome is not None:
            gathered.add(outcome)
        if one is not None and one.folder is not None:
            has_texts[one.folder] = has_texts.get(one.folder, False) or outcome is not None
    for folder, has_some in has_texts.items():
        if manner.whole and not has_some:
            gathered.fail(_only_foreign_data(folder))
    return gathered.report(runner.flags.interface)


def _only_foreign_data(folder: str) -> ReplylintError:
    return ReplylintError(
        "a folder without texts: the data files in it are in none of the known formats",
        path=folder,
        hint="Name their format in the config (reader:), or where their texts are (fields:).",
    )


def _with_progress(runner: Runner, inputs: Inputs, manner: Manner) -> Iterator[tuple[Input | None, Outcome]]:
    from replylint.cli.progress import Progress
    from replylint.cli.side_by_side import outcomes_of_many

    total = None
    if sys.stderr.isatty():
        # Only who looks at a bar has the files counted before.
        inputs = iter(inputs)
        first = list(islice(inputs, COUNTED))
        total = len(first) if len(first) < COUNTED else None
        inputs = chain(first, inputs)
    progress = Progress(total, "files")
    try:
        for outcome in outcomes_of_many(runner, inputs, manner):
            progress.advance()
            yield outcome
    finally:
        progress.close()


def _outcomes(runner: Runner, inputs: Inputs, manner: Manner) -> Iterator[tuple[Input | None, Outcome]]:
    for one in inputs:
        if isinstance(one, ReplylintError):
            yield None, one
            continue
        file = None if one.path == STANDARD_INPUT else one.path
        settings = runner.settings(file)
        try:
            task = read_task(one, settings)
        except ReplylintError as error:
            yield one, error
            continue
        program = runner.program(settings, runner.config(file))
        yield one, check_task(task, manner.ticket, manner.encoding, program)
