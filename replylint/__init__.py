"""replylint: checks what companies write to customers, before it is sent.

    from replylint import Ticket, lint

    for finding in lint("Всего доброго!", Ticket(...)):
        print(finding.level, finding.rule, finding.message)

Importing this is light: a name is imported when it is first asked for, and the
rules are loaded by the first `lint`.
"""

from replylint.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from replylint.api import lint, load_packs, read_draft
    from replylint.model import (
        Agent,
        Company,
        Customer,
        Draft,
        Evidence,
        Finding,
        Message,
        Report,
        Span,
        Suggestion,
        Ticket,
    )

__all__ = [
    "Agent",
    "Company",
    "Customer",
    "Draft",
    "Evidence",
    "Finding",
    "Message",
    "Report",
    "Span",
    "Suggestion",
    "Ticket",
    "__version__",
    "lint",
    "load_packs",
    "read_draft",
]

_FUNCTIONS = ("lint", "load_packs", "read_draft")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'replylint' has no attribute '{name}'")
    from importlib import import_module

    value: object = getattr(import_module("replylint.api" if name in _FUNCTIONS else "replylint.model"), name)
    globals()[name] = value
    return value
