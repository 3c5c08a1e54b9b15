"""`replylint rules schema`: JSON Schema of rule files, so that editors complete and check them."""

import click

from replylint.records import encode

_EPILOG = """\b
Example, for editors that read YAML with a schema:
  replylint rules schema > rule.schema.json
and the first line of each rule:
  # yaml-language-server: $schema=rule.schema.json
"""


@click.command(epilog=_EPILOG)
@click.option("--for", "subject", type=click.Choice(("rule", "config")), default="rule", show_default=True)
def schema(subject: str) -> int:
    """Print the JSON Schema of rule files, or of the config."""
    import msgspec

    from replylint.rule_schema import config_schema, rule_schema

    document = rule_schema() if subject == "rule" else config_schema()
    click.echo(msgspec.json.format(encode(document), indent=2).decode("utf-8"))
    return 0
