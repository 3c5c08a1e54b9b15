"""`replylint completion`: the script that lets a shell complete our commands."""

import click

_EPILOG = """\b
Examples:
  bash:  replylint completion bash >> ~/.bashrc
  zsh:   replylint completion zsh >> ~/.zshrc
  fish:  replylint completion fish > ~/.config/fish/completions/replylint.fish
"""


@click.command(epilog=_EPILOG)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print the script that completes replylint's commands and options in a shell."""
    from click.shell_completion import get_completion_class

    from replylint.cli.app import app

    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(script(app, {}, "replylint", "_REPLYLINT_COMPLETE").source())
    return 0
