"""What `check` was asked to do, whichever way its arguments were read."""

from msgspec import Struct


class Arguments(Struct, frozen=True):
    """The arguments of `check`, under the names of its options."""

    paths: tuple[str, ...] = ()
    ticket_path: str | None = None
    kind: str | None = None
    channel: str | None = None
    lang: str | None = None
    interface: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    grammar: bool = False
    include_inactive: bool = False
    config_path: str | None = None
    format_name: str = "text"
    fail_on: str | None = None
    encoding: str | None = None
    show_config: bool = False
    explain_silence: str | None = None
    outputs: tuple[str, ...] = ()
    quiet: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    no_gitignore: bool = False
    force_exclude: bool = False
    skip_unknown: bool = False
    jobs: int | None = None
    no_cache: bool = False
    baseline: str | None = None
    baseline_strict: bool = False
    changed_since: str | None = None
