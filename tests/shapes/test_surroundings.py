from replylint.shapes.surroundings import lead_in, sentence_around, shorten


def _around(text: str, inside: str) -> str:
    start = text.index(inside)
    low, high = sentence_around(text, start, start + len(inside))
    return text[low:high]


def test_a_sentence_ends_before_a_capital_letter() -> None:
    assert _around("Да. Карта 4111, проверьте! Спасибо.", "4111") == "Карта 4111, проверьте!"
    assert _around("One. Card 4111 «is» it? Two.", "4111") == "Card 4111 «is» it?"


def test_abbreviations_do_not_end_it() -> None:
    assert (
        _around("Спросите по тел. +7 900 000 завтра. Ждём.", "+7 900")
        == "Спросите по тел. +7 900 000 завтра."
    )


def test_a_line_ends_it() -> None:
    assert _around("пароль:\n1234\nспасибо", "1234") == "1234"


def test_far_text_is_left_out() -> None:
    text = "а" * 1000 + " 4111 " + "б" * 1000
    low, high = sentence_around(text, 1001, 1005, reach=10)
    assert (low, high) == (991, 1015)


def test_lead_in_begins_after_the_last_number() -> None:
    text = "По заказу 55 вернули на карту 4111"
    assert lead_in(text, 0, text.index("4111")) == " вернули на карту "
    assert lead_in("на карту 4111", 0, 9) == "на карту "


def test_shorten_cuts_between_words() -> None:
    assert shorten("Поставщик  подтвердил\nбрак") == "Поставщик подтвердил брак"
    assert shorten("Поставщик подтвердил брак в партии", 25) == "Поставщик подтвердил…"
    assert len(shorten("слово " * 1000)) <= 80
