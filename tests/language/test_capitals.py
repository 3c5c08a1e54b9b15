"""Shouted words, and capitals that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.language.capitals import find_capitals, lowered
from replylint.model import Language


def shouted(text: str, language: Language, known: frozenset[str] = frozenset()) -> list[str]:
    return [text[span.start : span.end] for span in find_capitals(text, 0, len(text), language, known=known)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ВНИМАНИЕ! Оплатите до пятницы ТОЛЬКО картой.", "ru", ["ВНИМАНИЕ", "ТОЛЬКО"]),
        ("НЕ закрывайте окно, иначе ВСЁ начнётся заново.", "ru", ["НЕ", "ВСЁ"]),
        ("Просим СРОЧНО погасить ДОЛГ по ЖКХ", "ru", ["СРОЧНО"]),
        ("ОБОВ'ЯЗКОВО вкажіть НОМЕР договору", "uk", ["ОБОВ'ЯЗКОВО", "НОМЕР"]),
        ("ОБОВ’ЯЗКОВО І ТЕРМІНОВО", "uk", ["ОБОВ’ЯЗКОВО", "ТЕРМІНОВО"]),
        ("DO NOT reply to this address.", "en", ["DO", "NOT"]),
        ("PLEASE READ the attached TERMS before ordering", "en", ["PLEASE", "READ"]),
        ("YOUR ACCOUNT WAS CLOSED ON FRIDAY", "en", ["YOUR", "ACCOUNT", "WAS", "CLOSED", "ON", "FRIDAY"]),
        ("ЖМИТЕ КНОПКУ ОПЛАТИТЬ", "ru", ["ЖМИТЕ", "КНОПКУ", "ОПЛАТИТЬ"]),
        ("Нажмите, но НИКОГДА не звоните.", "ru", ["НИКОГДА"]),
        ("ПО-ПРЕЖНЕМУ ждём ОПЛАТУ", "ru", ["ПО-ПРЕЖНЕМУ", "ОПЛАТУ"]),
    ],
)
def test_loud_words(text: str, language: Language, expected: list[str]) -> None:
    assert shouted(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ОСАГО и КАСКО оформляем по СНИЛС и ИНН, справка из ЕГРЮЛ не нужна.", "ru"),
        ("Терминал SVO, код KC, квитанция в PDF, вход через VPN или WIFI.", "ru"),
        ("Для ФОП без ПДВ: ЄДРПОУ, IBAN, КЕП, а також ДПС.", "uk"),
        ("Нажмите CTRL+ALT+DELETE, затем ENTER и ESCAPE.", "ru"),
        ("Нажмите ОТПРАВИТЬ ЗАЯВКУ, затем кнопку ГОТОВО.", "ru"),
        ("Press SEND INVITE and choose MANAGE YOUR TEAM.", "en"),
        ('Нажмите «ОПЛАТИТЬ СЕЙЧАС», затем кнопку "ДАЛЕЕ".', "ru"),
        ("Договор с ООО РОМАШКА ПЛЮС и ПАО СБЕРБАНК РОССИИ.", "ru"),
        ("Получатель: ИВАНОВА МАРИЯ СЕРГЕЕВНА", "ru"),
        ("Промокод ВЕСНА и промокод ЛЕТОДОМА действуют до мая.", "ru"),
        ("Артикул АВТО-24К и накладная РОЗА15-БЕЛАЯ2", "ru"),
        ("Use code SUMMER and voucher WINTERTIME at checkout.", "en"),
        ("Set DATABASE_URL and read README.md, then run HTTPS_PROXY=1", "en"),
        ("The USB cable, the IMEI, VAT and the FAQ in PDF; UNICEF and NASA.", "en"),
        ("The SAMSUNG phone with ANDROID is at the USPS depot, ETA 5 PM.", "en"),
        ("Ответьте ДА или НЕТ.", "ru"),
        ("Reply YES to confirm or NO to cancel. A colleague and I will read it.", "en"),
        ("-----BEGIN PRIVATE KEY-----", "en"),
        ("Позвоните в ГИБДД, МРЭО или ЗАГС.", "ru"),
    ],
)
def test_innocent_capitals(text: str, language: Language) -> None:
    assert shouted(text, language) == []


def test_words_the_company_writes_so_are_left_alone() -> None:
    assert shouted("Тариф КОСМОС ПЛЮС", "ru", frozenset({"КОСМОС", "ПЛЮС"})) == []


def test_masked_stretches_are_left_alone() -> None:
    text = "Код СЕРДЦЕ ВАЖНО"
    assert find_capitals(text, 0, len(text), "ru", lambda _start, _end: True) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ВНИМАНИЕ! ОПЛАТИТЕ СЧЁТ ДО ПЯТНИЦЫ", "ru", "Внимание! Оплатите счёт до пятницы"),
        (
            "Вкажіть, будь ласка, НОМЕР ДОГОВОРУ та ЄДРПОУ",
            "uk",
            "Вкажіть, будь ласка, номер договору та ЄДРПОУ",
        ),
        ("This is NOT covered. PLEASE check", "en", "This is not covered. Please check"),
    ],
)
def test_lowered_keeps_sentences(text: str, language: Language, expected: str) -> None:
    assert lowered(text, 0, len(text), find_capitals(text, 0, len(text), language)) == expected


@given(st.text(alphabet="АБНЕДаб АLNOTnot1-+'«»\n.", max_size=50), st.sampled_from(["ru", "uk", "en"]))
def test_small_letters_end_the_shouting(text: str, language: Language) -> None:
    found = find_capitals(text, 0, len(text), language)
    assert all(text[span.start : span.end].isupper() for span in found)
    calm = lowered(text, 0, len(text), found)
    assert len(find_capitals(calm, 0, len(calm), language)) == 0
