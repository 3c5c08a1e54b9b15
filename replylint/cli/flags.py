"""The options of a command as a section of settings."""

from replylint.settings import GrammarSection, Section

LEVELS_TO_FAIL = ("error", "warning", "info", "never")
CHANNELS = ("email", "chat", "push", "sms", "social", "subject")
KINDS = ("reply", "template")


def flags(
    *,
    kind: str | None,
    channel: str | None,
    lang: str | None,
    interface: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    fail_on: str | None = None,
    inactive: bool = False,
    grammar: bool = False,
) -> Section:
    """The options as a section of settings, to lay over the config."""
    return Section(
        select=_names(select),
        ignore=_names(ignore),
        language=lang,  # type: ignore[arg-type]
        interface=interface,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        channel=channel,  # type: ignore[arg-type]
        fail_on=fail_on,  # type: ignore[arg-type]
        preview=True if preview else None,
        inactive=True if inactive else None,
        grammar=GrammarSection(enabled=True) if grammar else None,
    )


def _names(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Names with commas between them, from an option that may be given several times."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    return names or None
