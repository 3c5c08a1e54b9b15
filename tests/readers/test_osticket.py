"""osTicket's canned responses and mail templates."""

from replylint.readers import Comment
from tests.readers.reading import FILES, fields, file_passages, file_text, from_html, passages, sources, texts

NAME = "osticket.yaml"


def test_responses_are_read_and_nothing_else() -> None:
    found = file_passages(NAME)
    assert fields(found) == [
        (title, None, "response") for title in ("Отказ в возврате", "Старый ответ", "Відмова")
    ]
    assert [one.active for one in found] == [True, False, True]
    assert [one.language for one in found] == [None, None, "uk"]
    assert found[0].text == "Здравствуйте, %{ticket.name.first}!\n\nВы сами виноваты."


def test_the_language_that_the_table_has_by_default_says_nothing() -> None:
    text = "- {title: T, response: Да, lang: %s}\n"
    facts = [passages(text % lang, "canned.yaml")[0] for lang in ("en_US", "ru", "de")]
    assert [(one.language, one.foreign) for one in facts] == [(None, False), ("ru", False), (None, True)]


def test_the_least_that_a_response_has() -> None:
    [found] = passages("- title: T\n  response: Да\n", "canned.yaml")
    assert found.text == "Да"


def test_places_lead_through_the_folded_lines() -> None:
    [found] = sources(NAME, "Ви самі винні.")
    assert found == "Ви самі\n    винні."


def test_an_alias_is_read_at_its_anchor() -> None:
    text = "- title: A\n  response: &same Да<br>\n- title: B\n  response: *same\n"
    assert [(one.entry and one.entry.title, one.text) for one in passages(text, "canned.yaml")] == [
        ("A", "Да")
    ]


def test_a_mail_has_a_subject_and_a_body() -> None:
    name = "ticket.autoresp.yaml"
    subject, body = file_passages(name)
    assert (subject.channel, subject.text) == ("subject", "Ваш запрос [#%{ticket.number}]\n")
    assert body.subject == "Ваш запрос [#%{ticket.number}]"
    [found] = sources(name, "Вы сами виноваты.")
    assert from_html(found).split() == ["Вы", "сами", "виноваты."]


def test_mails_of_alerts_go_to_agents() -> None:
    found = passages(file_text("ticket.autoresp.yaml"), "email/ticket.alert.yaml")
    assert len(found) == 2 and all(one.note for one in found)


def test_comments_of_yaml_are_given_for_directives() -> None:
    text = (FILES / NAME).read_text(encoding="utf-8")
    text = text.replace(
        "  response: |\n    Здр", "  # replylint-disable-next-line tone\n  response: |\n    Здр"
    )
    comments = [item for item in texts(text, NAME) if isinstance(item, Comment)]
    [found] = [comment for comment in comments if comment.text.startswith("replylint")]
    block = text[found.next_line.start : found.next_line.end]
    assert block.startswith("  response: |") and "Вы сами виноваты." in block and "notes" not in block
