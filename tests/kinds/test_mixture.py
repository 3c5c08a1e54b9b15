from replylint.model import Message, Ticket
from tests.kinds.helpers import excerpts

BLOCK = """
kind: mixture
announced: {en: ["english below"]}
"""
RUSSIAN = "Счёт уже готов, вы найдёте его в кабинете."
ENGLISH = "Your invoice is ready, and you will find it in your account."


def test_a_paragraph_in_another_language() -> None:
    assert excerpts(BLOCK, f"Здравствуйте, Инна!\n\n{RUSSIAN}\n\n{ENGLISH}") == [ENGLISH]
    assert excerpts(BLOCK, f"Hello Kate,\n\n{ENGLISH}\n\n{RUSSIAN}", "en") == [RUSSIAN]
    ukrainian = "Якщо потрібен рахунок, надішліть нам адресу."
    assert excerpts(BLOCK, f"Здравствуйте, Инна!\n\n{RUSSIAN}\n\n{ukrainian}") == [ukrainian]


def test_the_greeting_says_which_language_is_the_reply_s() -> None:
    assert excerpts(
        BLOCK, f"Hello Kate,\n\nIt is ready for you now.\n\n{RUSSIAN}\n\n{RUSSIAN} Он там.", "en"
    ) == [
        RUSSIAN,
        f"{RUSSIAN} Он там.",
    ]


def test_quoted_announced_or_said_twice() -> None:
    for text in (
        f"Здравствуйте!\n\n{RUSSIAN} Там написано:\n\n{ENGLISH}",
        f"Здравствуйте!\n\n{RUSSIAN}\n\n«{ENGLISH}»",
        f"English below\n\nЗдравствуйте! {RUSSIAN}\n\n{ENGLISH}",
        f"Здравствуйте!\n\n{RUSSIAN}\n\nHello!\n\n{ENGLISH}",
        f"Здравствуйте!\n\n{RUSSIAN}\n\nSamsung Galaxy Tab Active Pro Edition Plus",
        f"Здравствуйте!\n\n{RUSSIAN}\n\nThank you!",
    ):
        assert excerpts(BLOCK, text) == [], text


def test_words_of_the_ticket() -> None:
    ticket = Ticket(messages=(Message(text=f"Мне пишут: {ENGLISH}"),))
    text = f"Здравствуйте!\n\n{RUSSIAN}\n\n{ENGLISH}"
    assert excerpts(BLOCK, text, ticket=ticket) == []
    assert excerpts(BLOCK, text, ticket=Ticket()) == [ENGLISH]
