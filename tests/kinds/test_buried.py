from replylint.drafts import read_draft
from replylint.linter import lint
from replylint.model import Message, Ticket
from tests.kinds.helpers import excerpts, program_of

BLOCK = """
kind: buried
phrases: {ru: ["плата составит"], en: ["fee will be"]}
topic: {ru: [плата, тариф], en: [fee]}
except: {ru: [не изменится]}
words: 20
paragraphs: 2
"""
NEWS = "С декабря плата составит 790 рублей."
OTHER = "Мы обновили приложение и сайт.\n\nЕщё мы открыли новый склад.\n\n"


def test_behind_two_paragraphs() -> None:
    assert excerpts(BLOCK, "Здравствуйте!\n\n" + OTHER + NEWS) == [NEWS]
    assert excerpts(BLOCK, "Здравствуйте!\n\nМы обновили приложение и сайт.\n\n" + NEWS) == []


def test_short_paragraphs_do_not_hide() -> None:
    assert excerpts(BLOCK, "Здравствуйте!\n\nНовости.\n\nКоротко о важном.\n\n" + NEWS) == []


def test_after_many_words() -> None:
    filler = "Мы обновили приложение, сайт, склад, чат и ещё много того, о чём вы просили в этом году. " * 2
    assert excerpts(BLOCK, filler + NEWS) == [NEWS]
    assert excerpts(BLOCK, "Мы обновили приложение. " + NEWS) == []


def test_only_the_first_news_counts() -> None:
    assert excerpts(BLOCK, NEWS + "\n\n" + OTHER + NEWS) == []


def test_the_first_sentence_names_it() -> None:
    assert excerpts(BLOCK, "Здравствуйте!\n\nМеняется тариф.\n\n" + OTHER + NEWS) == []


def test_the_subject_names_it() -> None:
    program = program_of(BLOCK)
    for subject, count in (("Новости осени", 1), ("Плата с декабря", 0), (None, 1)):
        draft = read_draft(OTHER + NEWS, language="ru", subject=subject)
        assert len(lint(draft, None, program)) == count
    assert lint(read_draft(OTHER + NEWS, language="ru"), Ticket(subject="Тариф"), program) == []


def test_an_answer_to_a_customer_is_left_alone() -> None:
    asked = Ticket(messages=(Message(text="Где мой заказ?"),))
    assert excerpts(BLOCK, OTHER + NEWS, ticket=asked) == []
    assert excerpts(BLOCK, OTHER + NEWS, ticket=Ticket()) == [NEWS]


def test_no_news_in_an_excepted_sentence() -> None:
    assert excerpts(BLOCK, OTHER + "Плата составит столько же, не изменится и срок.") == []
