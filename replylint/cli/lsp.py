"""`replylint lsp`: the check in the editor."""

import os
import sys
from typing import NoReturn

import click

from replylint.extras import needs

_EPILOG = """\b
An editor starts it; docs/editors.md tells how for Neovim, Helix, Emacs, Kate,
Sublime Text, JetBrains and VS Code. It speaks LSP 3.17 over standard input
and output. No text is logged or sent anywhere.
"""


@click.command(epilog=_EPILOG)
@click.option("--stdio", is_flag=True, help="Standard input and output; there is nothing else.")
def lsp(stdio: bool) -> NoReturn:
    """Check texts in an editor while they are written."""
    needs("lsp", "pygls")
    from replylint.lazy import save_cache
    from replylint.lsp.protocol import silence_logs
    from replylint.lsp.server import make_server

    silence_logs()
    server = make_server()
    server.start_io()
    save_cache()
    sys.stdout.flush()
    # An editor that ends does not wait for the check of a large file, as the interpreter would.
    os._exit(0 if server.was_shut_down else 1)
