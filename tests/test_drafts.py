import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import MOST_PARAGRAPHS, WRITTEN, read_draft
from replylint.model import LANGUAGES, Draft, PartKind


def parts(text: str) -> list[tuple[PartKind, str]]:
    return [(part.kind, text[part.start : part.end].strip()) for part in read_draft(text).parts]


LETTER = """Здравствуйте, Марина!

Деньги вернули на карту. Вы написали: «Где мои деньги?» Они придут завтра.

Хорошего дня!
Алёна, банк «Исток»

Это сообщение и все вложения являются конфиденциальными.

20.11.2026, 10:05, Марина <marina@example.com>:
Где мои деньги?
"""


def test_a_whole_letter() -> None:
    assert parts(LETTER) == [
        ("greeting", "Здравствуйте, Марина!"),
        ("body", "Деньги вернули на карту. Вы написали: «Где мои деньги?» Они придут завтра."),
        ("closing", "Хорошего дня!"),
        ("signature", "Алёна, банк «Исток»"),
        ("disclaimer", "Это сообщение и все вложения являются конфиденциальными."),
        ("quote", "20.11.2026, 10:05, Марина <marina@example.com>:\nГде мои деньги?"),
    ]


def test_a_chat_message_on_one_line() -> None:
    assert parts("Вітаю, Оксано! Оплата пройшла. Гарного вечора!") == [
        ("greeting", "Вітаю, Оксано!"),
        ("body", "Оплата пройшла."),
        ("closing", "Гарного вечора!"),
    ]


def test_answers_under_and_between_quotes() -> None:
    assert parts("> Где?\n\nДобрый день, Анна! В пути.\n\n> А чек?\nТоже.\n\nВера") == [
        ("quote", "> Где?"),
        ("greeting", "Добрый день, Анна!"),
        ("body", "В пути."),
        ("quote", "> А чек?"),
        ("body", "Тоже."),
        ("signature", "Вера"),
    ]


def test_a_signature_under_the_quote_does_not_hide_the_farewell_above_it() -> None:
    assert parts("Готово, чек на почте.\n\nХорошего дня!\n\n> Где чек?\n\n-- \nВера") == [
        ("body", "Готово, чек на почте."),
        ("closing", "Хорошего дня!"),
        ("quote", "> Где чек?"),
        ("signature", "-- \nВера"),
    ]


def test_placeholders_stand_for_names() -> None:
    assert parts("Добрый день, {{first_name}}!\n\nГотово.\n\nС уважением,\n{{agent.name}}") == [
        ("greeting", "Добрый день, {{first_name}}!"),
        ("body", "Готово."),
        ("closing", "С уважением,"),
        ("signature", "{{agent.name}}"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"), [("", []), ("  \n", ["body"]), ("> да", ["quote"]), ("Да", ["body"])]
)
def test_little_or_nothing(text: str, kinds: list[str]) -> None:
    assert [part.kind for part in read_draft(text).parts] == kinds


def test_each_paragraph_has_its_language() -> None:
    text = "Здравствуйте! Ваш заказ уже в пути.\n\nYour order is on its way to you.\n\nВаше замовлення вже в дорозі."
    draft = read_draft(text)
    assert [paragraph.language for paragraph in draft.paragraphs] == ["ru", "en", "uk"]


def test_lines_of_a_paragraph_are_told_apart_where_languages_meet() -> None:
    text = "Ваше замовлення вже в дорозі.\nКур'єр подзвонить завтра.\nВаш заказ уже в пути, курьер позвонит завтра."
    draft = read_draft(text)
    assert [(text[span.start : span.end].count("\n"), span.language) for span in draft.paragraphs] == [
        (1, "uk"),
        (0, "ru"),
    ]


def test_paragraphs_are_what_the_operator_wrote() -> None:
    draft = read_draft(LETTER)
    written = [LETTER[paragraph.start : paragraph.end] for paragraph in draft.paragraphs]
    assert written == [
        "Здравствуйте, Марина!",
        "Деньги вернули на карту. Вы написали: «Где мои деньги?» Они придут завтра.",
        "Хорошего дня!",
    ]


def test_language_overrides_and_hint_helps() -> None:
    overridden = read_draft("Ваш заказ уже в пути.\n\nYour order is on its way.", language="uk")
    assert overridden.language == "uk"
    assert {paragraph.language for paragraph in overridden.paragraphs} == {"uk"}
    assert read_draft("Ok", hint="uk").language == "uk"
    assert read_draft("Ваш заказ уже в пути.", hint="uk").language == "ru"


def test_the_foreign_quote_below_does_not_decide() -> None:
    assert (
        read_draft("Готово, проверьте.\n\n> Where is my order? I have been waiting for it.").language == "ru"
    )


def test_what_is_given_is_kept() -> None:
    draft = read_draft("Да", kind="template", channel="push", subject="Тема")
    assert (draft.text, draft.kind, draft.channel, draft.subject) == ("Да", "template", "push", "Тема")


def test_many_paragraphs() -> None:
    draft = read_draft("Да\n\n" * (MOST_PARAGRAPHS + 10) + "Yes, it is here.")
    assert len(draft.paragraphs) == MOST_PARAGRAPHS + 11


def check(draft: Draft) -> None:
    """Parts cover the text; masks and paragraphs are in order, and within it."""
    text = draft.text
    assert "".join(text[part.start : part.end] for part in draft.parts) == text
    past = 0
    for part in draft.parts:
        assert part.start == past < part.end
        past = part.end
    past = 0
    for mask in draft.masks:
        assert past <= mask.start < mask.end <= len(text)
        past = mask.end
    past = 0
    written = [part for part in draft.parts if part.kind in WRITTEN]
    for paragraph in draft.paragraphs:
        assert past <= paragraph.start < paragraph.end <= len(text)
        assert any(part.start < paragraph.end and paragraph.start < part.end for part in written)
        past = paragraph.end
    assert draft.language in LANGUAGES


LINES = (
    "Здравствуйте, Марина!|Hi Kate,|Деньги вернули.|Гроші повернули|С уважением,|Ирина|Best,|Хорошего дня!|> да|"
    "-- |On Mon, Nov 12, 2026 Ivan <i@x.y> wrote:|P.S. |{{name}}|<b>|`|From: a\nTo: b\nSubject: c\n|"
    "This message is confidential.|https://a.b/c|<blockquote>|</blockquote>| |, |\t|)|.|й|🙂"
)
PIECES = st.sampled_from([*LINES.split("|"), "\n", "\r\n", "\n\n", "\x00", "\ud800", "\u202e", "\u200b"])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_parts_cover_any_reply(text: str) -> None:
    check(read_draft(text))
    check(read_draft(text, kind="template", language="ru"))


@given(st.text())
def test_parts_cover_any_text(text: str) -> None:
    check(read_draft(text))


@pytest.mark.parametrize("piece", [">", "[", "a", "\n", "> \n", "Да\n\n", "«", "Hi, ", "- ", "\ud800", ") "])
def test_a_long_row_is_read_through(piece: str) -> None:
    check(read_draft(piece * 30_000))
