"""What may be put right unseen."""

import pytest

from replylint.grammar.slips import is_slip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tomorow", "tomorrow"),
        ("recieved", "received"),
        ("adress", "address"),
        ("untill", "until"),
        ("завтро", "завтра"),
        ("оказатся", "оказаться"),
        ("проверели", "проверили"),
        ("замовленя", "замовлення"),
    ],
)
def test_slips(written: str, meant: str) -> None:
    assert is_slip(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hyperlocal", "hyperfocal"),
        ("repro", "retro"),
        ("Тасино", "Тосино"),
        ("alott", "a lot"),
        ("teh", "the"),
        ("wwwwww", "w"),
        ("earcups", "teacups"),
        ("завтра", "завтра"),
    ],
)
def test_what_may_be_a_word_of_its_own(written: str, meant: str) -> None:
    assert not is_slip(written, meant)
