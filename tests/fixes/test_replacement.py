"""What is left around a replacement reads as if the old words had never been there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.fixes.replacement import tidied


def put(marked: str, new: str = "") -> str:
    """The text with `new` in the place of what stands between « and »."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    change = tidied(text, start, end, new)
    assert change.start <= start
    assert change.end >= end
    return text[: change.start] + change.text + text[change.end :]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Мы «очень» рады.", "Мы рады."),
        ("Мы рады «очень».", "Мы рады."),
        ("Мы рады, «очень».", "Мы рады."),
        ("Мы рады, «очень»!", "Мы рады!"),
        ("Да, «кстати», мы рады.", "Да, мы рады."),
        ("Да «кстати», мы рады.", "Да, мы рады."),
        ("«Кстати», мы рады.", "Мы рады."),
        ("«Кстати,» мы рады.", "Мы рады."),
        ("«кстати», мы рады.", "мы рады."),
        (
            "Sure. «Of course, here is the answer:» your order is on its way.",
            "Sure. Your order is on its way.",
        ),
        ("Спасибо. «Вот ответ». Далее", "Спасибо. Далее"),
        ("Спасибо. «Вот ответ.» Далее", "Спасибо. Далее"),
        ("Спасибо.« Вот ответ.» Далее", "Спасибо. Далее"),
        ("Спасибо. «Вот ответ.»", "Спасибо."),
        ("слово« лишнее »слово", "слово слово"),
        ("сло«во»во", "слово"),
        ("раз («два») три", "раз три"),
        ("раз («два» и три)", "раз (и три)"),
        ("раз **«два»** три", "раз три"),
        ("раз «два»\nтри", "раз\nтри"),
        ("раз\u00a0«два» три", "раз\u00a0три"),
        ("\u00a0«два» три", "\u00a0три"),
    ],
)
def test_within_a_line(marked: str, wanted: str) -> None:
    assert put(marked) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("раз\n\n«два»\n\nтри", "раз\n\nтри"),
        ("раз\r\n\r\n«Два.»\r\n\r\nтри", "раз\r\n\r\nтри"),
        ("раз\n«два»\nтри", "раз\nтри"),
        ("раз\n«два»\n\nтри", "раз\n\nтри"),
        ("раз\n\n«два»\nтри", "раз\n\nтри"),
        ("«раз»\n\nдва\n", "два\n"),
        ("раз\n\n«два»", "раз"),
        ("раз\n\n«два»\n", "раз\n"),
        ("раз\n\n  «два».  \n\n\n", "раз\n"),
        ("- раз\n- «два.»\n- три", "- раз\n- три"),
        ("1. раз\n2. «два»\n", "1. раз\n"),
        ("«раз»", ""),
        ("«раз»\n", ""),
        ("раз\n«два\n\nтри»\nчетыре", "раз\nчетыре"),
    ],
)
def test_a_line_that_would_be_empty_goes(marked: str, wanted: str) -> None:
    assert put(marked) == wanted


@pytest.mark.parametrize(
    ("marked", "new", "wanted"),
    [
        ("И «это».", "Давайте вместе.", "И Давайте вместе."),
        ("И «это»!", "Давайте вместе.", "И Давайте вместе!"),
        ("И «это» так", "Давайте вместе.", "И Давайте вместе. так"),
        ("Ждём«!!!»", "!", "Ждём!"),
        ("Ждём«!!!».", "!", "Ждём!."),
    ],
)
def test_one_full_stop_is_enough(marked: str, new: str, wanted: str) -> None:
    assert put(marked, new) == wanted


PIECES = st.sampled_from(
    ["слово", "Да", " ", "  ", ", ", ". ", "!", "\n", "\n\n", "\r\n", "- ", "(", ")", "{{x}}", "\u00a0"]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, 60), st.integers(1, 20))
def test_no_other_word_is_lost(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    change = tidied(text, start, end, "")
    assert change.start <= start <= end <= change.end
    result = text[: change.start] + change.text + text[change.end :]
    assert letters(result) == letters(text[:start] + text[end:])
    assert len(result) <= len(text) - (end - start) + 1


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, 60), st.integers(1, 20))
def test_no_blank_is_doubled(text: str, start: int, length: int) -> None:
    text = re.sub("[ \u00a0]+", " ", text)
    start = min(start, len(text))
    end = min(start + length, len(text))
    change = tidied(text, start, end, "")
    result = text[: change.start] + change.text + text[change.end :]
    assert "  " not in result


def letters(text: str) -> str:
    """What has a meaning of its own."""
    return re.sub(r"[\s.,;:!?…()«»*-]+|\d[.)]", "", text).casefold()
