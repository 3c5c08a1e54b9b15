"""The command line. Nothing below this package prints, reads the environment, or exits."""

import gc
import os
import sys


def entry() -> None:
    """What the `replylint` command calls: `main`, and then out at once.

    Collecting garbage while a program is loaded, and taking it apart again at
    the end, would cost a check a sixth of its time.
    """
    gc.disable()
    code: object = 0
    try:
        main()
    except SystemExit as ended:
        if sys.getprofile() is not None or sys.gettrace() is not None:
            raise
        code = ended.code
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def main() -> None:
    """Run the command that the arguments name, and exit with its code.

    0: nothing wrong; 1: findings; 2: bad usage, config or input; 130: stopped
    by Ctrl-C; 141: nobody reads the output any more.
    """
    _import_msgspec()
    from replylint.cli.output import complain, leave_quietly, prepare_streams, stopped

    prepare_streams()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = 141
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        # A full disk under the output, a current folder that was deleted.
        complain(stopped(error))
        leave_quietly()
        code = 2
    if code == 141:
        leave_quietly()
    sys.exit(code)


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions, which would take as long as all the rest of a check.

    msgspec looks for three names there that typing has, too, and takes
    typing's if there is no typing_extensions.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def _run() -> int:
    from replylint.cli.output import complain
    from replylint.cli.quick import plain_check
    from replylint.errors import ReplylintError

    plain = plain_check(sys.argv[1:])
    try:
        if plain is None:
            return _run_click()
        from replylint.cli.arguments import Arguments
        from replylint.cli.checking import run_check

        return run_check(Arguments(**plain))  # type: ignore[arg-type]
    except ReplylintError as error:
        complain(error)
        return 2


def _run_click() -> int:
    import click

    from replylint.cli.app import StoppedError, app

    try:
        result = app.main(prog_name="replylint", standalone_mode=False)
    except StoppedError as interruption:
        return interruption.code
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    return result if isinstance(result, int) else 0
