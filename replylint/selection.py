"""Which rules run, and at which level: one decision, used by the linter and by whoever explains it."""

from msgspec import Struct

from replylint.model import Level
from replylint.settings import Settings


class Decision(Struct, frozen=True):
    """Does a rule run? `level` None means no.

    `key` is the setting that decided, None for the rule's own level; `entry`
    is the entry of it that did.
    """

    level: Level | None
    key: str | None = None
    entry: str | None = None


def specificity(entry: str, rule: str) -> int:
    """How closely an entry of a list means a rule: 3 its id, 2 its pack, 1 `all`, 0 not at all."""
    if entry == rule:
        return 3
    if entry == "all":
        return 1
    return 2 if entry == rule.partition("/")[0] else 0


def closest(entries: "tuple[str, ...] | dict[str, str]", rule: str) -> tuple[int, str | None]:
    """The entry that means the rule most closely, and how closely."""
    best: tuple[int, str | None] = (0, None)
    for entry in entries:
        score = specificity(entry, rule)
        if score > best[0]:
            best = (score, entry)
    return best


def decide(
    rule: str,
    level: Level,
    state: str,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    levels: dict[str, str],
    preview: "bool | tuple[str, ...]",
) -> Decision:
    """Does `rule` run under these settings, and at which level?

    An empty `select` means all. The closer entry wins (an id before a pack
    before `all`), and of two that are equally close the one that switches off.
    A rule whose `state` is `off` runs when `select` or `levels` names its id;
    a `preview` rule also when `preview` is true or means it.
    """
    selected = closest(select, rule)[0] if select else 1
    ignored, ignore_entry = closest(ignore, rule)
    closeness, level_entry = closest(levels, rule)
    wanted = levels[level_entry] if level_entry is not None else None
    named = selected == 3 or (closeness == 3 and wanted != "off")
    if not selected:
        return Decision(None, "select")
    if ignored and ignored >= selected:
        return Decision(None, "ignore", ignore_entry)
    if wanted == "off" and closeness >= selected:
        return Decision(None, "levels", level_entry)
    if state == "off" and not named:
        return Decision(None, "state", "off")
    if state == "preview" and not named:
        asked = preview is True or (preview is not False and closest(preview, rule)[0] > 0)
        if not asked:
            return Decision(None, "preview", "preview")
    if wanted is None or wanted == "off":
        return Decision(level)
    return Decision(wanted, "levels", level_entry)  # type: ignore[arg-type]


def decide_under(settings: Settings, rule: str, level: Level, state: str) -> Decision:
    """As `decide`, with what the settings say."""
    return decide(
        rule,
        level,
        state,
        select=settings.select,
        ignore=settings.ignore,
        levels=settings.levels,
        preview=settings.preview,
    )
