"""Which rules run: the closer entry wins, and of equals the one that switches off."""

import pytest

from replylint.selection import decide


def level(
    rule: str = "tone/blame",
    state: str = "stable",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    levels: dict[str, str] | None = None,
    preview: bool | tuple[str, ...] = False,
) -> str | None:
    decision = decide(
        rule, "error", state, select=select, ignore=ignore, levels=levels or {}, preview=preview
    )
    return decision.level


def test_without_settings_stable_rules_run_at_their_level() -> None:
    assert level() == "error"
    assert level(state="off") is None
    assert level(state="preview") is None


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        (("tone",), (), True),
        (("tone/blame",), (), True),
        (("leaks",), (), False),
        ((), ("tone",), False),
        ((), ("tone/blame",), False),
        (("tone/blame",), ("tone",), True),
        (("tone",), ("tone/blame",), False),
        (("tone",), ("tone",), False),
        (("all",), ("tone",), False),
        (("all", "leaks/secret"), (), True),
    ],
)
def test_select_and_ignore(select: tuple[str, ...], ignore: tuple[str, ...], runs: bool) -> None:
    assert (level(select=select, ignore=ignore) is not None) is runs


def test_levels_of_rule_and_pack() -> None:
    assert level(levels={"tone": "info"}) == "info"
    assert level(levels={"tone": "info", "tone/blame": "warning"}) == "warning"
    assert level(levels={"tone": "off"}) is None
    assert level(levels={"tone": "off"}, select=("tone/blame",)) == "error"
    assert level(levels={"tone/blame": "off"}, select=("tone/blame",)) is None


def test_rules_that_are_off_run_when_their_id_is_named() -> None:
    assert level(state="off", select=("all", "tone/blame")) == "error"
    assert level(state="off", levels={"tone/blame": "info"}) == "info"
    assert level(state="off", levels={"tone": "info"}) is None
    assert level(state="off", select=("tone",)) is None
    assert level(state="off", levels={"tone/blame": "info"}, select=("leaks",)) is None


def test_preview_rules_run_when_asked_for() -> None:
    assert level(state="preview", preview=True) == "error"
    assert level(state="preview", preview=("tone",)) == "error"
    assert level(state="preview", preview=("leaks",)) is None
    assert level(state="preview", select=("tone/blame",)) == "error"


def test_the_deciding_entry_is_named() -> None:
    decision = decide("tone/blame", "error", "stable", select=(), ignore=("tone",), levels={}, preview=False)
    assert (decision.key, decision.entry) == ("ignore", "tone")
