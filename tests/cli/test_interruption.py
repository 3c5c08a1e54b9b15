"""Ctrl-C waits for the end of a line, but not for input."""

import signal

import pytest

from replylint.cli.interruption import Interruption


def test_in_the_middle_of_a_line_it_is_only_noted() -> None:
    with Interruption() as interruption:
        assert not interruption.asked
        signal.raise_signal(signal.SIGINT)
        assert interruption.asked


def test_while_waiting_it_stops_at_once() -> None:
    with Interruption() as interruption, pytest.raises(KeyboardInterrupt), interruption.welcome():
        signal.raise_signal(signal.SIGINT)


def test_a_second_one_stops_at_once_and_so_does_the_next_wait() -> None:
    with Interruption() as interruption:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt), interruption.welcome():
            raise AssertionError("there is nothing to wait for")


def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
