"""Zammad's text modules, in JSON and in CSV."""

import pytest

from tests.readers.reading import fields, file_passages, passages, sources


@pytest.mark.parametrize("name", ["zammad.json", "zammad.csv"])
def test_contents_are_read_and_what_is_off_is_told(name: str) -> None:
    found = file_passages(name)
    assert [(title, field) for title, _, field in fields(found)] == [
        ("Отказ", "content"),
        ("Старое", "content"),
    ]
    assert [one.active for one in found] == [True, False]
    assert found[0].text.startswith("Здравствуйте, #{ticket.customer.firstname}!\n\nВы")


def test_the_least_that_a_module_has() -> None:
    [found] = passages("name;keywords;content\nОтказ;;<p>Нет</p>\n", "modules.csv")
    assert found.text == "Нет"


def test_content_without_tags_keeps_its_lines() -> None:
    [found] = passages('id,name,keywords,content\n1,A,,"Да,\nнет"\n', "modules.csv")
    assert found.text == "Да,\nнет"


def test_places_lead_through_the_quotes_of_csv() -> None:
    assert sources("zammad.csv", 'Вы "сами" виноваты.') == ['Вы ""сами"" виноваты.']
    assert sources("zammad.json", "Вы сами виноваты.") == ["Вы сами виноваты."] * 2
