"""The work of `replylint check`, once its arguments are known."""

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from replylint.cli.arguments import Arguments
from replylint.cli.files import Manner, check_files
from replylint.cli.flags import flags
from replylint.cli.inputs import STANDARD_INPUT, are_many, expand
from replylint.cli.output import complain, unread_problem
from replylint.cli.reports import print_report, targets, without_reports, write_reports
from replylint.cli.run import Runner, load_ticket
from replylint.errors import ReplylintError
from replylint.lazy import save_cache
from replylint.model import Ticket
from replylint.report import RunReport
from replylint.reporters import FOR_OTHERS, FOR_PEOPLE, WITH_LINKS

if TYPE_CHECKING:
    from replylint.cli.narrowing import Narrowing


def run_check(arguments: Arguments) -> int:
    """Check, print the report, give the exit code. Raises `ReplylintError`."""
    runner = Runner(
        flags(
            kind=arguments.kind,
            channel=arguments.channel,
            lang=arguments.lang,
            interface=arguments.interface,
            select=arguments.select,
            ignore=arguments.ignore,
            preview=arguments.preview,
            fail_on=arguments.fail_on,
            inactive=arguments.include_inactive,
            grammar=arguments.grammar,
        ),
        arguments.config_path,
    )
    paths = arguments.paths
    if arguments.show_config:
        from replylint.cli.show_config import print_config

        return print_config(runner, paths)
    if not paths and arguments.changed_since is not None:
        paths = (".",)
    if not paths:
        if sys.stdin.isatty():
            raise ReplylintError("nothing to check", hint="Name a file, or pipe a draft in and write -.")
        paths = (STANDARD_INPUT,)
    if arguments.ticket_path == STANDARD_INPUT and STANDARD_INPUT in paths:
        raise ReplylintError("draft and ticket can't both come from standard input")
    if arguments.fix or arguments.unsafe or arguments.diff:
        from replylint.cli.fixing import refuse_contradictions

        refuse_contradictions(arguments)
    outputs = targets(arguments.outputs, paths)
    try:
        ticket = None
        if arguments.ticket_path is not None:
            ticket = load_ticket(arguments.ticket_path, runner.settings(None).max_size)
        if arguments.explain_silence is not None:
            from replylint.cli.explain_silence import print_silence

            return print_silence(runner, paths, ticket, arguments.explain_silence, arguments.encoding)
        inputs = expand(
            paths,
            runner,
            gitignore=not arguments.no_gitignore,
            force_exclude=arguments.force_exclude,
            skip_unknown=arguments.skip_unknown,
        )
        if outputs:
            inputs = without_reports(inputs, outputs)
        narrowing = None
        if arguments.baseline is not None or arguments.changed_since is not None:
            narrowing = _narrowing(arguments, runner, ticket)
            inputs = narrowing.files(inputs)
        if arguments.diff or arguments.fix:
            from replylint.cli.fixing import Fixing, fix_files, show_diffs

            narrowing = narrowing or _narrowing(arguments, runner, ticket)
            how = Fixing(arguments.unsafe, arguments.encoding, narrowing.of_fixed)
            if arguments.diff:
                return show_diffs(runner, inputs, ticket, how)
            report, unread = fix_files(runner, inputs, ticket, how)
            report = replace(report, paid_off=narrowing.paid_off)
        else:
            report, unread = check_files(runner, inputs, _manner(arguments, paths, ticket))
            if narrowing is None and runner.names_baseline:
                narrowing = _narrowing(arguments, runner, ticket)
            if narrowing is not None:
                report = narrowing.of_run(report)
    except ReplylintError as error:
        report, unread = RunReport(problems=(unread_problem(error),)), True
        if arguments.format_name in FOR_PEOPLE:
            write_reports(report, outputs)
            raise
        # Whoever asked for JSON gets JSON; people at the terminal still see the error.
        complain(error)
    formats = {arguments.format_name, *(one.format_name for one in outputs)}
    if not formats.isdisjoint((*WITH_LINKS, *FOR_OTHERS)):
        from replylint.cli.links import with_links_and_secrets

        report = with_links_and_secrets(report, runner)
    # The fixed text of standard input has standard output to itself.
    stream = sys.stderr if arguments.fix and STANDARD_INPUT in paths else sys.stdout
    print_report(report, arguments.format_name, stream, quiet=arguments.quiet)
    write_reports(report, outputs)
    save_cache()
    runner.close()
    if unread:
        return 2
    return int(report.failed or (arguments.baseline_strict and bool(report.paid_off)))


def _narrowing(arguments: Arguments, runner: Runner, ticket: Ticket | None) -> "Narrowing":
    from replylint.cli.narrowing import Narrowing

    return Narrowing(
        runner,
        baseline=arguments.baseline,
        revision=arguments.changed_since,
        ticket=ticket,
        encoding=arguments.encoding,
    )


def _manner(arguments: Arguments, paths: tuple[str, ...], ticket: Ticket | None) -> Manner:
    return Manner(
        ticket,
        arguments.encoding,
        many=are_many(paths),
        jobs=arguments.jobs,
        cache=not arguments.no_cache,
        whole=arguments.changed_since is None,
    )
