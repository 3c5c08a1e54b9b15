"""`replylint init`: a config to start from."""

import os

import click

from replylint.errors import ReplylintError

_EPILOG = """\b
Examples:
  replylint init
  replylint init support/macros --force
"""

TEMPLATE = """\
# What replylint should know about your company. It holds for this folder and all below it.
# Every key may be left out; `replylint check --show-config` tells what is settled, and where.

# The language of your drafts, if there is only one: ru, uk or en. Else each draft's is recognised.
# language: ru

# The language of replylint's messages; else that of the draft.
# interface: ru

# Your own data: replylint would otherwise take it for another customer's, or for a leak.
company:
  domains: []          # example.com
  emails: []           # help@example.com
  phones: []           # "+380 44 000 00 00", in quotes
  words: []            # names of products and services
  names: []            # names of people that are no mistake
  allowed_hosts: []    # hosts that customers can open: help.example.com
  internal_hosts: []   # hosts that they can't: wiki.example.com
  languages: []        # languages you answer in, whatever the customer's: [uk, ru]

# Rules or whole packs to leave out, and levels of your own (error, warning, info, off).
# `replylint rules list` shows all of them.
ignore: []
levels: {}
#  tone/smileys: info
#  names/unaddressed: info       # off, unless it is given a level

# Folders with packs of your own, relative to this file; `replylint rules new` writes a first rule.
packs: []

# What stops sending (exit code 1): error, warning, info or never.
fail_on: error

# Findings that were there before, so that only new ones count; `replylint baseline write` writes the file.
# baseline: .replylint-baseline.json

# Findings that are meant to stay, in exports that have no comments; else a comment in the text does it.
# suppress:
#   - {rules: [tone/blame], entry: 360001, reason: "the lawyers' words"}

# Spelling and grammar by LanguageTool, once `replylint grammar start` has been called.
# grammar: {enabled: true}

# Settings for some files only: as (reply or template), channel, language, select, ignore, levels, …
# paths:
#   - glob: "macros/**"
#     as: template
#   - glob: "push/*.txt"
#     as: template
#     channel: push
#     ignore: [tone/officialese]
"""


@click.command(epilog=_EPILOG)
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--force", is_flag=True, help="Overwrite a config that is there already.")
def init(folder: str, force: bool) -> int:
    """Write a commented .replylint.yaml to start from."""
    path = os.path.join(folder, ".replylint.yaml")
    try:
        with open(path, "w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise ReplylintError(
            "there is a config already", path=path, hint="Look at it first; --force overwrites it."
        ) from None
    except OSError as error:
        raise ReplylintError(f"can't be written: {error.strerror}", path=path) from None
    click.echo(f"Wrote {path}. Fill in your company's domains and hosts, then: replylint check draft.txt")
    return 0
