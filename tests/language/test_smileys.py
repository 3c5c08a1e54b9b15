"""Smileys, and all the brackets and signs that are none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.language.smileys import find_smileys, without
from replylint.model import Language


def smileys(text: str, language: Language = "ru") -> list[str]:
    return [text[span.start : span.end] for span in find_smileys(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Спасибо)", [")"]),
        ("Спасибо))) Ждём вас", [")))"]),
        ("Ваш заказ собран ) Ждём", [")"]),
        ("Очень жаль(", ["("]),
        ("Увы((( Размера нет", ["((("]),
        ("Готово :) Приходите ;-)", [":)", ";-)"]),
        ("Готово :-D", [":-D"]),
        ("Ура =)", ["=)"]),
        ("Не знаю :(", [":("]),
        ("Не грустите :'(", [":'("]),
        ("(шучу :) и не забудьте зонт)", [":)"]),
        ("(шучу :))", [":)"]),
        ("(да, мы знаем))", [")"]),
        ("Держите ^_^", ["^_^"]),
        ("Смешно xD", ["xD"]),
        ("Вітаємо <3", ["<3"]),
        ("Це був я) Гарного дня", [")"]),
        ("Приходите к 18:00) Будем рады", [")"]),
        ("Ждём вас в 5)", [")"]),
        ("Отлично :smile:", [":smile:"]),
        ("(: Привет", ["(:"]),
    ],
)
def test_smileys_of_brackets(text: str, expected: list[str]) -> None:
    assert smileys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Работаем (без выходных) до 20:00.",
        "Работаем (без выходных (кроме 1 января)).",
        "Нужны: 1) паспорт, 2) договор; 3) чек.",
        "Нужны:\n1) паспорт\n2) договор\nа) копия\nб) оригинал",
        "Приложите: а) чек; б) фото; в) номер карты.",
        "Варианты: i) почта, ii) курьер, iv) самовывоз",
        "В пункте 1.2) договора, и в пункте 3).",
        "Скидка (только для вас: 10 %) уже в кабинете.",
        "Список (чек, фото и так далее:) у вас в письме.",
        "Картриджи HP® и Epson™ © 2026",
        "Оплата 10:00, 8) не нужно",
        "Готово ✔ ✅ ☑ → ⚠ ℹ 1️⃣ 2️⃣",
        "📌 Адрес: Мира, 12\n📞 Телефон: 8 800\n👉 Сайт",
        "Поставьте 5 ★★★★★",
        "Смотрите (пункт 3 договора",
        "Путь C:\\Program Files (x86)\\App:data",
        "def f(x=1): return x",
        "Скидка (10%)",
        "Курс (зимний) и (летний) — по 10 занятий (по 2 часа).",
        "Счёт 3:2, итог 5:3 в вашу пользу.",
    ],
)
def test_no_smileys(text: str) -> None:
    assert smileys(text) == []


@pytest.mark.parametrize("text", ["See section 4) for details.", "We close at 5 pm) sorry for the typo."])
def test_lonely_brackets_are_slips_in_english(text: str) -> None:
    assert smileys(text, "en") == []


def test_eyes_make_a_smiley_in_english() -> None:
    assert smileys("Done :) See you tomorrow ;-) and thanks (really :-)).", "en") == [":)", ";-)", ":-)"]


@pytest.mark.parametrize("emoji", ["🙂", "👍🏽", "👨‍👩‍👧‍👦", "🇺🇦", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🤷‍♀️", "☺️", "✨", "🎉"])
def test_a_sequence_is_one_emoji(emoji: str) -> None:
    assert smileys(f"Готово {emoji} ждём вас") == [emoji]
    assert smileys(f"{emoji}{emoji}") == [emoji, emoji]


def test_text_style_is_respected() -> None:
    assert smileys("Знак ☀\ufe0e в таблице") == []


def test_masked_stretches_hold_none_but_close_brackets() -> None:
    text = "Смотрите [сайт](https://a.example/b) и пишите :)"
    found = find_smileys(text, 0, len(text), "ru", lambda start, _end: start < text.index(" и"))
    assert [text[span.start : span.end] for span in found] == [":)"]


def test_a_stretch_is_looked_at_alone() -> None:
    text = "Да) Нет)"
    assert [(span.start, span.end) for span in find_smileys(text, 3, len(text), "ru")] == [(7, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Вітаємо в школі)) Заняття завтра ;) Зошит візьміть.",
            "Вітаємо в школі. Заняття завтра. Зошит візьміть.",
        ),
        ("Спасибо! 😊 Ждём вас 😊", "Спасибо! Ждём вас."),
        ("Ваш заказ :) уже едет", "Ваш заказ уже едет"),
        ("Ждём вас (вход со двора) 😊", "Ждём вас (вход со двора)."),
        ("🎉 Поздравляем! 🎉", " Поздравляем!"),
    ],
)
def test_removal_leaves_a_sentence(text: str, expected: str) -> None:
    assert without(text, 0, len(text), find_smileys(text, 0, len(text), "uk")) == expected


@given(st.text(alphabet="()аб1 :;=.-D\n🙂❤️👍🏽", max_size=40), st.sampled_from(["ru", "uk", "en"]))
def test_smileys_are_in_order_and_do_not_overlap(text: str, language: Language) -> None:
    found = find_smileys(text, 0, len(text), language)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_eyes_between_two_brackets_are_one_smiley() -> None:
    assert [(one.start, one.end) for one in find_smileys("ok (:)", 0, 6, "en")] == [(3, 5)]


def test_no_stop_after_a_smiley_that_stays() -> None:
    text = "Хорошего дня :) 😊"
    assert without(text, 0, len(text), find_smileys(text, 0, len(text), "ru")[1:]) == "Хорошего дня :)"
