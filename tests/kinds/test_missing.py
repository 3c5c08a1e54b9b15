import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReplylintError
from replylint.kinds.missing import stem
from replylint.model import Message, Ticket
from tests.kinds.helpers import excerpts, report

BLOCK = """
kind: missing
phrases: {ru: [извините, "(вернем | разберемся)"], en: [sorry]}
except: {ru: [разберемся]}
"""
ECHO = """
kind: missing
phrases: {ru: [понимаем]}
echo: 2
filler: {ru: [заказ]}
"""


def ticket(*texts: str) -> Ticket:
    return Ticket(
        messages=tuple(
            Message(text.removeprefix("A: "), author="agent" if text.startswith("A: ") else "customer")
            for text in texts
        )
    )


def test_the_first_sentence_after_the_salutation_shows_what_is_missing() -> None:
    assert excerpts(BLOCK, "Добрый день, Олег!\n\nШкаф на складе. Ждите.") == ["Шкаф на складе."]


def test_one_of_the_phrases_anywhere_is_enough() -> None:
    assert excerpts(BLOCK, "Шкаф на складе.\n\nИзвините!") == []
    assert excerpts(BLOCK, "The wardrobe is here. Sorry!", "en") == []


def test_what_does_not_count_is_still_missing() -> None:
    assert excerpts(BLOCK, "Мы разберёмся.") == ["Мы разберёмся."]
    assert excerpts(BLOCK, "Мы разберёмся и вернём деньги.") == []


def test_words_of_the_customer_in_one_sentence_are_enough() -> None:
    told = ticket("Холодильник течёт, испортил паркет.")
    assert excerpts(ECHO, "Холодильник заменим, паркету нужен мастер.", ticket=told) == []
    assert excerpts(ECHO, "Холодильник заменим.", ticket=told) == ["Холодильник заменим."]


def test_filler_and_older_messages_prove_nothing() -> None:
    assert excerpts(ECHO, "Заказ с диваном едет.", ticket=ticket("Где заказ? Где диван?")) != []
    old = ticket("Холодильник испортил паркет.", "A: Проверяю.", "Ну что там?")
    assert excerpts(ECHO, "Холодильник заменим, паркету нужен мастер.", ticket=old) != []


def test_with_thread_an_earlier_answer_counts() -> None:
    said = ticket("Где шкаф?", "A: Извините, проверяю.", "Ну где?")
    assert excerpts(BLOCK, "Шкаф на складе.", ticket=said) == ["Шкаф на складе."]
    assert excerpts(BLOCK + "thread: true\n", "Шкаф на складе.", ticket=said) == []
    promised = ticket("Где шкаф?", "A: Разберёмся.", "Ну где?")
    assert excerpts(BLOCK + "thread: true\n", "Шкаф на складе.", ticket=promised) == ["Шкаф на складе."]


def test_an_empty_draft_misses_nothing() -> None:
    assert excerpts(BLOCK, " \n") == []


@pytest.mark.parametrize("extra", ["echo: 0\n", "filler: {ru: [заказ]}\n"])
def test_keys_that_mean_nothing_are_refused(extra: str) -> None:
    with pytest.raises(ReplylintError):
        report(BLOCK + extra, "Текст.")


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("холодильник") == stem("холодильнику")


@given(st.text(max_size=80))
def test_any_text_gets_one_finding_at_most_and_it_lies_in_the_text(text: str) -> None:
    findings = report(BLOCK, text).findings
    assert len(findings) <= 1
    assert all(0 <= found.start < found.end <= len(text) for found in findings)
