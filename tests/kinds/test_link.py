from replylint.model import Message, Ticket
from replylint.settings import CompanySection, Layer, Section, resolve
from tests.kinds.helpers import excerpts, program_of

BLOCK = """
kind: link
hosts: ["*.slack.com/archives", notion.so]
labels: [jira, admin]
suffixes: [corp]
device_suffixes: [local]
paths: [/admin]
public: [notion.so/templates]
help: [help, docs]
device: {ru: [роутер*]}
version: {ru: [прошивк*]}
"""


def _found(text: str, ticket: Ticket | None = None) -> list[str]:
    return excerpts(BLOCK, text, ticket=ticket)


def test_hosts_labels_suffixes_paths() -> None:
    for link in (
        "https://shop.slack.com/archives/C1",
        "https://www.notion.so/shop/Page",
        "https://jira.shop.ru/browse/A-1",
        "https://x.admin.shop.ru/1",
        "http://files.corp/a",
        "https://shop.ru/admin/1",
        "http://wiki/page",
        "http://localhost:3000/x",
        "http://10.1.2.3/x",
        "jira.shop.ru/browse/A-1",
    ):
        assert _found(f"Смотрите: {link}, спасибо.") == [link], link


def test_public_pages() -> None:
    for link in (
        "https://slack.com/help/articles/1",
        "https://notion.so/templates/a",
        "https://help.shop.ru/admin/jira",
        "https://shop.ru/docs/jira",
        "https://jira.com/software",
        "https://shop.ru/administration",
        "https://corp-gifts.ru/local",
        "https://8.8.8.8/x",
    ):
        assert _found(f"Смотрите: {link}, спасибо.") == [], link


def test_the_device_of_the_customer() -> None:
    assert _found("Откройте http://192.168.1.1 в настройках роутера.") == []
    assert _found("Откройте http://192.168.1.1, пожалуйста.") == ["http://192.168.1.1"]
    ticket = Ticket(messages=(Message(text="Мой роутер завис"),))
    assert _found("Откройте http://192.168.1.1, пожалуйста.", ticket) == []
    assert _found("Роутер: https://jira.shop.ru/1") == ["https://jira.shop.ru/1"]


def test_a_host_that_the_customer_wrote() -> None:
    ticket = Ticket(messages=(Message(text="У меня открыто https://jira.client.ru/5"),))
    assert _found("Да, https://jira.client.ru/5 работает.", ticket) == []
    note = Ticket(messages=(Message(text="https://jira.client.ru/5", author="agent", public=False),))
    assert _found("Да, https://jira.client.ru/5 работает.", note) == ["https://jira.client.ru/5"]


def test_four_numbers_may_be_a_version() -> None:
    assert _found("Вышла прошивка 10.2.14.7, обновите.") == []
    assert _found("Вышла 10.2.14.7, обновите.") == ["10.2.14.7"]


def test_the_config_has_the_last_word() -> None:
    company = CompanySection(
        allowed_hosts=["jira.shop.ru"], internal_hosts=["*.shop.ru", "notion.so/templates"]
    )
    from replylint.drafts import read_draft
    from replylint.linter import lint

    text = "https://notion.so/templates/a https://jira.shop.org/b https://club.shop.ru/c"
    program = program_of(BLOCK, resolve([Layer(Section(company=company))]))
    found = [
        text[finding.start : finding.end] for finding in lint(read_draft(text, language="ru"), None, program)
    ]
    assert found == ["https://notion.so/templates/a", "https://jira.shop.org/b", "https://club.shop.ru/c"]
    allowed = CompanySection(allowed_hosts=["jira.shop.ru", "10.1.2.3"])
    program = program_of(BLOCK, resolve([Layer(Section(company=allowed))]))
    assert lint(read_draft("https://jira.shop.ru/1 http://10.1.2.3/", language="ru"), None, program) == []
