from tests.kinds.helpers import excerpts, fixed

BLOCK = """
kind: aside
greeting: {ru: ["^ [<name>] (здравствуйте | добрый день)"]}
phrases: {ru: [она]}
"""


def test_before_a_late_greeting() -> None:
    text = "Опять она. Марина, добрый день! Она уже в пути."
    assert excerpts(BLOCK, text) == ["Опять она."]
    assert fixed(BLOCK, text) == " Марина, добрый день! Она уже в пути."


def test_several_sentences() -> None:
    assert excerpts(BLOCK, "Она пишет. Она ждёт.\n\nЗдравствуйте!") == ["Она пишет.", "Она ждёт."]


def test_a_greeting_at_the_start_is_as_it_should_be() -> None:
    assert excerpts(BLOCK, "Марина, добрый день! Посылка приехала, она у вас.") == []


def test_a_greeting_far_down_is_something_else() -> None:
    assert excerpts(BLOCK, "Она едет. Раз. Два. Три. Четыре. Здравствуйте!") == []


def test_no_greeting() -> None:
    assert excerpts(BLOCK, "Посылка приехала, она у вас.") == []
