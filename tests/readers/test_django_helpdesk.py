"""Fixtures of django-helpdesk: pre-set replies, whatever else a dump holds."""

from tests.readers.reading import fields, file_passages, sources


def test_bodies_of_replies_are_read_and_nothing_else() -> None:
    found = file_passages("django-helpdesk.json")
    assert fields(found) == [("Отказ", "3", "body")]
    assert found[0].text == "Здравствуйте!\r\n\r\nВы сами виноваты: {{ ticket.title }}.\r\n"
    assert found[0].helpdesk == "django-helpdesk"


def test_a_dump_in_yaml() -> None:
    name = "django-helpdesk.yaml"
    assert fields(file_passages(name)) == [("Відмова", "4", "body")]
    assert sources(name, "Вітаємо!\r\n\r\nВи") == ["Вітаємо!\\r\\n\\r\\nВи"]
