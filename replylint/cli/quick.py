"""The plain calls of `check`, understood without click: its import alone takes as long as a check.

Whatever is not plain (help, an unknown option, a wrong value) is left to
click, which has the better words for it; so the two can't come to differ in
what they say, and a test holds that they read the same arguments alike.
"""

import os
from collections.abc import Mapping, Sequence

from replylint.cli.flags import CHANNELS, KINDS, LEVELS_TO_FAIL
from replylint.model import LANGUAGES
from replylint.reporters import FORMATS

_VALUES: Mapping[str, tuple[str, tuple[str, ...] | None]] = {
    "--ticket": ("ticket_path", None),
    "--as": ("kind", KINDS),
    "--channel": ("channel", CHANNELS),
    "--lang": ("lang", LANGUAGES),
    "--interface": ("interface", LANGUAGES),
    "--config": ("config_path", None),
    "--format": ("format_name", tuple(FORMATS)),
    "--fail-on": ("fail_on", LEVELS_TO_FAIL),
    "--encoding": ("encoding", None),
    "--baseline": ("baseline", None),
    "--changed-since": ("changed_since", None),
}
_LISTS = {"--select": "select", "--ignore": "ignore", "--output": "outputs"}
_FLAGS = {
    "--preview": "preview",
    "--grammar": "grammar",
    "--include-inactive": "include_inactive",
    "--quiet": "quiet",
    "-q": "quiet",
}


def plain_check(arguments: Sequence[str]) -> dict[str, object] | None:
    """The fields of `arguments.Arguments` that these arguments set; None for anything unusual."""
    if not arguments or arguments[0] != "check" or "_REPLYLINT_COMPLETE" in os.environ:
        return None
    found: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    paths: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name in _FLAGS and not equals:
            found[_FLAGS[name]] = True
            continue
        if name not in _VALUES and name not in _LISTS:
            return None
        if not equals:
            value = next(rest, "--")
            if value.startswith("--"):
                return None
        if name in _LISTS:
            lists.setdefault(_LISTS[name], []).append(value)
            continue
        field, valid = _VALUES[name]
        if valid is not None and value not in valid:
            return None
        found[field] = value
    found.update({name: tuple(values) for name, values in lists.items()})
    if paths:
        found["paths"] = tuple(paths)
    return found
