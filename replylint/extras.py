"""The optional parts of replylint: which packages they need, and what to say when those are missing."""

from importlib.util import find_spec

from replylint.errors import ReplylintError


def needs(extra: str, *modules: str) -> None:
    """Raise `ReplylintError` with the command that installs the extra if one of its modules is missing."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ReplylintError(
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed",
            hint=f"This installs what is needed: pip install 'replylint[{extra}]'",
        )
