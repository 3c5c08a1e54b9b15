"""`replylint rules …`: the rules themselves."""

import click

from replylint.cli.app import LazyGroup


class _Rules(LazyGroup):
    table = {
        "explain": ("replylint.cli.rules_explain:explain", "Show all of a rule."),
        "list": ("replylint.cli.rules_list:list_rules", "List the rules."),
        "new": ("replylint.cli.rules_new:new", "Write a commented rule that passes its tests."),
        "schema": ("replylint.cli.rules_schema:schema", "Print the JSON Schema of rule files."),
        "test": ("replylint.cli.rules_test:test", "Run the examples of rules."),
    }


_EPILOG = """\b
Examples:
  replylint rules list
  replylint rules explain tone/blame
  replylint rules new acme/our-words && replylint rules test rules/acme
"""


@click.group(cls=_Rules, epilog=_EPILOG)
def rules() -> None:
    """List, explain, test and write rules."""
