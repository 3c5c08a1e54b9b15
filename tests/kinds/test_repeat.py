from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.helpers import excerpts, fixed, report

BLOCK = """
kind: repeat
greetings: {ru: ["^ здравствуйте", "^ добрый день"]}
"""


def test_a_greeting_a_paragraph_a_sentence() -> None:
    twice = "Здравствуйте, Инна!\n\nСпасибо. Здравствуйте, Инна!"
    assert excerpts(BLOCK, twice + " Готово.") == [twice]
    paragraph = "Счёт выставлен, оплатить можно завтра."
    text = f"{paragraph}\n\nАдрес прежний.\n\n{paragraph}"
    assert excerpts(BLOCK, text) == [text]
    sentence = "Деньги вернутся на карту за три рабочих дня."
    text = f"{sentence} Чек на почте. {sentence}"
    assert excerpts(BLOCK, text) == [text]


def test_marks_and_case_do_not_tell_apart_but_words_and_links_do() -> None:
    assert len(excerpts(BLOCK, "Ещё раз: счёт готов и оплачен!\n\nеще раз, счёт готов и оплачен.")) == 1
    assert (
        excerpts(BLOCK, "Ваш счёт тут: https://a.ru/1 посмотрите\n\nВаш счёт тут: https://a.ru/2 посмотрите")
        == []
    )


def test_the_fix_leaves_the_second_out() -> None:
    text = "Здравствуйте, Инна!\n\nСпасибо. Здравствуйте, Инна! Готово."
    assert fixed(BLOCK, text) == "Здравствуйте, Инна!\n\nСпасибо. Готово."


def test_the_fix_is_safe_if_nothing_stands_between() -> None:
    def is_safe(text: str) -> bool:
        (finding,) = report(BLOCK, text).findings
        return finding.suggestions[0].safe

    assert is_safe("Здравствуйте, Инна!\n\nЗдравствуйте, Инна! Готово.")
    assert is_safe("Счёт выставлен, оплатить можно завтра.\n\n\nСчёт выставлен, оплатить можно завтра.")
    assert not is_safe("Здравствуйте, Инна!\n\nСпасибо. Здравствуйте, Инна!")


def test_what_may_repeat() -> None:
    step = "Нажмите на кнопку и подождите, пока загорится лампа."
    assert excerpts(BLOCK, f"1. {step}\n2. Смените кабель.\n3. {step}") == []
    assert excerpts(BLOCK, "Спасибо!\n\nГотово.\n\nСпасибо!") == []
    assert excerpts(BLOCK, "Добрый день! Скажите: «Добрый день!» Добрый день начинается с кофе.") == []


def test_an_article_repeats_itself_under_headings() -> None:
    sentence = "Деньги вернутся на карту за три рабочих дня."
    assert report(BLOCK, f"{sentence} Чек на почте. {sentence}", kind="template").findings == ()
    assert report(BLOCK, f"# Одно\n\n{sentence}\n\n# Другое\n\n{sentence}", kind="template").findings == ()
    assert len(report(BLOCK, f"{sentence}\n\n{sentence}", kind="template").findings) == 1


@given(
    st.lists(st.sampled_from(["Добрый день!", "Здравствуйте, Инна!", "один два три четыре пять", "", "x"]))
)
def test_fixes_come_to_an_end(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    for _ in pieces:
        text = fixed(BLOCK, text)
    assert excerpts(BLOCK, text) == []
