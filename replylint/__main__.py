"""`python -m replylint`."""

from replylint.cli import entry

entry()
