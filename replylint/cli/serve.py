"""`replylint serve`: the check over HTTP, with a page to try it."""

import os
import sys

import click

from replylint.errors import ReplylintError
from replylint.extras import needs

_EPILOG = """\b
Examples:
  replylint serve
  replylint serve --allow-origin https://1234567.apps.zdusercontent.com
  REPLYLINT_TOKEN=… replylint serve --host 0.0.0.0 --allow-host replies.example.com
  replylint serve --zendesk-webhook

The page is at http://127.0.0.1:8350/, the API is described at /openapi.json.
No text is logged or kept; of overrides only rule, reason and a hash.
"""


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8350,
    show_default=True,
    help="The port; 0 for a free one.",
)
@click.option("--config", "config_path", type=click.Path(), metavar="FILE", help="This config.")
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="URL", help="A site whose pages may ask the server."
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A name under which the server is reached."
)
@click.option(
    "--overrides", "overrides_path", type=click.Path(), metavar="FILE", help="Where overrides are kept."
)
@click.option("--no-overrides", is_flag=True, help="Keep no overrides.")
@click.option(
    "--zendesk-webhook",
    is_flag=True,
    help="Take Zendesk's calls, and check the replies that were sent (docs/audit.md).",
)
@click.option(
    "--zendesk-queue", "queue_path", type=click.Path(), metavar="FILE", help="Where these calls are kept."
)
@click.option("--max-body", type=click.IntRange(1000), default=2_000_000, help="Bytes of a request at most.")
def serve(
    host: str,
    port: int,
    config_path: str | None,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    overrides_path: str | None,
    no_overrides: bool,
    zendesk_webhook: bool,
    queue_path: str | None,
    max_body: int,
) -> int:
    """Check drafts over HTTP, for the page, the helpdesk apps and your own programs.

    It answers programs of this machine only. For other machines it needs a
    token, in the environment variable REPLYLINT_TOKEN.
    """
    needs("server", "starlette", "uvicorn")
    from replylint.cache import default_folder
    from replylint.server.options import ServerOptions, checked
    from replylint.server.running import run

    if overrides_path is None and not no_overrides:
        overrides_path = os.path.join(_data_folder(), "overrides.sqlite")
    zendesk = None
    if queue_path is not None and not zendesk_webhook:
        raise ReplylintError("--zendesk-queue says where calls are kept that only --zendesk-webhook takes")
    if zendesk_webhook:
        needs("server", "httpx2")
        from replylint.server.webhooks.setup import zendesk_setup

        zendesk = zendesk_setup(os.environ, queue_path or os.path.join(_data_folder(), "zendesk.sqlite"))
    options = checked(
        ServerOptions(
            host,
            port,
            os.environ.get("REPLYLINT_TOKEN") or None,
            hosts,
            origins,
            None if no_overrides else overrides_path,
            max_body,
            zendesk=zendesk,
        )
    )

    def tell(address: str) -> None:
        sys.stderr.write(f"replylint: {address} (Ctrl-C stops it)\n")
        sys.stderr.flush()

    try:
        return run(options, config_path, default_folder(os.environ), tell)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        hint = "Is another server running? --port takes another one."
        raise ReplylintError(f"can't listen on {host}:{port}: {said}", hint=hint) from None


def _data_folder() -> str:
    """Where programs keep data of the user (https://specifications.freedesktop.org/basedir-spec/)."""
    home = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return os.path.join(home, "replylint")
